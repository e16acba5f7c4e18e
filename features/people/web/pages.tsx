import { call } from "#ui/api/call.ts";
import type { PageEntry, ShellAction } from "#ui/page/page-entry.ts";
import type { SearchSource } from "#ui/page/search-source.ts";
import { searchPeople } from "../changes.contract.ts";
import { peopleMessages } from "../messages.ts";

export const pages: readonly PageEntry[] = [
  {
    path: "/people",
    title: peopleMessages.people,
    permission: "people.read",
    menu: { group: "daily", order: 30 },
    phoneTab: { place: 3 },
    load: () => import("./people-page.tsx").then((file) => file.PeoplePage),
  },
  {
    path: "/people/new",
    title: peopleMessages.addPerson,
    permission: "people.write",
    load: () => import("./new-person-page.tsx").then((file) => file.NewPersonPage),
  },
  {
    path: "/people/$personId",
    title: peopleMessages.person,
    permission: "people.read",
    load: () => import("./person-page.tsx").then((file) => file.PersonPage),
  },
];

export const actions: readonly ShellAction[] = [
  {
    title: peopleMessages.addPerson,
    also: ["djry", "xzry", "新增人员"],
    to: "/people/new",
    permission: "people.write",
  },
];

export const searches: readonly SearchSource[] = [
  {
    kind: peopleMessages.people,
    permission: "people.read",
    async search(text, limit, signal) {
      if ([...text].length < 2) return [];
      const { people } = await call(searchPeople, { text, limit }, { signal });
      return people.map((person) => ({
        key: person.personId,
        title: person.name,
        detail: person.bodyName,
        to: `/people/${person.personId}`,
      }));
    },
  },
];
