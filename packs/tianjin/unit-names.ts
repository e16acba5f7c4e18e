import type { Random } from "#packs/kit/random.ts";
import type { Profile } from "./tree-body.ts";

/** Every invented unit carries one of these words, so that none can be taken for a real one. */
export const MARKS = ["示例", "样例", "样本", "演示", "示范"] as const;

const words = (text: string) => text.split(" ");

const FUNCTIONS = words(
  "政务服务 产业促进 城市更新 水务工程 环境监测 交通协调 民生保障 人才服务 数据资源 应急联动 文化传播 市场服务 规划研究 财务结算 " +
    "审计核查 统计调查 住房服务 园林绿化 公共法律 社会救助 社区建设 农业技术 商务会展 口岸协调 海洋事务 科技推广 质量检验 能源节约 粮食储备 " +
    "信访接待 档案管理 体育健身 旅游推介 金融协调 投资促进 机关事务 退役安置 营商环境 城市管理 食品安全 道路养护 老龄工作 消费维权 土地整理",
);
const OFFICES = words("局 委员会 办公室 中心 事务局 管理局 服务中心");
const BRANDS = words(
  "津沽 海晟 恒远 瑞丰 金桥 渤兴 华盈 明德 博雅 同泽 启航 凌云 万和 永昌 嘉禾 汇通 天翼 宏业 凯旋 润泽 东岳 正源 新程 安泰 德润 " +
    "锦程 卓越 鼎盛 和顺 百川 九河 三岔 望海 临波 清源 朝晖 春晓 秋实 博远 智汇 云帆 飞跃 金穗 绿洲 蓝湾 白帆 " +
    "紫云 翠屏 青禾 银河 玉泉 松风 竹韵 兰亭 枫林 梧桐 银杏 海棠 丁香 石榴 桃源 杏坛 育英 育新 育才 尚学 勤业 敬业 乐群 求真 至善 弘毅",
);
const INDUSTRIES = words(
  "机械 精密仪器 电子 软件 信息技术 生物医药 新材料 化工 食品 纺织 服装 印刷 包装 物流 仓储 建筑 装饰 市政工程 园林 电力设备 自行车 " +
    "汽车零部件 钢管 家具 乐器 塑料 环保 检测 商贸 餐饮 酒店 物业 广告 传媒 会展 教育咨询 人力资源 供应链 海洋工程 装备制造 铸造 光伏",
);
const STATE_INDUSTRIES = words(
  "机械 轨道交通 港口装卸 城市供水 燃气 热力 电力 公共交通 建设 建材 纺织 医药 食品 商业 外贸 物产 投资 地产 文化 旅游 水产 农垦 化工 冶金",
);
const SCHOOLS = words(
  "小学 第一小学 第二小学 中学 第一中学 第二中学 实验学校 幼儿园 职业学校 特殊教育学校 外国语学校 教师进修学校",
);
const UNIVERSITIES = words(
  "大学 理工大学 师范大学 医科大学 财经大学 农业大学 科技大学 外国语大学 工业学院 职业学院 艺术学院 体育学院 城建学院 民航学院",
);
const HOSPITALS = words(
  "医院 中医院 人民医院 妇幼保健院 口腔医院 康复医院 疾控中心 急救站 社区卫生服务中心 眼科医院",
);
const INSTITUTES = words(
  "图书馆 文化馆 博物馆 研究院 设计院 检测中心 勘察院 广播站 体育馆 农业技术推广站 水文站 气象站 地质队 公证处 福利院 公园管理所",
);
const TRADES = words(
  "物业 餐饮 建材 家电 汽修 电商 快递 家政 养老 摄影 书画 医药 律师 会计 法律援助 志愿服务 软件 建筑 纺织 农机",
);
const SOCIETIES = words("协会 商会 学会 基金会 服务中心 促进会 事务所");

type Maker = (random: Random, mark: string) => string;

const MAKERS: Partial<Record<Profile | "group", Maker>> = {
  organ: (random, mark) => `${random.pick(FUNCTIONS)}${mark}${random.pick(OFFICES)}`,
  school: (random, mark) => `${random.pick(BRANDS)}${mark}${random.pick(SCHOOLS)}`,
  university: (random, mark) => `${random.pick(BRANDS)}${mark}${random.pick(UNIVERSITIES)}`,
  hospital: (random, mark) => `${random.pick(BRANDS)}${mark}${random.pick(HOSPITALS)}`,
  institute: (random, mark) => `${random.pick(FUNCTIONS)}${mark}${random.pick(INSTITUTES)}`,
  works: (random, mark) => `${random.pick(BRANDS)}${mark}${random.pick(STATE_INDUSTRIES)}有限公司`,
  group: (random, mark) => `${random.pick(BRANDS)}${mark}${random.pick(STATE_INDUSTRIES)}集团有限公司`,
  company: (random, mark) => `${random.pick(BRANDS)}（${mark}）${random.pick(INDUSTRIES)}有限公司`,
  association: (random, mark) =>
    `${random.pick(BRANDS)}${mark}${random.pick(TRADES)}${random.pick(SOCIETIES)}`,
  park: (random, mark) => `${random.pick(BRANDS)}${mark}产业园`,
};

/** Makes names that are used once within their prefix. */
export class UnitNames {
  readonly #used = new Set<string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A name such as 水务工程样例局; unique behind `prefix`. */
  make(profile: Profile | "group", prefix: string): string {
    const maker = MAKERS[profile];
    if (maker === undefined) throw new RangeError(`${profile} has no invented names`);
    for (;;) {
      const name = maker(this.#random, this.#random.pick(MARKS));
      if (this.#used.has(prefix + name)) continue;
      this.#used.add(prefix + name);
      return name;
    }
  }
}

const ORGAN_PARTS = words(
  "办公室 综合 人事 法规 财务 信息 督查 调研 宣传 审批 规划 执法 监察 后勤 离退休服务 项目 安全 协调 标准 应急",
);
const PARTS: Partial<Record<Profile, string[]>> = {
  organ: ORGAN_PARTS.map((part) => (part === "办公室" ? part : `${part}科`)),
  school: words(
    "行政 语文组 数学组 英语组 理化组 文综组 艺体组 高年级 低年级 后勤 教辅 德育处 教务处 信息组",
  ),
  university: words(
    "机关 后勤 图书馆 教务处 科研处 教工 实验中心 继续教育 国际交流 附属中学 网络中心 期刊社 马克思主义教研 体育部 校医院",
  ),
  hospital: words(
    "内科 外科 妇产科 儿科 急诊 门诊 检验 影像 药学 护理 行政 后勤 中医 康复 口腔 眼科 麻醉 医技",
  ),
  institute: words("办公室 业务 技术 研究一室 研究二室 编辑 展陈 推广 野外队 质检 信息 后勤"),
  works: words(
    "机关 第一车间 第二车间 第三车间 第四车间 第五车间 技术中心 营销 动力 质检 储运 维修 运行一班 运行二班 财务审计 安全环保 工程项目 供应 物业 培训中心",
  ),
  company: words("机关 生产 研发 销售 项目 客服 行政 仓储 质量 运营"),
  association: words("秘书处 会员 培训 服务 第一 第二 第三"),
};

/** What the branch number `index` (from 0) of a unit is called: 内科, 第一车间; after the list is used up, 第二十一. */
export function partName(profile: Profile, index: number, number: (value: number) => string): string {
  const part = PARTS[profile]?.[index];
  return part ?? `第${number(index + 1)}`;
}
