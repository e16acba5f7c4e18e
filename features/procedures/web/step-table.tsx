import { useText, useWords } from "#ui/language/language.tsx";
import { Button } from "#ui/form/button.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { basisOf } from "../basis.rules.ts";
import type { Definition, StepDefinition } from "../definition.contract.ts";
import { procedureMessages } from "../messages.ts";
import { useSpan } from "./use-span.ts";

interface StepTableProps {
  definition: Definition;
  chosen: string | undefined;
  onChoose: (step: string) => void;
}

/** The steps in their order: what, who, how much is typed, until when, why. */
export function StepTable({ definition, chosen, onChoose }: StepTableProps) {
  const t = useText(procedureMessages);
  const say = useWords();
  const spanOf = useSpan();
  const stageOf = new Map(definition.stages.map(({ code, name }) => [code, say(name)]));
  return (
    <DataTable<StepDefinition>
      label={t("steps")}
      dense
      rows={definition.steps}
      rowKey={(step) => step.code}
      selectedKey={chosen}
      columns={[
        { key: "code", title: t("number"), width: 56, cell: (step) => step.code },
        {
          key: "what",
          title: t("what"),
          cell: (step) => (
            <>
              <Button kind="text" small onClick={() => onChoose(step.code)}>
                {say(step.name)}
              </Button>
              <div className="sm dim">{stageOf.get(step.stage)}</div>
            </>
          ),
        },
        { key: "who", title: t("who"), cell: (step) => say(step.who) },
        {
          key: "asks",
          title: t("asks"),
          width: 72,
          cell: (step) => t("fields", { count: typedAt(definition, step) }),
        },
        { key: "within", title: t("within"), width: 120, cell: (step) => spanOf(step) },
        { key: "basis", title: t("basis"), cell: (step) => say(basisOf(definition, step.basis).short) },
      ]}
    />
  );
}

/** Fields of the step that a person may have to type. */
function typedAt(definition: Definition, step: StepDefinition): number {
  const worked = new Set(
    definition.fields.filter(({ derived }) => derived !== undefined).map(({ code }) => code),
  );
  return step.fields.filter(({ field }) => !worked.has(field)).length;
}
