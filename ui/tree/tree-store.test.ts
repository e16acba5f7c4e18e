import { expect, test, vi } from "vitest";
import type { TreeSource } from "./tree-node.ts";
import { TreeStore } from "./tree-store.ts";

/** 3 districts, each with 250 branches; children come by hundreds, as from the server. */
const asked: string[] = [];
const source: TreeSource = {
  children: async (parent, from) => {
    asked.push(`${parent ?? "root"} ${from}`);
    if (parent === "d2" && from === 100) throw new Error("gone");
    const total = parent === undefined ? 3 : 250;
    const nodes = Array.from({ length: Math.min(100, total - from) }, (_, step) => ({
      id: parent === undefined ? `d${step}` : `${parent}-b${from + step}`,
      name: `${from + step}`,
      leaf: parent !== undefined,
    }));
    return { nodes, total };
  },
};
const names = (tree: TreeStore) =>
  tree
    .lines()
    .map((line) => (line.kind === "node" ? line.node.id : `unread ${line.parent ?? "root"} ${line.from}`));

test("a level is read when it comes into view, and its lines tell level, place and size", async () => {
  const tree = new TreeStore(source);
  expect(names(tree)).toEqual(["unread root 0"]);
  for (const line of tree.lines()) tree.readLine(line);
  await vi.waitFor(() => expect(names(tree)).toEqual(["d0", "d1", "d2"]));
  tree.expand("d1");
  expect(names(tree)).toEqual(["d0", "d1", "unread d1 0", "d2"]);
  for (const line of tree.lines()) tree.readLine(line);
  await vi.waitFor(() => expect(tree.lines()).toHaveLength(3 + 100 + 1));
  expect(tree.lines()[2]).toMatchObject({ level: 2, place: 1, size: 250, parent: "d1" });
  tree.collapse("d1");
  expect(names(tree)).toEqual(["d0", "d1", "d2"]);
});

test("the way to a node far down a long level is opened by reading on, each part once", async () => {
  const tree = new TreeStore(source);
  asked.length = 0;
  await tree.reveal(["d0"], "d0-b240");
  expect(asked).toEqual(["root 0", "d0 0", "d0 100", "d0 200"]);
  expect(names(tree)).toContain("d0-b240");
  await tree.reveal(["d0"], "d0-b10");
  expect(asked).toHaveLength(4);
});

test("a level that was not read says so and waits for a wish to read it again", async () => {
  const tree = new TreeStore(source);
  await tree.reveal(["d2"], "d2-b150");
  const last = tree.lines().at(-1);
  expect(last).toMatchObject({ kind: "unread", failed: true, parent: "d2", from: 100 });
  asked.length = 0;
  for (const line of tree.lines()) tree.readLine(line);
  expect(asked).toEqual([]);
  tree.retry("d2");
  expect(asked).toEqual(["d2 100"]);
});
