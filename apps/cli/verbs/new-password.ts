import os from "node:os";
import path from "node:path";
import { type LostPassword, renewAdministrator } from "#features/accounts/index.ts";
import { openClock } from "#foundation/clock.ts";
import { openKeys } from "#foundation/crypto/keys.ts";
import { withDatabase } from "../open-installation.ts";
import { inWords } from "../in-words.ts";
import { CliProblem, type Terminal, type Verb } from "../verb.ts";

export const newPassword: Verb = {
  name: "new-password",
  usage: "<sign-in-name>",
  summary: {
    zh: "管理员丢了密码又没有人能重置时，在本机给一个新的一次性密码；记入审计，并须告知其他管理员",
    en: "gives an administrator whose password is lost a new one-time one, on this machine only; it stands in the audit, and the other administrators must be told",
  },
  async run(args, terminal) {
    const signInName = onlyName(args);
    const made = await withDatabase(terminal.home, async (database) => {
      const keys = await openKeys(path.join(terminal.home, "keys"));
      const services = { database, keys, clock: openClock() };
      const operator = { operator: os.userInfo().username, host: os.hostname() };
      return inWords({ refusals: REFUSALS }, () => renewAdministrator(services, signInName, operator));
    });
    say(made, signInName, terminal);
    return 0;
  },
};

/** @throws CliProblem when there is no name, or more */
function onlyName(args: readonly string[]): string {
  const [name = "", ...more] = args;
  if (name !== "" && !name.startsWith("-") && more.length === 0) return name;
  throw new CliProblem({ zh: "请写一个登录名，例如 xitong", en: "Name one sign-in name, such as xitong" });
}

const REFUSALS = {
  not_found: { zh: "没有这个登录名", en: "There is no such sign-in name" },
  disabled: { zh: "这个账户已停用", en: "This account is disabled" },
  no_administrator: {
    zh: "这不是管理员账户：它的密码由安全管理员在“账户”里重置",
    en: "This is no administrator's account: a security administrator resets its password under Accounts",
  },
};

function say({ displayName, password, until, tell }: LostPassword, name: string, terminal: Terminal): void {
  const end = until.toISOString().slice(0, 16).replace("T", " ");
  terminal.say({
    zh: `${displayName}（${name}）的一次性密码：${password}\n只显示这一次，${end} (UTC) 前登录并改掉；旧密码和已登录的设备都已失效。`,
    en: `One-time password of ${displayName} (${name}): ${password}\nShown this once; sign in and change it before ${end} (UTC). The old password and every session are void.`,
  });
  terminal.warn({
    zh: `已记入审计（installation.new-password）。请告知本人和其他管理员：${tell.join("、") || "没有别的管理员"}。`,
    en: `It stands in the audit (installation.new-password). Tell its owner and the other administrators: ${tell.join(", ") || "there are none"}.`,
  });
}
