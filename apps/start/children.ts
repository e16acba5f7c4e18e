import { type ChildProcess, fork, type ForkOptions } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export interface Child {
  name: string;
  stop(): Promise<void>;
}

/** How long a child may take to finish what it does before it is ended. */
const PATIENCE_MS = 10_000;

/**
 * Starts a process of ours, waits until it says that it is ready, and starts it again when it dies. What it says goes
 * where ours goes, or into the open file `output`.
 */
export async function startChild(
  name: string,
  file: string,
  env: Record<string, string>,
  execArgv: string[],
  output: "inherit" | number = "inherit",
): Promise<Child> {
  const state = { stopping: false };
  const options: ForkOptions = {
    env: { ...process.env, ...env },
    execArgv,
    stdio: ["ignore", output, output, "ipc"],
  };
  let child = launch(file, options);
  await ready(name, child);
  watch();

  function watch(): void {
    child.once("exit", (code, signal) => {
      if (state.stopping) return;
      console.error(`${name} ended (${signal ?? code}), starting it again. ${name} 进程退出，正在重启。`);
      setTimeout(() => {
        if (state.stopping) return;
        child = launch(file, options);
        watch();
      }, 500);
    });
  }

  return {
    name,
    async stop() {
      state.stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const impatient = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
      await ended;
      clearTimeout(impatient);
    },
  };
}

function launch(file: string, options: ForkOptions): ChildProcess {
  return fork(path.join(import.meta.dirname, "..", file), [], options);
}

async function ready(name: string, child: ChildProcess): Promise<void> {
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`${name} could not start (${String(code)}). ${name} 启动失败，原因见上。`);
  });
  await Promise.race([once(child, "message"), failed]);
}
