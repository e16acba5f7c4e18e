import { REGULATIONS } from "../regulations.ts";

/** What transfers cite. */
export const REGISTER = [REGULATIONS.CONST, REGULATIONS.EDU19, REGULATIONS.LETTER06, REGULATIONS.HOUSE];
