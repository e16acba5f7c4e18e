import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { changeView, removeView, type SavedView, saveView } from "../changes.contract.ts";
import { peopleMessages } from "../messages.ts";
import { type Address, addressOf, emptyAddress, viewOf } from "./list-view.ts";

interface ViewPanelProps {
  views: readonly SavedView[];
  address: Address;
  onChoose: (next: Record<string, string | undefined>) => void;
  onClose: () => void;
}

/** Lists kept under a name: opened, renamed, removed, and the one with which the list opens. */
export function ViewPanel({ views, address, onChoose, onClose }: ViewPanelProps) {
  const t = useText(peopleMessages);
  return (
    <Sheet
      title={t("savedViews")}
      note={t("savedViewsNote")}
      aside={
        <Button kind="text" small onClick={onClose}>
          {t("closePanel")}
        </Button>
      }
    >
      <ul className="rows views" aria-label={t("savedViews")}>
        <li>
          <Button
            kind="text"
            small
            aria-pressed={address["view"] === undefined || address["view"] === "0"}
            onClick={() => onChoose({ ...emptyAddress(), view: "0" })}
          >
            {t("wholeList")}
          </Button>
        </li>
        {views.map((saved) => (
          <ViewLine key={saved.viewId} {...{ saved, address, onChoose }} />
        ))}
      </ul>
      <SaveForm address={address} onSaved={(viewId) => onChoose({ view: viewId })} />
    </Sheet>
  );
}

interface ViewLineProps extends Pick<ViewPanelProps, "address" | "onChoose"> {
  saved: SavedView;
}

function ViewLine({ saved, address, onChoose }: ViewLineProps) {
  const t = useText(peopleMessages);
  const { body } = useMe();
  const [naming, setNaming] = useState(false);
  const change = useCommand(changeView, { refreshes: ["people.list-views"] });
  const remove = useCommand(removeView, { refreshes: ["people.list-views"] });
  const { viewId, name, isDefault } = saved;
  const current = address["view"] === viewId;
  const deeds = [
    ["rename", () => setNaming(true)] as const,
    ...(current
      ? [["keepPresent", () => change.send({ viewId, view: viewOf(address, body.id) as never })] as const]
      : []),
    [isDefault ? "noDefault" : "makeDefault", () => change.send({ viewId, isDefault: !isDefault })] as const,
    ["remove", () => remove.send({ viewId })] as const,
  ];
  if (naming) return <RenameForm saved={saved} onDone={() => setNaming(false)} />;
  return (
    <li>
      <Button
        kind="text"
        small
        aria-pressed={current}
        onClick={() => onChoose({ ...addressOf(saved.view), view: viewId })}
      >
        {name}
      </Button>
      {isDefault && <span className="tag acc">{t("opensList")}</span>}
      <span className="end">
        {deeds.map(([deed, act]) => (
          <Button key={deed} kind="text" small aria-label={`${t(deed)} ${name}`} onClick={act}>
            {t(deed)}
          </Button>
        ))}
      </span>
    </li>
  );
}

function RenameForm({ saved, onDone }: { saved: SavedView; onDone: () => void }) {
  const t = useText(peopleMessages);
  const [name, setName] = useState(saved.name);
  const change = useCommand(changeView, { onDone, refreshes: ["people.list-views"] });
  return (
    <li>
      <Form
        label={t("rename")}
        className="form row"
        errors={change.fieldErrors}
        refusal={change.refusal?.words}
        labels={{ name: t("viewName") }}
        onSend={() => change.send({ viewId: saved.viewId, name })}
      >
        <TextField name="name" label={t("viewName")} value={name} onChange={setName} maxLength={40} />
        <Button kind="pri" type="submit" pending={change.pending}>
          {t("saveName")}
        </Button>
        <Button onClick={onDone}>{t("cancel")}</Button>
      </Form>
    </li>
  );
}

interface SaveFormProps {
  address: Address;
  onSaved: (viewId: string) => void;
}

/** Keeps what the list shows now. */
function SaveForm({ address, onSaved }: SaveFormProps) {
  const t = useText(peopleMessages);
  const { body } = useMe();
  const [name, setName] = useState("");
  const save = useCommand(saveView, {
    refreshes: ["people.list-views"],
    onDone: ({ viewId }) => {
      setName("");
      onSaved(viewId);
    },
  });
  return (
    <Form
      label={t("saveView")}
      className="form row"
      errors={save.fieldErrors}
      refusal={save.refusal?.words}
      labels={{ name: t("viewName") }}
      onSend={() => save.send({ name, view: viewOf(address, body.id) as never })}
    >
      <TextField name="name" label={t("viewName")} value={name} onChange={setName} maxLength={40} />
      <Button type="submit" pending={save.pending}>
        {t("saveView")}
      </Button>
      {save.done !== undefined && <MessageLine kind="ok" word={t("viewKept")} />}
    </Form>
  );
}
