import { useState } from "react";
import { codeName, findElement } from "#features/dictionary/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type ImportRow, listRows } from "../findings.contract.ts";
import type { ImportRun } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";
import { elementLabel } from "./element-label.ts";

const EFFECTS = {
  add: "effectAdd",
  change: "effectChange",
  same: "unchanged",
  conflict: "effectConflict",
} as const;
type Effect = keyof typeof EFFECTS;
const PAGE = 50;
const MOST_SHOWN = 200;

/** What each row would write, before anything is written: new people, and changes field by field. */
export function PreviewBlock({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const effects = run.effects ?? { add: 0, change: 0, same: 0, conflict: 0 };
  const first = (Object.keys(EFFECTS) as Effect[]).find((effect) => effects[effect] > 0) ?? "add";
  const [effect, setEffect] = useState<Effect>(first);
  const [limit, setLimit] = useState(PAGE);
  const found = useLook(listRows, { runId: run.runId, effect, limit }, { keepFormer: true, freshFor: 0 });
  const more = found.data !== undefined && found.data.next !== null && limit < MOST_SHOWN;
  return (
    <Block title={t("preview")} aside={<EffectChoice value={effect} onChoose={setEffect} />}>
      {found.data ? <Rows rows={found.data.rows} effect={effect} /> : <Loading rows={6} />}
      {more && (
        <Button kind="text" onClick={() => setLimit(limit + PAGE)}>
          {t("moreRows")}
        </Button>
      )}
    </Block>
  );
}

function EffectChoice({ value, onChoose }: { value: Effect; onChoose: (effect: Effect) => void }) {
  const t = useText(rosterMessages);
  return (Object.keys(EFFECTS) as Effect[]).map((one) => (
    <Button
      key={one}
      small
      kind={value === one ? "plain" : "text"}
      aria-pressed={value === one}
      onClick={() => onChoose(one)}
    >
      {t(EFFECTS[one])}
    </Button>
  ));
}

function Rows({ rows, effect }: { rows: readonly ImportRow[]; effect: Effect }) {
  const t = useText(rosterMessages);
  const { language } = useLanguage();
  const value = (element: string) => (row: ImportRow) => shown(row.values[element]);
  return (
    <DataTable
      label={t("preview")}
      dense
      rows={rows}
      rowKey={(row) => String(row.rowNo)}
      empty={t("noSuchRows")}
      columns={[
        { key: "row", title: t("row"), numeric: true, width: 64, cell: (row) => row.row },
        {
          key: "name",
          title: elementLabel("name", language),
          cell: (row) =>
            row.personId === null ? (
              shown(row.values["name"])
            ) : (
              <TextLink to={`/people/${row.personId}`}>{shown(row.values["name"])}</TextLink>
            ),
        },
        {
          key: "number",
          title: elementLabel("identity_number", language),
          cell: (row) => <span className="mono">{shown(row.values["identity_number"])}</span>,
        },
        { key: "joined", title: elementLabel("join_date", language), cell: value("join_date") },
        { key: "branch", title: elementLabel("branch", language), cell: value("branch") },
        {
          key: "state",
          title: "",
          cell: (row) => row.status === "warn" && <Status kind="warn">{t("mustLook")}</Status>,
        },
        ...(effect === "change"
          ? [{ key: "changes", title: t("becomes"), cell: (row: ImportRow) => changesText(row, language) }]
          : []),
      ]}
    />
  );
}

function shown(value: string | null | undefined): string {
  return value === null || value === undefined || value === "" ? "—" : value;
}

/** "文化程度 → 大学本科": codes in words; facts are named in camel case, elements with underscores. */
function changesText(row: ImportRow, language: "zh" | "en"): string {
  return Object.entries(row.changes)
    .map(([fact, value]) => {
      const element = fact.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const codes = findElement(element)?.codes;
      const text = codes === undefined ? shown(value) : codeName(codes, value, language);
      return `${elementLabel(element, language)} → ${text}`;
    })
    .join(language === "zh" ? "；" : "; ");
}
