import { Button } from "#ui/form/button.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useText } from "#ui/language/language.tsx";
import type { PlanKind } from "../rearrange.contract.ts";
import { BodyChoice } from "./body-choice.tsx";
import { FoundFields, useKindOptions } from "./found-fields.tsx";
import { freshName, NameFields } from "./name-fields.tsx";
import { type PlanFieldsProps, siblingName } from "./plan-draft.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";
import { SplitFields } from "./split-fields.tsx";

const FIELDS = {
  found: FoundFields,
  rename: RenameFields,
  move: MoveField,
  split: SplitFields,
  merge: MergeFields,
  close: CloseField,
} as const;

/** The fields of one kind of rearrangement: the least that it needs. */
export function PlanFields({ kind, ...props }: PlanFieldsProps & { kind: PlanKind }) {
  const Fields = FIELDS[kind];
  return <Fields {...props} />;
}

function RenameFields({ body, draft, change }: PlanFieldsProps) {
  const t = useText(rearrangeMessages);
  const kinds = useKindOptions(["1", "2"]).filter((option) => option.value !== body.kind);
  const mayTurn = body.kind === "1" || body.kind === "2";
  return (
    <>
      <NameFields
        path="plan."
        typed={draft.own}
        full={siblingName(body, draft.own)}
        onChange={(own) => change({ own: freshName(own, draft.own) })}
      />
      {mayTurn && (
        <RadioGroup
          name="plan.newKind"
          label={t("newKind")}
          look="strip"
          options={[{ value: "" as const, label: t("keepKind") }, ...kinds]}
          value={draft.newKind === "1" || draft.newKind === "2" ? draft.newKind : ""}
          onChange={(value) => change({ newKind: value === "" ? undefined : value })}
        />
      )}
    </>
  );
}

function MoveField({ body, draft, change }: PlanFieldsProps) {
  const t = useText(rearrangeMessages);
  return (
    <BodyChoice
      name="plan.parentId"
      label={t("newSuperior")}
      kinds="1,2,4,5,6,7,8,9"
      except={[body.bodyId, ...body.path.slice(-2, -1).map((one) => one.bodyId)]}
      outside={body.bodyId}
      value={draft.parent}
      onChange={(parent) => change({ parent })}
    />
  );
}

function MergeFields({ body, draft, change }: PlanFieldsProps) {
  const t = useText(rearrangeMessages);
  const { from } = draft;
  return (
    <>
      <BodyChoice
        key={from.length}
        name="plan.from"
        label={from.length === 0 ? t("takenIn") : t("addBody")}
        kinds={body.kind}
        except={[...body.path.map((one) => one.bodyId), ...from.map((one) => one.value)]}
        value={undefined}
        onChange={(one) => {
          const isKnown = one === undefined || from.some((other) => other.value === one.value);
          if (!isKnown) change({ from: [...from, one] });
        }}
      />
      {from.length > 0 && (
        <ul className="rows">
          {from.map((one) => (
            <li key={one.value}>
              {one.label} <span className="dim">{one.detail}</span>
              <Button
                kind="text"
                small
                onClick={() => change({ from: from.filter((other) => other.value !== one.value) })}
              >
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NameFields
        path="plan.renamed."
        typed={draft.own}
        full={siblingName(body, draft.own)}
        labels={{ short: t("newNames"), full: t("newFullName") }}
        onChange={(own) => change({ own: freshName(own, draft.own) })}
      />
    </>
  );
}

function CloseField({ body, draft, change }: PlanFieldsProps) {
  const t = useText(rearrangeMessages);
  return (
    <BodyChoice
      name="plan.peopleTo"
      label={t("peopleTo")}
      note={t("peopleToNote")}
      kinds="3"
      except={[body.bodyId]}
      value={draft.heir}
      onChange={(heir) => change({ heir })}
    />
  );
}
