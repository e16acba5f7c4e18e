import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";

/** Something of the machine that whoever starts the program can mend: the message says how, in both languages. */
export class MachineProblem extends Error {
  override readonly name = "MachineProblem";
}

/**
 * Makes the data folder where it is missing and tries to write there, before anything long begins.
 * @throws MachineProblem when it cannot be written
 */
export async function checkHome(home: string): Promise<void> {
  try {
    for (const folder of await missingFolders(home)) await mkdir(folder);
    const probe = path.join(home, `.may-be-written-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    throw new MachineProblem(
      `数据文件夹 ${home} 写不进去（${codeOf(error)}）：请检查属主、权限和磁盘，或换一个：ZUGONG_HOME=/别的/文件夹 npm start\n` +
        `The data folder ${home} cannot be written (${codeOf(error)}): check its owner, its rights and the disk, or take ` +
        "another one: ZUGONG_HOME=/another/folder npm start",
      { cause: error },
    );
  }
}

/** One after the other from the top: mkdir with `recursive` never ends in folders that the system keeps, as /proc. */
async function missingFolders(home: string): Promise<string[]> {
  const missing: string[] = [];
  for (let folder = path.resolve(home); ; folder = path.dirname(folder)) {
    const found = await stat(folder).catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    });
    if (found) return missing;
    missing.unshift(folder);
  }
}

/**
 * Tries whether the port is free, before anything long begins.
 * @throws MachineProblem when it is not
 */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(portProblem(error, port, host)));
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}

/** Why nobody can listen there, in words; what is no matter of the port comes back as it is. */
export function portProblem(error: unknown, port: number, host: string): unknown {
  const words = PORT_WORDS[codeOf(error)];
  return words ? new MachineProblem(words(port, host), { cause: error }) : error;
}

const PORT_WORDS: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `端口 ${port} 已被占用：可能是另一个组工在运行。先停下它，或换一个端口：PORT=${otherPort(port)} npm start\n` +
    `Port ${port} is taken, perhaps by another Zugong that runs. Stop that one, or take another port: ` +
    `PORT=${otherPort(port)} npm start`,
  EACCES: (port) =>
    `端口 ${port} 不许普通用户使用（1024 以下的要管理员权限）。换一个端口：PORT=3000 npm start\n` +
    `Port ${port} is not for ordinary users (those below 1024 need an administrator). Take another: PORT=3000 npm start`,
  EADDRNOTAVAIL: (_port, host) =>
    `HOST=${host} 不是本机的地址：请改成本机的地址，只在本机使用就不要设 HOST。\n` +
    `HOST=${host} is no address of this machine: give one of its own, or none to be reached from this machine only.`,
};

function otherPort(port: number): number {
  return port < 65_535 ? port + 1 : port - 1;
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "unknown";
}
