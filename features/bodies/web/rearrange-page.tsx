import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { useAddressState, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { readBody } from "../contract.ts";
import { bodyMessages } from "../messages.ts";
import { readRearrangement } from "../rearrange.contract.ts";
import { draftOf, emptyDraft, kindsFor } from "./plan-draft.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";
import { RearrangeForm, type Revised } from "./rearrange-form.tsx";

/** What is to be done with a body: chosen, filled in, then looked at before it is confirmed. */
export function RearrangePage() {
  const t = useText(rearrangeMessages);
  const words = useText(bodyMessages);
  const bodyId = usePathPart("bodyId");
  const [address] = useAddressState();
  const planId = address["plan"];
  const body = useLook(readBody, { bodyId: bodyId as never });
  const former = useLook(
    readRearrangement,
    { rearrangementId: (planId ?? "0") as never },
    { enabled: planId !== undefined },
  );
  const { today } = useMe();
  if (body.problem)
    return <NotReached title={words("bodyUnread")} problem={body.problem} onAgain={body.again} />;
  if (former.problem)
    return <NotReached title={t("planUnread")} problem={former.problem} onAgain={former.again} />;
  if (!body.data || (planId !== undefined && !former.data)) return <Loading rows={8} />;
  const empty = { ...emptyDraft(body.data, today), kind: kindAsked(address["kind"], kindsFor(body.data)) };
  const start = former.data
    ? {
        ...draftOf(former.data.plan, empty, namesOf(former.data.preview.bodies)),
        effectiveOn: former.data.effectiveOn,
        document: former.data.document,
      }
    : empty;
  const revised: Revised | undefined = former.data && {
    rearrangementId: former.data.rearrangementId,
    version: former.data.version,
  };
  return (
    <>
      <PageHead
        title={t("rearrangeBody", { name: body.data.shortName })}
        crumbs={body.data.path.map((one) => ({ label: one.name, to: `/bodies/${one.bodyId}` }))}
      />
      <RearrangeForm key={planId ?? bodyId} body={body.data} start={start} revised={revised} />
    </>
  );
}

function kindAsked<K extends string>(asked: string | undefined, kinds: readonly K[]): K | undefined {
  return kinds.find((kind) => kind === asked);
}

/** The names of bodies that a plan touches, by id; one that is only named as a new superior shows as such. */
function namesOf(bodies: readonly { key: string; name: string; under: string | null }[]) {
  const names = new Map(bodies.map((one) => [one.key, one.name]));
  return (id: string) => names.get(id) ?? bodies[0]?.under ?? id;
}
