import { useCommand } from "#ui/api/use-command.ts";
import { useMe } from "#ui/account/me.tsx";
import { Button } from "#ui/form/button.tsx";
import { DateField } from "#ui/form/date-field.tsx";
import { useDraft } from "#ui/form/draft.ts";
import { FieldRow } from "#ui/form/field-row.tsx";
import { Form } from "#ui/form/form.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { useGo } from "#ui/page/link.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { type PlanKind, planRearrangement, revisePlan } from "../rearrange.contract.ts";
import { type DraftBody, kindsFor, planOf, type PlanDraft } from "./plan-draft.ts";
import { PlanFields } from "./plan-fields.tsx";
import { rearrangeMessages } from "./rearrange-messages.ts";

/** A stored plan that the form changes. */
export interface Revised {
  rearrangementId: string;
  version: number;
}

interface RearrangeFormProps {
  body: DraftBody;
  start: PlanDraft;
  revised: Revised | undefined;
}

/** One form for all kinds; it only plans, and goes on to the page that shows what would happen. */
export function RearrangeForm({ body, start, revised }: RearrangeFormProps) {
  const t = useText(rearrangeMessages);
  const go = useGo();
  const draft = useDraft(`rearrange:${revised?.rearrangementId ?? body.bodyId}`, start);
  const onDone = ({ rearrangementId }: { rearrangementId: string }) => {
    draft.clear();
    go(`/rearrangements/${rearrangementId}`);
  };
  const planned = useCommand(planRearrangement, { onDone });
  const changed = useCommand(revisePlan, { onDone });
  const command = revised ? changed : planned;
  const { kind } = draft.value;
  function send() {
    const what = {
      plan: planOf(draft.value, body),
      effectiveOn: draft.value.effectiveOn,
      document: draft.value.document,
    };
    if (revised)
      changed.send({ ...what, rearrangementId: revised.rearrangementId as never, version: revised.version });
    else planned.send({ ...what, bodyId: body.bodyId as never });
  }
  return (
    <Sheet>
      <Form
        label={t("rearrange")}
        errors={command.fieldErrors}
        refusal={command.refusal?.words}
        onSend={send}
      >
        <KindChoice body={body} value={kind} onChange={(chosen) => draft.change({ kind: chosen })} />
        {kind !== undefined && (
          <>
            <PlanFields kind={kind} body={body} draft={draft.value} change={draft.change} />
            <Ground draft={draft.value} change={draft.change} />
            <div className="row">
              <Button kind="pri" type="submit" pending={command.pending}>
                {t("preview")}
              </Button>
              <span className="dim sm">{t("previewNote")}</span>
            </div>
          </>
        )}
      </Form>
    </Sheet>
  );
}

interface KindChoiceProps {
  body: DraftBody;
  value: PlanDraft["kind"];
  onChange: (kind: PlanDraft["kind"]) => void;
}

function KindChoice({ body, value, onChange }: KindChoiceProps) {
  const t = useText(rearrangeMessages);
  return (
    <RadioGroup
      name="plan.kind"
      label={t("what")}
      look="cards"
      options={kindsFor(body).map((kind) => ({ value: kind, label: t(kind), sub: t(subOf(kind, body)) }))}
      value={value}
      onChange={onChange}
    />
  );
}

function subOf(kind: PlanKind, body: DraftBody) {
  const isBranch = body.kind === "3";
  if (kind === "rename" && isBranch) return "renameBranchSub" as const;
  return kind === "split" && !isBranch ? ("splitCommitteeSub" as const) : (`${kind}Sub` as const);
}

/** On what ground and from which day: asked of every rearrangement. */
function Ground({ draft, change }: { draft: PlanDraft; change: (part: Partial<PlanDraft>) => void }) {
  const t = useText(rearrangeMessages);
  const { today } = useMe();
  return (
    <FieldRow>
      <DateField
        name="effectiveOn"
        label={t("effectiveOn")}
        hint={t("effectiveHint")}
        value={draft.effectiveOn === "" ? today : draft.effectiveOn}
        onChange={(effectiveOn) => change({ effectiveOn })}
      />
      <TextField
        name="document"
        className="span2"
        label={t("document")}
        hint={t("documentHint")}
        value={draft.document}
        maxLength={120}
        onChange={(document) => change({ document })}
      />
    </FieldRow>
  );
}
