import { codeName } from "#features/dictionary/contract.ts";
import { listPosts } from "#features/people/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { SourceKind } from "#ui/mark/source-tag.tsx";
import { Facts } from "#ui/page/facts.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { bodyMessages } from "../messages.ts";
import type { Body } from "./body-view.tsx";

/** What is recorded of a body, each fact with its source. */
export function ProfileSheet({ body }: { body: Body }) {
  const t = useText(bodyMessages);
  const { language } = useLanguage();
  const posts = useLook(listPosts, { bodyId: body.bodyId });
  const source = {
    kind: (body.source.kind === "archive" ? "file" : body.source.kind) as SourceKind,
    text: [body.source.title, body.source.dated].filter(Boolean).join(" "),
  };
  const fact = (key: "fullName" | "kind" | "sector" | "approval" | "term", value: string) => ({
    key,
    label: t(key),
    value,
    source,
  });
  return (
    <Sheet title={t("thisBody")} space="list">
      <Facts
        label={t("thisBody")}
        facts={[
          fact("fullName", body.name),
          fact("kind", kindWords(body, language)),
          ...(body.sector === null ? [] : [fact("sector", codeName("sector", body.sector, language))]),
          ...(body.kind === "3"
            ? []
            : [fact("approval", t(body.approvesAdmission ? "approves" : "approvesNot"))]),
          ...(body.termStart === null || body.termEnd === null
            ? []
            : [
                fact(
                  "term",
                  t("termValue", { start: body.termStart, years: body.termYears ?? 0, end: body.termEnd }),
                ),
              ]),
          {
            key: "posts",
            label: t("posts"),
            value:
              posts.data === undefined || posts.data.posts.length === 0 ? (
                <span className="dim">{t("noPosts")}</span>
              ) : (
                <ul className="inline">
                  {posts.data.posts.map((post) => (
                    <li key={`${post.personId}-${post.post}`}>
                      <span className="dim">{post.title ?? codeName("party_post", post.post, language)}</span>{" "}
                      <TextLink to={`/people/${post.personId}`}>{post.name}</TextLink>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Sheet>
  );
}

function kindWords(body: Body, language: "zh" | "en"): string {
  const kind = codeName("body_kind", body.kind, language);
  if (body.branchType === null) return kind;
  const type = codeName("branch_type", body.branchType, language);
  return type === kind ? kind : `${kind}（${type}）`;
}
