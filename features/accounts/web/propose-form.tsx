import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { DateField } from "#ui/form/date-field.tsx";
import { FieldRow, FormActions } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { proposeGrant } from "../grants.contract.ts";
import { ROLE_NAMES, ROLES, type Role } from "../roles.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { PlaceField } from "./place-field.tsx";
import { useRoleName } from "./role-name.ts";

interface ProposeFormProps {
  account: { accountId: string; displayName: string };
  onClose: () => void;
}

/** Proposes a role for an account; what is proposed waits for another security administrator. */
export function ProposeForm({ account, onClose }: ProposeFormProps) {
  const t = useText(administrationMessages);
  const command = useCommand(proposeGrant);
  return (
    <Sheet
      title={t("proposeFor", { name: account.displayName })}
      aside={
        <Button kind="text" small onClick={onClose}>
          {t(command.done ? "done" : "notNow")}
        </Button>
      }
    >
      {command.done ? (
        <MessageLine kind="ok" word={t("proposed")}>
          {t("proposedNote")}
        </MessageLine>
      ) : (
        <Fields accountId={account.accountId} command={command} />
      )}
    </Sheet>
  );
}

type Proposing = ReturnType<typeof useCommand<typeof proposeGrant.input, typeof proposeGrant.output>>;

const NOTHING = {
  role: undefined as Role | undefined,
  place: undefined as ComboOption | undefined,
  reason: "",
};

function Fields({ accountId, command }: { accountId: string; command: Proposing }) {
  const t = useText(administrationMessages);
  const { today } = useMe();
  const [typed, setTyped] = useState({ ...NOTHING, fromDay: today, toDay: "" });
  const put = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const { role, place, fromDay, toDay, reason } = typed;
  function send() {
    command.send({
      accountId,
      // Left out, the server says that it is needed, in the words of the form.
      role: role as Role,
      fromDay,
      reason,
      ...(isAtBody(role) && place && { bodyId: place.value }),
      ...(toDay !== "" && { toDay }),
    });
  }
  return (
    <Form
      label={t("propose")}
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      labels={{ role: t("role"), fromDay: t("fromDay"), toDay: t("toDay"), reason: t("reason") }}
      onSend={send}
    >
      <RoleFields role={role} place={place} onChange={put} />
      <FieldRow>
        <DateField
          name="fromDay"
          label={t("fromDay")}
          value={fromDay}
          min={today}
          onChange={(day) => put({ fromDay: day })}
        />
        <DateField
          name="toDay"
          label={t("toDay")}
          optional
          value={toDay}
          min={today}
          onChange={(day) => put({ toDay: day })}
        />
      </FieldRow>
      <TextField
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        value={reason}
        onChange={(text) => put({ reason: text })}
        maxLength={300}
      />
      <FormActions>
        <Button kind="pri" type="submit" pending={command.pending}>
          {t("propose")}
        </Button>
      </FormActions>
    </Form>
  );
}

function isAtBody(role: Role | undefined): boolean {
  return role !== undefined && ROLES[role].at === "body";
}

interface RoleFieldsProps {
  role: Role | undefined;
  place: ComboOption | undefined;
  onChange: (change: { role?: Role | undefined; place?: ComboOption | undefined }) => void;
}

/** What is proposed, and where, if that role has a place. */
function RoleFields({ role, place, onChange }: RoleFieldsProps) {
  const t = useText(administrationMessages);
  const nameOf = useRoleName();
  return (
    <FieldRow>
      <Select
        name="role"
        label={t("role")}
        value={role}
        options={ROLE_NAMES.map((name) => ({ value: name, label: nameOf(name) }))}
        onChange={(chosen) => onChange({ role: chosen })}
      />
      {isAtBody(role) && (
        <PlaceField
          name="bodyId"
          label={t("whichBody")}
          hint={t("whichBodyHint")}
          value={place}
          onChange={(chosen) => onChange({ place: chosen })}
        />
      )}
    </FieldRow>
  );
}
