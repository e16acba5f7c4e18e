import { parentPort, workerData } from "node:worker_threads";
import { Cube, type CubeData } from "./cube.ts";
import { saveCube } from "./cube-file.ts";
import { mergeCube } from "./merge-cube.ts";

/** `tailRoom` left out: the cube is only saved as it is. */
export interface MergeWork {
  data: CubeData;
  file: string;
  digest: string;
  tailRoom?: number;
}

// Sorting and writing take seconds; questions go on meanwhile in the thread that owns the cube.
const { data, file, digest, tailRoom } = workerData as MergeWork;
const given = new Cube(data);
const kept = tailRoom === undefined ? given : mergeCube(given, tailRoom);
saveCube(file, kept, digest);
parentPort?.postMessage(tailRoom === undefined ? undefined : kept.data());
