import { expect, test } from "vitest";
import { bigramsOf, bodyNameColumns, nameColumns } from "./name-columns.ts";

test("a name is keyed by its pinyin, then by its tones", () => {
  expect(nameColumns("王建国")).toEqual({
    name: "王建国",
    name_key: "wangjianguo|242",
    initials: "wjg",
    bigrams: ["王建", "建国"],
  });
  expect(nameColumns("吕绿").name_key).toBe("lvlv|34");
});

test.each([
  ["单", "shan|4"],
  ["曾国强", "zengguoqiang|122"],
  ["仇英", "qiuying|21"],
  ["解放", "xiefang|44"],
  ["查良", "zhaliang|12"],
  ["尉迟恭", "yuchigong|421"],
  ["区小明", "ouxiaoming|132"],
  ["任红", "renhong|22"],
  ["长孙无忌", "zhangsunwuji|3124"],
  ["乐毅", "yueyi|44"],
])("%s is read as a surname", (name, key) => {
  expect(nameColumns(name).name_key).toBe(key);
});

test("the same characters later in a name or in a body's name are read as usual", () => {
  expect(nameColumns("王单").name_key).toBe("wangdan|21");
  expect(bodyNameColumns("单位", "单位").name_key).toBe("danwei|14");
});

test("characters beyond the basic plane count as one", () => {
  expect(nameColumns("刘𠮷")).toMatchObject({ name_key: "liuji|22", initials: "lj", bigrams: ["刘𠮷"] });
  expect(nameColumns("张㛃").name_key).toBe("zhangjie|12");
  expect(nameColumns("陈䶮").name_key).toBe("chenyan|23");
});

test("dots are skipped, whichever dot was typed, and such a name has no surname", () => {
  for (const dot of ["·", "•", "．", "‧", "・", "･", "●", "."]) {
    const found = nameColumns(`单增${dot}次仁`);
    expect(found).toMatchObject({
      name: `单增${dot}次仁`,
      initials: "dzcr",
      bigrams: ["单增", "增次", "次仁"],
    });
  }
});

test("a body is keyed by its short name and found by the pairs of both names", () => {
  const found = bodyNameColumns("中共天津海晟（演示）软件有限公司支部委员会", "海晟（演示）软件公司党支部");
  expect(found.initials).toBe("hsysrjgsdzb");
  expect(found.name_key).toMatch(/^haishengyanshiruanjiangongsidangzhibu\|[1-5]+$/);
  expect(found.bigrams).toEqual(expect.arrayContaining(["中共", "部委", "党支", "晟（"]));
  expect(new Set(found.bigrams).size).toBe(found.bigrams.length);
});

test("any text is answered", () => {
  expect(nameColumns("")).toEqual({ name: "", name_key: "|", initials: "", bigrams: [] });
  expect(nameColumns(" · ")).toMatchObject({ name_key: "|", bigrams: [] });
  expect(nameColumns("Ａnna K3")).toMatchObject({ name_key: "annak3|", initials: "annak3" });
  expect(nameColumns("王").bigrams).toEqual([]);
  expect(nameColumns("王\u{31350}").name_key).toBe("wang\u{31350}|2");
  expect(bigramsOf("小白楼街道")).toEqual(["小白", "白楼", "楼街", "街道"]);
});

test("the order of keys is the order of pinyin", () => {
  const names = ["张伟", "安娜", "李静", "欧阳修", "单田芳", "王芳"];
  const sorted = names.toSorted((left, right) =>
    nameColumns(left).name_key < nameColumns(right).name_key ? -1 : 1,
  );
  expect(sorted).toEqual(["安娜", "李静", "欧阳修", "单田芳", "王芳", "张伟"]);
});

test("a list of 200,000 names takes less than two seconds even on a busy machine", () => {
  const names = Array.from({ length: 200_000 }, (_, index) =>
    String.fromCharCode(0x4e00 + (index % 3000), 0x5e00 + (index % 2999), 0x6e00 + (index % 2993)),
  );
  nameColumns("王");
  const started = performance.now();
  for (const name of names) nameColumns(name);
  expect(performance.now() - started).toBeLessThan(2000);
});
