import { useState } from "react";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { FindingCard } from "#ui/mark/finding-card.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { settleFindings } from "../contract.ts";
import { sieveMessages } from "../messages.ts";
import { type FindingView, groupFindings, isOpen, type FindingGroup } from "./finding-groups.ts";
import { FindingRow } from "./finding-row.tsx";
import type { ItemView } from "./item-page.tsx";
import { useSaving } from "./use-saving.ts";

export type Say = (
  keys: readonly string[],
  verdict: "accepted" | "rejected" | "open",
  reason?: string,
) => void;

/** What was found, alike together; what a regulation keeps is told in one line. */
export function FindingList({ view }: { view: ItemView }) {
  const t = useText(sieveMessages);
  const words = useWords();
  const found = view.findings.filter(({ code }) => code !== "LOCKED");
  const groups = groupFindings(found);
  const [open, setOpen] = useState<string>();
  const settle = useCommand(settleFindings);
  const undecided = found.filter(isOpen);
  const accepted = found.filter(({ verdict }) => verdict.state === "accepted").length;
  const locked = view.findings.length - found.length;
  const say: Say = (keys, verdict, reason = "") =>
    settle.send({ item: view.item.code, keys: [...keys], verdict, reason, version: view.version });
  return (
    <Block
      title={t("findings")}
      note={t("findingCount", { all: found.length, accepted })}
      aside={
        view.maySettle &&
        undecided.length > 1 && (
          <Button small pending={settle.pending} onClick={() => say(keysOf(undecided), "accepted")}>
            {t("acceptAll", { count: undecided.length })}
          </Button>
        )
      }
    >
      {settle.refusal && (
        <MessageLine kind="stop" word={t("notRecorded")}>
          {words(settle.refusal.words)}
        </MessageLine>
      )}
      <div className="finding-list">
        {groups.map((group) => (
          <GroupCard
            key={group.key}
            group={group}
            open={open === group.key}
            may={view.maySettle}
            pending={settle.pending}
            onOpen={() => setOpen(open === group.key ? undefined : group.key)}
            onSay={say}
          />
        ))}
      </div>
      {locked > 0 && <p className="sm mut table-more">{t("lockedCount", { count: locked })}</p>}
    </Block>
  );
}

interface GroupProps {
  group: FindingGroup;
  open: boolean;
  may: boolean;
  pending: boolean;
  onOpen: () => void;
  onSay: Say;
}

function GroupCard({ group, open, may, pending, onOpen, onSay }: GroupProps) {
  const t = useText(sieveMessages);
  const words = useWords();
  const saving = useSaving(group.saves);
  const [first] = group.findings;
  const undecided = group.findings.filter(isOpen);
  if (first === undefined) return undefined;
  const count = group.findings.length;
  return (
    <FindingCard
      title={t(first.mend === "derive" ? "PRINTED" : first.code)}
      saves={saving}
      open={open}
      taken={undecided.length === 0}
      actions={
        <>
          {may && undecided.length > 0 && (
            <Button
              kind={open ? "pri" : "plain"}
              small
              pending={pending}
              onClick={() => onSay(keysOf(undecided), "accepted")}
            >
              {undecided.length === 1 ? t("accept") : t("acceptGroup", { count: undecided.length })}
            </Button>
          )}
          <Button kind="text" small aria-expanded={open} onClick={onOpen}>
            {open ? t("showLess") : t("openGroup", { count })}
          </Button>
        </>
      }
    >
      {open ? (
        <ul className="found-rows">
          {group.findings.map((finding) => (
            <FindingRow key={finding.key} finding={finding} may={may} pending={pending} onSay={onSay} />
          ))}
        </ul>
      ) : (
        <GroupLine
          group={group}
          text={count === 1 ? words(first.reason) : t("groupOf", { first: words(first.reason), count })}
        />
      )}
    </FindingCard>
  );
}

function GroupLine({ group, text }: { group: FindingGroup; text: string }) {
  const t = useText(sieveMessages);
  const count = (state: FindingView["verdict"]["state"]) =>
    group.findings.filter(({ verdict }) => verdict.state === state).length;
  const [accepted, rejected] = [count("accepted"), count("rejected")];
  return (
    <>
      <p>{text}</p>
      {accepted + rejected > 0 && <p className="sm mut">{t("decided", { accepted, rejected })}</p>}
    </>
  );
}

function keysOf(findings: readonly FindingView[]): string[] {
  return findings.map(({ key }) => key);
}
