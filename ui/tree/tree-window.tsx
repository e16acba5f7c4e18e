import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { useNarrow } from "#ui/appearance/use-narrow.ts";
import { useText } from "#ui/language/language.tsx";
import { uiMessages } from "#ui/messages.ts";
import { topOf } from "#ui/table/row-scroll.ts";
import { useRowWindow } from "#ui/table/use-row-window.ts";
import { TreeLineView } from "#ui/tree/tree-line.tsx";
import { TreeSearch } from "#ui/tree/tree-search.tsx";
import type { TreeLine } from "#ui/tree/tree-lines.ts";
import type { TreeHit, TreeSource } from "#ui/tree/tree-node.ts";
import { TreeStore } from "#ui/tree/tree-store.ts";
import { useTreeKeys } from "#ui/tree/use-tree-keys.ts";

export interface TreeWindowProps {
  label: string;
  /** Must be the same object from one drawing to the next. */
  source: TreeSource;
  /** The node that the page is about, with the ids above it from the root down. */
  selected?: (TreeHit & { /** Shows what is below it. */ open?: boolean }) | undefined;
  onSelect: (id: string) => void;
  /** Label of the search: 搜组织. Without it there is none. */
  searchLabel?: string | undefined;
  /** Words of the foot: 62,318 个组织，其中支部 50,012 个。 */
  foot?: ReactNode;
  height?: string | undefined;
}

const LINE_HEIGHT = { normal: 30, large: 48 };
/** A line that a thumb can hit. */
const PHONE_LINE_HEIGHT = 44;

/** The bodies of a city as a tree of which only the window is in the page. */
export function TreeWindow(props: TreeWindowProps) {
  const { label, source, selected, onSelect, searchLabel, foot, height = "calc(100vh - 80px)" } = props;
  const tree = useMemo(() => new TreeStore(source), [source]);
  useSyncExternalStore(tree.subscribe, tree.version);
  useEffect(() => () => tree.stop(), [tree]);
  const box = useRef<HTMLDivElement>(null);
  const lineHeight = useLineHeight();
  const lines = tree.lines();
  const window = useRowWindow(box, lines.length, lineHeight);
  const [found, setFound] = useState<{ text: string; id: string }>();
  const { from, to } = window.rows;
  const seen = lines.slice(from, to);
  useEffect(() => {
    for (const line of seen) tree.readLine(line);
  });

  const keys = useTreeKeys({ tree, lines, box, see: window.see, start: found?.id ?? selected?.id, onSelect });
  const { see } = window;
  const show = useShow(tree, see);
  const shownId = selected?.id;
  useEffect(() => {
    if (selected === undefined) return;
    if (selected.open) tree.expand(selected.id);
    void show(selected);
    // Only another node moves the window, not another drawing of the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [tree, shownId]);

  return (
    <section className="sheet tree" style={{ height }} aria-label={label}>
      {searchLabel !== undefined && source.search !== undefined && (
        <TreeSearch
          label={searchLabel}
          search={source.search}
          onHit={(hit, text) => {
            setFound({ text, id: hit.id });
            void show(hit);
          }}
        />
      )}
      <div className="tree-box" ref={box} onScroll={window.onScroll} tabIndex={-1} data-focus-quiet>
        <div role="tree" aria-label={label} style={{ height: window.boxHeight }} onKeyDown={keys.onKeyDown}>
          {seen.map((line, step) => (
            <TreeLineView
              key={line.kind === "node" ? line.node.id : `unread ${line.parent}`}
              {...{ line, tree, lineHeight, onSelect }}
              index={from + step}
              top={(from + step) * lineHeight - window.place.offset}
              isCurrent={from + step === keys.current}
              isSelected={line.kind === "node" && line.node.id === selected?.id}
              hit={line.kind === "node" && line.node.id === found?.id ? found.text : undefined}
              onFocus={() => keys.setCurrent(from + step)}
            />
          ))}
        </div>
      </div>
      <p className="tree-foot sm dim">
        {foot}
        <Seen lines={lines} top={topOf(window.place)} view={window.extent.view} lineHeight={lineHeight} />
      </p>
    </section>
  );
}

function useLineHeight(): number {
  const narrow = useNarrow();
  const { size } = useAppearance();
  return narrow && size === "normal" ? PHONE_LINE_HEIGHT : LINE_HEIGHT[size];
}

/** Opens the way to a node and brings it into view. */
function useShow(tree: TreeStore, see: (row: number) => void) {
  const latest = useRef(see);
  useEffect(() => {
    latest.current = see;
  });
  return async (hit: TreeHit) => {
    await tree.reveal(hit.path, hit.id);
    const index = tree.lines().findIndex((line) => line.kind === "node" && line.node.id === hit.id);
    // The lines are drawn first, then the window can move over them.
    if (index >= 0) requestAnimationFrame(() => latest.current(index));
  };
}

function Seen({
  lines,
  top,
  view,
  lineHeight,
}: {
  lines: readonly TreeLine[];
  top: number;
  view: number;
  lineHeight: number;
}) {
  const t = useText(uiMessages);
  const first = positionOf(lines[Math.round(top / lineHeight)]);
  const last = positionOf(lines[Math.min(lines.length, Math.floor((top + view) / lineHeight)) - 1]);
  if (first === undefined || last === undefined) return null;
  return <> {t("treeSeen", { from: first, to: last })}</>;
}

function positionOf(line: TreeLine | undefined): number | undefined {
  return line?.kind === "node" ? line.node.position : undefined;
}
