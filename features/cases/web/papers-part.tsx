import { useState } from "react";
import { useMay } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { Status, type StatusKind } from "#ui/mark/status.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { CaseView, Paper } from "../case.contract.ts";
import { makePaper, previewPaper, printPaper, readOriginal, writePaper } from "../papers.contract.ts";
import { fileAddress } from "./file-address.ts";
import { AttachForm, SeenForm } from "./paper-forms.tsx";
import { paperMessages } from "./paper-messages.ts";
import { PaperName } from "./side-papers.tsx";

/** Every paper of the procedure: what it least needs, whether it is there, and what can be done with it. */
export function PapersPart({ view }: { view: CaseView }) {
  const t = useText(paperMessages);
  const say = useWords();
  const [open, setOpen] = useState<string>();
  return (
    <DataTable<Paper>
      label={t("papers")}
      dense
      rows={view.papers}
      rowKey={(paper) => paper.code}
      selectedKey={open}
      columns={[
        { key: "name", title: t("name"), cell: (paper) => <PaperName view={view} paper={paper} /> },
        { key: "kind", title: t("kind"), width: 110, cell: (paper) => t(paper.kind) },
        { key: "step", title: t("step"), width: 60, cell: (paper) => paper.step },
        {
          key: "least",
          title: t("least"),
          cell: (paper) => <span className="sm mut">{say(paper.least)}</span>,
        },
        { key: "state", title: t("state"), width: 170, cell: (paper) => <PaperState paper={paper} /> },
        {
          key: "do",
          title: t("do"),
          width: 300,
          cell: (paper) => (
            <PaperActions
              view={view}
              paper={paper}
              open={open === paper.code}
              onOpen={() => setOpen(open === paper.code ? undefined : paper.code)}
            />
          ),
        },
      ]}
      below={(paper) => (open === paper.code ? <PaperForm view={view} paper={paper} /> : undefined)}
    />
  );
}

function PaperForm({ view, paper }: { view: CaseView; paper: Paper }) {
  return paper.kind === "seen" ? (
    <SeenForm view={view} paper={paper} />
  ) : (
    <AttachForm view={view} paper={paper} />
  );
}

function PaperState({ paper }: { paper: Paper }) {
  const t = useText(paperMessages);
  const { version, madeOn } = paper;
  if (paper.state === "made")
    return (
      <Status kind="ok">
        {version === null ? `${t("made")} ${madeOn ?? ""}` : t("madeVersion", { version, day: madeOn ?? "" })}
      </Status>
    );
  return <Status kind={KIND[paper.state]}>{t(wordOf(paper))}</Status>;
}

const KIND: Record<"ready" | "missing", StatusKind> = { ready: "now", missing: "idle" };

function wordOf(paper: Paper): "ready" | "missing" | "notSeen" | "notHere" {
  if (paper.kind === "seen") return "notSeen";
  if (paper.kind === "original") return "notHere";
  return paper.state === "ready" ? "ready" : "missing";
}

interface PaperActionsProps {
  view: CaseView;
  paper: Paper;
  open: boolean;
  onOpen: () => void;
}

function PaperActions({ view, paper, open, onOpen }: PaperActionsProps) {
  const t = useText(paperMessages);
  const mayAct = useMay("cases.act");
  const asked = paper.kind === "seen" ? t("noteSeen") : t("attach");
  return (
    <span className="row wrap">
      <FileLinks view={view} paper={paper} />
      {mayAct && paper.kind === "generated" && paper.state !== "missing" && (
        <MakeButton view={view} paper={paper} />
      )}
      {mayAct && (
        <Button kind="text" small aria-expanded={open} onClick={onOpen}>
          {open ? t("put") : asked}
        </Button>
      )}
    </span>
  );
}

/** What opens in a tab of its own: the paper that stands, its scan, or how it would look. */
function FileLinks({ view: { caseId }, paper }: { view: CaseView; paper: Paper }) {
  const t = useText(paperMessages);
  const { documentId, code: material, kind } = paper;
  if (documentId === null)
    return (
      paper.form && (
        <FileLink to={fileAddress(previewPaper, { caseId, material })}>
          {t(kind === "generated" ? "preview" : "blank")}
        </FileLink>
      )
    );
  // Of a paper that was printed and signed the scan stands in its place.
  if (paper.version === null)
    return (
      <FileLink to={fileAddress(readOriginal, { caseId, originalId: documentId })}>{t("scan")}</FileLink>
    );
  return (
    <>
      <FileLink to={fileAddress(printPaper, { caseId, documentId })}>{t("look")}</FileLink>
      <FileLink to={fileAddress(writePaper, { caseId, documentId })}>{t("word")}</FileLink>
    </>
  );
}

function FileLink({ to, children }: { to: string; children: string }) {
  return (
    <a className="btn s" href={to} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** Makes the paper out of the facts as they stand; unchanged facts leave the version that stands. */
function MakeButton({ view, paper }: { view: CaseView; paper: Paper }) {
  const t = useText(paperMessages);
  const say = useWords();
  const command = useCommand(makePaper);
  return (
    <>
      <Button
        small
        pending={command.pending}
        title={paper.state === "made" ? t("makeAgainWhy") : undefined}
        onClick={() => command.send({ caseId: view.caseId, material: paper.code })}
      >
        {paper.state === "made" ? t("makeAgain") : t("make")}
      </Button>
      {command.refusal && (
        <span className="sm stop" role="alert">
          {say(command.refusal.words)}
        </span>
      )}
    </>
  );
}
