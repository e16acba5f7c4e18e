import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { RuleText } from "#ui/page/rule-text.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { basisOf } from "../basis.rules.ts";
import type { Definition, GuardDefinition, StepDefinition } from "../definition.contract.ts";
import { procedureMessages } from "../messages.ts";

const CLASSES = { BLOCK: "block", NEEDS_APPROVAL: "needsApproval", WARN: "warn" } as const;

interface StepRulesProps {
  definition: Definition;
  step: StepDefinition;
  onClose: () => void;
}

/** One step opened: its rules with their articles, what is typed, how it can end. */
export function StepRules({ definition, step, onClose }: StepRulesProps) {
  const t = useText(procedureMessages);
  const say = useWords();
  const basis = basisOf(definition, step.basis);
  return (
    <Sheet
      title={t("step", { code: step.code, name: say(step.name) })}
      note={say(step.who)}
      aside={
        <Button kind="text" small onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      <div className="stack tight">
        {basis.gist !== null && <RuleText source={say(basis.full)}>{say(basis.gist)}</RuleText>}
        <h3>{t("rules")}</h3>
        {step.guards.length === 0 && <p className="mut">{t("noRules")}</p>}
        {step.guards.map((guard) => (
          <Rule key={guard.code} definition={definition} guard={guard} />
        ))}
        <h3>{t("asked")}</h3>
        <Asked definition={definition} step={step} />
        <h3>{t("outcomes")}</h3>
        <ul>
          {step.outcomes.map((outcome) => (
            <li key={outcome.code}>
              {outcome.to === "end"
                ? t("ends", { name: say(outcome.name) })
                : t("goesTo", { name: say(outcome.name), code: outcome.to })}
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function Rule({ definition, guard }: { definition: Definition; guard: GuardDefinition }) {
  const t = useText(procedureMessages);
  const say = useWords();
  const sure = t(`sure${guard.basis.mark}`);
  return (
    <p>
      <b>{say(guard.name)}</b> {t(CLASSES[guard.class])}
      {guard.waivedBy.length > 0 && `，${t("waivable")}`}
      <br />
      <span className="sm mut">
        {say(basisOf(definition, guard.basis).full)}
        {sure !== "" && ` · ${sure}`}
      </span>
    </p>
  );
}

function Asked({ definition, step }: { definition: Definition; step: StepDefinition }) {
  const t = useText(procedureMessages);
  const say = useWords();
  const fields = new Map(definition.fields.map((field) => [field.code, field]));
  return (
    <ul>
      {step.fields.map(({ field, optional }) => {
        const known = fields.get(field);
        return (
          known !== undefined &&
          known.derived === undefined && (
            <li key={field}>
              {say(known.name)} {optional && <span className="dim sm">{t("mayLack")}</span>}
            </li>
          )
        );
      })}
    </ul>
  );
}
