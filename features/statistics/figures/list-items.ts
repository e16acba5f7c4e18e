import { findEdition } from "#features/procedures/index.ts";
import type { Db } from "#foundation/database/open-database.ts";
import type { Words } from "#foundation/messages/messages.ts";

/** Lists that are no rows of bodies, by their name: `archive/admission/typical-42`. */
export interface ListItems {
  items(db: Db, list: string, day: string): Promise<readonly { key: string; name: Words }[]>;
}

/** The papers of an archive list, from the edition of the procedure in force on the day. */
export const archiveLists: ListItems = {
  async items(db, list, day) {
    const [, procedure = "", archive] = list.split("/");
    const definition = await findEdition(db, procedure, day);
    const found = definition?.archives.find(({ code }) => code === archive);
    return (found?.items ?? []).map(({ no, name }) => ({ key: no, name }));
  },
};

/** The names of all archive lists of some procedures, against which figures are checked. */
export function archiveListsOf(
  procedures: readonly { code: string; archives?: readonly { code: string }[] | undefined }[],
): string[] {
  const names = procedures.flatMap(({ code, archives }) =>
    (archives ?? []).map((archive) => `archive/${code}/${archive.code}`),
  );
  return [...new Set(names)];
}
