import { readProcedure } from "#features/procedures/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { readCatalogue } from "../lists.contract.ts";
import { BodyField } from "./party-fields.tsx";
import { listMessages } from "./list-messages.ts";

interface InboxFilterProps {
  address: Readonly<Record<string, string | undefined>>;
  onChange: (next: Record<string, string | undefined>) => void;
}

/** Which procedure and stage, of which body, only the late; and whether the bodies below are looked at too. */
export function InboxFilter({ address, onChange }: InboxFilterProps) {
  const t = useText(listMessages);
  return (
    <Form label={t("filters")} className="filters" onSend={() => undefined}>
      <div className="row wrap">
        <ProcedureSelect
          value={address["procedure"]}
          onChange={(procedure) => onChange({ procedure, stage: undefined, step: undefined })}
        />
        <StageSelect address={address} onChange={onChange} />
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
        <BodyField
          name="body"
          label={t("ofBody")}
          value={address["body"] ?? ""}
          onChange={(body) => onChange({ body: body === "" ? undefined : body })}
        />
        <Checkbox
          name="late"
          label={t("onlyLate")}
          checked={address["late"] === "yes"}
          onChange={(late) => onChange({ late: late ? "yes" : undefined })}
        />
      </div>
    </Form>
  );
}

/** Stages of two procedures have nothing to do with each other: they are offered once a procedure is chosen. */
function StageSelect({ address, onChange }: InboxFilterProps) {
  const t = useText(listMessages);
  const say = useWords();
  const procedure = address["procedure"];
  const enabled = procedure !== undefined;
  const read = useLook(readProcedure, { procedure: procedure ?? "" }, { enabled });
  if (!enabled || !read.data) return null;
  return (
    <Select
      name="stage"
      label={t("stage")}
      value={address["stage"] ?? ""}
      options={[
        { value: "", label: t("everyStage") },
        ...read.data.definition.stages.map((stage) => ({ value: stage.code, label: say(stage.name) })),
      ]}
      onChange={(stage) => onChange({ stage: stage === "" ? undefined : stage })}
    />
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
