import { useText } from "#ui/language/language.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { figureText } from "../review.rules.ts";
import { figureMessages } from "./figure-messages.ts";

export interface Bar {
  key: string;
  name: string;
  value: number;
}

const LINE = 22;

interface BarsProps {
  label: string;
  bars: readonly Bar[];
  digits: number;
  /** Width of the drawing in its own units: names at the left, numbers at the right. */
  width: number;
  names: number;
  /** So many bars; the others are one. */
  most: number;
  /** Numbers that are no parts of a whole, such as shares, are not put together. */
  addable?: boolean;
}

/** Horizontal bars with name and number beside each; the same as a table below. */
export function Bars({ label, bars, digits, width, names, most, addable = true }: BarsProps) {
  const t = useText(figureMessages);
  const shown = useShort(bars, most, addable);
  const highest = Math.max(1, ...shown.map(({ value }) => value));
  const room = width - names - 74;
  const words = shown.map(({ name, value }) => `${name} ${figureText(value, digits)}`).join(", ");
  return (
    <>
      <svg
        className="bars"
        viewBox={`0 0 ${width} ${shown.length * LINE}`}
        role="img"
        aria-label={`${label}: ${words}`}
      >
        {shown.map((bar, at) => (
          <g key={bar.key} transform={`translate(0 ${at * LINE})`}>
            <text x={names - 10} y={16} textAnchor="end">
              {cut(bar.name, names)}
              <title>{bar.name}</title>
            </text>
            <rect x={names} y={5} width={Math.max(1, (bar.value / highest) * room)} height={12} />
            <text x={names + Math.max(1, (bar.value / highest) * room) + 8} y={16}>
              {figureText(bar.value, digits)}
            </text>
          </g>
        ))}
      </svg>
      {bars.length > 1 && (
        <details className="as-table">
          <summary>{t("asTable")}</summary>
          <DataTable
            label={label}
            dense
            rows={bars}
            rowKey={(bar) => bar.key}
            columns={[
              { key: "name", title: t("name"), cell: (bar) => bar.name },
              {
                key: "value",
                title: t("value"),
                numeric: true,
                cell: (bar) => figureText(bar.value, digits),
              },
            ]}
          />
        </details>
      )}
    </>
  );
}

function useShort(bars: readonly Bar[], most: number, addable: boolean): readonly Bar[] {
  const t = useText(figureMessages);
  if (bars.length <= most) return bars;
  if (!addable) return bars.slice(0, most);
  const rest = bars.slice(most - 1);
  return [
    ...bars.slice(0, most - 1),
    {
      key: "others",
      name: t("others", { count: rest.length }),
      value: rest.reduce((sum, { value }) => sum + value, 0),
    },
  ];
}

/** Names of bodies can be long: what fits the room, an em for a Chinese character and half of one for others. */
function cut(name: string, room: number): string {
  let left = (room - 12) / 13;
  let text = "";
  for (const letter of name) {
    left -= (letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.55;
    if (left < 0.8 && text.length + 1 < name.length) return `${text}…`;
    text += letter;
  }
  return text;
}

interface SquaresProps {
  caption: string;
  whole: number;
  kept: number;
}

const SIDE = 18;
const STEP = 23;
const IN_ROW = 25;

/** One little square for each paper: those that stay are filled. */
export function Squares({ caption, whole, kept }: SquaresProps) {
  const t = useText(figureMessages);
  const gone = whole - kept;
  const words = `${t("kept", { kept })}, ${t("gone", { gone, share: share(gone, whole) })}`;
  const rows = Math.ceil(whole / IN_ROW);
  return (
    <figure className="squares">
      <svg viewBox={`0 0 ${IN_ROW * STEP} ${rows * STEP}`} role="img" aria-label={`${caption}: ${words}`}>
        {Array.from({ length: whole }, (_, at) => (
          <rect
            key={at}
            className={at < kept ? "kept" : "gone"}
            x={(at % IN_ROW) * STEP + 1}
            y={Math.floor(at / IN_ROW) * STEP + 1}
            width={SIDE}
            height={SIDE}
          />
        ))}
      </svg>
      <p>
        {t("kept", { kept })}
        <br />
        <span className="mut">{t("gone", { gone, share: share(gone, whole) })}</span>
      </p>
      <figcaption className="sm dim">{caption}</figcaption>
    </figure>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? "0" : ((part * 100) / whole).toFixed(1);
}
