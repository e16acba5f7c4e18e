import type { ReactNode } from "react";
import { formatTime } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useRefresh } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { caseMessages } from "./case-messages.ts";
import type { StepAtHand, StepDraft } from "./use-step-draft.ts";

/** Whose draft this was, and what to do when it could not be kept. */
export function DraftState({ draft, step }: { draft: StepDraft; step: StepAtHand }): ReactNode {
  const t = useText(caseMessages);
  const me = useMe();
  const found = step.draft;
  if (draft.problem !== undefined) return <DraftTrouble draft={draft} />;
  if (found === null || found.by === me.name || draft.savedAt !== found.savedAt) return null;
  return (
    <MessageLine kind="now" word={found.by}>
      {t("draftOf", { who: found.by, time: formatTime(found.savedAt) })}
    </MessageLine>
  );
}

function DraftTrouble({ draft }: { draft: StepDraft }) {
  const t = useText(caseMessages);
  const say = useWords();
  const refresh = useRefresh();
  const newer = draft.problem?.code === "draft_newer";
  function takeTheirs() {
    draft.forget();
    refresh("cases");
  }
  return (
    <MessageLine
      kind="warn"
      word={t("draftLost")}
      action={
        newer ? (
          <span className="row">
            <Button small onClick={takeTheirs}>
              {t("theirs")}
            </Button>
            <Button small onClick={draft.overwrite}>
              {t("mine")}
            </Button>
          </span>
        ) : (
          <Button small onClick={draft.save}>
            {t("tryAgain")}
          </Button>
        )
      }
    >
      {draft.problem !== undefined && say(draft.problem.words)} {t("draftKept")}
    </MessageLine>
  );
}
