import { existsSync, statfsSync } from "node:fs";
import os from "node:os";
import { DatabaseProblem } from "./problem.ts";

export type Settings = Record<string, string>;

const MiB = 1024 ** 2;
const GiB = 1024 ** 3;

/** What keeps an acknowledged row across a power cut, and never returns a damaged one as good. Nobody may ask for less. */
const SAFE: Settings = {
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  wal_level: "replica",
  zero_damaged_pages: "off",
  ignore_checksum_failure: "off",
};

/** The launcher decides these itself; changing them would cut off the other processes. */
const OURS = new Set([
  "listen_addresses",
  "port",
  "unix_socket_directories",
  "data_directory",
  "hba_file",
  "config_file",
]);

/** Bytes that PostgreSQL may count on. */
export interface Room {
  memory: number;
  /** What fits into `/dev/shm`; containers often give 64 MiB. */
  shared: number;
}

/** The limits of this container, or the machine's. */
export function roomHere(): Room {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
  if (process.platform !== "linux") return { memory, shared: memory };
  const disk = existsSync("/dev/shm") ? statfsSync("/dev/shm") : { bavail: 0, bsize: 0 };
  return { memory, shared: disk.bavail * disk.bsize };
}

/**
 * PostgreSQL settings for a machine of 4 to 24 GiB and two or more cores that also runs the Node program, whose
 * tables in memory need their share. Checkpoints are far apart, because a city is loaded in bulk.
 * @param wished the installation's own settings, which win over ours
 * @throws DatabaseProblem `unsafe_setting` for a wish that could lose rows or cut off other processes
 */
export function settingsFor({ memory, shared }: Room, wished: Settings = {}): Settings {
  refuseUnsafe(wished);
  return {
    shared_buffers: share(memory / 6, 128 * MiB, 4 * GiB),
    effective_cache_size: share(memory / 2, 512 * MiB, 16 * GiB),
    work_mem: share(memory / 256, 8 * MiB, 64 * MiB),
    maintenance_work_mem: share(memory / 16, 64 * MiB, GiB),
    max_parallel_maintenance_workers: "2",
    // Parallel queries fail where /dev/shm is too small for their hash tables: then they share the server's own memory.
    min_dynamic_shared_memory: shared < GiB ? share(memory / 16, 64 * MiB, GiB) : "0",
    max_wal_size: "4GB",
    min_wal_size: "256MB",
    checkpoint_timeout: "15min",
    // This build knows pglz only, which takes longer over the pages of a change than the change itself (decision 0007).
    wal_compression: "off",
    random_page_cost: "1.1",
    jit: "off",
    max_connections: "200",
    timezone: "UTC",
    ...LOGS,
    ...wished,
    ...SAFE,
  };
}

/** A week of logs, and no personal data in them: no statements, no parameters, no "Key (phone)=(...)" details. */
const LOGS: Settings = {
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
    const weakened = name in SAFE && value !== SAFE[name];
    if (weakened || OURS.has(name) || !/^[a-z_.]+$/.test(name)) {
      throw new DatabaseProblem(
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
