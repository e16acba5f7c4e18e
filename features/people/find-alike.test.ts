import { afterAll, beforeAll, expect, test } from "vitest";
import { aCity, type City } from "#tests/kit/city.ts";
import { identityNumber, type Resident } from "#tests/kit/people.ts";
import { BODIES } from "#tests/kit/tree.ts";
import { addPerson } from "./add-person.ts";
import { findAlike } from "./find-alike.ts";

let city: City;
beforeAll(async () => {
  city = await aCity();
});
afterAll(() => city.close());

function residentOf(body: Resident["body"]): Resident {
  return city.residents.find((one) => one.body === body) as Resident;
}

const clerk = () => city.actor("clerk", "riverside");
const birthOf = ({ identityNumber: number }: Resident) =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
const newcomer = (facts: Record<string, string>) => ({
  bodyId: BODIES.riversideFirst.id,
  facts: { name: "新来的人", memberType: "1", ...facts },
  since: "2026-01-01",
  source: { kind: "seen" as const, title: "身份证原件", dated: null },
});

test("the same number is the same person, whatever the name", async () => {
  const held = residentOf("riversideSecond");
  const answer = await findAlike.run(city.services, clerk(), {
    name: "别的名字",
    identityNumber: held.identityNumber,
  });
  expect(answer.takenElsewhere).toBe(false);
  expect(answer.alike).toMatchObject([{ personId: held.personId, by: "identity", name: held.name }]);
  expect(JSON.stringify(answer)).not.toContain(held.identityNumber);
  await expect(
    addPerson.run(city.services, clerk(), newcomer({ identityNumber: held.identityNumber })),
  ).rejects.toMatchObject({ code: "identity_taken" });
});

test("a namesake born on the same day is shown once, and may be another person", async () => {
  const held = residentOf("riversideFirst");
  const facts = { name: held.name, birthDate: birthOf(held) };
  const answer = await findAlike.run(city.services, clerk(), facts);
  expect(answer.alike).toMatchObject([{ personId: held.personId, by: "name", birthDate: facts.birthDate }]);
  const both = await findAlike.run(city.services, clerk(), { ...facts, identityNumber: held.identityNumber });
  expect(both.alike.map((one) => one.by)).toEqual(["identity"]);
  const identity = identityNumber(facts.birthDate, 907);
  const added = await addPerson.run(city.services, clerk(), newcomer({ ...facts, identityNumber: identity }));
  expect(added.version).toBe(1);
  const again = await findAlike.run(city.services, clerk(), facts);
  expect(again.alike.map((one) => one.personId).toSorted()).toEqual(
    [held.personId, added.personId].toSorted(),
  );
});

test("of a file elsewhere nothing is told but that its number is taken", async () => {
  const away = residentOf("harbourFirst");
  const answer = await findAlike.run(city.services, clerk(), {
    name: away.name,
    birthDate: birthOf(away),
    identityNumber: away.identityNumber,
  });
  expect(answer).toEqual({ alike: [], takenElsewhere: true });
});

test("what is missing is said field by field, in words", async () => {
  await expect(
    addPerson.run(city.services, clerk(), {
      ...newcomer({}),
      bodyId: "",
      facts: {} as never,
      since: "",
    }),
  ).rejects.toMatchObject({
    fields: [
      { path: "bodyId", message: { zh: "选一个党支部" } },
      { path: "facts.name", message: { zh: "要写姓名" } },
      { path: "facts.memberType", message: { en: "Choose the member type" } },
      { path: "since", message: { en: "Write from which day" } },
    ],
  });
});

test("nobody is taken in from a day before the branch was founded, or from a day to come", async () => {
  const from = (since: string) =>
    addPerson.run(city.services, clerk(), { ...newcomer({ name: "冯以前" }), since } as never);
  await expect(from("2003-10-31")).rejects.toMatchObject({
    code: "before_the_branch",
    details: { day: "2003-11-01" },
  });
  await expect(from("2999-01-01")).rejects.toMatchObject({ code: "since_to_come" });
  await expect(from("2003-11-01")).resolves.toMatchObject({ version: 1 });
});
