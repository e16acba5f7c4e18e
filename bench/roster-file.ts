import exceljs from "exceljs";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const SURNAMES = [..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"];
const GIVEN = [..."文博思齐明远雪梅海涛志强淑芬晓燕秀英建国"];

/** 100,000 new people in the branches of one district, as a workbook of a clerk. */
export async function writeRoster(
  file: string,
  count: number,
  branches: readonly string[],
  birthYear: number,
): Promise<void> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: file });
  const sheet = book.addWorksheet("党员名册");
  sheet
    .addRow(["姓名", "性别", "公民身份号码", "民族", "学历", "入党时间", "转正时间", "所在党支部"])
    .commit();
  for (let index = 0; index < count; index += 1) {
    const number = identityNumber(index, birthYear);
    const name = `${SURNAMES[index % 20]}${GIVEN[(index >> 4) % 20]}${GIVEN[(index >> 9) % 20]}`;
    sheet
      .addRow([
        name,
        Number(number[16]) % 2 === 1 ? "男" : "女",
        number,
        "汉族",
        "大学本科",
        "2015-07-01",
        "2016-07-01",
        branches[index % branches.length],
      ])
      .commit();
  }
  sheet.commit();
  await book.commit();
}

export function identityNumber(index: number, year: number): string {
  const day = new Date(Date.UTC(year, 0, 1 + (Math.floor(index / 900) % 365)))
    .toISOString()
    .slice(0, 10)
    .replaceAll("-", "");
  // An old county code: nobody in the demonstration city has it, so every row is a new person.
  const first = `180221${day}${String(100 + (index % 900)).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return first + ("10X98765432"[sum % 11] ?? "");
}
