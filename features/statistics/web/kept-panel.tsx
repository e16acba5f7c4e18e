import { useState } from "react";
import { useMay, useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { statisticsMessages } from "../messages.ts";
import type { Question } from "../question.contract.ts";
import { listTables, removeTable, type SavedTable, saveTable, shareTable } from "../saved.contract.ts";
import { addressOf, type ChangeAddress, inputOf } from "./question-address.ts";

const REFRESHES = ["statistics.list-tables"] as const;

interface KeptPanelProps {
  question: Question;
  title: string;
  change: ChangeAddress;
  onClose: () => void;
}

/** Tables kept under a name, one's own and those shared: opened, shared, removed; the present one is kept below. */
export function KeptPanel({ question, title, change, onClose }: KeptPanelProps) {
  const t = useText(statisticsMessages);
  const look = useLook(listTables, {});
  const tables = look.data?.tables ?? [];
  return (
    <Sheet
      title={t("kept")}
      note={t("keptNote")}
      aside={
        <Button kind="text" small onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      {tables.length === 0 ? (
        <p className="mut">{look.loading ? "" : t("noneKept")}</p>
      ) : (
        <ul className="rows" aria-label={t("kept")}>
          {tables.map((table) => (
            <KeptLine
              key={table.tableId}
              table={table}
              onOpen={() => change({ ...addressOf(table.question), name: table.name })}
            />
          ))}
        </ul>
      )}
      <KeepForm {...{ question, title, change }} />
    </Sheet>
  );
}

function KeptLine({ table, onOpen }: { table: SavedTable; onOpen: () => void }) {
  const t = useText(statisticsMessages);
  const { body } = useMe();
  const mayShare = useMay("statistics.share");
  const share = useCommand(shareTable, { refreshes: REFRESHES });
  const remove = useCommand(removeTable, { refreshes: REFRESHES });
  const { tableId, name, own, sharedWith, sharedBy } = table;
  return (
    <li>
      <Button kind="text" small onClick={onOpen}>
        {name}
      </Button>
      {sharedBy !== null && <span className="dim sm">{t("sharedBy", { name: sharedBy })}</span>}
      {own && sharedWith && <span className="dim sm">{t("sharedWith", { name: sharedWith.name })}</span>}
      {share.refusal && <span role="alert">{share.refusal.words.zh}</span>}
      {own && (
        <span className="end">
          {mayShare && sharedWith?.bodyId !== body.id && (
            <Button kind="text" small onClick={() => share.send({ tableId, bodyId: body.id })}>
              {t("share2", { name: body.name })}
            </Button>
          )}
          <Button
            kind="text"
            small
            aria-label={t("removeNamed", { name })}
            onClick={() => remove.send({ tableId })}
          >
            {t("remove")}
          </Button>
        </span>
      )}
    </li>
  );
}

function KeepForm({ question, title, change }: Omit<KeptPanelProps, "onClose">) {
  const t = useText(statisticsMessages);
  const [name, setName] = useState(title.slice(0, 40));
  const save = useCommand(saveTable, { refreshes: REFRESHES, onDone: () => change({ name }) });
  return (
    <Form
      label={t("keepThis")}
      className="form row"
      errors={save.fieldErrors}
      refusal={save.refusal?.words}
      labels={{ name: t("keptName") }}
      onSend={() => save.send({ name, question: inputOf(question) })}
    >
      <TextField name="name" label={t("keptName")} value={name} onChange={setName} maxLength={40} />
      <Button type="submit" pending={save.pending}>
        {t("keepIt")}
      </Button>
      {save.done !== undefined && <MessageLine kind="ok" word={t("keptDone")} />}
    </Form>
  );
}
