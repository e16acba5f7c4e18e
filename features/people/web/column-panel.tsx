import { Button } from "#ui/form/button.tsx";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { peopleMessages } from "../messages.ts";
import { startWidth } from "./columns.tsx";
import { elementName } from "./element-value.ts";
import { type Column, COLUMNS, keepWidth } from "./list-view.ts";

interface ColumnPanelProps {
  columns: readonly Column[];
  /** undefined: as at the start. */
  onChange: (columns: readonly Column[] | undefined) => void;
  onClose: () => void;
}

/** px by which a press makes a column wider or narrower. */
const STEP = 24;
/** What a column that took what was left is taken for when it gets a width of its own. */
const REST_WIDTH = 240;

/** Which columns, in which order, how wide: the shown ones first, in their order. */
export function ColumnPanel({ columns, onChange, onClose }: ColumnPanelProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const hidden = COLUMNS.filter((key) => columns.every((column) => column.key !== key));
  return (
    <Sheet
      title={t("columns")}
      note={t("columnsNote")}
      aside={
        <span className="row">
          <Button kind="text" small onClick={() => onChange(undefined)}>
            {t("startColumns")}
          </Button>
          <Button kind="text" small onClick={onClose}>
            {t("closePanel")}
          </Button>
        </span>
      }
    >
      <ol className="columns" aria-label={t("columns")}>
        {columns.map((column, at) => (
          <ShownColumn key={column.key} {...{ columns, column, at, onChange }} />
        ))}
        {hidden.map((key) => (
          <li key={key}>
            <Checkbox
              name={`column-${key}`}
              label={elementName(key, language)}
              checked={false}
              onChange={() => onChange([...columns, { key }])}
            />
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

interface ShownColumnProps extends Pick<ColumnPanelProps, "columns" | "onChange"> {
  column: Column;
  at: number;
}

/** A column that is shown; the name stays where it is. */
function ShownColumn({ columns, column, at, onChange }: ShownColumnProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const name = elementName(column.key, language);
  const first = column.key === "name";
  const width = column.width ?? startWidth(column.key, language) ?? REST_WIDTH;
  const resize = (by: number) =>
    onChange(columns.map((one) => (one === column ? { ...one, width: keepWidth(width + by) } : one)));
  const deeds = [
    ...(at > 1 ? [["forward", () => onChange(swapped(columns, at, at - 1))] as const] : []),
    ...(!first && at < columns.length - 1
      ? [["backward", () => onChange(swapped(columns, at, at + 1))] as const]
      : []),
    ["narrower", () => resize(-STEP)] as const,
    ["wider", () => resize(STEP)] as const,
  ];
  return (
    <li>
      {first ? (
        <span className="b">{name}</span>
      ) : (
        <Checkbox
          name={`column-${column.key}`}
          label={name}
          checked
          onChange={() => onChange(columns.filter((one) => one !== column))}
        />
      )}
      <span className="end">
        {deeds.map(([deed, act]) => (
          <Button key={deed} kind="text" small aria-label={`${t(deed)} ${name}`} onClick={act}>
            {t(deed)}
          </Button>
        ))}
      </span>
    </li>
  );
}

function swapped(columns: readonly Column[], at: number, other: number): Column[] {
  const next = [...columns];
  const [a, b] = [next[at], next[other]];
  if (a && b) [next[at], next[other]] = [b, a];
  return next;
}
