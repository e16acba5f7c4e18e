import type { z } from "zod";
import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Facts } from "#ui/page/facts.tsx";
import { ButtonLink, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { Tag } from "#ui/mark/status.tsx";
import { formatDay, formatMoment } from "#foundation/messages/format.ts";
import { readRearrangement } from "../rearrange.contract.ts";
import { PreviewSheet, RulesSheet } from "./preview-sheets.tsx";
import { planTitles } from "../messages.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";
import { SettleSection } from "./settle-section.tsx";

export type Rearrangement = z.infer<typeof readRearrangement.output>;

/** One rearrangement: what it changes, what the rules say of it, and the way to settle it. */
export function RearrangementPage() {
  const t = useText(rearrangeMessages);
  const rearrangementId = usePathPart("rearrangementId");
  const look = useLook(readRearrangement, { rearrangementId: rearrangementId as never });
  if (look.problem) return <NotReached title={t("planUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={10} what={t("rearrangement")} />;
  return <Matter matter={look.data} />;
}

const TAGS = { planned: "accent", waiting: "warn", confirmed: "ok", withdrawn: "plain" } as const;

function Matter({ matter }: { matter: Rearrangement }) {
  const t = useText(rearrangeMessages);
  const titleOf = useText(planTitles);
  const say = useWords();
  const isOpen = matter.state === "planned" || matter.state === "waiting";
  return (
    <>
      <PageHead
        title={titleOf(matter.kind, { name: matter.bodyName })}
        crumbs={[
          { label: t("rearrangements"), to: "/rearrangements" },
          { label: matter.bodyName, to: `/bodies/${matter.bodyId}` },
        ]}
        actions={
          !isOpen && (
            <ButtonLink to={`/bodies/${matter.bodyId}`}>
              {t("backToBody", { name: matter.bodyName })}
            </ButtonLink>
          )
        }
      >
        <Tag kind={TAGS[matter.state]}>{t(matter.state)}</Tag>
      </PageHead>
      {matter.problem && (
        <MessageLine kind="stop" word={t("didNotHappen")}>
          {matter.problem.map((words) => say(words)).join("；")}
        </MessageLine>
      )}
      <PreviewSheet matter={matter} />
      <div className="cols">
        <div className="stack">
          {matter.state !== "withdrawn" && <RulesSheet checks={matter.preview.checks} />}
        </div>
        <div className="stack">
          <FactsSheet matter={matter} />
          {isOpen && <SettleSection matter={matter} />}
        </div>
      </div>
    </>
  );
}

function FactsSheet({ matter }: { matter: Rearrangement }) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const { today } = useMe();
  const fact = (key: "document" | "effectiveOn" | "madeBy" | "settledBy" | "reason", value: string) => ({
    key,
    label: t(key),
    value,
  });
  const at = (name: string | null, moment: string) => `${name ?? "—"} ${formatMoment(moment)}`;
  return (
    <Sheet title={t("facts")} space="list">
      <Facts
        label={t("facts")}
        facts={[
          fact("document", matter.document),
          fact("effectiveOn", formatDay(matter.effectiveOn, language, today)),
          fact("madeBy", at(matter.madeBy, matter.madeAt)),
          ...(matter.settledAt === null ? [] : [fact("settledBy", at(matter.settledBy, matter.settledAt))]),
          ...(matter.reason === null ? [] : [fact("reason", matter.reason)]),
        ]}
      />
    </Sheet>
  );
}
