import type { Words } from "#foundation/messages/messages.ts";
import type { Basis } from "./check.contract.ts";
import type { Definition } from "./definition.contract.ts";
import type { Citation } from "./parts.contract.ts";

const ARTICLE = /^(\d+)(?:-(\d+))?(?:\((\d+)\))?$/;
const DIGITS = "零一二三四五六七八九";

/** A citation as people read it, with the edition of the regulation: an article number alone says nothing. */
export function basisOf(definition: Pick<Definition, "regulations">, citation: Citation): Basis {
  const regulation = definition.regulations.find(({ key }) => key === citation.regulation);
  if (!regulation) throw new Error(`the definition has no regulation ${citation.regulation}`);
  const article = articleWords(citation.article);
  return {
    short: {
      zh: `${regulation.short.zh}${article.zh}`,
      en: [regulation.short.en, article.en].filter(Boolean).join(", "),
    },
    full: {
      zh: `《${regulation.name.zh}》（${regulation.edition.zh}）${article.zh}`,
      en: [`${regulation.name.en} (${regulation.edition.en})`, article.en].filter(Boolean).join(", "),
    },
    gist: citation.gist ?? null,
  };
}

/** `20(2)` is 第二十条第（二）项, Art. 20(2). */
function articleWords(article: string | null): Words {
  const [, from, to, item] = ARTICLE.exec(article ?? "") ?? [];
  if (from === undefined) return { zh: "", en: "" };
  const range = to === undefined ? "" : `至第${chineseNumber(Number(to))}条`;
  const part = item === undefined ? "" : `第（${chineseNumber(Number(item))}）项`;
  return { zh: `第${chineseNumber(Number(from))}条${range}${part}`, en: `Art. ${article}` };
}

/** 1 to 99 in Chinese. */
function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const last = ones === 0 ? "" : DIGITS.charAt(ones);
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? "" : DIGITS.charAt(tens)}十${last}`;
}
