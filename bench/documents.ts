import { openPrinter } from "#foundation/documents/print/open-printer.ts";
import { listForms, makeForm } from "#packs/tianjin/forms/make-form.ts";
import { fullFacts } from "#packs/tianjin/forms/tests/sample-facts.ts";

/** Each form so often, each time for somebody else, so that nothing is taken from typst's cache. */
const ROUNDS = 40;
const WARM_UP = 3;
/** The booklet of nine pages is told apart: it is printed once in a lifetime. */
const BOOKLET = "A12";

/**
 * One paper out of its facts as PDF/A, warm: every form of the pack in turn.
 * @returns one line; times in milliseconds, of the booklet beside the others; `cpu` is steadier on a machine that does other things
 */
export async function documentPdf(): Promise<object[]> {
  const printer = openPrinter();
  const times: number[] = [];
  const booklets: number[] = [];
  const cpu: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const name of listForms()) {
      const facts = { ...fullFacts, subject: { ...fullFacts.subject, name: nameOf(round) } };
      const began = performance.now();
      const spent = process.cpuUsage();
      const { form } = makeForm(name, facts);
      await printer.print([form], { title: form.title, author: "津南区委组织部", printedAt: new Date(0) });
      const took = performance.now() - began;
      const { user, system } = process.cpuUsage(spent);
      if (round < 0) continue;
      (name === BOOKLET ? booklets : times).push(took);
      if (name !== BOOKLET) cpu.push((user + system) / 1000);
    }
  return [
    {
      name: "document-pdf",
      rows: times.length,
      p50_ms: percentile(times, 0.5),
      p99_ms: percentile(times, 0.99),
      cpu_p50_ms: percentile(cpu, 0.5),
      cpu_p99_ms: percentile(cpu, 0.99),
      booklet_p50_ms: percentile(booklets, 0.5),
      booklet_p99_ms: percentile(booklets, 0.99),
    },
  ];
}

/** Two characters of the basic block, another pair each round. */
function nameOf(round: number): string {
  return `王${String.fromCodePoint(0x4e50 + round)}${String.fromCodePoint(0x6000 + round * 7)}`;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * 10) / 10;
}
