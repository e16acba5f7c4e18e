import type { z } from "zod";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { readItem } from "../contract.ts";
import { sieveMessages } from "../messages.ts";
import { draftOf } from "../sieve.rules.ts";
import { Comparison } from "./comparison.tsx";
import { EffectStrip } from "./effect-strip.tsx";
import { FindingList } from "./finding-list.tsx";

export type ItemView = z.infer<typeof readItem.output>;

/** One item through the sieve: what it would spare, what was found, and the papers of today beside the draft. */
export function ItemPage() {
  const t = useText(sieveMessages);
  const look = useLook(readItem, { item: usePathPart("item") }, { keepFormer: true });
  if (look.problem) return <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={12} what={t("item")} />;
  return <Whole view={look.data} />;
}

function Whole({ view }: { view: ItemView }) {
  const t = useText(sieveMessages);
  const { item, log } = view;
  const accepted = view.findings.filter(({ verdict }) => verdict.state === "accepted");
  const begun = accepted.length > 0;
  const chosen = begun ? accepted : view.findings;
  const { before, after } = begun ? view.accepted : view.whole;
  return (
    <>
      <PageHead
        title={t(begun ? "titleNow" : "title", {
          name: item.name,
          before: before.papers,
          after: after.papers,
        })}
        crumbs={[{ label: t("sieve"), to: "/sieve" }]}
      >
        {item.demonstration && <span className="tag warn">{t("demo")}</span>}
      </PageHead>
      <EffectStrip
        title={t(begun ? "draftNow" : "draftAll")}
        note={log ? t("logNote", log) : t("noLog")}
        before={before}
        after={after}
      />
      <div className="sieved">
        <FindingList view={view} />
        <Comparison item={item} draft={draftOf(item, chosen)} />
      </div>
    </>
  );
}
