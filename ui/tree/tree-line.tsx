import { formatNumber } from "#foundation/messages/messages.ts";
import { Button } from "#ui/form/button.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText } from "#ui/language/language.tsx";
import { Tag } from "#ui/mark/status.tsx";
import { uiMessages } from "#ui/messages.ts";
import type { TreeLine } from "#ui/tree/tree-lines.ts";
import type { TreeStore } from "#ui/tree/tree-store.ts";

interface TreeLineProps {
  line: TreeLine;
  tree: TreeStore;
  index: number;
  top: number;
  lineHeight: number;
  isCurrent: boolean;
  isSelected: boolean;
  /** Typed text to mark in the name. */
  hit: string | undefined;
  onSelect: (id: string) => void;
  onFocus: () => void;
}

const INDENT = 16;

/** One line of the tree: arrow, name, tag, number. */
export function TreeLineView(props: TreeLineProps) {
  const { line, tree, index, top, lineHeight, isCurrent, isSelected, hit, onSelect, onFocus } = props;
  const place = {
    transform: `translateY(${top}px)`,
    height: lineHeight,
    paddingLeft: 6 + (line.level - 1) * INDENT,
  };
  if (line.kind === "unread") return <UnreadLine line={line} tree={tree} style={place} />;
  const { node, level, size, open } = line;
  function toggle() {
    if (open) tree.collapse(node.id);
    else tree.expand(node.id);
  }
  return (
    <div
      role="treeitem"
      data-line={index}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={level}
      aria-setsize={size}
      aria-posinset={line.place}
      aria-expanded={node.leaf ? undefined : open}
      aria-selected={isSelected}
      className="tree-line"
      style={place}
      onFocus={onFocus}
      onClick={() => onSelect(node.id)}
    >
      <span
        className="tw"
        onClick={(event) => {
          event.stopPropagation();
          toggle();
        }}
      >
        {!node.leaf && <Glyph name={open ? "down" : "right"} />}
      </span>
      <span className="nm">{hit === undefined ? node.name : <Marked name={node.name} text={hit} />}</span>
      {node.tag !== undefined && <Tag kind="warn">{node.tag}</Tag>}
      {node.count !== undefined && <span className="m">{formatNumber(node.count)}</span>}
    </div>
  );
}

function UnreadLine({
  line,
  tree,
  style,
}: {
  line: TreeLine & { kind: "unread" };
  tree: TreeStore;
  style: object;
}) {
  const t = useText(uiMessages);
  if (!line.failed)
    return (
      <div className="tree-line" role="presentation" style={style}>
        <span className="tw" />
        <div className="sk" />
        <span className="vh">{t("loadingChildren")}</span>
      </div>
    );
  return (
    <div className="tree-line" role="treeitem" aria-level={line.level} aria-selected={false} style={style}>
      <span className="tw" />
      <span className="stop">{t("rowNotRead")}</span>
      <Button kind="text" small onClick={() => tree.retry(line.parent)}>
        {t("again")}
      </Button>
    </div>
  );
}

function Marked({ name, text }: { name: string; text: string }) {
  const at = name.indexOf(text);
  if (at < 0) return name;
  return (
    <>
      {name.slice(0, at)}
      <mark>{text}</mark>
      {name.slice(at + text.length)}
    </>
  );
}
