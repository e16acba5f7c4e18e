import { useLook } from "#ui/api/use-look.ts";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { readCatalogue } from "../lists.contract.ts";
import { listMessages } from "./list-messages.ts";

interface InboxFilterProps {
  address: Readonly<Record<string, string | undefined>>;
  onChange: (next: Record<string, string | undefined>) => void;
}

/** Which procedure, and whether the bodies below are looked at too. */
export function InboxFilter({ address, onChange }: InboxFilterProps) {
  const t = useText(listMessages);
  return (
    <Form label={t("filters")} className="filters" onSend={() => undefined}>
      <div className="row">
        <ProcedureSelect
          value={address["procedure"]}
          onChange={(procedure) => onChange({ procedure, step: undefined })}
        />
        <Select
          name="reach"
          label={t("reach")}
          value={address["reach"] === "below" ? "below" : "own"}
          options={[
            { value: "own", label: t("reachOwn") },
            { value: "below", label: t("reachBelow") },
          ]}
          onChange={(reach) => onChange({ reach: reach === "below" ? "below" : undefined })}
        />
      </div>
    </Form>
  );
}

interface ProcedureSelectProps {
  value: string | undefined;
  onChange: (procedure: string | undefined) => void;
}

export function ProcedureSelect({ value, onChange }: ProcedureSelectProps) {
  const t = useText(listMessages);
  const say = useWords();
  const procedures = useLook(readCatalogue, {}).data?.procedures ?? [];
  return (
    <Select
      name="procedure"
      label={t("procedure")}
      value={value ?? ""}
      options={[
        { value: "", label: t("everyProcedure") },
        ...procedures.map((one) => ({ value: one.code, label: say(one.name) })),
      ]}
      onChange={(chosen) => onChange(chosen === "" ? undefined : chosen)}
    />
  );
}
