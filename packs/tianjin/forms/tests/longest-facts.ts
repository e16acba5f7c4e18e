import { CaseFacts } from "#features/cases/facts.contract.ts";
import { fullFacts } from "./sample-facts.ts";

const LONG_NAME = "阿卜杜热合曼·买买提依明江·吐尔逊";
const LATIN_NAME = "ALEXANDRA-MAXIMILIANA-VON-HOHENSTAUFEN";
const LONG_BODY =
  "中共津南区海棠里街道云杉社区与青槐物业服务有限责任公司、区新能源汽车产业链链上企业联合第一（流动党员）支部委员会";

/** A text of so many characters, with a Latin run that is longer than a column. */
function long(length: number, mark: string): string {
  return `${mark}开头，${"记录的内容应当完整地延续到下一页不得截断。".repeat(length)}www.example.invalid/${"abcdefghij".repeat(12)}，${mark}末尾`;
}

/** As long as a short field may be; a number has thirty characters at most. */
function short(code: string): string {
  if (code === "dues_to") return "2026-10";
  if (code === "form_number" || code === "certificate_no") return "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123";
  return `${code}：${"长".repeat(18)}${"W".repeat(24)}末`;
}

/** Everything as long as fields allow. */
export const longestFacts: CaseFacts = CaseFacts.parse({
  ...fullFacts,
  subject: {
    ...fullFacts.subject,
    name: LONG_NAME,
    ethnicity: "维吾尔族（柯尔克孜族）",
    nativePlace: "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县",
    education: "硕士研究生（同等学力、在职、中外合作办学）",
    degree: "管理学硕士、法学学士；高级工程师、注册建造师（市政公用工程）",
    workPost: `${LONG_BODY.slice(4)}综合协调与网格事务岗位主任科员级工作人员`,
  },
  bodies: Object.fromEntries(
    Object.entries(fullFacts.bodies).map(([party, body]) => [party, { ...body, name: LONG_BODY }]),
  ),
  values: Object.fromEntries(
    Object.entries(fullFacts.values).map(([code, value]) => [code, lengthen(code, value)]),
  ),
  entries: Object.fromEntries(
    Object.entries(fullFacts.entries).map(([step, entries]) => [
      step,
      [1, 2, 3].flatMap((round) =>
        entries.map((one) => ({
          on: one.on,
          values: Object.fromEntries(
            Object.entries(one.values).map(([code, value]) => [
              code,
              { ...value, text: long(20, `${code}${round}${one.on}`) },
            ]),
          ),
        })),
      ),
    ]),
  ),
  seen: Array.from({ length: 6 }, (_, index) => ({
    title: `第${index + 1}份证件，${"名称很长的证件材料".repeat(3)}`,
    by: LONG_NAME,
    on: "2026-11-20",
  })),
});

function lengthen(code: string, value: CaseFacts["values"][string]): CaseFacts["values"][string] {
  if (value.people.length > 0) {
    const people = value.people.map((one, index) => ({
      ...one,
      name: index === 0 ? LONG_NAME : LATIN_NAME,
      post: LONG_BODY,
    }));
    return { ...value, people, text: people.map(({ name }) => name).join("、") };
  }
  if (typeof value.value !== "string" || /^\d{4}-/.test(value.value)) return value;
  const isShort = !code.endsWith("_text") && !code.endsWith("_opinions");
  return { ...value, text: isShort ? short(code) : long(30, code) };
}
