import { useState } from "react";
import { findCodeList, findElement } from "#features/dictionary/contract.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { ComboBox } from "#ui/form/combo-box.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { correctFacts } from "../changes.contract.ts";
import type { Fact } from "../file.contract.ts";
import { ELEMENT_OF, type FactField } from "../facts.rules.ts";
import { peopleMessages } from "../messages.ts";
import { elementName, elementValue } from "./element-value.ts";

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
const KINDS = ["seen", "archive", "form", "decision", "typed"] as const;

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
  const [source, setSource] = useState<SourceValue>({ kind: "seen", title: "", dated: "" });
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
            source: { ...source, dated: source.dated === "" ? null : source.dated },
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
        <ValueField key={field} field={field} value={value} onChange={setValue} />
        <SourceFields value={source} onChange={setSource} />
        <Button kind="pri" type="submit" pending={command.pending}>
          {t("saveCorrection")}
        </Button>
      </Form>
    </Sheet>
  );
}

interface SourceValue {
  kind: (typeof KINDS)[number];
  title: string;
  dated: string;
}

/** On what evidence: the kind, where it stands, its date. */
function SourceFields({ value, onChange }: { value: SourceValue; onChange: (value: SourceValue) => void }) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  return (
    <>
      <Select
        name="source.kind"
        label={t("sourceKind")}
        value={value.kind}
        options={KINDS.map((one) => ({ value: one, label: KIND_WORDS[one][language] }))}
        onChange={(kind) => onChange({ ...value, kind: kind ?? "seen" })}
      />
      <TextField
        name="source.title"
        label={t("sourceTitle")}
        note={t("sourceTitleHint")}
        value={value.title}
        onChange={(title) => onChange({ ...value, title })}
        maxLength={120}
      />
      <DateField
        name="source.dated"
        label={t("sourceDated")}
        optional
        value={value.dated}
        onChange={(dated) => onChange({ ...value, dated })}
      />
    </>
  );
}

const KIND_WORDS = {
  seen: { zh: "看过原件", en: "original seen" },
  archive: { zh: "人员档案", en: "personal file" },
  form: { zh: "表", en: "form" },
  decision: { zh: "上级批复", en: "decision" },
  typed: { zh: "本人说明", en: "own statement" },
} as const;

/** The control that fits the element: a date, a code or words. */
function ValueField({
  field,
  value,
  onChange,
}: {
  field: FactField;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const element = findElement(ELEMENT_OF[field]);
  const name = `facts.${field}`;
  if (element?.type === "date") {
    return <DateField name={name} label={t("newValue")} least="year" value={value} onChange={onChange} />;
  }
  if (element?.codes !== undefined) {
    const entries = findCodeList(element.codes)?.entries ?? [];
    const options = entries.map((entry) => ({ value: entry.code, label: entry.name[language] }));
    return (
      <ComboBox
        name={name}
        label={t("newValue")}
        value={options.find((option) => option.value === value)}
        options={options}
        onChange={(chosen) => onChange(chosen?.value ?? "")}
      />
    );
  }
  return <TextField name={name} label={t("newValue")} value={value} onChange={onChange} maxLength={300} />;
}
