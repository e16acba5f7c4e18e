import { codeName } from "#features/dictionary/contract.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { type Column, DataTable } from "#ui/table/data-table.tsx";
import type { Foreseen } from "../rearrange.contract.ts";
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

/** Heads that are told apart, with their columns. */
const HEADS = { full: "fullMembers", probationary: "probationary", others: "others" } as const;
type Heads = keyof typeof HEADS;

interface ForeseenTableProps {
  label: string;
  bodies: readonly Foreseen[];
}

/** Bodies before and after, with their own people and the sum, which a rearrangement never changes. */
export function ForeseenTable({ label, bodies }: ForeseenTableProps) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const heads = Object.keys(HEADS) as Heads[];
  const sums = heads.map((of) => {
    const sum = (when: "before" | "after") => bodies.reduce((all, body) => all + body[when][of], 0);
    return [of, <Change key={of} before={sum("before")} after={sum("after")} />] as const;
  });
  return (
    <DataTable
      label={label}
      dense
      rows={bodies}
      rowKey={(body) => body.key}
      {...(bodies.length > 1 && { total: { change: t("total"), ...Object.fromEntries(sums) } })}
      columns={[
        { key: "change", title: t("change"), width: 84, cell: (body) => t(CHANGES[body.change]) },
        { key: "name", title: t("bodyName"), cell: (body) => <BodyName body={body} /> },
        {
          key: "kind",
          title: t("kind"),
          width: 100,
          cell: (body) => codeName("body_kind", body.kind, language),
        },
        { key: "under", title: t("under"), cell: (body) => <Under body={body} /> },
        ...heads.map(
          (of): Column<Foreseen> => ({
            key: of,
            title: t(HEADS[of]),
            numeric: true,
            width: 110,
            cell: (body) => <Change before={body.before[of]} after={body.after[of]} />,
          }),
        ),
        {
          key: "term",
          title: t("termEnd"),
          width: 120,
          cell: (body) => <span className="nw">{body.termEnd ?? "—"}</span>,
        },
      ]}
    />
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

function Change({ before, after }: { before: number; after: number }) {
  const t = useText(rearrangeMessages);
  return <>{before === after ? after.toLocaleString("en") : t("fromTo", { before, after })}</>;
}
