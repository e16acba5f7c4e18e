import { useEffect, useRef } from "react";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Button } from "#ui/form/button.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { TextLink } from "#ui/page/link.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import type { Alike } from "../changes.contract.ts";
import { maskIdentity, normaliseIdentity } from "../numbers.rules.ts";
import { peopleMessages } from "../messages.ts";
import { elementName } from "./element-value.ts";
import { factsOf, type NewPerson } from "./new-person.ts";

interface AlikeSectionProps {
  person: NewPerson;
  alike: readonly Alike[];
  takenElsewhere: boolean;
  pending: boolean;
  onAddAnyway: () => void;
}

/** What is typed beside the files that may be the same person's, before anything is made. */
export function AlikeSection({ person, alike, takenElsewhere, pending, onAddAnyway }: AlikeSectionProps) {
  const t = useText(peopleMessages);
  const same = takenElsewhere || alike.some((one) => one.by === "identity");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Sheet
        title={t(same ? "samePerson" : "perhapsSame")}
        note={t(same ? "samePersonNote" : "perhapsSameNote")}
      >
        {takenElsewhere && (
          <MessageLine kind="stop" word={t("numberTaken")}>
            {t("numberTakenElsewhere")}
          </MessageLine>
        )}
        {alike.length > 0 && <SideBySide person={person} alike={alike} />}
        {!same && (
          <div className="row table-more">
            <Button kind="pri" pending={pending} onClick={onAddAnyway}>
              {t("addAnyway")}
            </Button>
          </div>
        )}
      </Sheet>
    </div>
  );
}

const ROWS = ["name", "birth_date", "identity_number", "branch"] as const;

function SideBySide({ person, alike }: Pick<AlikeSectionProps, "person" | "alike">) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const typed = typedValues(person);
  return (
    <DataTable
      label={t("sideBySide")}
      rows={ROWS}
      rowKey={(element) => element}
      columns={[
        { key: "what", title: t("what"), width: 140, cell: (element) => elementName(element, language) },
        { key: "typed", title: t("typedNow"), cell: (element) => typed[element] ?? "—" },
        ...alike.map((one, index) => ({
          key: one.personId,
          title: t("heldFile", { number: index + 1 }),
          cell: (element: (typeof ROWS)[number]) =>
            element === "name" ? (
              <TextLink to={`/people/${one.personId}`}>{one.name}</TextLink>
            ) : (
              (valuesOf(one)[element] ?? "—")
            ),
        })),
      ]}
    />
  );
}

function typedValues(person: NewPerson): Record<string, string | undefined> {
  const facts = factsOf(person);
  const number = normaliseIdentity(facts.identityNumber ?? "");
  return {
    name: facts.name,
    birth_date: facts.birthDate,
    identity_number: number === undefined ? undefined : maskIdentity(number),
    branch: person.body?.label,
  };
}

function valuesOf(one: Alike): Record<string, string | null> {
  return { birth_date: one.birthDate, identity_number: one.identityMask, branch: one.bodyName };
}
