import { expect, test } from "vitest";
import { suggestChildName, suggestSiblingName } from "../names.rules.ts";

const street = { name: "中共样本市和平区小白楼街道工作委员会", shortName: "小白楼街道党工委" };
const community = { name: "中共样本市和平区小白楼街道树德里社区委员会", shortName: "树德里社区党委" };
const branch = {
  name: "中共样本市和平区小白楼街道树德里社区第三支部委员会",
  shortName: "树德里社区第三党支部",
};

test("a full name is suggested from the short one and the superior", () => {
  expect(suggestChildName(street, "树德里社区党总支")).toBe(
    "中共样本市和平区小白楼街道树德里社区总支部委员会",
  );
  expect(suggestChildName(community, "树德里社区第四党支部")).toBe(
    "中共样本市和平区小白楼街道树德里社区第四支部委员会",
  );
  expect(suggestChildName(community, "第四党支部")).toBe(
    "中共样本市和平区小白楼街道树德里社区第四支部委员会",
  );
});

test("and from the body beside which it stands", () => {
  expect(suggestSiblingName(branch, "树德里社区第五党支部")).toBe(
    "中共样本市和平区小白楼街道树德里社区第五支部委员会",
  );
  expect(suggestSiblingName({ name: "中共样本市和平区委员会", shortName: "和平区委" }, "平和区委")).toBe(
    "中共样本市平和区委员会",
  );
});

test("a name that ends otherwise is left as it is", () => {
  expect(suggestChildName(street, "商圈联盟")).toBe("中共样本市和平区小白楼街道商圈联盟");
});
