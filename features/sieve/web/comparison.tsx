import { useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { Item, Paper } from "../contract.ts";
import { sieveMessages } from "../messages.ts";
import type { Fate, SieveDraft } from "../sieve.rules.ts";

interface Props {
  item: Item;
  draft: SieveDraft;
}

/** Height of a line in the drawing; the lines between both lists stand on it. */
const LINE = 22;
const GAP = 96;

/** The papers of today at the left, those of the draft at the right, and what becomes of each. */
export function Comparison({ item, draft }: Props) {
  const t = useText(sieveMessages);
  const [table, setTable] = useState(false);
  if (item.papers.length === 0) return undefined;
  return (
    <Sheet
      title={t("compare")}
      note={`${t("now", { count: item.papers.length })} → ${t("draft", { count: draft.papers.length })}`}
      aside={
        <Button kind="text" small onClick={() => setTable(!table)}>
          {t(table ? "asDrawing" : "asTable")}
        </Button>
      }
    >
      {table ? <FateTable item={item} draft={draft} /> : <Drawing item={item} draft={draft} />}
      <Legend />
    </Sheet>
  );
}

function Drawing({ item, draft }: Props) {
  const t = useText(sieveMessages);
  const height = item.papers.length * LINE;
  const fates = new Map(draft.fates.map((fate) => [fate.no, fate]));
  return (
    <div className="sieve-sides">
      <ol>
        {item.papers.map(({ no, name }) => {
          const becomes = fates.get(no)?.becomes ?? "keep";
          return (
            <li key={no} className={becomes} style={{ blockSize: LINE }}>
              <span className="no">{no}</span>
              <span className="t" title={name}>
                {name}
              </span>
              <FateMark becomes={becomes} />
            </li>
          );
        })}
      </ol>
      <Threads item={item} draft={draft} height={height} />
      <ol className="to" style={{ blockSize: height }}>
        {draft.papers.map(({ no, name, statutory, children }) => (
          <li key={no}>
            <span className="no">{no}</span>
            <span className="t">{name}</span>
            {children.length > 0 && (
              <span className="sm dim">{t("children", { list: children.join("、") })}</span>
            )}
            {statutory && <span className="tag end">{t("statutory")}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Threads({ item, draft, height }: Props & { height: number }) {
  const targets = new Map(
    draft.papers.map(({ no }, index) => [no, ((index + 0.5) * height) / draft.papers.length]),
  );
  const into = new Map(
    draft.papers.flatMap(({ no, children }) => children.map((child) => [child, no] as const)),
  );
  return (
    <svg width={GAP} height={height} viewBox={`0 0 ${GAP} ${height}`} aria-hidden="true">
      {item.papers.map(({ no }, index) => {
        const from = (index + 0.5) * LINE;
        const to = targets.get(no) ?? targets.get(into.get(no) ?? "");
        return to === undefined ? (
          <path key={no} className="gone" d={`M0 ${from}h24`} />
        ) : (
          <path
            key={no}
            className={targets.has(no) ? "kept" : "merged"}
            d={`M0 ${from}C${GAP / 2} ${from} ${GAP / 2} ${to} ${GAP} ${to}`}
          />
        );
      })}
    </svg>
  );
}

function FateTable({ item, draft }: Props) {
  const t = useText(sieveMessages);
  const fates = new Map(draft.fates.map((fate) => [fate.no, fate]));
  return (
    <DataTable<Paper>
      label={t("compare")}
      dense
      rows={item.papers}
      rowKey={(paper) => paper.no}
      columns={[
        { key: "no", title: "", width: 48, cell: (paper) => paper.no },
        { key: "name", title: t("papers"), cell: (paper) => paper.name },
        {
          key: "becomes",
          title: t("becomes"),
          cell: (paper) => {
            const fate = fates.get(paper.no);
            const becomes = fate?.becomes ?? "keep";
            return fate?.into ? t("into", { no: fate.into }) : t(becomes);
          },
        },
      ]}
    />
  );
}

const FATES = ["keep", "merge", "derive", "verify", "cancel"] as const satisfies readonly Fate["becomes"][];

function Legend() {
  const t = useText(sieveMessages);
  return (
    <p className="sieve-legend sm mut">
      {FATES.map((becomes) => (
        <span key={becomes}>
          <FateMark becomes={becomes} />
          {t(becomes)}
        </span>
      ))}
    </p>
  );
}

function FateMark({ becomes }: { becomes: Fate["becomes"] }) {
  const t = useText(sieveMessages);
  return (
    <i className={`fate ${becomes}`} role="img" aria-label={t(becomes)}>
      {t(`${becomes}Mark`)}
    </i>
  );
}
