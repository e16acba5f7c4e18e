import { pinyin } from "pinyin-pro";

/** How a character is read: `syllable` without tone (ü as v, as it is typed), its first letter, `tone` 1 to 5 or "". */
export interface Reading {
  syllable: string;
  initial: string;
  tone: string;
}

/** Characters that pinyin-pro does not know and that occur in names; readings from the Unihan database. */
const RARE: Readonly<Record<string, string>> = { 𠮷: "ji2", 𡋾: "ai4", 𪩘: "yan3", 𬱖: "di2" };

// biome-ignore format: a table reads better packed
/** Surnames are read otherwise than the same character in a word: 单 shan, 曾 zeng, 仇 qiu. */
const SURNAMES: Readonly<Record<string, string>> = {
  单: "shan4", 曾: "zeng1", 仇: "qiu2", 解: "xie4", 查: "zha1", 区: "ou1", 盖: "ge3", 朴: "piao2", 缪: "miao4",
  宁: "ning4", 燕: "yan1", 任: "ren2", 纪: "ji3", 葛: "ge3", 哈: "ha3", 乐: "yue4", 召: "shao4", 种: "chong2",
  员: "yun4", 贠: "yun4", 覃: "qin2", 翟: "zhai2", 华: "hua4", 尹: "yin3", 折: "she2", 车: "che1", 冼: "xian3",
  逄: "pang2", 那: "na1", 过: "guo1", 应: "ying1", 令: "ling2", 万: "wan4", 黑: "he4", 秘: "bi4", 能: "nai4",
  洗: "xian3", 曲: "qu1", 谌: "chen2", 郗: "xi1", 晁: "chao2", 祭: "zhai4", 乜: "nie4", 佴: "nai4", 六: "lu4",
};

// biome-ignore format: a table reads better packed
/** Surnames of two characters with readings of their own. */
const COMPOUND: Readonly<Record<string, readonly [string, string]>> = {
  尉迟: ["yu4", "chi2"], 长孙: ["zhang3", "sun1"], 单于: ["chan2", "yu2"], 澹台: ["tan2", "tai2"],
  令狐: ["ling2", "hu2"], 万俟: ["mo4", "qi2"], 亓官: ["qi2", "guan1"], 宰父: ["zai3", "fu3"],
};

const known = new Map<string, Reading>();

/** The reading of one character (one code point). Built once for each character, then taken from memory. */
export function readCharacter(character: string): Reading {
  const found = known.get(character);
  if (found !== undefined) return found;
  const reading = parse(RARE[character] ?? look(character), character);
  known.set(character, reading);
  return reading;
}

const surnames = new Map(Object.entries(SURNAMES).map(([key, text]) => [key, parse(text, key)]));
const compounds = new Map(
  Object.entries(COMPOUND).map(([key, [first, second]]) => [
    key,
    [parse(first, key), parse(second, key)] as const,
  ]),
);

/** The readings of the surname at the head of a personal name: one or two of them. */
export function readSurname(first: string, second: string | undefined): readonly Reading[] {
  const pair = second === undefined ? undefined : compounds.get(first + second);
  return pair ?? [surnames.get(first) ?? readCharacter(first)];
}

function look(character: string): string {
  return pinyin(character, { toneType: "num", type: "array", v: true })[0] ?? character;
}

/** Letters and digits stand for themselves in lower case, brackets are silent; what has no reading keeps its character. */
function parse(text: string, character: string): Reading {
  const match = /^([a-zê]+)([0-5])$/.exec(text);
  if (match === null) {
    if (/^\p{P}$/u.test(character)) return { syllable: "", initial: "", tone: "" };
    const own = character.normalize("NFKC").toLowerCase();
    return { syllable: own, initial: own, tone: "" };
  }
  const syllable = (match[1] as string).replace("ê", "e");
  return { syllable, initial: syllable.charAt(0), tone: match[2] === "0" ? "5" : (match[2] as string) };
}
