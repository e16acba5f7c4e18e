import { useMemo } from "react";
import { isDay } from "#foundation/calendar.ts";
import { useMe } from "#ui/account/me.tsx";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { useAddressState, useGo } from "#ui/page/link.tsx";
import { TreeWindow } from "#ui/tree/tree-window.tsx";
import { useLocation } from "@tanstack/react-router";
import { readBody } from "../contract.ts";
import { bodyMessages } from "../messages.ts";
import { BodyView } from "./body-view.tsx";
import { bodySource } from "./tree-source.ts";

/** On a phone the body itself begins on the first screen, below the tree. */
const PHONE_HEIGHT = "320px";

/** The former day in the address; a day that is none, or not over yet, is today. */
function useDay(): string | undefined {
  const [{ on }] = useAddressState();
  const { today } = useMe();
  return on !== undefined && isDay(on) && on < today ? on : undefined;
}

/** The tree at the left, search first; the body at the right. */
export function BodiesPage() {
  const t = useText(bodyMessages);
  const go = useGo();
  const narrow = useNarrow();
  const me = useMe();
  const bodyId = useLocation().pathname.split("/")[2] ?? me.body.id;
  const tags = { tooMany: t("tooMany"), tooFew: t("tooFew") };
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the words change with the language only
  const source = useMemo(() => bodySource(tags), [tags.tooMany, tags.tooFew]);
  const day = useDay();
  const body = useLook(
    readBody,
    { bodyId: bodyId as never, ...(day !== undefined && { on: day }) },
    { keepFormer: true },
  );
  const top = useLook(readBody, { bodyId: me.homeBody.id as never });
  const path = body.data?.path.map((one) => one.bodyId) ?? [];
  // The way down starts at the first body that the account sees.
  const start = path.findIndex((id) => me.bodies.some((seen) => seen.id === id));
  return (
    <div className="split">
      <TreeWindow
        label={t("tree")}
        source={source}
        searchLabel={t("findBody")}
        selected={
          body.data && {
            id: body.data.bodyId,
            path: path.slice(Math.max(0, start), -1),
            open: body.data.bodyId === me.homeBody.id && !body.data.leaf,
          }
        }
        height={narrow ? PHONE_HEIGHT : undefined}
        onSelect={(id) => go(`/bodies/${id}`)}
        foot={
          top.data && t("treeFoot", { bodies: top.data.below.bodies + 1, branches: top.data.below.branches })
        }
      />
      <BodyView bodyId={bodyId} day={day} look={body} />
    </div>
  );
}
