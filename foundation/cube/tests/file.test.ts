import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crossTab } from "../cross-tab.ts";
import { CubeFileBroken, openCube, saveCube } from "../cube-file.ts";
import { fact, type Row } from "./random.ts";
import { aSample, type Sample, write } from "./sample.ts";

let sample: Sample;
beforeAll(async () => {
  sample = await aSample();
  const row: Row = {
    ...{ id: "1", person: "1", place: 1, from: "2010-01-01", to: null, sex: 1, language: "维吾尔" },
    ...{ birth: "1984", joined: null, income: 5, dues: 100, hours: 1 },
  };
  for (const id of ["1", "2", "3"]) await write(sample.database.pool, { put: { ...row, id } });
});
afterAll(() => sample.close());

const query = { ranges: [{ lo: 0, hi: 2 ** 50 }], by: [{ dimension: "language" }], sums: ["dues"] };

test("what was saved is opened again, by its owner only, and not under another definition", async () => {
  const { cube } = await sample.keep(fact);
  const file = path.join(sample.database.home, "saved.cube");
  saveCube(file, cube, "one");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const opened = openCube(file, fact, "one");
  expect(opened?.cut).toEqual(cube.cut);
  expect(opened && crossTab(opened, query)).toEqual(crossTab(cube, query));
  expect(openCube(file, fact, "two")).toBeUndefined();
});

test("a byte that changed anywhere, and a file that is cut off anywhere, are noticed", async () => {
  const { cube } = await sample.keep(fact);
  const file = path.join(sample.database.home, "broken.cube");
  saveCube(file, cube, "one");
  const whole = await readFile(file);
  const places = [40, 200, whole.length >> 1, whole.length - 200, whole.length - 1];
  for (const at of places) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0x11;
    await writeFile(file, changed);
    expect(() => openCube(file, fact, "one"), `byte ${at}`).toThrow(CubeFileBroken);
    await writeFile(file, whole.subarray(0, at));
    expect(() => openCube(file, fact, "one"), `cut at ${at}`).toThrow(CubeFileBroken);
  }
  await writeFile(file, whole);
  expect(openCube(file, fact, "one")?.liveRows).toBe(3);
});
