import { useState } from "react";
import type { z } from "zod";
import { readBody, searchBodies } from "#features/bodies/contract.ts";
import { useMe } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { asProblem, type Problem } from "#ui/api/problem.ts";
import { type Command, useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { ComboBox } from "#ui/form/combo-box.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { useDraft } from "#ui/form/draft.ts";
import { FieldRow, FormActions } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { useGo } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { addPerson, findAlike } from "../changes.contract.ts";
import { ELEMENT_OF, type FactField } from "../facts.rules.ts";
import { peopleMessages } from "../messages.ts";
import { AlikeSection } from "./alike-section.tsx";
import { ElementField } from "./element-field.tsx";
import { elementName } from "./element-value.ts";
import {
  FACT_PATHS,
  factsOf,
  NOBODY_YET,
  type NewPerson,
  readNumber,
  stationsOf,
  WHO,
  WORK,
} from "./new-person.ts";
import { SourceFields, sourceInput } from "./source-fields.tsx";

type Found = z.output<typeof findAlike.output>;
type Adding = Command<z.input<typeof addPerson.input>, z.output<typeof addPerson.output>>;

/** Takes one person into a branch: the fields of the dictionary, and duplicates shown before anything is made. */
export function NewPersonPage() {
  const t = useText(peopleMessages);
  const go = useGo();
  const draft = useDraft<NewPerson>("person:new", NOBODY_YET);
  const body = useOwnBranch();
  const person = { ...draft.value, body: draft.value.body ?? body };
  const command = useCommand(addPerson, {
    onDone: ({ personId }) => {
      draft.clear();
      go(`/people/${personId}`);
    },
  });
  const check = useAlike(person, () => send(command, person));
  return (
    <>
      <PageHead title={t("addPerson")} crumbs={[{ label: t("people"), to: "/people" }]} />
      <div className="stack">
        <NewPersonForm
          {...{ person, command, check }}
          onChange={(part) => {
            check.forget();
            draft.change(part);
          }}
        />
        {check.found && (
          <AlikeSection
            person={person}
            {...check.found}
            pending={command.pending}
            onAddAnyway={() => send(command, person)}
          />
        )}
      </div>
    </>
  );
}

function send(command: Adding, person: NewPerson): void {
  command.send({
    bodyId: person.body?.value ?? "",
    facts: factsOf(person) as never,
    since: person.since,
    source: sourceInput(person.source),
  });
}

/** The branch of somebody who works for one branch only. */
function useOwnBranch(): NewPerson["body"] {
  const { body } = useMe();
  const found = useLook(readBody, { bodyId: body.id as never }, { enabled: body.id !== "" });
  return found.data?.kind === "3" ? { value: body.id, label: body.name } : undefined;
}

/** Looks for duplicates first; without any it goes on at once. */
function useAlike(person: NewPerson, goOn: () => void) {
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  async function start() {
    const { name, birthDate, identityNumber } = factsOf(person);
    setFound(undefined);
    setProblem(undefined);
    // Without a name the server's own answer says what is missing.
    if (name === undefined) return goOn();
    setPending(true);
    try {
      const answer = await call(findAlike, { name, birthDate, identityNumber });
      if (answer.alike.length === 0 && !answer.takenElsewhere) goOn();
      else setFound(answer);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setPending(false);
  }
  return { found, problem, pending, start: () => void start(), forget: () => setFound(undefined) };
}

interface NewPersonFormProps {
  person: NewPerson;
  command: Adding;
  check: ReturnType<typeof useAlike>;
  onChange: (part: Partial<NewPerson>) => void;
}

function NewPersonForm({ person, command, check, onChange }: NewPersonFormProps) {
  const t = useText(peopleMessages);
  const labels = useLabels();
  const problem = check.problem ?? command.refusal;
  const fields = { person, onChange };
  return (
    <Form
      label={t("addPerson")}
      errors={command.fieldErrors}
      refusal={problem?.words}
      labels={labels}
      onSend={check.start}
    >
      <Sheet title={t("whoIsIt")} note={t("whoIsItNote")}>
        <FieldRow>
          {WHO.map((field) => (
            <FactInput key={field} field={field} {...fields} />
          ))}
        </FieldRow>
      </Sheet>
      <Sheet title={t("memberOf")}>
        <FieldRow>
          <BranchField value={person.body} onChange={(body) => onChange({ body })} />
          <DateField
            name="since"
            label={t("since")}
            value={person.since}
            onChange={(since) => onChange({ since })}
          />
          {(["memberType", ...stationsOf(person.facts.memberType)] as const).map((field) => (
            <FactInput key={field} field={field} {...fields} />
          ))}
        </FieldRow>
      </Sheet>
      <Sheet title={t("workAndEducation")}>
        <FieldRow>
          {WORK.map((field) => (
            <FactInput key={field} field={field} {...fields} />
          ))}
        </FieldRow>
      </Sheet>
      <Sheet title={t("evidence")}>
        <FieldRow>
          <SourceFields value={person.source} onChange={(source) => onChange({ source })} />
        </FieldRow>
      </Sheet>
      <FormActions>
        <Button kind={check.found ? "plain" : "pri"} type="submit" pending={check.pending || command.pending}>
          {t("addPerson")}
        </Button>
        <span className="mut sm">{t("checkedFirst")}</span>
      </FormActions>
    </Form>
  );
}

/** What the fields are called in the summary of errors. */
function useLabels(): Record<string, string> {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  return {
    ...Object.fromEntries(FACT_PATHS.map(([path, element]) => [path, elementName(element, language)])),
    bodyId: elementName("branch", language),
    since: t("since"),
    "source.title": t("sourceTitle"),
  };
}

const NEEDED = new Set<FactField>(["name", "memberType"]);

interface FactInputProps extends Pick<NewPersonFormProps, "person" | "onChange"> {
  field: FactField;
}

/** One fact; sex and birth date are read out of a whole identity number and then not typed. */
function FactInput({ field, person, onChange }: FactInputProps) {
  const t = useText(peopleMessages);
  const read: Partial<Record<FactField, string>> | undefined = readNumber(person.facts.identityNumber);
  const known = read?.[field];
  return (
    <ElementField
      name={`facts.${field}`}
      element={ELEMENT_OF[field]}
      optional={!NEEDED.has(field) && known === undefined}
      value={known ?? person.facts[field] ?? ""}
      source={known === undefined ? undefined : { kind: "computed", text: t("fromNumber") }}
      onChange={(value) => onChange({ facts: { ...person.facts, [field]: value } })}
    />
  );
}

/** Branches of the reach, found by part of the name or initials. */
function BranchField({
  value,
  onChange,
}: {
  value: NewPerson["body"];
  onChange: (body: NewPerson["body"]) => void;
}) {
  const { language } = useLanguage();
  return (
    <ComboBox
      name="bodyId"
      label={elementName("branch", language)}
      value={value}
      search={findBranches}
      onChange={onChange}
    />
  );
}

const MOST_BRANCHES = 50;

async function findBranches(text: string, signal: AbortSignal) {
  if (text === "") return [];
  const { hits } = await call(searchBodies, { text, kinds: "3", limit: MOST_BRANCHES }, { signal });
  return hits.map((hit) => ({ value: hit.id, label: hit.name, detail: hit.path.at(-1) }));
}
