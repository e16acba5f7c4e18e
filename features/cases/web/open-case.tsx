import { useState } from "react";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { FormActions } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { TextLink, useGo } from "#ui/page/link.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import type { FieldValues } from "../case.contract.ts";
import { openCase } from "../moves.contract.ts";
import { listMessages } from "./list-messages.ts";
import type { CatalogueLine } from "./start-page.tsx";
import { StepField } from "./step-field.tsx";
import { type Subject, SubjectSearch } from "./subject-search.tsx";

const ORDINARY = "";

/** A new case: for whom, and which way. Everything else is asked at the first step. */
export function OpenCase({ line, personId }: { line: CatalogueLine; personId: string | undefined }) {
  const t = useText(listMessages);
  const say = useWords();
  const go = useGo();
  const [subject, setSubject] = useState<Subject>();
  const [variant, setVariant] = useState(ORDINARY);
  const [values, setValues] = useState<FieldValues>({});
  const command = useCommand(openCase, { onDone: ({ caseId }) => go(`/cases/${caseId}`) });
  if (subject === undefined)
    return (
      <Sheet title={t("startOne", { name: say(line.name) })} note={say(line.editionName)}>
        <SubjectSearch procedure={line.code} personId={personId} onChoose={setSubject} />
        <p className="table-more">
          <TextLink to="/cases/start">{t("catalogue")}</TextLink>
        </p>
      </Sheet>
    );
  return (
    <Sheet title={t("startOne", { name: say(line.name) })} note={say(line.editionName)}>
      <Form
        label={t("startOne", { name: say(line.name) })}
        errors={command.fieldErrors}
        refusal={command.refusal?.words}
        onSend={() =>
          command.send({
            procedure: line.code,
            personId: subject.personId,
            values,
            ...(variant !== ORDINARY && { variant }),
          })
        }
      >
        <p>
          <b>{subject.name}</b> <span className="mut">{subject.bodyName}</span>{" "}
          <Button kind="text" small onClick={() => setSubject(undefined)}>
            {t("changePerson")}
          </Button>
        </p>
        <VariantFields line={line} {...{ variant, values }} onVariant={setVariant} onValues={setValues} />
        <FormActions>
          <Button kind="pri" type="submit" pending={command.pending}>
            {t("openIt", { name: subject.name, procedure: say(line.name) })}
          </Button>
        </FormActions>
      </Form>
    </Sheet>
  );
}

interface VariantFieldsProps {
  line: CatalogueLine;
  variant: string;
  values: FieldValues;
  onVariant: (variant: string) => void;
  onValues: (values: FieldValues) => void;
}

/** The ordinary way, or an exception with the document that allows it. */
function VariantFields({ line, variant, values, onVariant, onValues }: VariantFieldsProps) {
  const t = useText(listMessages);
  const say = useWords();
  const chosen = line.variants.find((one) => one.code === variant);
  if (line.variants.length === 0) return null;
  return (
    <>
      <RadioGroup
        name="variant"
        label={t("variant")}
        look="cards"
        value={variant}
        options={[
          { value: ORDINARY, label: t("ordinary"), sub: t("ordinarySub") },
          ...line.variants.map((one) => ({ value: one.code, label: say(one.name), sub: t("variantSub") })),
        ]}
        onChange={(next) => {
          onVariant(next);
          onValues({});
        }}
      />
      <div className="fields">
        {chosen?.needs.map((need) => (
          <StepField
            key={need.code}
            field={{
              ...need,
              type: need.type as "text",
              options: [],
              unit: null,
              min: null,
              max: null,
              optional: false,
              suggested: null,
            }}
            value={values[need.code]}
            onChange={(value) => onValues({ ...values, [need.code]: value })}
          />
        ))}
      </div>
    </>
  );
}
