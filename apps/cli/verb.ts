import type { Words } from "#foundation/endpoint.ts";

/** What a verb prints to, and where it works. */
export interface Terminal {
  /** A line in the language of the terminal. */
  say(words: Words): void;
  /** A line about what went wrong, in both languages. */
  warn(words: Words): void;
  /** Replaces the last line of progress; silent where nobody watches. */
  progress(words: Words): void;
  /** The data folder. */
  home: string;
}

/** 0: done; 1: what was checked is not in order; 2: it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** One command of `npm run zugong -- <name>`. */
export interface Verb {
  name: string;
  /** After the name: `<folder>`, `[--option]`. */
  usage: string;
  summary: Words;
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** The command was typed wrongly or cannot be done: words for the person at the keyboard. */
export class CliProblem extends Error {
  override name = "CliProblem";
  readonly words: Words;
  constructor(words: Words) {
    super(words.en);
    this.words = words;
  }
}

/** The one folder that a verb asks for. @throws CliProblem when there is none, or more */
export function onlyFolder(args: readonly string[]): string {
  const [folder, ...more] = args;
  if (folder !== undefined && folder !== "" && !folder.startsWith("-") && more.length === 0) return folder;
  throw new CliProblem({
    zh: "请写一个文件夹，例如 /backup/2026-11-25",
    en: "Name one folder, such as /backup/2026-11-25",
  });
}

/** @throws CliProblem when something is written that the verb does not know */
export function noArguments(args: readonly string[]): void {
  if (args.length === 0) return;
  throw new CliProblem({ zh: `不认识的参数：${args.join(" ")}`, en: `Unknown argument: ${args.join(" ")}` });
}
