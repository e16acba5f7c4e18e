import { DateField } from "#ui/form/date-field.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { peopleMessages } from "../messages.ts";

const KINDS = ["seen", "archive", "form", "decision", "typed"] as const;

const KIND_WORDS = {
  seen: { zh: "看过原件", en: "original seen" },
  archive: { zh: "人员档案", en: "personal file" },
  form: { zh: "表", en: "form" },
  decision: { zh: "上级批复", en: "decision" },
  typed: { zh: "本人说明", en: "own statement" },
} as const;

export interface SourceValue {
  kind: (typeof KINDS)[number];
  title: string;
  /** "" is no date. */
  dated: string;
}

export const NO_SOURCE: SourceValue = { kind: "seen", title: "", dated: "" };

/** The source as the endpoints take it. */
export function sourceInput(value: SourceValue) {
  return { ...value, dated: value.dated === "" ? null : value.dated };
}

interface SourceFieldsProps {
  value: SourceValue;
  onChange: (value: SourceValue) => void;
}

/** On what evidence: the kind, where it stands, its date. */
export function SourceFields({ value, onChange }: SourceFieldsProps) {
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
