import { useState } from "react";
import { searchBodies } from "#features/bodies/contract.ts";
import { call } from "#ui/api/call.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { ComboBox } from "#ui/form/combo-box.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { Form } from "#ui/form/form.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Block, Sheet } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type ImportRun, type ImportSheet, mendCells } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";
import { ROSTER_FIELDS } from "../roster-fields.contract.ts";
import { elementLabel } from "./element-label.ts";
import { useSheetName } from "./sheet-name.ts";

/** Field by letter, as chosen by hand; null leaves a column out. */
type Chosen = Record<string, Record<string, string | null>>;

/** What each column was read as, sheet by sheet; a clerk who knows better says so, and the file is checked again. */
export function ColumnsBlock({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const nameOf = useSheetName();
  const needsChoice = run.state === "needs_choice";
  const [opened, setOpened] = useState(needsChoice);
  const sheets = run.sheets.filter((sheet) => sheet.outcome === "used");
  if (sheets.length === 0) return null;
  return (
    <Block
      title={t("columnsFound")}
      note={opened ? undefined : sheets.map((sheet) => nameOf(sheet.name)).join(", ")}
      aside={
        <Button small kind="text" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? t("closeRow") : t("openColumns")}
        </Button>
      }
    >
      {needsChoice && run.counts["BRANCH_CHOICE"] !== undefined && <BranchForm run={run} />}
      {opened && <ColumnsForm run={run} sheets={sheets} />}
    </Block>
  );
}

function ColumnsForm({ run, sheets }: { run: ImportRun; sheets: readonly ImportSheet[] }) {
  const t = useText(rosterMessages);
  const [chosen, setChosen] = useState<Chosen>({});
  const mend = useCommand(mendCells);
  const maySettle = run.state === "checked" || run.state === "needs_choice";
  const changed = Object.values(chosen).some((sheet) => Object.keys(sheet).length > 0);
  return (
    <Form
      label={t("columnsFound")}
      refusal={mend.refusal?.words}
      onSend={() => changed && mend.send({ runId: run.runId, version: run.version, fields: chosen })}
    >
      {sheets.map((sheet) => (
        <SheetColumns
          key={sheet.name}
          sheet={sheet}
          chosen={chosen[sheet.name] ?? {}}
          onChoose={
            maySettle
              ? (letter, field) =>
                  setChosen({ ...chosen, [sheet.name]: { ...chosen[sheet.name], [letter]: field } })
              : undefined
          }
        />
      ))}
      {changed && (
        <div className="row wrap">
          <Button kind="pri" type="submit" pending={mend.pending}>
            {t("checkAgain")}
          </Button>
        </div>
      )}
    </Form>
  );
}

interface SheetColumnsProps {
  sheet: ImportSheet;
  chosen: Readonly<Record<string, string | null>>;
  onChoose: ((letter: string, field: string | null) => void) | undefined;
}

function SheetColumns({ sheet, chosen, onChoose }: SheetColumnsProps) {
  const t = useText(rosterMessages);
  const { language } = useLanguage();
  const letters = Object.keys(sheet.headers).toSorted((a, b) => a.length - b.length || a.localeCompare(b));
  const kinds = {
    member: "kindMember",
    activist: "kindActivist",
    dues: "kindDues",
    cadre: "kindCadre",
  } as const;
  const title = t("headerAt", {
    sheet: useSheetName()(sheet.name),
    rows: sheet.headerRows.join(", "),
    kind: t(kinds[sheet.kind ?? "member"]),
  });
  return (
    <>
      <p className="sm mut">{title}</p>
      <DataTable
        label={title}
        dense
        rows={letters}
        rowKey={(letter) => letter}
        columns={[
          {
            key: "letter",
            title: t("column"),
            width: 64,
            cell: (letter) => <i className="col-letter">{letter}</i>,
          },
          { key: "header", title: t("headerText"), cell: (letter) => sheet.headers[letter] || t("empty") },
          {
            key: "field",
            title: t("readAs"),
            cell: (letter) =>
              onChoose ? (
                <FieldChoice {...{ sheet, letter, chosen, onChoose }} />
              ) : (
                elementLabel(sheet.headerMap[letter] ?? null, language) || t("notRead")
              ),
          },
        ]}
      />
    </>
  );
}

interface FieldChoiceProps extends SheetColumnsProps {
  letter: string;
  onChoose: (letter: string, field: string | null) => void;
}

function FieldChoice({ sheet, letter, chosen, onChoose }: FieldChoiceProps) {
  const t = useText(rosterMessages);
  const { language } = useLanguage();
  const found = sheet.headerMap[letter] ?? null;
  const value = letter in chosen ? (chosen[letter] ?? null) : found;
  return (
    <select
      className="in s"
      aria-label={`${t("readAs")} ${letter}`}
      value={value ?? ""}
      onChange={(event) => onChoose(letter, event.target.value === "" ? null : event.target.value)}
    >
      <option value="">{t("notRead")}</option>
      {ROSTER_FIELDS[sheet.kind ?? "member"].map((field) => (
        <option key={field} value={field}>
          {elementLabel(field, language)}
        </option>
      ))}
    </select>
  );
}

/** A roster without a column for it is of one branch: the clerk names it. */
function BranchForm({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const [branch, setBranch] = useState<ComboOption>();
  const mend = useCommand(mendCells);
  async function search(text: string, signal: AbortSignal): Promise<ComboOption[]> {
    if ([...text.trim()].length < 2) return [];
    const { hits } = await call(searchBodies, { text, kinds: "3", limit: 20 }, { signal });
    return hits.map(({ id, name, place, path }) => ({
      value: id,
      label: name,
      detail: place ?? path.at(-1) ?? "",
    }));
  }
  return (
    <Sheet>
      <Form
        label={t("whichBranch")}
        errors={mend.fieldErrors}
        refusal={mend.refusal?.words}
        onSend={() => branch && mend.send({ runId: run.runId, version: run.version, branch: branch.value })}
      >
        <ComboBox
          name="branch"
          label={t("whichBranch")}
          value={branch}
          onChange={setBranch}
          search={search}
        />
        <div className="row wrap">
          <Button
            kind="pri"
            type="submit"
            pending={mend.pending}
            blocked={branch ? undefined : t("chooseBranch")}
          >
            {t("checkAgain")}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
}
