import { useState } from "react";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { correctFacts } from "../changes.contract.ts";
import type { Fact } from "../file.contract.ts";
import { ELEMENT_OF, type FactField } from "../facts.rules.ts";
import { peopleMessages } from "../messages.ts";
import { ElementField } from "./element-field.tsx";
import { elementName, elementValue } from "./element-value.ts";
import { NO_SOURCE, SourceFields, sourceInput } from "./source-fields.tsx";

/** The facts that may be corrected by hand; what somebody is in the organisation follows from decisions. */
const CORRECTABLE: FactField[] = [
  "name",
  "sex",
  "birthDate",
  "identityNumber",
  "ethnicity",
  "nativePlace",
  "education",
  "occupation",
  "workPost",
  "phone",
  "applyDate",
  "activistDate",
  "joinDate",
  "fullDate",
  "remark",
];

interface CorrectionFormProps {
  personId: string;
  version: number;
  facts: readonly Fact[];
  onDone: () => void;
}

/** One fact, its right value and the evidence: the least that a correction needs. */
export function CorrectionForm({ personId, version, facts, onDone }: CorrectionFormProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const [field, setField] = useState<FactField>("workPost");
  const [value, setValue] = useState("");
  const [source, setSource] = useState(NO_SOURCE);
  const command = useCommand(correctFacts, { onDone });
  const element = ELEMENT_OF[field];
  const held = facts.find((fact) => fact.element === element)?.value ?? null;
  return (
    <Sheet title={t("correctFacts")}>
      <Form
        label={t("correctFacts")}
        className="form row"
        errors={command.fieldErrors}
        refusal={command.refusal?.words}
        onSend={() =>
          command.send({
            personId: personId as never,
            version,
            facts: { [field]: value === "" ? null : value },
            source: sourceInput(source),
          })
        }
      >
        <Select
          name="field"
          label={t("chooseElement")}
          note={`${t("before")} ${elementValue(element, held, language)}`}
          value={field}
          options={CORRECTABLE.map((one) => ({ value: one, label: elementName(ELEMENT_OF[one], language) }))}
          onChange={(chosen) => {
            setField(chosen ?? "workPost");
            setValue("");
          }}
        />
        <ElementField
          key={field}
          name={`facts.${field}`}
          element={element}
          label={t("newValue")}
          value={value}
          onChange={setValue}
        />
        <SourceFields value={source} onChange={setSource} />
        <Button kind="pri" type="submit" pending={command.pending}>
          {t("saveCorrection")}
        </Button>
      </Form>
    </Sheet>
  );
}
