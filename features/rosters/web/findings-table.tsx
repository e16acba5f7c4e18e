import { useState } from "react";
import { elementLabel } from "./element-label.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { type Issue, listIssues } from "../findings.contract.ts";
import type { ImportRun } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";
import { IssueRow } from "./issue-row.tsx";
import { useSheetName } from "./sheet-name.ts";

type Severity = Issue["severity"];
const PAGE = 50;
const MOST_SHOWN = 200;

/** Every finding by sheet, row and column, with what was written, what is wrong and how to mend it. */
export function FindingsTable({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const [severity, setSeverity] = useState<Severity>("error");
  const [limit, setLimit] = useState(PAGE);
  const found = useLook(listIssues, { runId: run.runId, severity, limit }, { keepFormer: true, freshFor: 0 });
  const more = found.data !== undefined && found.data.next !== null && limit < MOST_SHOWN;
  return (
    <Block title={t("everyFault")} aside={<SeverityChoice value={severity} onChoose={setSeverity} />}>
      {found.data ? <Issues run={run} issues={found.data.issues} /> : <Loading rows={6} />}
      {more && (
        <Button kind="text" onClick={() => setLimit(limit + PAGE)}>
          {t("more")}
        </Button>
      )}
    </Block>
  );
}

function Issues({ run, issues }: { run: ImportRun; issues: readonly Issue[] }) {
  const t = useText(rosterMessages);
  const [open, setOpen] = useState<number>();
  const columns = useColumns(open, setOpen);
  return (
    <DataTable
      label={t("everyFault")}
      dense
      rows={issues}
      rowKey={(issue) => String(issue.issueNo)}
      selectedKey={open === undefined ? undefined : String(open)}
      empty={t("noFindings")}
      columns={columns}
      below={(issue) =>
        issue.issueNo === open ? <IssueRow run={run} issue={issue} onDone={() => setOpen(undefined)} /> : null
      }
    />
  );
}

const SEVERITIES = { error: "mustMend", warning: "mustLook", notice: "notices" } as const;

function SeverityChoice({ value, onChoose }: { value: Severity; onChoose: (severity: Severity) => void }) {
  const t = useText(rosterMessages);
  return (Object.keys(SEVERITIES) as Severity[]).map((one) => (
    <Button
      key={one}
      small
      kind={value === one ? "plain" : "text"}
      aria-pressed={value === one}
      onClick={() => onChoose(one)}
    >
      {t(SEVERITIES[one])}
    </Button>
  ));
}

function useColumns(open: number | undefined, setOpen: (issue: number | undefined) => void) {
  const t = useText(rosterMessages);
  const say = useWords();
  const nameOf = useSheetName();
  const { language } = useLanguage();
  return [
    { key: "sheet", title: t("sheet"), cell: (issue: Issue) => nameOf(issue.sheet) },
    { key: "row", title: t("row"), numeric: true, width: 64, cell: (issue: Issue) => issue.row ?? "—" },
    {
      key: "column",
      title: t("column"),
      cell: (issue: Issue) => (
        <span className="row">
          {issue.cell !== null && <i className="col-letter">{issue.cell.replace(/\d+$/, "")}</i>}
          {elementLabel(issue.field, language)}
        </span>
      ),
    },
    {
      key: "raw",
      title: t("written"),
      cell: (issue: Issue) => <span className="mono">{issue.raw || t("empty")}</span>,
    },
    {
      key: "wrong",
      title: t("wrong"),
      cell: (issue: Issue) => say(issue.reason),
      isBad: (issue: Issue) => issue.severity === "error",
    },
    { key: "mend", title: t("mend"), cell: (issue: Issue) => say(issue.mend) },
    {
      key: "go",
      title: "",
      width: 110,
      cell: (issue: Issue) => (
        <Button
          small
          kind="text"
          aria-expanded={open === issue.issueNo}
          onClick={() => setOpen(open === issue.issueNo ? undefined : issue.issueNo)}
        >
          {open === issue.issueNo ? t("closeRow") : t("goToRow")}
        </Button>
      ),
    },
  ];
}
