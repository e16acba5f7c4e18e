/**
 * Regions of identity numbers (GB/T 2260). Numbers keep the region of the day they were given out, so codes that were
 * abolished since 1980 stay valid in them.
 */

/** The highest number of a prefecture-level city in each province, editions 2002 to 2023 together. */
const CITIES: Readonly<Record<string, number>> = {
  "11": 2,
  "13": 11,
  "14": 11,
  "15": 9,
  "21": 14,
  "22": 8,
  "23": 12,
  "31": 2,
  "32": 13,
  "33": 11,
  "34": 18,
  "35": 9,
  "36": 11,
  "37": 17,
  "41": 17,
  "42": 13,
  "43": 13,
  "44": 20,
  "45": 14,
  "46": 4,
  "50": 3,
  "51": 20,
  "52": 6,
  "53": 9,
  "54": 6,
  "61": 10,
  "62": 12,
  "63": 2,
  "64": 5,
  "65": 5,
};

const MUNICIPALITIES = new Set(["11", "31", "50"]);

/** Districts of Tianjin today, then the old counties and the districts that became Binhai, still found in numbers. */
const TIANJIN = new Set(
  "0101 0102 0103 0104 0105 0106 0110 0111 0112 0113 0114 0115 0116 0117 0118 0119 0107 0108 0109 0221 0222 0223 0224 0225".split(
    " ",
  ),
);

/** Residence permits of people from Hong Kong, Macao and Taiwan. */
const PERMITS = new Set(["710000", "810000", "820000", "830000"]);

/**
 * Whether numbers with these six digits are given out. Province 18 belongs to nobody; a demonstration uses it with
 * the districts of Tianjin for its invented people.
 */
export function isKnownRegion(code: string, demonstration: boolean): boolean {
  const province = code.slice(0, 2);
  if (province === "12" || (province === "18" && demonstration)) return TIANJIN.has(code.slice(2));
  if (PERMITS.has(code)) return true;
  const cities = CITIES[province];
  return (
    cities !== undefined && code.slice(4) !== "00" && isPrefecture(province, Number(code.slice(2, 4)), cities)
  );
}

/** 01-20 and 51-70 are cities, 21-50 the former prefectures and the autonomous ones, 90 counties under the province. */
function isPrefecture(province: string, number: number, cities: number): boolean {
  if (number >= 1 && number <= cities) return true;
  if (MUNICIPALITIES.has(province)) return false;
  return (
    (number >= 21 && number <= 43) || number === 90 || (province === "44" && number >= 51 && number <= 53)
  );
}
