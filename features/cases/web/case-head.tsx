import { codeName } from "#features/dictionary/contract.ts";
import { Button } from "#ui/form/button.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { Tag } from "#ui/mark/status.tsx";
import { Menu } from "#ui/overlay/menu.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import type { CaseView } from "../case.contract.ts";
import { caseMessages } from "./case-messages.ts";
import { moveMessages } from "./move-messages.ts";

interface CaseHeadProps {
  view: CaseView;
  onMove: (move: string) => void;
}

/** Moves that stand as buttons of their own; the step's own button is none of them. */
const BUTTONS = ["return", "reassign"];
const FORWARD = new Set(["submit", "agree"]);

/** Who, what, where, in which state; what can be done aside at the right. */
export function CaseHead({ view, onMove }: CaseHeadProps) {
  const t = useText(caseMessages);
  const say = useWords();
  const { language } = useLanguage();
  const { subject, procedure } = view;
  const holder = view.parties.find((party) => party.code === "holder") ?? view.parties[0];
  return (
    <PageHead
      title={subject.name}
      crumbs={[
        { label: t("cases"), to: "/cases" },
        { label: say(procedure.name), to: `/procedures/${procedure.code}` },
        { label: view.number },
      ]}
      actions={<Actions view={view} onMove={onMove} />}
    >
      <span className="of">{say(procedure.name)}</span>
      {holder?.bodyName && <span className="mut">{holder.bodyName}</span>}
      <span className="mut">
        <TextLink to={`/people/${subject.personId}`}>
          {codeName("member_type", subject.memberType, language)}
        </TextLink>
      </span>
      {view.variant !== null && <Tag kind="warn">{say(view.variant.name)}</Tag>}
      {view.state === "suspended" && <Tag kind="warn">{t("suspended")}</Tag>}
      {view.closedOn !== null && <Tag>{t("closedOn", { day: view.closedOn })}</Tag>}
    </PageHead>
  );
}

function Actions({ view, onMove }: CaseHeadProps) {
  const t = useText(caseMessages);
  const say = useWords();
  const moves = (view.now?.moves ?? []).filter(({ move }) => !FORWARD.has(move));
  const rest = moves.filter(({ move }) => !BUTTONS.includes(move));
  return (
    <>
      {moves
        .filter(({ move }) => BUTTONS.includes(move))
        .map(({ move }) => (
          <Button key={move} small onClick={() => onMove(move)}>
            {t2(move)}
          </Button>
        ))}
      <Menu
        className="btn s"
        align="end"
        label={t("more")}
        button={
          <>
            {t("more")}
            <Glyph name="down" />
          </>
        }
        items={[
          ...rest.map(({ move, name }) => ({ key: move, label: say(name), onChoose: () => onMove(move) })),
          { key: "print", label: t("print"), parted: rest.length > 0, onChoose: () => print() },
        ]}
      />
    </>
  );

  function t2(move: string): string {
    return say(move === "return" ? moveMessages.return : moveMessages.reassign);
  }
}
