import type { BlockInput } from "#foundation/documents/model/form.ts";
import { basisNote, branchOpinion, grid, label, left, pairGrid, row, textBlock, value } from "./cells.ts";
import type { FactReader } from "./read-facts.ts";

/** When and where a meeting was, who led it, how many should have come and came; codes begin with `prefix`. */
export function meetingGrid(read: FactReader, prefix: string): BlockInput {
  return pairGrid(
    ["会议时间", read.dotted(`${prefix}_on`, "会议时间"), "会议地点", read.maybe(`${prefix}_place`)],
    ["主持人", read.maybe(`${prefix}_chair`), "记录人", read.maybe(`${prefix}_recorder`)],
  );
}

/** Who had a vote and who came: both are counted among members with the right to vote. */
function attendanceGrid(read: FactReader, prefix: string): BlockInput {
  const leftOut = read.number(`${prefix}_left_out`) ?? 0;
  const due = read.count(`${prefix}_should`, "人", "应到会有表决权的党员");
  return pairGrid([
    "应到会有表\n决权的党员",
    leftOut > 0 ? `${due}\n（另有${leftOut}人经同意不计入）` : due,
    "实到会有表\n决权的党员",
    read.count(`${prefix}_present`, "人", "实到会有表决权的党员"),
  ]);
}

/** The ballots as a tally; the ballots themselves are sealed and kept by the branch. */
function tallyGrid(read: FactReader, prefix: string): BlockInput[] {
  const given = ["for", "against", "abstain"].map((kind) => read.number(`${prefix}_${kind}`));
  const invalid = read.number(`${prefix}_invalid`);
  const all = given.every((one) => one !== undefined)
    ? [...given, invalid ?? 0].reduce((sum: number, one) => sum + (one ?? 0), 0)
    : undefined;
  const counts = [
    all === undefined ? "" : String(all),
    read.count(`${prefix}_for`, "", "赞成"),
    read.count(`${prefix}_against`, "", "不赞成"),
    read.count(`${prefix}_abstain`, "", "弃权"),
    invalid === undefined ? "" : String(invalid),
    read.maybe(`${prefix}_written`),
  ];
  return [
    grid(
      [26, 22, 22, 22, 22, 22, 24],
      [
        row(
          [
            label("票决情况", 1, 2),
            label("收回票"),
            label("赞成"),
            label("不赞成"),
            label("弃权"),
            label("无效"),
            label("书面意见"),
          ],
          9,
        ),
        row(
          counts.map((count) => value(count)),
          9,
        ),
      ],
    ),
    grid([26, 134], [row([label("监票人\n计票人"), left(read.maybe(`${prefix}_tellers`))], 12)]),
  ];
}

/** The result in words out of what was counted and decided; empty while a number or the decision lacks. */
export function resolutionText(read: FactReader, prefix: string, step: string): string {
  const count = (kind: string) => read.number(`${prefix}_${kind}`);
  const [should, present, yes] = [count("should"), count("present"), count("for")];
  const outcome = read.facts.steps[step]?.outcome;
  if (should === undefined || present === undefined || yes === undefined || !outcome) return "";
  const half = yes * 2 > should ? "超过" : "未超过";
  return [
    `${read.terms.assembly}以无记名投票方式表决。应到会有表决权的党员${should}名，实到${present}名${letters(count("written"))}。`,
    `赞成${yes}票，不赞成${count("against") ?? 0}票，弃权${count("abstain") ?? 0}票。赞成人数${half}应到会有表决权的党员的半数。`,
    `决议：${outcome.name}。${read.maybe(`${prefix}_text`)}`,
  ].join("\n");
}

/** Opinions sent in before the meeting count as votes, not as attendance. */
function letters(written = 0): string {
  return written > 0 ? `，会前提交书面意见${written}名` : "";
}

/**
 * What a meeting must hear, in its order (《中国共产党发展党员工作细则》): what is known stands there, the rest is written
 * by the recorder.
 */
function minutesBlocks(who: string, introducers: string, review: string, heights: number): BlockInput[] {
  return [
    textBlock(`${who}\n汇报`, "", heights),
    textBlock("入党介绍\n人介绍情况", introducers && `入党介绍人：${introducers}`, heights),
    textBlock("支部委员会\n审查情况", review, heights),
    textBlock("党员讨论\n发言情况", "", heights),
  ];
}

interface Meeting {
  /** What its codes begin with. */
  prefix: "admission" | "conversion";
  /** Key of its step. */
  step: string;
  /** Who is spoken about. */
  who: string;
  /** The review that is read out. */
  review: string;
  heights: { minutes: number; decision: number };
}

/** The record of a meeting that decides by ballot: who came, what was heard, the tally, the decision. */
export function meetingBlocks(
  read: FactReader,
  { prefix, step, who, review, heights }: Meeting,
): BlockInput[] {
  return [
    meetingGrid(read, prefix),
    attendanceGrid(read, prefix),
    ...minutesBlocks(
      who,
      read.names("introducers", "入党介绍人"),
      read.text(review, "支部委员会审查意见"),
      heights.minutes,
    ),
    ...tallyGrid(read, prefix),
    branchOpinion("大会决议", resolutionText(read, prefix, step), read.day(`${prefix}_on`), heights.decision),
    ...basisNote(read, step),
  ];
}
