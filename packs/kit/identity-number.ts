const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** The check character of GB 11643-1999 for the first 17 digits. */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    sum += (digits.charCodeAt(index) - 48) * (WEIGHTS[index] as number);
  }
  return CHECKS[sum % 11] as string;
}

/** `180101********001X`: first six and last four characters. */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 6)}********${number.slice(-4)}`;
}

/** `022-0****123`: area code, the zero that no real number begins with, last three digits. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 5)}****${phone.slice(-3)}`;
}
