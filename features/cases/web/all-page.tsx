import { type ReactNode, useState } from "react";
import { readProcedure } from "#features/procedures/contract.ts";
import { call } from "#ui/api/call.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { RowGrid } from "#ui/table/row-grid.tsx";
import { useKeysetRows } from "#ui/table/use-rows.ts";
import { type CaseRow, countStages, listCases } from "../lists.contract.ts";
import { useCaseColumns } from "./case-columns.tsx";
import { CaseTurns } from "./case-turns.tsx";
import { ProcedureSelect } from "./inbox-filter.tsx";
import { listMessages } from "./list-messages.ts";
import { StageCounts } from "./stage-counts.tsx";

const PAGE = 60;
type Address = Readonly<Record<string, string | undefined>>;
type Change = (next: Record<string, string | undefined>) => void;

/** Every case of the reader's reach: how many stand where, and which. */
export function AllPage() {
  const t = useText(listMessages);
  const [address, change] = useAddressState();
  const filter = filterOf(address);
  const rows = useKeysetRows<CaseRow>(JSON.stringify(filter), (after, signal) =>
    call(listCases, { ...filter, limit: PAGE, ...(after !== undefined && { after }) }, { signal }),
  );
  const columns = useCaseColumns("all");
  return (
    <>
      <PageHead title={t("cases")} />
      <CaseTurns />
      <AllFilter address={address} onChange={change} />
      <Stages address={address} onChange={change} />
      <RowGrid<CaseRow>
        label={t("all")}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.caseId}
        rowName={(row) => row.name}
        linkOf={(row) => `/cases/${row.caseId}`}
        height="max(320px, calc(100vh - 372px))"
        empty={t("noCases")}
      />
    </>
  );
}

/** Counts by step stand only under a chosen procedure: steps of two have nothing to do with each other. */
function Stages({ address, onChange }: { address: Address; onChange: Change }): ReactNode {
  const procedure = address["procedure"];
  const body = address["body"];
  const enabled = procedure !== undefined;
  const input = { procedure: procedure ?? "", ...(body !== undefined && { body }) };
  const counts = useLook(countStages, input, { enabled, keepFormer: true });
  const read = useLook(readProcedure, { procedure: procedure ?? "" }, { enabled });
  if (!enabled || !counts.data || !read.data) return null;
  return (
    <StageCounts
      definition={read.data.definition}
      counts={counts.data.steps}
      stage={address["stage"]}
      step={address["step"]}
      onChoose={(stage, step) => onChange({ stage, step })}
    />
  );
}

function AllFilter({ address, onChange }: { address: Address; onChange: Change }) {
  const t = useText(listMessages);
  const [text, setText] = useState(address["text"] ?? "");
  return (
    <Form
      label={t("filters")}
      className="filters"
      onSend={() => onChange({ text: text === "" ? undefined : text })}
    >
      <div className="row">
        <ProcedureSelect
          value={address["procedure"]}
          onChange={(procedure) => onChange({ procedure, stage: undefined, step: undefined })}
        />
        <Select
          name="state"
          label={t("state")}
          value={stateOf(address)}
          options={[
            { value: "running", label: t("running") },
            { value: "suspended", label: t("stateSuspended") },
            { value: "closed", label: t("stateClosed") },
          ]}
          onChange={(state) => onChange({ state: state === "running" ? undefined : state })}
        />
        <TextField
          name="text"
          type="search"
          label={t("find")}
          value={text}
          maxLength={40}
          onChange={setText}
        />
        <Button type="submit">{t("finding")}</Button>
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

function stateOf(address: Address): "running" | "suspended" | "closed" {
  const state = address["state"];
  return state === "suspended" || state === "closed" ? state : "running";
}

function filterOf(address: Address) {
  const kept = ["procedure", "stage", "step", "body", "text"].flatMap((key) =>
    address[key] === undefined ? [] : [[key, address[key]]],
  );
  const late = address["late"] === "yes" ? { late: "yes" as const } : {};
  return { ...(Object.fromEntries(kept) as Record<string, string>), state: stateOf(address), ...late };
}
