/** Millimetres in one point. */
const MM_A_POINT = 25.4 / 72;

/** Room that a label leaves to the line on each side, and a value. */
export const LABEL_INSET = 0.8;
export const VALUE_INSET = 1.6;

/** Width of a line in mm at a size of type; never less than what is printed. */
export function lineWidth(line: string, size: number): number {
  let ems = 0;
  for (const character of line) ems += emsOf(character);
  return ems * size * MM_A_POINT;
}

/** Widths of Noto Serif SC in ems, rounded up by groups; Chinese and all that is not Latin is one em wide. */
const WIDTHS: readonly (readonly [characters: RegExp, ems: number])[] = [
  [/[0-9]/, 0.57],
  [/[ \-.,:;'!|/()[\]]/, 0.38],
  [/[mwMW@%&—]/, 1.05],
  [/[a-z]/, 0.66],
  [/[A-Z]/, 0.86],
  [/[!-~]/, 0.6],
];

function emsOf(character: string): number {
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? 1;
}

/**
 * The longest part of a text in mm that stays in one line: a run of Latin letters and digits, or so many Chinese
 * characters as `together` says, such as the four of a name.
 */
export function longestRun(text: string, size: number, together: number): number {
  const runs = text.match(/[!-\u024f]+/g) ?? [];
  const chinese = [...text].slice(0, [...text].length <= together ? together : 1).join("");
  return Math.max(lineWidth(chinese, size), ...runs.map((run) => lineWidth(run, size)));
}

/** The text with a line end inside of each run of Latin letters and digits that is wider than `room` in mm. */
export function breakRuns(text: string, size: number, room: number): string {
  return text.replace(/[!-\u024f]+/g, (run) => {
    if (lineWidth(run, size) <= room) return run;
    const lines = [""];
    for (const character of run) {
      const line = lines.at(-1) ?? "";
      if (line !== "" && lineWidth(line + character, size) > room) lines.push(character);
      else lines[lines.length - 1] = line + character;
    }
    return lines.join("\n");
  });
}
