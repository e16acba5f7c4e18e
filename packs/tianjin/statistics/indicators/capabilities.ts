import { type Capability } from "#packs/kit/indicator.ts";
import { words } from "#packs/kit/procedure.ts";

function capability(name: readonly [string, string], reason: readonly [string, string]): Capability {
  return { name: words(...name), reason: words(...reason) };
}

/** What is to be built, and what it will record. */
export const CAPABILITIES = {
  campaigns: capability(
    ["主题教育", "Campaigns of education"],
    ["谁参加了、查出和改了什么，要到主题教育功能里才有记录", "Who took part is recorded by campaigns"],
  ),
  training: capability(
    ["干部教育培训", "Training"],
    ["班次、学时和人次要到培训功能里才有记录", "Classes, hours and person-times are recorded by training"],
  ),
  posts: capability(
    ["干部和班子", "Officials and leading groups"],
    ["任免、研判和选拔要到干部功能里才有记录", "Appointments and analyses are recorded by officials"],
  ),
  programmes: capability(
    ["抓手和批次", "Programmes and rounds"],
    [
      "批次、人选和挂职要到抓手功能里才有记录",
      "Rounds, people chosen and secondments are recorded by programmes",
    ],
  ),
  care: capability(
    ["关爱和监督", "Care and accountability"],
    [
      "处分影响期、回访和澄清要到关爱功能里才有记录",
      "Influence periods, revisits and clarifications are recorded by care",
    ],
  ),
  branchWork: capability(
    ["支部工作", "Branch work"],
    [
      "换届、会议、党费和评议要到支部工作里才有记录",
      "Elections, meetings, dues and ratings are recorded by branch work",
    ],
  ),
  tasks: capability(
    ["督查任务", "Supervised tasks"],
    ["任务、节点和成果要到督查功能里才有记录", "Tasks, milestones and results are recorded by supervision"],
  ),
  talent: capability(
    ["人才", "Talent"],
    ["认定、授权和发卡要到人才功能里才有记录", "Recognition, delegation and cards are recorded by talent"],
  ),
  sieve: capability(
    ["过筛子", "The sieve"],
    ["措施和流程优化要到过筛子里才有记录", "Measures and improved items are recorded by the sieve"],
  ),
  burden: capability(
    ["负担账本", "Burden account"],
    [
      "向基层要东西的清单要到负担账本里才有记录",
      "Demands on the grass roots are recorded by the burden account",
    ],
  ),
} as const;
