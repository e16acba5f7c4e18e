import { figureText } from "../review.rules.ts";

interface TrendLineProps {
  label: string;
  points: readonly { day: string; value: number | null }[];
  digits: number;
  /** `2026` or `11`: what stands below a point. */
  nameOf: (day: string) => string;
}

const WIDTH = 560;
const HEIGHT = 150;
const LEFT = 34;
const TOP = 26;
const FOOT = 24;
/** Width of a digit. */
const LETTER = 7.5;

/** A figure at the ends of years or months: the line begins at zero, each point says its number. */
export function TrendLine({ label, points, digits, nameOf }: TrendLineProps) {
  const told = points.filter(({ value }) => value !== null);
  const highest = Math.max(1, ...told.map(({ value }) => value ?? 0));
  const step = (WIDTH - 2 * LEFT) / Math.max(1, points.length - 1);
  const placed = points.flatMap(({ day, value }, at) =>
    value === null ? [] : [{ day, value, x: LEFT + at * step, y: yOf(value, highest) }],
  );
  const longest = Math.max(1, ...told.map(({ value }) => figureText(value, digits).length));
  // Numbers side by side may not touch: of many only every second or third is written, counted from the last.
  const every = Math.max(1, Math.ceil((longest * LETTER + 6) / step));
  const words = told.map(({ day, value }) => `${nameOf(day)} ${figureText(value, digits)}`).join(", ");
  return (
    <svg className="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${words}`}>
      <line className="ground" x1={LEFT - 14} x2={WIDTH - LEFT + 14} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      <polyline points={placed.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {placed.map(({ day, value, x, y }, at) => (
        <g key={day}>
          <circle cx={x} cy={y} r={3} />
          {(placed.length - 1 - at) % every === 0 && (
            <text x={x} y={y - 9}>
              {figureText(value, digits)}
            </text>
          )}
          <text className="foot" x={x} y={HEIGHT - 6}>
            {nameOf(day)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function yOf(value: number, highest: number): number {
  return HEIGHT - FOOT - (value / highest) * (HEIGHT - FOOT - TOP);
}
