import type { RosterKind } from "../judged.contract.ts";
import { fieldOf, type Header } from "./find-header.ts";
import { headerKey } from "./header-words.ts";

const DUES = /^(?:base|rate|due_month|due_year|paid|paid_total|m\d\d|due_m\d\d)$/;
const CADRE = /^(?:position_date|rank_date|ft_education|ft_school|ij_education|ij_school)$/;
const CADRE_WORDS = new Set([
  "干部类别",
  "干部类型",
  "现任职务",
  "所在单位及职务",
  "职务属性",
  "岗位级别",
  "拟任免职务",
]);
const ACTIVIST_WORDS = new Set(["培养联系人", "联系党支部", "当前发展阶段", "发展程度", "推优时间"]);

/** Says what a roster is about, by its columns and, where they leave it open, by the titles above them. */
export function kindOf(header: Header, titles: readonly string[]): RosterKind {
  const signs = new Signs(header, titles.join(" "));
  if (isDues(signs)) return "dues";
  if (isCadre(signs)) return "cadre";
  return isActivist(signs) ? "activist" : "member";
}

/** What the header and the titles show. */
class Signs {
  readonly #header: Header;
  readonly #keys: ReadonlySet<string>;
  readonly title: string;

  constructor(header: Header, title: string) {
    this.#header = header;
    this.title = title;
    this.#keys = new Set(header.columns.map(({ levels }) => headerKey(levels.at(-1) ?? "")));
  }

  /** How many fields of a kind match. */
  count(kind: RosterKind, pattern: RegExp): number {
    const fields = this.#header.columns.map(({ levels }) => fieldOf(levels, kind) ?? "");
    return new Set(fields.filter((field) => pattern.test(field))).size;
  }

  has(words: ReadonlySet<string>): boolean {
    return [...words].some((word) => this.#keys.has(word));
  }
}

function isDues(signs: Signs): boolean {
  const fields = signs.count("dues", DUES);
  if (fields >= 2 || (fields > 0 && /党费/u.test(signs.title))) return true;
  return signs.count("dues", /^paid$/) > 0 && signs.count("member", /^(?:join_date|branch)$/) === 0;
}

function isCadre(signs: Signs): boolean {
  if (signs.has(CADRE_WORDS)) return true;
  const fields = signs.count("cadre", CADRE);
  if (fields > 0 && signs.count("member", /^(?:branch|full_date)$/) === 0) return true;
  return (fields > 0 || /干部/u.test(signs.title)) && signs.count("cadre", /^position$/) > 0;
}

function isActivist(signs: Signs): boolean {
  if (signs.count("activist", /^(?:activist_date|apply_date)$/) === 0) return false;
  const named = signs.has(ACTIVIST_WORDS) || /积极分子|发展对象|申请人|发展党员/u.test(signs.title);
  return named || signs.count("activist", /^join_date$/) === 0;
}
