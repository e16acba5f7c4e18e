import { cite, dev, type PartyInput, words } from "#packs/kit/procedure.ts";

/** Who takes part, and what only they may decide. */
export const ADMISSION_PARTIES: readonly PartyInput[] = [
  {
    code: "holder",
    name: words("党支部", "Branch"),
    find: { by: "holder" },
    entitled: [
      { to: "become-5", basis: dev("6", "党支部接收申请", "The branch receives the application") },
      { to: "become-4", basis: dev("8", "支部委员会研究决定", "The branch committee decides") },
      { to: "become-9", basis: dev("5", "本人撤回", "The applicant withdraws") },
      { to: "state", basis: cite("HOUSE", null, "H", "登记去世", "A death is noted") },
    ],
  },
  {
    code: "approver",
    name: words("有审批权的基层党委", "Committee with the power to approve"),
    find: { by: "approver", of: "holder" },
    entitled: [
      {
        to: "become-3",
        basis: dev("13", "上级党委同意（备案）后列为发展对象", "Listed after the committee above has agreed"),
      },
      { to: "become-4", basis: dev("13", "取消发展对象资格", "Takes off the list of objects") },
      {
        to: "become-2",
        basis: dev("23", "预备党员由党委审批", "The committee approves probationary members"),
      },
      { to: "become-1", basis: dev("34", "转正由党委审批", "The committee approves the conversion") },
      { to: "become-9", basis: dev("32", "取消预备党员资格由党委批准", "The committee cancels a probation") },
      { to: "use-plan", basis: dev("25", "审批计入年度计划", "An approval counts against the plan") },
    ],
  },
  {
    code: "department",
    name: words("上级党委组织部门", "Organisation department above"),
    find: { by: "department", of: "approver" },
    entitled: [],
  },
];
