import type { Period, TimelineInk } from "#ui/chart/period.ts";
import type { ComboOption } from "#ui/form/combo-option.ts";
import type { RulerStage, StepState } from "#ui/mark/ruler.tsx";
import type { StatusKind } from "#ui/mark/status.tsx";
import type { Fact } from "#ui/page/facts.tsx";

/** Made-up content of the gallery. */
export const BRANCHES: readonly ComboOption[] = ["长亭里", "石桥", "听潮", "南渡口", "育贤路"].flatMap(
  (place) =>
    ["第一", "第二", "第三", "第四"].map((nth) => ({
      value: `${place} ${nth}`,
      label: `${place}社区${nth}党支部`,
      detail: "柳岸街道",
    })),
);

const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ["一 申请入党", ["递交入党申请书", "党组织派人谈话"]],
  ["二 积极分子", ["推荐和确定积极分子", "上级党委备案", "指定培养联系人", "培养教育考察"]],
  ["三 发展对象", ["确定发展对象", "公示", "上级党委同意", "确定入党介绍人", "政治审查", "集中培训"]],
  [
    "四 预备党员接收",
    [
      "支部委员会审查",
      "上级党委预审",
      "填写入党志愿书",
      "支部大会讨论",
      "上级派人谈话",
      "上级党委审批",
      "组织部门备案",
    ],
  ],
  [
    "五 教育考察和转正",
    [
      "编入支部和小组",
      "入党宣誓",
      "继续教育考察",
      "提出转正申请",
      "支部大会讨论转正",
      "上级党委审批",
      "材料归档",
    ],
  ],
];
const INSERTED = 7;
const NOW = 15;

/** The 2026 edition inserts a step without renumbering the others. */
export const STAGES: readonly RulerStage[] = makeStages();

function makeStages(): RulerStage[] {
  let place = 0;
  return NAMES.map(([name, steps]) => ({
    key: name,
    name,
    steps: steps.map((step) => {
      const at = place++;
      const number = at < INSERTED ? at + 1 : at;
      return { number: at === INSERTED ? `${INSERTED}a` : String(number), name: step, state: stateOf(at) };
    }),
  }));
}

function stateOf(place: number): StepState {
  if (place === NOW) return "now";
  return place < NOW ? "done" : "todo";
}

export const FACTS: readonly Fact[] = [
  {
    key: "name",
    label: "姓名",
    value: "俞见川",
    source: { kind: "seen", text: "身份证原件 2024-09-02 温如砚" },
  },
  { key: "nation", label: "民族", value: "汉族", source: { kind: "form", text: "入党申请书 2024-09-02" } },
  {
    key: "work",
    label: "工作单位和岗位",
    value: "长亭里社区 专职网格员",
    source: { kind: "import", text: "社区用工名册 2026-03-01" },
  },
  {
    key: "phone",
    label: "手机",
    value: "139 **** 0000",
    source: { kind: "typed", text: "本人更正 2026-05-12" },
  },
  {
    key: "state",
    label: "入党状态",
    value: "发展对象，正在办第 15 步",
    source: { kind: "computed", text: "办件 FZ-2024-0317" },
  },
  { key: "place", label: "籍贯", value: undefined },
];

export const DUE = [
  {
    key: "1",
    day: "2026-11-20",
    what: "与入党申请人樊以宁谈话",
    why: "10月20日递交申请，一个月内派人谈话 · 细则第七条",
    verb: "登记谈话",
  },
  {
    key: "2",
    day: "2026-11-23",
    what: "俞见川：支部大会讨论接收",
    why: "10月23日通过预审，一个月内开会 · 细则第十九条",
    verb: "登记大会结果",
  },
  {
    key: "3",
    day: "2026-11-24",
    what: "管竹声：发展对象公示结果",
    why: "公示今天期满，共 5 个工作日 · 细则第十三条",
    verb: "登记结果",
  },
  {
    key: "4",
    day: "2026-11-30",
    what: "街道机关党支部任期届满",
    why: "2023年11月30日选出，任期三年",
    verb: "发起换届",
  },
  {
    key: "5",
    day: undefined,
    what: "褚文川申请更正学历",
    why: "本人 11月19日提出，附毕业证编号",
    verb: "核对",
  },
].map((due) => ({ ...due, to: "/components" }));

interface Dues {
  name: string;
  members: number;
  owed: string;
  paid: string;
  kind: StatusKind;
  state: string;
}

export const DUES: readonly Dues[] = [
  { name: "第一党支部", members: 48, owed: "1,204.00", paid: "1,204.00", kind: "ok", state: "交齐" },
  { name: "第二党支部", members: 51, owed: "1,377.50", paid: "1,290.00", kind: "warn", state: "差 3 人" },
  { name: "第三党支部", members: 27, owed: "655.00", paid: "655.00", kind: "ok", state: "交齐" },
];

function period(key: string, label: string, ink: TimelineInk, from: string, to?: string): Period {
  return { key, label, ink, from, ...(to !== undefined && { to }) };
}

export const LANES = [
  { key: "study", label: "学习", periods: [period("s", "海津理工学院 本科", "idle", "2016-09", "2020-06")] },
  {
    key: "work",
    label: "工作",
    periods: [
      period("w1", "云塘县粮油公司", "idle", "2020-08", "2024-02"),
      period("w2", "长亭里社区 网格员", "idle", "2024-03"),
    ],
  },
  {
    key: "body",
    label: "组织关系",
    periods: [
      period("b1", "云塘县 团支部", "c1", "2020-08", "2024-08"),
      period("b2", "长亭里社区", "c1", "2024-08-30"),
    ],
  },
  {
    key: "join",
    label: "入党",
    periods: [
      period("j1", "申请", "c1", "2024-09", "2025-03"),
      period("j2", "积极分子", "c1", "2025-03", "2026-06"),
      period("j3", "发展对象", "c2", "2026-06"),
    ],
  },
  {
    key: "train",
    label: "培训",
    periods: [
      period("t1", "积极分子培训", "c3", "2025-06-02", "2025-06-06"),
      period("t2", "集中培训", "c3", "2026-09-08", "2026-09-11"),
    ],
  },
];

export const LEGEND: readonly { ink: TimelineInk; label: string }[] = [
  { ink: "idle", label: "学习和工作" },
  { ink: "c1", label: "组织关系和入党" },
  { ink: "c3", label: "培训" },
];
