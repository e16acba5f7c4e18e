import { FieldRow } from "#ui/form/field-row.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import type { TypedName } from "./plan-draft.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";

interface NameFieldsProps {
  path: string;
  typed: TypedName;
  /** The full name that is taken when none is typed. */
  full: string;
  onChange: (typed: TypedName) => void;
  labels?: { short: string; full: string };
}

/** Short and full name; the full one is suggested until somebody types it. */
export function NameFields({ path, typed, full, onChange, labels }: NameFieldsProps) {
  const t = useText(rearrangeMessages);
  return (
    <FieldRow>
      <TextField
        name={`${path}shortName`}
        label={labels?.short ?? t("shortName")}
        value={typed.shortName}
        maxLength={60}
        onChange={(shortName) => onChange({ ...typed, shortName })}
      />
      <TextField
        name={`${path}name`}
        className="span2"
        label={labels?.full ?? t("fullName")}
        hint={typed.name === undefined && full !== "" ? t("suggested") : undefined}
        value={full}
        maxLength={120}
        onChange={(name) => onChange({ ...typed, name })}
      />
    </FieldRow>
  );
}

/** Another short name asks for another full one: what stood there was the present one. */
export function freshName(next: TypedName, former: TypedName): TypedName {
  return next.shortName !== former.shortName ? { shortName: next.shortName } : next;
}
