import type { Element } from "./element.ts";
import { PERSON } from "./elements-person.ts";
import { DUES, ROSTER } from "./elements-roster.ts";

/** The dictionary: every item of data that the product stores, shows or takes in. */
export const ELEMENTS: readonly Element[] = [...PERSON, ...ROSTER, ...DUES];
