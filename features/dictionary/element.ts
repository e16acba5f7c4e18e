import type { FieldClass } from "#foundation/endpoint.ts";
import type { Words } from "#foundation/messages/messages.ts";
import type { CodeListId } from "./code-lists.ts";
import type { ElementType } from "./shapes.ts";

/** One item of data: what it is called, how it is written, how delicate it is and who answers for it. */
export interface Element<Code extends string = string> {
  readonly code: Code;
  readonly name: Words;
  readonly type: ElementType;
  readonly codes?: CodeListId;
  readonly class: FieldClass;
  readonly standard?: string;
  /** The feature that stores it and decides about it. */
  readonly owner: string;
  /** Header words under which it is met in rosters, written without spaces, stars and hints. */
  readonly synonyms: readonly string[];
}

/** Makes the elements of one owner; the header words stand in one text, parted by spaces. */
export function element(owner: string) {
  return <const Code extends string>(
    code: Code,
    zh: string,
    en: string,
    type: ElementType,
    fieldClass: FieldClass,
    words: string,
    more: { codes?: CodeListId; standard?: string } = {},
  ): Element<Code> => ({
    code,
    name: { zh, en },
    type,
    class: fieldClass,
    owner,
    synonyms: words === "" ? [] : words.split(" "),
    ...more,
  });
}
