import os from "node:os";
import { Problem } from "./problem.ts";

export type Settings = Record<string, string>;

const MiB = 1024 ** 2;
const GiB = 1024 ** 3;

/** What keeps an acknowledged row across a power cut. Nobody may ask for less. */
export const SAFE: Settings = { fsync: "on", full_page_writes: "on", synchronous_commit: "on" };

/** The launcher decides these itself; changing them would cut off the other processes. */
const OURS = [
  "listen_addresses",
  "port",
  "unix_socket_directories",
  "data_directory",
  "hba_file",
  "config_file",
];

export function memoryHere(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
}

/** For a machine of 4 to 24 GiB that also runs the Node program, whose tables in memory need their share. */
export function settingsFor(memory: number, wished: Settings = {}): Settings {
  refuseUnsafe(wished);
  return {
    shared_buffers: share(memory / 6, 128 * MiB, 4 * GiB),
    effective_cache_size: share(memory / 2, 512 * MiB, 16 * GiB),
    work_mem: share(memory / 256, 8 * MiB, 64 * MiB),
    maintenance_work_mem: share(memory / 16, 64 * MiB, GiB),
    max_wal_size: "4GB",
    min_wal_size: "256MB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    random_page_cost: "1.1",
    jit: "off",
    max_connections: "200",
    timezone: "UTC",
    ...logs,
    ...wished,
    ...SAFE,
  };
}

/** A week of logs, and no personal data in them: no statements, no parameters, no "Key (phone)=(...)" details. */
const logs: Settings = {
  logging_collector: "on",
  log_directory: "log",
  log_filename: "postgres-%a.log",
  log_truncate_on_rotation: "on",
  log_rotation_age: "1d",
  log_rotation_size: "0",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_error_verbosity: "terse",
};

function refuseUnsafe(wished: Settings): void {
  for (const [raw, value] of Object.entries(wished)) {
    const name = raw.toLowerCase();
    const weakened = name in SAFE && value !== "on";
    if (weakened || OURS.includes(name) || !/^[a-z_.]+$/.test(name)) {
      throw new Problem(
        "unsafe_setting",
        `The setting ${raw} = ${value} is not allowed for the embedded database.`,
      );
    }
  }
}

function share(bytes: number, least: number, most: number): string {
  return `${Math.round(Math.min(Math.max(bytes, least), most) / MiB)}MB`;
}

/** Given on the command line, where neither postgresql.conf nor ALTER SYSTEM can weaken them. */
export function asArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
