import type { Definition } from "./definition.contract.ts";
import { collect, type Problem } from "./problem.rules.ts";

interface Forbidden {
  what: { zh: string; en: string };
  words: RegExp;
}

/** What drives formalism is not built, whoever asks for it (killer feature K9). */
const FORBIDDEN: readonly Forbidden[] = [
  {
    what: { zh: "打卡、连续签到", en: "check-ins and streaks" },
    words: /打卡|连续签到|签到(天数|次数|率)|check-?in|streak/i,
  },
  {
    what: { zh: "积分", en: "points" },
    words: /积分|学分制|(reward|study) points|\bpoints? (score|total|earned)|\bscore ?board/i,
  },
  { what: { zh: "排名", en: "rankings" }, words: /排名|排行|名次|末位|\branking|\bleader ?board/i },
  {
    what: { zh: "学习时长、在线时长", en: "time watched or online" },
    words: /(学习|在线|观看|浏览|视频)时长|(watch|screen|online|viewing) ?time|hours online/i,
  },
  {
    what: { zh: "强制照片", en: "forced pictures" },
    words:
      /(须|必须|强制|应当|要求|不少于.{0,6}张).{0,8}(照片|拍照|留影|截图)|(照片|截图|拍照).{0,6}(必传|必填|上传|留痕|打点)|(required|mandatory|forced|upload).{0,12}(photo|picture|screenshot)|(photo|picture|screenshot)s? (required|mandatory|upload)/i,
  },
];

/** A paper or a field that is a picture is one forced: no rule asks for it. */
const PICTURE = /照片|截图|留影|\bphotos?\b|\bpictures?\b|screenshot/i;
const NEGATED = /不要照片|不附照片|无需照片|no pictures/gi;

/**
 * Refuses what is never built, wherever a definition speaks: names, hints, rules, papers, codes. Archive profiles are
 * exempt where an item is not kept: there old habits are named in order to be dropped.
 */
export function checkForbidden(definition: Definition): Problem[] {
  return collect((report) => {
    for (const [place, text] of textsOf(definition)) {
      const plain = text.replaceAll(NEGATED, "");
      for (const { what } of FORBIDDEN.filter((one) => one.words.test(plain))) {
        report(
          place,
          `不得要求${what.zh}（${text}），请删去`,
          `Never asked for: ${what.en} (${text}). Remove it`,
        );
      }
    }
    for (const [place, text] of namedThings(definition)) {
      if (PICTURE.test(text.replaceAll(NEGATED, ""))) {
        report(place, `不得要求照片（${text}），请删去`, `Pictures are never asked for (${text}). Remove it`);
      }
    }
  });
}

function namedThings({ fields, materials }: Definition): [string, string][] {
  return [
    ...fields.map(({ code, name }): [string, string] => [`fields/${code}`, `${code} ${name.zh} ${name.en}`]),
    ...materials.map(({ code, name }): [string, string] => [
      `materials/${code}`,
      `${code} ${name.zh} ${name.en}`,
    ]),
  ];
}

function textsOf(definition: Definition): [string, string][] {
  const { archives, ...rest } = definition;
  const kept = archives.map((profile) => ({
    ...profile,
    items: profile.items.filter(({ flag }) => flag === "keep"),
  }));
  return [...walk("", rest), ...walk("archives", kept)];
}

/** Every text of the definition with its place; FEEL and addresses hold no demand of their own. */
function* walk(place: string, part: unknown): Generator<[string, string]> {
  if (typeof part === "string") yield [place, part];
  if (typeof part !== "object" || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    const inner = value as { code?: unknown } | null;
    const name = Array.isArray(part) && typeof inner?.code === "string" ? inner.code : key;
    yield* walk(place === "" ? name : `${place}/${name}`, value);
  }
}
