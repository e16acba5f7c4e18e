/** The inline glyphs of the product. There are twelve at most: words carry the meaning, a glyph only helps. */
const PATHS = {
  down: "m4 6 4 4 4-4",
  right: "m6 4 4 4-4 4",
  left: "m10 4-4 4 4 4",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.5 10.5 14 14",
  close: "m4 4 8 8M12 4l-8 8",
  calendar: "M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3",
  paper: "M4 1.5h5l3.5 3.5v9.5h-8.5zM9 1.5v4h3.5",
  check: "m3 8.5 3.5 3.5L13 5",
} as const;

export interface GlyphProps {
  name: keyof typeof PATHS;
}

/** A 16 px drawing in the colour of the text; always beside a word or in a named button. */
export function Glyph({ name }: GlyphProps) {
  return (
    <svg
      className="glyph"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
