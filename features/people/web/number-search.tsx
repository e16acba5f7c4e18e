import { type ReactNode, useState } from "react";
import type { z } from "zod";
import type { Words } from "#foundation/endpoint.ts";
import { call } from "#ui/api/call.ts";
import { asProblem } from "#ui/api/problem.ts";
import { useText } from "#ui/language/language.tsx";
import { TextLink, useGo } from "#ui/page/link.tsx";
import { searchPeople } from "../changes.contract.ts";
import { peopleMessages } from "../messages.ts";
import { normaliseIdentity, normalisePhone } from "../numbers.rules.ts";

type Found = z.output<typeof searchPeople.output>["people"];

/**
 * Search by a whole identity or telephone number. It never enters the address of the page, where the browser's history
 * would keep it: whoever is found alone is opened, several are listed.
 */
export function useNumberSearch(): {
  /** Searches if the text is a number; false: it is something else. */
  start: (text: string) => boolean;
  found: ReactNode;
  refusal: Words | undefined;
} {
  const go = useGo();
  const [found, setFound] = useState<Found>();
  const [refusal, setRefusal] = useState<Words>();
  async function search(text: string) {
    try {
      const { people } = await call(searchPeople, { text, limit: 50 });
      const [only] = people;
      if (only && people.length === 1) go(`/people/${only.personId}`);
      else setFound(people);
    } catch (error) {
      setRefusal(asProblem(error).words);
    }
  }
  return {
    start(text) {
      setRefusal(undefined);
      setFound(undefined);
      if ((normaliseIdentity(text) ?? normalisePhone(text)) === undefined) return false;
      void search(text);
      return true;
    },
    found: found && <FoundPeople people={found} />,
    refusal,
  };
}

function FoundPeople({ people }: { people: Found }) {
  const t = useText(peopleMessages);
  if (people.length === 0)
    return (
      <p className="mut" role="status">
        {t("nobodyHasNumber")}
      </p>
    );
  return (
    <ul className="rows" aria-label={t("searching")}>
      {people.map((person) => (
        <li key={person.personId}>
          <TextLink to={`/people/${person.personId}`}>{person.name}</TextLink>
          <span className="mut">
            {person.birthDate} {person.bodyName}
          </span>
        </li>
      ))}
    </ul>
  );
}
