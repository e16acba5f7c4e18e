import type { Definition } from "#features/procedures/contract.ts";

type Profile = Definition["archives"][number];
type Item = Profile["items"][number];

/** Something that lies in the file of a case. */
export interface Filed {
  kind: "generated" | "original" | "seen";
  material: string;
  id: string;
  version: number | null;
  number: string | null;
  on: string;
  by: string;
  digest: string | null;
}

/** The list of a profile with what lies under each item; without a profile the last, which is the shortest. */
export function archiveOf(
  { archives, materials, steps }: Definition,
  code: string | undefined,
  filed: readonly Filed[],
  isDone: (step: string) => boolean,
) {
  const profile = code === undefined ? archives.at(-1) : archives.find((one) => one.code === code);
  const items = (profile?.items ?? []).map((item) => {
    const papers = filed
      .filter(({ material }) => item.goesTo.includes(material))
      .map((paper) => ({
        ...paper,
        name: materials.find(({ code: at }) => at === paper.material)?.name ?? { zh: "", en: "" },
      }));
    return { item, papers, complete: isComplete(item, papers, known) };
  });
  return { profile, items };

  function known(step: string): boolean {
    return !steps.some((one) => one.code === step) || isDone(step);
  }
}

/** All it goes to is there; what is kept nowhere is complete when its steps were done, because it follows from them. */
function isComplete(
  item: Item,
  papers: readonly { material: string }[],
  isDone: (step: string) => boolean,
): boolean {
  if (item.goesTo.length === 0) return item.steps.every(isDone);
  return item.goesTo.every((code) => papers.some(({ material }) => material === code));
}
