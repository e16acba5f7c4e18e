import { Button } from "#ui/form/button.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useText } from "#ui/language/language.tsx";
import { ChildSeats } from "./child-seats.tsx";
import { ElectionField } from "./found-fields.tsx";
import { freshName, NameFields } from "./name-fields.tsx";
import { Seats } from "./people-choice.tsx";
import { type PlanFieldsProps, siblingName, type TypedName } from "./plan-draft.ts";
import { rearrangeMessages } from "./rearrange-messages.ts";

/** A branch is seldom split into more; the rest is done in a second step. */
const MOST_PARTS = 4;

const BRANCH_LABELS = { name: "partName", short: "partShort", full: "partFull" } as const;
const BODY_LABELS = { name: "partBodyName", short: "partBodyShort", full: "partBodyFull" } as const;

/** What becomes of the body, what its parts are called, who goes where. */
export function SplitFields({ body, draft, change }: PlanFieldsProps) {
  const t = useText(rearrangeMessages);
  const { parts, rest } = draft;
  const isBranch = body.kind === "3";
  const SeatTable = isBranch ? Seats : ChildSeats;
  const labels = isBranch ? BRANCH_LABELS : BODY_LABELS;
  const setPart = (index: number, typed: TypedName) =>
    change({ parts: parts.map((part, at) => (at === index ? typed : part)) });
  return (
    <>
      <RestChoice isBranch={isBranch} value={rest} onChange={(value) => change({ rest: value })} />
      {isBranch && rest === "above" && (
        <NameFields
          path="plan.general."
          typed={draft.own}
          full={siblingName(body, draft.own)}
          onChange={(own) => change({ own: freshName(own, draft.own) })}
        />
      )}
      {parts.map((part, index) => (
        <NameFields
          key={index}
          path={`plan.into.${index}.body.`}
          typed={part}
          full={siblingName(body, part)}
          labels={{ short: t(labels.short, { nr: index + 1 }), full: t(labels.full, { nr: index + 1 }) }}
          onChange={(typed) => setPart(index, typed)}
        />
      ))}
      <div className="row">
        {parts.length < MOST_PARTS && (
          <Button small onClick={() => change({ parts: [...parts, { shortName: "" }] })}>
            {t("addPart")}
          </Button>
        )}
        {parts.length > 1 && (
          <Button small onClick={() => change({ parts: parts.slice(0, -1), seats: {} })}>
            {t("dropPart")}
          </Button>
        )}
      </div>
      <ElectionField draft={draft} change={change} name="plan.into.0.body.electedOn" className="half" />
      <SeatTable
        bodyId={body.bodyId}
        parts={parts.map((part, index) => part.shortName || t(labels.name, { nr: index + 1 }))}
        mayStay={rest === "continues"}
        seats={draft.seats}
        onChange={(seats) => change({ seats })}
      />
    </>
  );
}

type Rest = PlanFieldsProps["draft"]["rest"];

interface RestChoiceProps {
  isBranch: boolean;
  value: Rest;
  onChange: (value: Rest) => void;
}

function RestChoice({ isBranch, value, onChange }: RestChoiceProps) {
  const t = useText(rearrangeMessages);
  const options = isBranch
    ? [
        { value: "continues" as const, label: t("restContinues") },
        { value: "ends" as const, label: t("restEnds") },
        { value: "above" as const, label: t("restAbove") },
      ]
    : [
        { value: "continues" as const, label: t("restBodyContinues") },
        { value: "ends" as const, label: t("restBodyEnds") },
      ];
  return (
    <RadioGroup
      name="plan.rest"
      label={t(isBranch ? "rest" : "restBody")}
      look="down"
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}
