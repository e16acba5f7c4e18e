import type { z } from "zod";
import type { Definition } from "#features/procedures/contract.ts";
import { formatNumber } from "#foundation/messages/messages.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import type { countStages } from "../lists.contract.ts";
import { listMessages } from "./list-messages.ts";

type Counts = z.infer<typeof countStages.output>["steps"];

interface StageCountsProps {
  definition: Definition;
  counts: Counts;
  stage: string | undefined;
  step: string | undefined;
  onChoose: (stage: string | undefined, step: string | undefined) => void;
}

/** How many cases stand in each stage, how many of them late; a stage opens its steps. */
export function StageCounts({ definition, counts, stage, step, onChoose }: StageCountsProps) {
  const t = useText(listMessages);
  const say = useWords();
  const steps = definition.steps.filter((one) => one.stage === stage);
  return (
    <div role="group" aria-label={t("stages")}>
      <div className="stages">
        <CountButton
          name={t("everyStep")}
          {...sum(counts)}
          on={stage === undefined}
          onPress={() => onChoose(undefined, undefined)}
        />
        {definition.stages.map((one) => (
          <CountButton
            key={one.code}
            name={say(one.name)}
            {...sum(counts.filter((count) => count.stage === one.code))}
            on={stage === one.code}
            onPress={() => onChoose(one.code, undefined)}
          />
        ))}
      </div>
      {steps.length > 0 && (
        <div className="stages">
          {steps.map((one) => (
            <CountButton
              key={one.code}
              name={`${one.code} ${say(one.name)}`}
              {...sum(counts.filter((count) => count.step === one.code))}
              on={step === one.code}
              onPress={() => onChoose(stage, step === one.code ? undefined : one.code)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface CountButtonProps {
  name: string;
  count: number;
  late: number;
  on: boolean;
  onPress: () => void;
}

function CountButton({ name, count, late, on, onPress }: CountButtonProps) {
  const t = useText(listMessages);
  return (
    <button type="button" aria-pressed={on} onClick={onPress}>
      <span>{name}</span>
      <b>{formatNumber(count)}</b>
      {late > 0 && <span className="stop sm">{t("lateOf", { count: late })}</span>}
    </button>
  );
}

function sum(counts: Counts): { count: number; late: number } {
  return counts.reduce((all, one) => ({ count: all.count + one.count, late: all.late + one.late }), {
    count: 0,
    late: 0,
  });
}
