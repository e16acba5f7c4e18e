import { checkCharacter } from "#packs/kit/identity-number.ts";
import type { HouseFile } from "./house-files.ts";

/** Provinces of GB/T 2260; a foreigner's number has a 9 before. 18, which our people bear, is none of them. */
const PROVINCE = /^9?(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/g;

/**
 * Identity numbers of people who might exist. One that passes the check digit (GB 11643-1999) must begin with no
 * province, or be born in 1850.
 */
export async function findPossiblePeople(files: HouseFile[]): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    const numbers = (await file.read()).match(NUMBER) ?? [];
    for (const number of numbers)
      if (mayExist(number.toUpperCase()))
        found.push(`${file.name}: ${number.slice(0, 6)}…${number.slice(-2)}`);
  }
  return found;
}

function mayExist(number: string): boolean {
  if (!PROVINCE.test(number) || number.slice(6, 10) === "1850") return false;
  return isBirthday(number.slice(6, 14)) && checkCharacter(number) === number[17];
}

/** Without it one in eleven of all long numbers would pass. */
function isBirthday(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return false;
  return date.getUTCFullYear() >= 1850 && date.getUTCFullYear() < 2100;
}
