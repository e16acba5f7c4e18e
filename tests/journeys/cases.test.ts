import { afterAll, beforeAll, expect, test } from "vitest";
import { filePapers, openAdmission, pressOpen, readCaseOf, typeWholeLife } from "./admission-script.ts";
import { seePage } from "./see-page.ts";
import { openVillage, type Village } from "./village.ts";
import { PHONE } from "./visitors.ts";

let village: Village;
/** Far enough for a life of a thousand days to lie in the edition of 2026. */
beforeAll(async () => {
  village = await openVillage({ laterDays: 1000 });
});
afterAll(() => village?.close());

test("an admission from the application to the archive: few fields, none twice, every paper there", async () => {
  const clerk = await village.signIn("shichu");
  const { personId, life, voters } = await openAdmission(clerk, (text, values) => village.ask(text, values));
  await seePage(clerk, "cases-start");
  const caseId = await pressOpen(clerk);
  await seePage(clerk, "cases-first-step");
  const typing = await typeWholeLife(clerk, caseId, life, voters);
  await seePage(clerk, "cases-done");
  console.log(`admission: ${typing.fields} fields, ${typing.keys} keys, at most ${typing.most} at a sitting`);
  const { state, counts } = await readCaseOf(clerk, caseId);
  expect(state).toBe("closed");
  expect(typing.fields).toBeLessThanOrEqual(60);
  expect(typing.most).toBeLessThanOrEqual(12);
  expect(new Set(typing.asked).size).toBe(typing.asked.length);
  expect(counts).toMatchObject({ twice: 0 });
  const [person] = await village.ask<{ type: string }>(
    "select member_type as type from people.person where person_id = $1",
    [personId],
  );
  expect(person?.type).toBe("1");
  const filed = await filePapers(clerk, caseId);
  expect(filed).toMatchObject({ items: 17, complete: 17 });
  expect(filed.printed.length + filed.scanned.length).toBe(17);
  await clerk.goto(`${village.url}/cases/${caseId}?part=archive`);
  await seePage(clerk, "cases-archive");
  const phone = await village.signIn("dangwu", { ...PHONE, at: `/cases/${caseId}` });
  await seePage(phone, "cases-done");
});
