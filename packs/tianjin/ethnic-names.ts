import type { Random } from "#packs/kit/random.ts";

/** Names of groups that do not use Chinese surnames: given names by sex, and what follows. */
interface EthnicNames {
  men: string[];
  women: string[];
  /** Fathers' names or second parts, put behind a dot. */
  after: string[];
  /** Share of people of the group that have such a name; the others have a Chinese one. */
  share: number;
  /** Share of those that write the second part. */
  dotted: number;
}

const words = (text: string) => text.split(" ");

const TURKIC_FATHERS = words(
  "买买提 艾合买提江 吐尔逊 阿卜杜拉 热合曼 依明 玉素甫 库尔班 司马义 达吾提 托合提 尼亚孜 卡德尔 阿不力孜 肉孜 麦麦提",
);
const UYGHUR: EthnicNames = {
  men: words(
    "阿卜杜热伊木 艾力 买买提江 吐尔洪 艾尔肯 地里夏提 阿迪力 帕尔哈提 伊力哈木 塞买提 凯赛尔 阿布来提 亚力坤 木拉提",
  ),
  women: words(
    "古丽娜尔 迪丽拜尔 阿依古丽 热依汗 米娜瓦尔 帕提古丽 古丽仙 祖木热提 阿孜古丽 麦尔哈巴 再乃甫 努尔曼古丽",
  ),
  after: TURKIC_FATHERS,
  share: 1,
  dotted: 0.96,
};
const KAZAKH: EthnicNames = {
  men: words("努尔夏提 叶尔肯 巴合提 阿依登 赛力克 哈那提 叶尔江 木拉提 胡安德克 加尔恒"),
  women: words("古丽加娜 阿依努尔 沙吾列 阿勒腾 努尔古丽 玛依拉 库丽扎依 巴合提古丽"),
  after: words("哈力别克 沙汗 阿合买提 吾拉孜别克 胡马尔 努尔哈力 托列根 哈孜别克 木哈买提 赛力克"),
  share: 1,
  dotted: 0.95,
};
const TIBETAN: EthnicNames = {
  men: words("扎西 次仁 多吉 平措 洛桑 旦增 格桑 索朗 尼玛 巴桑 贡布 强巴 普布 达瓦"),
  women: words("卓玛 央金 白玛 德吉 拉姆 曲珍 仓决 卓嘎 益西 玉珍 旺姆 措姆"),
  after: words("次仁顿珠 平措 多吉 旺堆 卓玛 央宗 群培 罗布 曲扎 拉姆 顿珠 班觉"),
  share: 0.85,
  dotted: 0.35,
};
const MONGOL: EthnicNames = {
  men: words("巴特尔 乌力吉 苏和 朝鲁 格日勒图 孟和 布和 阿木古楞 那日苏 特木尔 额尔敦 斯琴巴图"),
  women: words("其其格 乌兰 萨仁 娜仁花 高娃 斯琴 塔娜 乌云 阿茹娜 托娅 萨日娜 格日乐"),
  after: words("乌力吉 巴图 孟克 宝音 苏和 敖其尔 朝鲁 那顺"),
  share: 0.4,
  dotted: 0.15,
};

const BY_CODE: Readonly<Record<string, EthnicNames>> = {
  "02": MONGOL,
  "04": TIBETAN,
  "05": UYGHUR,
  "17": KAZAKH,
  "29": KAZAKH,
  "41": UYGHUR,
  "43": UYGHUR,
  "50": KAZAKH,
  "54": TIBETAN,
};

/** A name in the manner of the group, or undefined when the person has a Chinese name. */
export function ethnicName(code: string, sex: "1" | "2", random: Random): string | undefined {
  const names = BY_CODE[code];
  if (names === undefined || !random.chance(names.share)) return undefined;
  const given = random.pick(sex === "1" ? names.men : names.women);
  const after = random.pick(names.after);
  if (after !== given && random.chance(names.dotted)) return `${given}·${after}`;
  return given.length > 1 ? given : undefined;
}
