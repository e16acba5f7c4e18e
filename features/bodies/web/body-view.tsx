import type { z } from "zod";
import { countHeads } from "#features/people/contract.ts";
import { formatDay } from "#foundation/messages/format.ts";
import { useMe } from "#ui/account/me.tsx";
import { type Look, useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { CheckLine } from "#ui/mark/check-line.tsx";
import { Figure, FigureRow } from "#ui/mark/figure.tsx";
import { ButtonLink, TextLink, useGo } from "#ui/page/link.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import type { readBody } from "../contract.ts";
import { bodyMessages } from "../messages.ts";
import { ChildrenTable } from "./children-table.tsx";
import { HistoryTable } from "./history-table.tsx";
import { ProfileSheet } from "./profile-sheet.tsx";
import { RearrangementsBlock } from "./rearrangements-page.tsx";

export type Body = z.infer<typeof readBody.output>;

/** One body: its figures, its profile, what is below it, how it came about. */
export function BodyView({
  bodyId,
  day,
  look,
}: {
  bodyId: string;
  day: string | undefined;
  look: Look<Body>;
}) {
  const t = useText(bodyMessages);
  const { language } = useLanguage();
  const me = useMe();
  if (look.problem)
    return (
      <div className="stack">
        <NotReached title={t("bodyUnread")} problem={look.problem} onAgain={look.again} />
        {day !== undefined && <TextLink to={`/bodies/${bodyId}`}>{t("seeToday")}</TextLink>}
      </div>
    );
  const body = look.data;
  if (!body) return <Loading rows={10} what={t("bodies")} />;
  // What is above the account's own bodies is named, but is not the account's to open.
  const own = body.path.findIndex((one) => me.bodies.some((seen) => seen.id === one.bodyId));
  const mayOpen = (place: number) => own !== -1 && place >= own;
  const history = (
    <HistoryTable
      key={bodyId}
      bodyId={bodyId}
      mayOpen={(id) => own === 0 || mayOpen(body.path.findIndex((one) => one.bodyId === id))}
    />
  );
  return (
    <div className="stack">
      <PageHead
        title={body.shortName}
        crumbs={body.path.slice(0, -1).map((one, place) => ({
          label: one.name,
          to: mayOpen(place) ? `/bodies/${one.bodyId}` : undefined,
        }))}
        actions={
          <>
            <ButtonLink to={`/people?body=${bodyId}`}>{t("seeMembers")}</ButtonLink>
            {body.mayRearrange && (
              <ButtonLink to={`/bodies/${bodyId}/rearrange`}>{t("rearrange")}</ButtonLink>
            )}
          </>
        }
      >
        {body.establishedOn !== null && (
          <span className="mut">
            {t("founded", { day: formatDay(body.establishedOn.slice(0, 7), language) })}
          </span>
        )}
        {body.endedOn !== null && <span className="tag stop">{t("ended", { day: body.endedOn })}</span>}
      </PageHead>
      {day === undefined ? <Present body={body} /> : <OnADay body={body} day={day} />}
      {history}
    </div>
  );
}

function Present({ body }: { body: Body }) {
  const { bodyId, below } = body;
  return (
    <>
      <Figures body={body} />
      <ProfileSheet body={body} />
      {!body.leaf && <ChildrenTable key={bodyId} bodyId={bodyId} count={below.children} all={below.bodies} />}
      <RearrangementsBlock bodyId={bodyId} />
    </>
  );
}

/** As it was: only what is known for that day. */
function OnADay({ body, day }: { body: Body; day: string }) {
  const t = useText(bodyMessages);
  const heads = useLook(countHeads, { bodies: body.bodyId, on: day }).data?.heads[0];
  const { bodies, branches, children } = body.below;
  const plain = (key: "members" | "probationary" | "applicants" | "branches" | "committees" | "below") => ({
    key,
    label: t(key),
  });
  return (
    <>
      <MessageLine
        kind="now"
        word={t("asOf", { day })}
        action={<TextLink to={`/bodies/${body.bodyId}`}>{t("seeToday")}</TextLink>}
      >
        {t("asOfNote")}
      </MessageLine>
      {heads ? (
        <FigureRow
          items={[
            { ...plain("members"), figure: <Figure value={heads.full + heads.probationary} /> },
            { ...plain("probationary"), figure: <Figure value={heads.probationary} /> },
            {
              ...plain("applicants"),
              figure: <Figure value={heads.applicants + heads.activists + heads.objects} />,
            },
            ...(body.leaf
              ? []
              : [
                  { ...plain("branches"), figure: <Figure value={branches} /> },
                  { ...plain("committees"), figure: <Figure value={bodies - branches} /> },
                  { ...plain("below"), figure: <Figure value={children} /> },
                ]),
          ]}
        />
      ) : (
        <Loading rows={1} />
      )}
    </>
  );
}

/** The figures of a body; each opens to what it counts. */
function Figures({ body }: { body: Body }) {
  const t = useText(bodyMessages);
  const go = useGo();
  const heads = useLook(countHeads, { bodies: body.bodyId }).data?.heads[0];
  const people = `/people?body=${body.bodyId}`;
  if (!heads) return <Loading rows={1} />;
  const members = heads.full + heads.probationary;
  const opened = (key: "members" | "probationary" | "applicants", value: number, to: string) => ({
    key,
    label: t(key),
    figure: <Figure value={value} label={t(key)} onOpen={() => go(to)} />,
  });
  const plain = (key: "branches" | "committees" | "termsEnding", value: number) => ({
    key,
    label: t(key),
    figure: <Figure value={value} />,
  });
  const { branches, bodies, termsEnding } = body.below;
  return (
    <>
      <FigureRow
        items={[
          opened("members", members, people),
          opened("probationary", heads.probationary, `${people}&memberType=2`),
          opened(
            "applicants",
            heads.applicants + heads.activists + heads.objects,
            `${people}&memberType=3,4,5`,
          ),
          ...(body.leaf
            ? []
            : [
                plain("branches", branches),
                plain("committees", bodies - branches),
                plain("termsEnding", termsEnding ?? 0),
              ]),
        ]}
      />
      {body.kind === "3" && <SizeHint full={heads.full} members={members} />}
    </>
  );
}

/** What the rules say of a branch's size: a hint for people, never a decision. */
function SizeHint({ full, members }: { full: number; members: number }) {
  const t = useText(bodyMessages);
  if (members > 50) {
    return (
      <CheckLine result="warn" verdict={t("tooMany")}>
        {t("tooManyHint")}
      </CheckLine>
    );
  }
  return full < 3 ? (
    <CheckLine result="warn" verdict={t("tooFew")}>
      {t("tooFewHint")}
    </CheckLine>
  ) : null;
}
