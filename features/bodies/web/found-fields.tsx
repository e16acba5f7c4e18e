import { codeName, findCodeList } from "#features/dictionary/contract.ts";
import { DateField } from "#ui/form/date-field.tsx";
import { FieldRow } from "#ui/form/field-row.tsx";
import { NumberField } from "#ui/form/number-field.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { Select } from "#ui/form/select.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { BodyChoice } from "./body-choice.tsx";
import { NameFields } from "./name-fields.tsx";
import { ChosenPeople } from "./people-choice.tsx";
import { childName, JOINT, type PlanFieldsProps } from "./plan-draft.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";

type Parts = Pick<PlanFieldsProps, "draft" | "change">;

/** Kinds of bodies to choose from. */
export function useKindOptions(codes: readonly ("1" | "2" | "3")[]) {
  const { language } = useLanguage();
  return codes.map((value) => ({ value, label: codeName("body_kind", value, language) }));
}

/** A new body below this one. */
export function FoundFields({ body, draft, change }: PlanFieldsProps) {
  const t = useText(rearrangeMessages);
  const kinds = useKindOptions(["3", "2", "1"]);
  const isBranch = draft.bodyKind === "3";
  return (
    <>
      <RadioGroup
        name="plan.body.kind"
        label={t("kind")}
        look="strip"
        options={kinds}
        value={draft.bodyKind === "6" ? undefined : draft.bodyKind}
        onChange={(bodyKind) => change({ bodyKind })}
      />
      <NameFields
        path="plan.body."
        typed={draft.body}
        full={childName(body, draft.body)}
        onChange={(typed) => change({ body: typed })}
      />
      <FieldRow>
        {isBranch && <TypeField draft={draft} change={change} />}
        {isBranch && draft.branchType === JOINT && (
          <NumberField
            name="plan.body.units"
            label={t("units")}
            min={1}
            max={99}
            value={draft.units}
            onChange={(units) => change({ units })}
          />
        )}
        <SectorField draft={draft} change={change} />
        <ElectionField draft={draft} change={change} name="plan.body.electedOn" />
      </FieldRow>
      {isBranch && <GiverFields draft={draft} change={change} />}
    </>
  );
}

function TypeField({ draft, change }: Parts) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  return (
    <Select
      name="plan.body.branchType"
      label={t("branchType")}
      value={draft.branchType}
      options={(["1", "2", "3", "4", "5"] as const).map((value) => ({
        value,
        label: codeName("branch_type", value, language),
      }))}
      onChange={(branchType) => change({ branchType: branchType ?? "1" })}
    />
  );
}

function SectorField({ draft, change }: Parts) {
  const t = useText(rearrangeMessages);
  const { language } = useLanguage();
  const entries = findCodeList("sector")?.entries ?? [];
  return (
    <Select
      name="plan.body.sector"
      label={t("sector")}
      value={draft.sector}
      options={entries.map((entry) => ({ value: entry.code, label: entry.name[language] }))}
      onChange={(sector) => change({ sector })}
    />
  );
}

/** The first election may be known already. */
export function ElectionField({
  draft,
  change,
  name,
  className,
}: Parts & { name: string; className?: string }) {
  const t = useText(rearrangeMessages);
  return (
    <DateField
      name={name}
      label={t("electedOn")}
      optional
      hint={t("electedHint")}
      className={className}
      value={draft.electedOn}
      onChange={(electedOn) => change({ electedOn })}
    />
  );
}

function GiverFields({ draft, change }: Parts) {
  const t = useText(rearrangeMessages);
  return (
    <>
      <BodyChoice
        name="plan.people"
        label={t("goingFrom")}
        hint={t("goingNote", { count: draft.chosen.length })}
        kinds="3"
        except={[]}
        value={draft.giver}
        onChange={(giver) => change({ giver })}
      />
      {draft.giver && (
        <ChosenPeople
          bodyId={draft.giver.value}
          chosen={draft.chosen}
          onChange={(chosen) => change({ chosen })}
        />
      )}
    </>
  );
}
