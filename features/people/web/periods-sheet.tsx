import { useLanguage, useText } from "#ui/language/language.tsx";
import { SourceTag } from "#ui/mark/source-tag.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { z } from "zod";
import type { Period, PostHeld } from "../file.contract.ts";
import { peopleMessages } from "../messages.ts";
import { elementValue } from "./element-value.ts";
import { sourceKind, sourceText } from "./facts-sheet.tsx";

/** Where somebody belonged and as what, from day to day. */
export function PeriodsSheet({ periods }: { periods: readonly z.infer<typeof Period>[] }) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  return (
    <Sheet title={t("periods")} note={t("periodsNote")} space="none">
      <DataTable
        label={t("periods")}
        dense
        rows={periods.toReversed()}
        rowKey={(period) => `${period.fromDay}-${period.bodyId}-${period.memberType}`}
        columns={[
          { key: "from", title: t("from"), width: 100, cell: (period) => period.fromDay },
          { key: "to", title: t("to"), width: 100, cell: (period) => period.toDay ?? t("now") },
          {
            key: "as",
            title: t("asWhat"),
            cell: (period) =>
              [
                elementValue("member_type", period.memberType, language),
                period.memberState === null || period.memberState === "1"
                  ? ""
                  : elementValue("member_state", period.memberState, language),
              ].join(" "),
          },
          {
            key: "body",
            title: t("branch"),
            cell: (period) => <TextLink to={`/bodies/${period.bodyId}`}>{period.bodyName}</TextLink>,
          },
          {
            key: "source",
            title: t("decidedOn"),
            cell: (period) => (
              <span className="row">
                {period.decidedOn ?? "—"}
                <SourceTag kind={sourceKind(period.source.kind)}>{sourceText(period.source)}</SourceTag>
              </span>
            ),
          },
        ]}
      />
    </Sheet>
  );
}

/** Posts held, the present ones first. */
export function PostsSheet({ posts }: { posts: readonly z.infer<typeof PostHeld>[] }) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  return (
    <Sheet title={t("posts")} space="none">
      <DataTable
        label={t("posts")}
        dense
        rows={posts}
        empty={t("noPosts")}
        rowKey={(post) => `${post.bodyId}-${post.post}-${post.fromDay}`}
        columns={[
          { key: "from", title: t("from"), width: 100, cell: (post) => post.fromDay },
          { key: "to", title: t("to"), width: 100, cell: (post) => post.toDay ?? t("now") },
          {
            key: "post",
            title: t("post"),
            cell: (post) => post.title ?? elementValue("party_post", post.post, language),
          },
          {
            key: "body",
            title: t("body"),
            cell: (post) => <TextLink to={`/bodies/${post.bodyId}`}>{post.bodyName}</TextLink>,
          },
        ]}
      />
    </Sheet>
  );
}
