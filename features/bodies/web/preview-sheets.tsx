import { codeName } from "#features/dictionary/contract.ts";
import { formatDay } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { CheckLine, Checks } from "#ui/mark/check-line.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { Block, Sheet } from "#ui/page/sheet.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { Check, Foreseen } from "../rearrange.contract.ts";
import type { Rearrangement } from "./rearrangement-page.tsx";
import { rearrangeMessages } from "./rearrange-messages.ts";

const CHANGES = {
  founded: "founded",
  renamed: "renamed",
  moved: "moved",
  ends: "ends",
  receives: "receives",
  gives: "gives",
  stays: "staysSame",
} as const;

/** Every body that is touched, as it was and as it will be, and who goes where. */
export function PreviewSheet({ matter }: { matter: Rearrangement }) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const title = matter.state === "confirmed" ? t("whatChanged") : t("whatChanges");
  return (
    <Block title={title}>
      <DataTable
        label={title}
        dense
        rows={matter.preview.bodies}
        rowKey={(body) => body.key}
        columns={[
          { key: "change", title: t("change"), width: 72, cell: (body) => t(CHANGES[body.change]) },
          { key: "name", title: t("bodyName"), cell: (body) => <BodyName body={body} /> },
          {
            key: "kind",
            title: t("kind"),
            width: 84,
            cell: (body) => codeName("body_kind", body.kind, language),
          },
          { key: "under", title: t("under"), cell: (body) => <Under body={body} /> },
          {
            key: "full",
            title: t("fullMembers"),
            numeric: true,
            width: 90,
            cell: (body) => <Heads body={body} of="full" />,
          },
          {
            key: "probationary",
            title: t("probationary"),
            numeric: true,
            width: 90,
            cell: (body) => <Heads body={body} of="probationary" />,
          },
          {
            key: "others",
            title: t("others"),
            numeric: true,
            width: 90,
            cell: (body) => <Heads body={body} of="others" />,
          },
          { key: "term", title: t("termEnd"), width: 100, cell: (body) => body.termEnd ?? "—" },
        ]}
      />
      <Consequences matter={matter} />
    </Block>
  );
}

function BodyName({ body }: { body: Foreseen }) {
  const t = useText(rearrangeMessages);
  const name = body.key.startsWith("new-") ? (
    body.name
  ) : (
    <TextLink to={`/bodies/${body.key}`}>{body.name}</TextLink>
  );
  return (
    <>
      {name}{" "}
      {body.formerName !== null && <span className="dim sm">{t("formerly", { name: body.formerName })}</span>}
    </>
  );
}

function Under({ body }: { body: Foreseen }) {
  const t = useText(rearrangeMessages);
  const moved = body.formerUnder !== null && body.formerUnder !== body.under;
  return (
    <>
      {body.under ?? "—"}{" "}
      {moved && <span className="dim sm">{t("formerly", { name: body.formerUnder ?? "" })}</span>}
    </>
  );
}

function Heads({ body, of }: { body: Foreseen; of: "full" | "probationary" | "others" }) {
  const t = useText(rearrangeMessages);
  const before = body.before[of];
  const after = body.after[of];
  return <>{before === after ? after.toLocaleString("en") : t("fromTo", { before, after })}</>;
}

function Consequences({ matter }: { matter: Rearrangement }) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const { today } = useMe();
  const { moved, along, approver } = matter.preview;
  const lines = [
    ...moved.filter((one) => one.people > 0).map((one) => t("peopleMove", one)),
    ...(along.bodies > 0 ? [t("along", along)] : []),
    ...(approver
      ? [
          t("approverChanges", {
            before: approver.before ?? t("nobody"),
            after: approver.after ?? t("nobody"),
          }),
        ]
      : []),
    t("historyStays", { day: formatDay(matter.effectiveOn, language, today) }),
  ];
  return (
    <ul className="rows">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const VERDICTS = {
  met: "met",
  warn: "warn",
  needs_approval: "needsApproval",
  block: "block",
  unknown: "unknown",
} as const;

/** Each rule with its verdict, the arithmetic in words, its article and how sure we are of it. */
export function RulesSheet({ checks }: { checks: readonly Check[] }) {
  const t = useText(rearrangeMessages);
  const say = useWords();
  return (
    <Sheet title={t("rules")} space="list">
      {checks.length === 0 && <p className="dim">{t("noRules")}</p>}
      <Checks label={t("rules")}>
        {checks.map((check) => (
          <CheckLine
            key={`${check.rule} ${check.words.zh}`}
            result={check.result}
            verdict={t(VERDICTS[check.result])}
            article={[say(check.article), t(`mark${check.mark}`)].filter(Boolean).join(" · ")}
          >
            {say(check.words)}
          </CheckLine>
        ))}
      </Checks>
    </Sheet>
  );
}
