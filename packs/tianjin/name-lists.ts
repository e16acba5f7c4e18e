/** Surnames with their weights in a northern city, then the rarer ones with one weight for all of a line. */
const COMMON =
  "王9.3 张8.9 李8.3 刘7.4 赵3.4 杨3.3 陈2.9 孙2.8 马2.3 于1.9 郭1.8 高1.7 韩1.6 徐1.5 田1.2 董1.2 宋1.2 周1.2 朱1.1 胡1.1 吴1.1 冯1 崔1 孟.9 曹.9 " +
  "魏.9 何.8 郑.8 贾.8 许.8 黄.9 梁.7 安.7 齐.7 姜.7 石.7 杜.7 白.7 穆.6 尹.6 闫.6 苏.6 范.6 程.5 任.5 丁.5 袁.5 潘.5 刁.2 郝.5 邢.4 侯.5 薛.4 沈.4 " +
  "金.4 肖.4 谢.4 林.4 窦.3 卢.3 蔡.3 柴.3 史.3 邵.3 庞.2 欧阳.08 司马.01 上官.02 诸葛.02";
const RARER: readonly (readonly [number, string])[] = [
  [
    0.25,
    "唐 秦 邓 夏 彭 段 雷 钱 汤 黎 武 戴 吕 康 毛 邱 江 方 孔 姚 常 毕 温 翟 葛 纪 边 焦 卞 单 曾 霍 樊 回 戈 米",
  ],
  [
    0.09,
    "万 顾 孙 俞 龚 熊 陆 严 倪 岳 乔 谷 迟 路 盛 洪 龙 耿 牛 聂 满 甄 佟 关 祁 左 牟 靳 车 宫 从 辛 国 巩 申 鲍 季 邹 付 芦 时 强 暴 阎 阮 郎 勾 井 凌 花 容 苑 桑 暴 滕 解 仇 查",
  ],
  [
    0.03,
    "区 盖 朴 覃 缪 宁 燕 乐 翁 晏 晁 谌 郗 逄 冼 宗 隋 冷 栗 臧 蒙 贺 匡 游 涂 巴 廉 敖 屈 桂 蓝 应 展 裘 仝 亓 苟 相 郁 訾 柏 邸 仉 蔺 肇 修 初 衣 鞠 战 矫 曲 原 呼 佘 底",
  ],
  [0.012, "皇甫 令狐 司徒 夏侯 尉迟 申屠 贺兰 慕容 长孙 完颜 淳于 端木 东方 南宫"],
];

export const SURNAMES: readonly (readonly [string, number])[] = [
  ...COMMON.split(" ").map((text): [string, number] => {
    const name = text.replace(/[\d.]+$/, "");
    return [name, Number(text.slice(name.length))];
  }),
  ...RARER.flatMap(([weight, names]) => names.split(" ").map((name): [string, number] => [name, weight])),
];

/** Given names of a generation: first and second characters of names of two, single characters, and whole names in fashion. */
export interface GivenNames {
  first: string;
  second: string;
  single: string;
  whole: string;
  /** Shares of single-character and of whole names. */
  shares: readonly [single: number, whole: number];
}

/** By sex, by decade of birth: until 1949, 1950s, 60s, 70s, 80s, 90s, since 2000. */
export const GIVEN: Readonly<Record<"1" | "2", readonly GivenNames[]>> = {
  "1": [
    {
      first: "德福玉树宝长文永振学金克家广世兆恩士凤连殿景鸿庆万春少占维",
      second: "山海林森华明生发忠祥文才亭臣元清贵祥章堂义田恒泰瑞成善庆",
      single: "海山林田福贵忠义",
      whole: "德明 福生 玉林 树森 宝林 长发 文忠 永祥 振华 学文 金生 克勤 家栋 广才",
      shares: [0.03, 0.2],
    },
    {
      first: "建国志德文玉宝长振永学金家广新卫援抗和光明春树洪福立增连克",
      second: "国华强平民生林山海军明义祥和庆忠利成发来新起河江岭朝",
      single: "军平强明林海忠勇",
      whole: "建国 建华 国强 志强 援朝 建民 和平 国庆 新华 振国 学军 玉生 宝山 跃进 永利",
      shares: [0.04, 0.25],
    },
    {
      first: "建志国卫立红军文学永春宝海振庆光长向树玉金洪新继少家广晓",
      second: "军东红兵强国民平华生义武忠新利明刚勇伟林成山彬林杰",
      single: "军勇强明刚伟斌杰平涛",
      whole: "卫东 建军 红军 志刚 立新 永刚 春生 学军 文革 向东 国栋 志勇 卫国 建设",
      shares: [0.07, 0.25],
    },
    {
      first: "志建海国文立晓永俊少春宏庆学金东明光振玉家向新洪世绍",
      second: "军强勇刚伟涛东峰斌杰鹏辉波飞明亮松林民平生成龙武宇",
      single: "伟强勇军磊刚涛斌鹏凯辉波超亮峰",
      whole: "海涛 晓东 国栋 俊峰 文斌 志刚 建军 立新 永刚 春雷 志强 志伟 海龙",
      shares: [0.14, 0.2],
    },
    {
      first: "志俊海晓文国建立少宏家云振金天永洪嘉鹏子东明继春泽博",
      second: "鹏超磊伟涛强亮龙飞杰宇凯波峰辉斌达明阳松洋楠坤宁博",
      single: "磊伟强超鹏涛杰浩凯亮斌鑫宁洋帅楠博",
      whole: "俊杰 文博 海鹏 志鹏 晓磊 家伟 建鹏 国强 云飞 振宇 天宇 博文 思远",
      shares: [0.16, 0.2],
    },
    {
      first: "天宇浩俊博泽嘉子家思文志一明鑫睿晨铭昊皓凯佳海金雨成",
      second: "宇轩杰博文豪鸣远然阳辰泽涛龙鹏昊宁航瑞琦凡恒翔洋霖",
      single: "浩杰晨鑫博凯宇旭超帅阳昊磊航",
      whole: "浩然 宇轩 俊杰 天宇 博文 泽宇 嘉豪 一鸣 思远 家乐 铭泽 子豪 文轩",
      shares: [0.11, 0.25],
    },
    {
      first: "子梓宇浩奕亦俊泽嘉博睿铭昊皓辰一思明天家语承景沐",
      second: "轩涵辰宇豪泽然航睿霖熙哲墨宸阳诚宁安齐远琪瑞洋",
      single: "浩杰晨睿轩宸航阳",
      whole: "子涵 宇轩 皓轩 昊天 浩宇 子墨 浩然 宇航 梓豪 博文 铭泽 家乐",
      shares: [0.05, 0.3],
    },
  ],
  "2": [
    {
      first: "秀桂玉淑凤兰素惠月翠金宝瑞文荣俊春美",
      second: "英兰珍荣华芝芬琴芳云贞敏梅香霞清莲娥",
      single: "芳珍兰英梅敏",
      whole: "秀英 桂英 秀兰 玉兰 淑珍 桂荣 凤英 玉珍 淑华 秀珍 惠敏 桂芝 淑敏 兰英",
      shares: [0.03, 0.3],
    },
    {
      first: "秀桂玉淑凤素惠月翠金宝建文荣俊春美丽爱国庆景",
      second: "英兰珍荣华芝芬琴芳云敏梅香霞清莲环茹萍玲琪",
      single: "敏萍玲芳琴霞华",
      whole: "秀英 桂英 淑敏 玉兰 秀兰 淑华 桂芝 凤兰 玉华 秀珍 建华 淑英 爱华 金凤",
      shares: [0.04, 0.25],
    },
    {
      first: "丽红秀玉春晓志淑文艳海金桂月建卫立爱美惠永向",
      second: "华英红梅霞敏萍玲芳艳云琴娟燕杰荣香凤芬茹欣",
      single: "红敏丽萍静霞艳玲梅燕芳娟",
      whole: "春梅 志红 玉梅 雪梅 金凤 丽华 红梅 秀丽 卫红 文革 海霞 淑红 建红 永红",
      shares: [0.08, 0.22],
    },
    {
      first: "丽海晓艳红春文秀志雪玉金立美永爱云月颖洪慧",
      second: "丽敏静艳娟红燕华娜梅霞萍玲洁芳颖英云辉荣洋",
      single: "丽敏静艳娟红洁燕霞颖娜莉梅芳",
      whole: "晓燕 海燕 丽娜 春梅 志红 文娟 玉梅 雪梅 秀丽 丽丽 艳红 海霞 红霞",
      shares: [0.15, 0.22],
    },
    {
      first: "晓丽文雪海思佳雅婷静艳美玉梦慧颖春金媛亚立",
      second: "婷静娜丽敏洁颖楠莹媛琳倩雪燕蕾悦欣玲娟洋宁",
      single: "静婷娜洁颖莹雪倩丹楠敏琳媛蕾",
      whole: "晓彤 丽娜 雪梅 文静 佳琪 婷婷 思雨 海燕 晓燕 美玲 雅静 文娟 倩倩",
      shares: [0.16, 0.2],
    },
    {
      first: "思雨佳梦欣雅晓诗可嘉若语文子一静雪慧怡美婷",
      second: "雨琪瑶涵欣怡彤溪桐妍然琳萱莹悦蕊宁婷倩雯颖",
      single: "婷雪颖悦莹琪瑶丹彤倩蕊",
      whole: "欣怡 梓涵 雨桐 思雨 佳琪 梦瑶 诗涵 可欣 嘉怡 晓彤 若溪 雨欣 思琪",
      shares: [0.09, 0.28],
    },
    {
      first: "梓雨欣诗可语若一依佳思梦嘉子紫沐芷艺馨静",
      second: "涵桐怡妍汐彤溪诺萱瑶欣琪然宁悦晴珂恬月",
      single: "悦彤瑶萱妍琪",
      whole: "一诺 依诺 欣怡 梓涵 语桐 欣妍 可欣 语汐 雨桐 梦瑶 若溪 诗涵",
      shares: [0.04, 0.3],
    },
  ],
};

/** Characters outside GB 2312 that real names have and old programs lose; those of the second list need GB 18030. */
export const UNUSUAL = "喆 堃 昇 赟 骉 翀 甡 犇 垚 镕 珺 珅 堉 淼 祎 翊 頔 旸 瑄 晞 玥 琤".split(" ");
export const RARE = "㛃 𠮷 䶮 㸆 𬭎 𫖯 𬀩 𬸪 𫘧 𬱖".split(" ");
/** Shares of names with such a character; together 0.3 %. */
export const UNUSUAL_SHARE = 0.0025;
export const RARE_SHARE = 0.0005;
