import path from "node:path";
import { carryOut } from "#apps/carry/carry-out.ts";
import type { Manifest } from "#foundation/holdings/manifest.ts";
import { withDatabase } from "../open-installation.ts";
import { onlyFolder, type Terminal, type Verb } from "../verb.ts";

export const exportCity: Verb = {
  name: "export",
  usage: "<folder>",
  summary: {
    zh: "把全部组织、人员、办件（连同扫描件）导出成 CSV 到新文件夹，不停机；内含完整身份证号，请上锁保管",
    en: "writes all bodies, people and cases with their scans as CSV into a new folder while people work; it holds full identity numbers, so lock it away",
  },
  async run(args, terminal) {
    const folder = path.resolve(onlyFolder(args));
    const began = Date.now();
    const manifest = await withDatabase(terminal.home, (database) =>
      carryOut(database, terminal.home, folder, (table, rows) =>
        terminal.progress({ zh: `${table} 已写 ${count(rows)} 行`, en: `${table}: ${count(rows)} rows` }),
      ),
    );
    sayTables(manifest, terminal);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    terminal.say({
      zh: `已导出到 ${folder}，用时 ${seconds} 秒`,
      en: `Exported to ${folder} in ${seconds} s`,
    });
    terminal.warn({
      zh: "注意：这个文件夹里有完整的公民身份号码和电话号码，没有加密。只给该看的人，用完即删。",
      en: "Take care: this folder holds whole identity and telephone numbers, not encrypted. Hand it only to those who may see them, and delete it after use.",
    });
    return 0;
  },
};

/** What was carried, a line for each table. */
export function sayTables({ tables, files }: Manifest, terminal: Terminal): void {
  for (const { table, rows, digest } of tables)
    terminal.say({
      zh: `${table.padEnd(24)} ${count(rows).padStart(12)} 行  摘要 ${digest.slice(0, 16)}`,
      en: `${table.padEnd(24)} ${count(rows).padStart(12)} rows  digest ${digest.slice(0, 16)}`,
    });
  if (files === undefined) return;
  terminal.say({ zh: `扫描件 ${count(files.count)} 个`, en: `${count(files.count)} scans` });
  if (files.unread.length > 0)
    terminal.warn({
      zh: `${files.unread.length} 个扫描件丢失或被改动，没有导出：${files.unread.join("、")}。请在原系统的办件里重新上传，或从备份恢复`,
      en: `${files.unread.length} scans are gone or altered and were left out: ${files.unread.join(", ")}. Attach them again in their cases, or restore a backup`,
    });
}

export function count(number: number): string {
  return number.toLocaleString("en");
}
