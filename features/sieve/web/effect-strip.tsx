import type { z } from "zod";
import { useText } from "#ui/language/language.tsx";
import type { readItem } from "../contract.ts";
import { sieveMessages } from "../messages.ts";
import "./sieve.css";

type Size = z.infer<typeof readItem.output>["whole"]["before"];

interface Props {
  title: string;
  note: string;
  before: Size;
  after: Size;
}

const MEASURES = [
  { key: "papers", unit: "paperCount" },
  { key: "fields", unit: "placeCount" },
  { key: "twice", unit: "placeCount" },
  { key: "signatures", unit: "placeCount" },
  { key: "levels", unit: "levelCount" },
] as const;

/** Before and after on one scale for each measure. */
export function EffectStrip({ title, note, before, after }: Props) {
  const t = useText(sieveMessages);
  return (
    <section className="sheet effect" aria-label={title}>
      <div className="lead">
        <b>{title}</b>
        <span className="sm mut">{note}</span>
      </div>
      {MEASURES.filter(({ key }) => before[key] > 0).map(({ key, unit }) => (
        <Measure key={key} label={t(key)} unit={t(unit)} before={before[key]} after={after[key]} />
      ))}
    </section>
  );
}

function Measure({
  label,
  unit,
  before,
  after,
}: {
  label: string;
  unit: string;
  before: number;
  after: number;
}) {
  const less = ((before - after) / before) * 100;
  return (
    <div className="measure">
      <span className="sm mut">{label}</span>
      <p>
        <span className="was">{before}</span>
        <span aria-hidden="true"> → </span>
        <b className="is">{after}</b> <span className="sm dim">{unit}</span>
      </p>
      <div className="bars" aria-hidden="true">
        <i style={{ inlineSize: `${(after / before) * 100}%` }} />
      </div>
      <span className="sm ok">{less === 0 ? "—" : `−${less.toFixed(1)}%`}</span>
    </div>
  );
}
