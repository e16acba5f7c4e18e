import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Menu } from "#ui/overlay/menu.tsx";
import { listViews, removeView, saveView } from "../changes.contract.ts";
import { peopleMessages } from "../messages.ts";
import { elementName } from "./element-value.ts";
import { addressOf, COLUMNS, columnsOf, viewOf } from "./list-view.ts";

interface ViewBarProps {
  address: Readonly<Record<string, string | undefined>>;
  onChoose: (next: Record<string, string | undefined>) => void;
}

/** Columns to show, and lists kept under a name. */
export function ViewBar({ address, onChoose }: ViewBarProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const shown = columnsOf(address).map(({ key }) => key);
  const [naming, setNaming] = useState(false);
  return (
    <span className="row">
      {naming && <SaveForm address={address} onDone={() => setNaming(false)} />}
      <ViewMenu address={address} onChoose={onChoose} onSave={() => setNaming(true)} />
      <Menu
        button={t("columns")}
        align="end"
        items={COLUMNS.filter((column) => column !== "name").map((column) => ({
          key: column,
          label: `${shown.includes(column) ? "✓ " : "　"}${elementName(column, language)}`,
          onChoose: () =>
            onChoose({
              columns: (shown.includes(column)
                ? shown.filter((one) => one !== column)
                : [...shown, column]
              ).join(","),
            }),
        }))}
      />
    </span>
  );
}

function ViewMenu({ onChoose, onSave }: ViewBarProps & { onSave: () => void }) {
  const t = useText(peopleMessages);
  const views = useLook(listViews, {}).data?.views ?? [];
  const remove = useCommand(removeView);
  return (
    <Menu
      button={t("savedViews")}
      align="end"
      items={[
        ...views.map((saved) => ({
          key: saved.viewId,
          label: saved.name,
          onChoose: () => onChoose(addressOf(saved.view)),
        })),
        { key: "save", label: t("saveView"), parted: views.length > 0, onChoose: onSave },
        ...views.map((saved) => ({
          key: `remove-${saved.viewId}`,
          label: t("removeView", { name: saved.name }),
          parted: saved === views[0],
          onChoose: () => remove.send({ viewId: saved.viewId }),
        })),
      ]}
    />
  );
}

function SaveForm({ address, onDone }: { address: ViewBarProps["address"]; onDone: () => void }) {
  const t = useText(peopleMessages);
  const { body } = useMe();
  const [name, setName] = useState("");
  const save = useCommand(saveView, { onDone });
  return (
    <Form
      label={t("saveView")}
      className="row"
      errors={save.fieldErrors}
      refusal={save.refusal?.words}
      onSend={() => save.send({ name, view: viewOf(address, body.id) as never })}
    >
      <TextField name="name" label={t("viewName")} value={name} onChange={setName} maxLength={40} />
      <Button kind="pri" type="submit" pending={save.pending}>
        {t("saveView")}
      </Button>
    </Form>
  );
}
