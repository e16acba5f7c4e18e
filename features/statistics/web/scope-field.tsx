import { listChildren, readBody, searchBodies } from "#features/bodies/contract.ts";
import { useMe } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import type { TreeSource } from "#ui/tree/tree-node.ts";
import { TreeWindow } from "#ui/tree/tree-window.tsx";
import { statisticsMessages } from "../messages.ts";
import type { Question } from "../question.contract.ts";
import type { Ask } from "./settings-panel.tsx";

/** The tree as the server gives it, without counts: what is counted stands in the table. */
const SOURCE: TreeSource = {
  async children(parent, from, signal) {
    const { nodes, total } = await call(
      listChildren,
      { from, ...(parent !== undefined && { parent: parent as never }) },
      { signal },
    );
    return {
      total,
      nodes: nodes.map(({ id, name, leaf, initials, position }) => ({ id, name, leaf, initials, position })),
    };
  },
  async search(text, signal) {
    const { total, hits } = await call(searchBodies, { text }, { signal });
    return {
      total,
      hits: hits.map(({ id, path, place }) => ({ id, path, ...(place !== null && { place }) })),
    };
  },
};

/** The body with everything below it; above one's own unit, where small figures are not told, by its name. */
export function ScopeField({ question, ask }: { question: Question; ask: Ask }) {
  const t = useText(statisticsMessages);
  const me = useMe();
  const bodyId = question.body ?? me.body.id;
  const home = useLook(readBody, { bodyId: me.homeBody.id as never });
  const above = (home.data?.path ?? []).filter(
    (one) => one.bodyId !== me.homeBody.id && !me.bodies.some((seen) => seen.id === one.bodyId),
  );
  const isAbove = above.some((one) => one.bodyId === bodyId);
  const body = useLook(
    readBody,
    { bodyId: bodyId as never },
    { keepFormer: true, enabled: home.data && !isAbove },
  );
  const path = body.data?.path ?? [];
  const start = path.findIndex((one) => me.bodies.some((seen) => seen.id === one.bodyId));
  return (
    <div className="setting scope">
      <h2>{t("scope")}</h2>
      <TreeWindow
        label={t("tree")}
        source={SOURCE}
        searchLabel={t("findBody")}
        selected={
          isAbove
            ? undefined
            : body.data && {
                id: body.data.bodyId,
                path: path.slice(Math.max(0, start), -1).map((one) => one.bodyId),
                open: !body.data.leaf,
              }
        }
        height="196px"
        onSelect={(id) => ask({ body: id })}
      />
      {above.map((one) => (
        <Button
          key={one.bodyId}
          kind="text"
          small
          aria-pressed={one.bodyId === bodyId}
          onClick={() => ask({ body: one.bodyId })}
        >
          {t("wider", { name: one.name })}
        </Button>
      ))}
      {above.length > 0 && <p className="sm mut">{t("widerNote")}</p>}
    </div>
  );
}
