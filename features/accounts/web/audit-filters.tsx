import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { Button } from "#ui/form/button.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { EntryKind } from "../audit.contract.ts";
import { auditMessages } from "./audit-messages.ts";

interface AuditFiltersProps {
  address: Readonly<Record<string, string | undefined>>;
  onChange: (next: Record<string, string | undefined>) => void;
}

const FILTERS = ["account", "accountId", "person", "action", "kind", "from", "to"] as const;

const ANY = "any";

type Typed = "account" | "person" | "action";

/** Who, whom, what, which days. Choices take effect at once, typed text when it is sent. */
export function AuditFilters({ address, onChange }: AuditFiltersProps) {
  const t = useText(auditMessages);
  const [typed, setTyped] = useState<Partial<Record<Typed, string>>>({});
  const change = (next: Record<string, string | undefined>) => onChange({ ...next, after: undefined });
  const textOf = (name: Typed) => typed[name] ?? address[name] ?? "";
  const used = FILTERS.some((name) => address[name] !== undefined);
  function send() {
    const [account, person, action] = [textOf("account"), textOf("person"), textOf("action")];
    change({
      account: account || undefined,
      person: person || undefined,
      action: action || undefined,
      ...(account !== "" && { accountId: undefined }),
    });
  }
  return (
    <Form label={t("find")} className="filters even" onSend={send}>
      <div className="row">
        {(["account", "person", "action"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(name)}
            value={textOf(name)}
            onChange={(text) => setTyped({ ...typed, [name]: text })}
            spellCheck={false}
            autoComplete="off"
          />
        ))}
        <KindAndDays address={address} onChange={change} />
        <Button type="submit">{t("find")}</Button>
        {used && (
          <Button
            kind="text"
            onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
          >
            {t("clear")}
          </Button>
        )}
      </div>
    </Form>
  );
}

function KindAndDays({ address, onChange }: AuditFiltersProps) {
  const t = useText(auditMessages);
  const { today } = useMe();
  const kind = EntryKind.safeParse(address["kind"]);
  return (
    <>
      <Select
        name="kind"
        label={t("kind")}
        value={kind.success ? kind.data : ANY}
        options={[
          { value: ANY, label: t("any") },
          ...EntryKind.options.map((option) => ({ value: option, label: t(option) })),
        ]}
        onChange={(chosen) => onChange({ kind: chosen === ANY ? undefined : chosen })}
      />
      {(["from", "to"] as const).map((name) => (
        <DateField
          key={name}
          name={name}
          label={t(name)}
          value={address[name] ?? ""}
          max={today}
          onChange={(day) => onChange({ [name]: day || undefined })}
        />
      ))}
    </>
  );
}
