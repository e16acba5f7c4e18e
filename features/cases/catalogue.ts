import { listHolders, type Holder } from "#features/accounts/index.ts";
import { findAnywhere } from "#features/bodies/index.ts";
import { describeRole } from "#features/accounts/contract.ts";
import { codeName } from "#features/dictionary/contract.ts";
import { findPeopleByName } from "#features/people/index.ts";
import type { Definition } from "#features/procedures/contract.ts";
import { findEdition, getField, listEditionsOn } from "#features/procedures/index.ts";
import { mayAnywhere } from "#foundation/access/scope.ts";
import { look } from "#foundation/query/look.ts";
import {
  findAssignees as assigneesContract,
  findBodies as bodiesContract,
  findSubjects as subjectsContract,
  nameBody as nameContract,
} from "./choices.contract.ts";
import { entryOf } from "./moves/decide-opening.ts";
import { readCatalogue as contract } from "./lists.contract.ts";
import { countRunning } from "./list-store.ts";
import { namesOfBodies } from "./name-store.ts";
import { findSeenCase } from "./scope.ts";
import { findOpenCase } from "./store.ts";

const MOST_COUNTED = 1000;

export const readCatalogue = look(contract, async (context) => {
  const definitions = await listEditionsOn(context.db, context.today);
  const running = await countRunning(
    context.services.database.steady,
    context.reach,
    definitions.map(({ code }) => code),
    MOST_COUNTED,
  );
  const mayOpen = mayAnywhere(context.actor, "cases.open");
  return {
    answer: {
      procedures: definitions.map((definition) => ({
        code: definition.code,
        name: definition.name,
        edition: definition.edition,
        editionName: definition.editionName,
        memberTypes: definition.subject.memberTypes,
        steps: definition.steps.length,
        stages: definition.stages.length,
        variants: definition.variants.map(({ code, name, needs }) => ({
          code,
          name,
          needs: needs.map((field) => askedOf(definition, field)),
        })),
        mayOpen,
        running: running.get(definition.code) ?? 0,
      })),
    },
  };
});

function askedOf(definition: Definition, code: string) {
  const { name, type, hint = null } = getField(definition, code);
  return { code, name, type, hint };
}

/** So many are offered: who wants another writes more of the name. */
const MOST_OFFERED = 12;
/** Of so many of a name those are offered first for whom it is possible. */
const MOST_LOOKED_AT = 60;

export const findSubjects = look(subjectsContract, async (context, { procedure, text }) => {
  const { db, today } = context;
  const definition = await findEdition(db, procedure, today);
  if (!definition) return undefined;
  const found = firstPossible(
    await findPeopleByName(context.services.database.steady, context.reach, text, MOST_LOOKED_AT),
    ({ memberType }) => entryOf(definition, memberType) !== undefined,
  ).slice(0, MOST_OFFERED);
  const people = await Promise.all(
    found.map(async ({ personId, name, bodyName, memberType }) => {
      const open = await findOpenCase(db, personId, procedure);
      const fits = entryOf(definition, memberType) !== undefined;
      const type = (language: "zh" | "en") => codeName("member_type", memberType, language);
      return {
        personId,
        name,
        bodyName,
        memberType,
        mayNot: open
          ? { zh: `已有没办完的办件 ${open.number}`, en: `A case is open already: ${open.number}` }
          : fits
            ? null
            : { zh: `现在是${type("zh")}`, en: `Is ${type("en")} now` },
        caseId: (open?.caseId ?? null) as never,
      };
    }),
  );
  return {
    answer: { people: firstPossible(people, ({ mayNot }) => mayNot === null) },
    persons: people.map(({ personId }) => personId),
    detail: { procedure },
  };
});

/** Those for whom it is possible stand first, each part in its order. */
function firstPossible<One>(all: readonly One[], isPossible: (one: One) => boolean): One[] {
  return [...all.filter(isPossible), ...all.filter((one) => !isPossible(one))];
}

export const findAssignees = look(assigneesContract, async (context, { caseId }) => {
  const { db, today } = context;
  const file = await findSeenCase(db, context.reach, caseId);
  if (!file) return undefined;
  const definition = await findEdition(db, file.procedure, today);
  const step = definition?.steps.find(({ code }) => code === file.step);
  const holders: Holder[] =
    step && file.turnLo !== null ? await listHolders(db, step.permission, file.turnLo, today) : [];
  return {
    answer: {
      accounts: holders.map(({ accountId, name, role }) => ({
        accountId,
        name,
        role: describeRole(role).name,
      })),
    },
  };
});

/** The other side of a transfer lies outside of one's reach: of bodies no more than name and place is told. */
export const findBodies = look(bodiesContract, async (context, { text }) => ({
  answer: { bodies: await findAnywhere(context.db, text, MOST_OFFERED) },
}));

export const nameBody = look(nameContract, async (context, { bodyId }) => {
  const body = (await namesOfBodies(context.db, [bodyId])).get(bodyId);
  return body && { answer: { name: body.name } };
});
