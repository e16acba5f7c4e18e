import type { DistrictMap } from "#features/statistics/map.contract.ts";

type Line = readonly [division: string, zh: string, en: string, column: number, row: number];

/** The six districts of the inner city. */
const INNER: readonly Line[] = [
  ["120101", "和平", "Heping", 3, 4],
  ["120102", "河东", "Hedong", 4, 4],
  ["120103", "河西", "Hexi", 3, 5],
  ["120104", "南开", "Nankai", 2, 4],
  ["120105", "河北", "Hebei", 3, 3],
  ["120106", "红桥", "Hongqiao", 2, 3],
];
const OUTER: readonly Line[] = [
  ["120110", "东丽", "Dongli", 4, 3],
  ["120111", "西青", "Xiqing", 1, 4],
  ["120112", "津南", "Jinnan", 4, 5],
  ["120113", "北辰", "Beichen", 2, 2],
  ["120114", "武清", "Wuqing", 1, 2],
  ["120115", "宝坻", "Baodi", 3, 1],
  ["120116", "滨海", "Binhai", 5, 4],
  ["120117", "宁河", "Ninghe", 4, 2],
  ["120118", "静海", "Jinghai", 1, 5],
  ["120119", "蓟州", "Jizhou", 3, 0],
];

/** The sixteen districts as tiles, each roughly towards where it lies; drawn by hand, no survey data. */
export const districtMap: DistrictMap = {
  columns: 6,
  rows: 6,
  tiles: [...INNER, ...OUTER].map(([division, zh, en, column, row], at) => ({
    division,
    name: { zh, en },
    column,
    row,
    inner: at < INNER.length,
  })),
};
