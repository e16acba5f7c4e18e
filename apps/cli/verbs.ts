import type { Verb } from "./verb.ts";
import { backup } from "./verbs/backup.ts";
import { checkAnnual } from "./verbs/check-annual.ts";
import { exportCity } from "./verbs/export.ts";
import { helpAbout } from "./verbs/help.ts";
import { importCity } from "./verbs/import.ts";
import { migrate } from "./verbs/migrate.ts";
import { newPassword } from "./verbs/new-password.ts";
import { restore } from "./verbs/restore.ts";
import { status } from "./verbs/status.ts";
import { verify } from "./verbs/verify.ts";

/** Every verb, in the order of the help. A new one is a file in verbs/ and a line here. */
export const VERBS: readonly Verb[] = [
  status,
  verify,
  checkAnnual,
  backup,
  restore,
  exportCity,
  importCity,
  migrate,
  newPassword,
  helpAbout(() => VERBS),
];
