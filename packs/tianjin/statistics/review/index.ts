import type { ReviewInput } from "#features/statistics/review.contract.ts";
import { words } from "#packs/kit/procedure.ts";
import { PEOPLE_SECTIONS } from "./people.ts";
import { WORK_SECTIONS } from "./work.ts";

/** The yearly review: sentences of our own around the figures of the city, a section for each lever. */
export const REVIEW: ReviewInput = {
  about: words("组织工作", "Organisation work"),
  summary: [
    {
      text: words(
        "全部党员 {LC-01-02} 人，支部 {LC-01-03} 个，处级以上领导干部 {LC-01-01} 人。本年发展党员 {LC-05-05} 人，预备党员转正 {LC-05-06} 人。",
        "There are {LC-01-02} members in {LC-01-03} branches, and {LC-01-01} leading officials at division rank and above. This year {LC-05-05} people were admitted and {LC-05-06} probationary members became full members.",
      ),
    },
    {
      text: words(
        "办件里由已有记录带出的项目占 {LC-08-04}%，已有而又让填的有 {LC-08-05} 项。发展党员的归档材料，常见目录 {LC-08-07} 件，现行目录 {LC-08-08} 件。",
        "Of the fields of cases {LC-08-04}% were carried over from records, and {LC-08-05} were asked although they were held. A typical archive list of an admission has {LC-08-07} papers, the list in force {LC-08-08}.",
      ),
    },
    {
      squares: words("发展党员归档材料，一个小方格是一件", "Papers of an admission file, one square each"),
      whole: "LC-08-07",
      kept: "LC-08-08",
    },
  ],
  sections: [...PEOPLE_SECTIONS, ...WORK_SECTIONS],
};
