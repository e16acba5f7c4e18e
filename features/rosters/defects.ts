import { CELL_DEFECTS } from "./reading/defects-cell.ts";
import { SHEET_DEFECTS } from "./reading/defects-sheet.ts";
import { VALUE_DEFECTS } from "./reading/defects-value.ts";

/** Every kind of fault that a roster can have, with severity and words in both languages. */
export const DEFECTS = { ...SHEET_DEFECTS, ...CELL_DEFECTS, ...VALUE_DEFECTS };

export type DefectCode = keyof typeof DEFECTS;
