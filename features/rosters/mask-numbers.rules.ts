/** A check character X at the end counts as a digit. */
const DIGIT = /[0-9\uFF10-\uFF19]|[XxＸｘ](?=\s*$)/gu;
/** A number of ten or more digits in a row is an identity number, a telephone or an account; a date has eight. */
const LONG = /[0-9\uFF10-\uFF19]{10,}[XxＸｘ]?/gu;
const MASKED_FIELDS: Readonly<Record<string, (digits: number) => Ends>> = {
  identity_number: (digits) => (digits >= 14 ? { head: 6, tail: 4 } : { head: 3, tail: 2 }),
  phone: (digits) =>
    digits >= 10 ? { head: 3, tail: 4 } : { head: Math.max(0, digits - 7), tail: Math.min(3, digits) },
};

interface Ends {
  head: number;
  tail: number;
}

/**
 * What stood in a cell, with the inner digits of numbers hidden. In the columns of identity numbers and telephones this
 * also holds for numbers that are too short, too long or broken by signs, and the signs stay to be seen: they are
 * often what is wrong. In other columns whole numbers are hidden wherever they stand.
 */
export function maskCell(text: string, field: string | null): string {
  const endsOf = field === null ? undefined : MASKED_FIELDS[field];
  if (endsOf === undefined)
    return text.replaceAll(LONG, (number) => maskDigits(number, { head: 3, tail: 4 }));
  const digits = text.match(DIGIT)?.length ?? 0;
  return maskDigits(text, endsOf(digits));
}

function maskDigits(text: string, { head, tail }: Ends): string {
  const digits = text.match(DIGIT)?.length ?? 0;
  let at = 0;
  return text.replaceAll(DIGIT, (digit) => {
    at += 1;
    return at <= head || at > digits - tail ? digit : "*";
  });
}
