import type { ReactNode } from "react";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { Figure as FigureButton } from "#ui/mark/figure.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { Figure } from "../figures.contract.ts";
import type { Review, ToldBlock } from "../review.contract.ts";
import { changeText, figureText, piecesOf } from "../review.rules.ts";
import { Bars, Squares } from "./bars.tsx";
import { figureMessages } from "./figure-messages.ts";
import { numeral } from "./review-contents.tsx";
import type { OpenFigure } from "./review-page.tsx";

interface SectionProps {
  section: Review["sections"][number];
  number: number;
  review: Review;
  open: OpenFigure | undefined;
  onOpen: (figure: OpenFigure) => void;
  /** The opened figure, where there is no room beside the text. */
  note: ReactNode;
}

/** One chapter: sentences, tables and charts, and at its end what is not recorded yet. */
export function ReviewSection({ section, number, review, open, onOpen, note }: SectionProps) {
  const say = useWords();
  const { language } = useLanguage();
  return (
    <section id={section.key} aria-labelledby={`${section.key}-title`}>
      <h2 id={`${section.key}-title`}>
        {number > 0 && <span>{numeral(number, language)}</span>}
        {say(section.title)}
        {section.leverName && language === "zh" && <small>{say(section.leverName)}</small>}
      </h2>
      {section.blocks.map((block, at) => {
        const key = `${section.key}-${at}`;
        return (
          <div key={key}>
            <Block block={block} name={key} review={review} open={open} onOpen={onOpen} />
            {open?.block === key && note}
          </div>
        );
      })}
      <NotYet codes={section.notYet} figures={review.figures} />
    </section>
  );
}

interface BlockProps {
  block: ToldBlock;
  name: string;
  review: Review;
  open: OpenFigure | undefined;
  onOpen: (figure: OpenFigure) => void;
}

function Block({ block, name, review, open, onOpen }: BlockProps) {
  const say = useWords();
  const figures = new Map(review.figures.map((figure) => [figure.code, figure]));
  const button = (code: string) => (
    <OpenButton
      figure={figures.get(code)}
      isOpen={open?.code === code && open.block === name}
      onOpen={() => onOpen({ code, block: name })}
    />
  );
  if (block.kind === "text") return <Sentences text={say(block.text)} button={button} />;
  if (block.kind === "table")
    return <FigureTable caption={say(block.caption)} codes={block.codes} figures={figures} button={button} />;
  if (block.kind === "squares")
    return (
      <Squares
        caption={say(block.caption)}
        whole={figures.get(block.whole)?.value ?? 0}
        kept={figures.get(block.kept)?.value ?? 0}
      />
    );
  if (block.lines.length === 0) return null;
  const bars = block.lines.map((line) => ({ ...line, key: line.key ?? "none", name: say(line.name) }));
  return (
    <figure>
      <Bars label={say(block.caption)} bars={bars} digits={0} width={666} names={190} most={12} />
      <figcaption className="sm dim">{say(block.caption)}</figcaption>
    </figure>
  );
}

function OpenButton({
  figure,
  isOpen,
  onOpen,
}: {
  figure: Figure | undefined;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const say = useWords();
  if (!figure) return null;
  return (
    <FigureButton
      value={figureText(figure.value, figure.digits)}
      label={say(figure.name)}
      open={isOpen}
      onOpen={onOpen}
    />
  );
}

function Sentences({ text, button }: { text: string; button: (code: string) => ReactNode }) {
  return (
    <p className="sentences">
      {piecesOf(text).map(({ words, code }) => (
        <span key={`${words}${code ?? ""}`}>
          {words}
          {code !== undefined && button(code)}
        </span>
      ))}
    </p>
  );
}

interface FigureTableProps {
  caption: string;
  codes: readonly string[];
  figures: ReadonlyMap<string, Figure>;
  button: (code: string) => ReactNode;
}

function FigureTable({ caption, codes, figures, button }: FigureTableProps) {
  const t = useText(figureMessages);
  const say = useWords();
  const rows = codes.flatMap((code) => figures.get(code) ?? []);
  return (
    <DataTable<Figure>
      label={caption}
      dense
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        { key: "name", title: caption, cell: ({ name, unit }) => `${say(name)}（${say(unit)}）` },
        { key: "now", title: t("thisYear"), numeric: true, width: 110, cell: ({ code }) => button(code) },
        {
          key: "before",
          title: t("before"),
          numeric: true,
          width: 110,
          cell: (one) => (one.comparable ? figureText(one.before, one.digits) : t("scaleDiffers")),
        },
        {
          key: "change",
          title: t("change"),
          numeric: true,
          width: 96,
          cell: (one) => changeText(one) || t("notCompared"),
        },
      ]}
    />
  );
}

function NotYet({ codes, figures }: { codes: readonly string[]; figures: readonly Figure[] }) {
  const t = useText(figureMessages);
  const say = useWords();
  const open = figures.filter(({ code }) => codes.includes(code));
  if (open.length === 0) return null;
  return (
    <details className="not-yet">
      <summary>{t("notYet", { count: open.length })}</summary>
      <ul className="sm mut">
        {open.map(({ code, name, notYet }) => (
          <li key={code}>{notYet && t("notYetLine", { name: say(name), reason: say(notYet.reason) })}</li>
        ))}
      </ul>
    </details>
  );
}
