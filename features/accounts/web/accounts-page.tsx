import { useState } from "react";
import { useMay } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { Button } from "#ui/form/button.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { ButtonLink, useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { RowGrid } from "#ui/table/row-grid.tsx";
import { useKeysetRows } from "#ui/table/use-rows.ts";
import { type AccountRow, listAccounts } from "../administration.contract.ts";
import { ROLE_NAMES, type Role } from "../roles.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { PlaceField } from "./place-field.tsx";
import { useRoleName } from "./role-name.ts";

type State = "active" | "disabled";
const ANY = "any";
const STATES: readonly State[] = ["active", "disabled"];

interface Filter {
  text?: string;
  role?: Role;
  state?: State;
  body?: string;
}

/** Every account with what it may do; each state of the list is an address. */
export function AccountsPage() {
  const t = useText(administrationMessages);
  const mayKeep = useMay("accounts.manage");
  const [address, change] = useAddressState();
  const filter = filterOf(address);
  return (
    <>
      <PageHead
        title={t("accounts")}
        actions={
          mayKeep && (
            <ButtonLink kind="pri" to="/accounts/new">
              {t("newAccount")}
            </ButtonLink>
          )
        }
      />
      <Filters address={address} filter={filter} onChange={change} />
      <AccountGrid filter={filter} />
    </>
  );
}

function filterOf(address: Readonly<Record<string, string | undefined>>): Filter {
  const { text, body } = address;
  const role = ROLE_NAMES.find((name) => name === address["role"]);
  const state = STATES.find((name) => name === address["state"]);
  return { ...(text && { text }), ...(body && { body }), ...(role && { role }), ...(state && { state }) };
}

interface FiltersProps {
  address: Readonly<Record<string, string | undefined>>;
  filter: Filter;
  onChange: (next: Record<string, string | undefined>) => void;
}

function Filters({ address, filter, onChange }: FiltersProps) {
  const t = useText(administrationMessages);
  const nameOf = useRoleName();
  const [text, setText] = useState(filter.text ?? "");
  const { body, bodyName } = address;
  const place: ComboOption | undefined =
    body === undefined ? undefined : { value: body, label: bodyName ?? body };
  return (
    <Form label={t("search")} className="filters even" onSend={() => onChange({ text: text || undefined })}>
      <div className="row">
        <TextField
          name="text"
          type="search"
          label={t("find")}
          value={text}
          onChange={setText}
          maxLength={60}
        />
        <Select
          name="role"
          label={t("role")}
          value={filter.role ?? ANY}
          options={[
            { value: ANY, label: t("any") },
            ...ROLE_NAMES.map((role) => ({ value: role, label: nameOf(role) })),
          ]}
          onChange={(role) => onChange({ role: role === ANY ? undefined : role })}
        />
        <PlaceField
          name="body"
          label={t("below")}
          value={place}
          onChange={(chosen) => onChange({ body: chosen?.value, bodyName: chosen?.label })}
        />
        <Select
          name="state"
          label={t("state")}
          value={filter.state ?? ANY}
          options={[
            { value: ANY, label: t("any") },
            ...STATES.map((state) => ({ value: state, label: t(state) })),
          ]}
          onChange={(state) => onChange({ state: state === ANY ? undefined : state })}
        />
        <Button type="submit">{t("search")}</Button>
      </div>
    </Form>
  );
}

function AccountGrid({ filter }: { filter: Filter }) {
  const t = useText(administrationMessages);
  const rows = useKeysetRows<AccountRow>(JSON.stringify(filter), (after, signal) =>
    call(listAccounts, { ...filter, limit: 100, ...(after !== undefined && { after }) }, { signal }),
  );
  return (
    <RowGrid
      label={t("accounts")}
      rows={rows}
      rowKey={(row) => row.accountId}
      rowName={(row) => row.displayName}
      linkOf={(row) => `/accounts/${row.accountId}`}
      empty={t("noAccounts")}
      columns={[
        { key: "name", title: t("name"), width: 150, onPhone: true, cell: (row) => row.displayName },
        { key: "signInName", title: t("signInName"), width: 180, cell: (row) => row.signInName },
        { key: "roles", title: t("role"), onPhone: true, cell: (row) => <RolesOf row={row} /> },
        {
          key: "state",
          title: t("state"),
          width: 110,
          cell: (row) => (
            <Status kind={row.disabled ? "idle" : "ok"}>{t(row.disabled ? "disabled" : "active")}</Status>
          ),
        },
      ]}
    />
  );
}

function RolesOf({ row }: { row: AccountRow }) {
  const nameOf = useRoleName();
  const roles = row.grants.map((grant) => [nameOf(grant.role), grant.body?.name].filter(Boolean).join(" "));
  return <>{roles.length > 0 ? roles.join("，") : "—"}</>;
}
