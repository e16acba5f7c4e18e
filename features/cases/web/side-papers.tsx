import type { ReactNode } from "react";
import { useText, useWords } from "#ui/language/language.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { Tag } from "#ui/mark/status.tsx";
import { TextLink } from "#ui/page/link.tsx";
import type { CaseView, Paper } from "../case.contract.ts";
import { printPaper } from "../papers.contract.ts";
import { fileAddress } from "./file-address.ts";
import { paperMessages } from "./paper-messages.ts";

const SHOWN = 5;

/** Papers of the step at hand first, then what was made last. */
export function SidePapers({ view }: { view: CaseView }): ReactNode {
  const t = useText(paperMessages);
  if (view.papers.length === 0) return null;
  const made = view.papers.filter((paper) => paper.state === "made");
  const now = view.papers.filter((paper) => view.now?.papers.includes(paper.code));
  const former = made.filter((paper) => !now.includes(paper)).toReversed();
  return (
    <section>
      <h3>
        {t("papers")}{" "}
        <span className="dim note-word">
          {t("papersCount", { total: view.papers.length, made: made.length })}
        </span>
      </h3>
      <ul className="papers">
        {[...now, ...former].slice(0, SHOWN).map((paper) => (
          <PaperLine key={paper.code} view={view} paper={paper} now={now.includes(paper)} />
        ))}
      </ul>
      <TextLink to={`/cases/${view.caseId}?part=papers`} className="sm">
        {t("all")}
      </TextLink>
    </section>
  );
}

function PaperLine({ view, paper, now }: { view: CaseView; paper: Paper; now: boolean }) {
  const t = useText(paperMessages);
  return (
    <li>
      <Glyph name="paper" />
      <PaperName view={view} paper={paper} />
      {now ? (
        <span className="end">
          <Tag kind="accent">{t("thisStep")}</Tag>
        </span>
      ) : (
        <span className="sm dim end">{paper.madeOn?.slice(5)}</span>
      )}
    </li>
  );
}

/** A paper that stands opens as a PDF in a tab of its own. */
export function PaperName({ view, paper }: { view: CaseView; paper: Paper }) {
  const say = useWords();
  const name = `${paper.code} ${say(paper.name)}`;
  if (paper.documentId === null || paper.version === null)
    return (
      <span className="name" title={name}>
        {name}
      </span>
    );
  return (
    <a
      className="name"
      title={name}
      target="_blank"
      rel="noreferrer"
      href={fileAddress(printPaper, { caseId: view.caseId, documentId: paper.documentId })}
    >
      {name}
    </a>
  );
}
