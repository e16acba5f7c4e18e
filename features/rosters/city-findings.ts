import type { Words } from "#foundation/messages/messages.ts";
import { UNREADABLE, type UnreadableCode } from "#foundation/import-export/unreadable.ts";
import { type DefectCode, DEFECTS, findingWords } from "./judged.contract.ts";

/** What only the city's records can tell of a row; the file alone cannot. */
export const CITY_DEFECTS = {
  PERSON_ELSEWHERE: {
    severity: "error",
    reason: { zh: "这个人的档案在“{place}”", en: "This person's file is with {place}" },
    mend: {
      zh: "换支部要办组织关系转接，不能靠导入",
      en: "Another branch takes a transfer of membership, not an import",
    },
  },
  PERSON_OUT_OF_REACH: {
    severity: "error",
    reason: {
      zh: "这个人的档案在您范围以外的组织",
      en: "This person's file is with a body outside of your reach",
    },
    mend: { zh: "先与对方办理组织关系转接", en: "Arrange the transfer of membership first" },
  },
  POSSIBLE_DUPLICATE: {
    severity: "warning",
    reason: {
      zh: "同名同生日的人已有 {count} 份档案",
      en: "{count} files of the same name and birth date exist",
    },
    mend: {
      zh: "并排核对，确是另一个人再导入",
      en: "Compare them side by side; import only if it is another person",
    },
  },
} as const satisfies Record<string, { severity: "error" | "warning"; reason: Words; mend: Words }>;
export type CityDefect = keyof typeof CITY_DEFECTS;

/** Words of a finding of the file or of the city. */
export function wordsOf(
  code: string,
  details: Readonly<Record<string, string | number>>,
): { reason: Words; mend: Words } {
  if (code in CITY_DEFECTS) {
    const { reason, mend } = CITY_DEFECTS[code as CityDefect];
    return { reason: fill(reason, details), mend };
  }
  if (code in DEFECTS) return findingWords({ code: code as DefectCode, details });
  if (code in UNREADABLE) {
    const { reason, mend } = UNREADABLE[code as UnreadableCode];
    return { reason: fill(reason, details), mend: fill(mend, details) };
  }
  return { reason: { zh: code, en: code }, mend: { zh: "", en: "" } };
}

function fill(words: Words, details: Readonly<Record<string, string | number>>): Words {
  const put = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
  return { zh: put(words.zh), en: put(words.en) };
}
