import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { messages } from "#foundation/messages/messages.ts";
import { useText } from "#ui/language/language.tsx";

export type StepState = "done" | "now" | "todo" | "late" | "waived";

export interface RulerStep {
  /** What stands in the cell: "15", "7a". */
  number: string;
  name: string;
  state: StepState;
}

export interface RulerStage {
  key: string;
  name: string;
  steps: readonly RulerStep[];
}

export interface RulerProps {
  label: string;
  stages: readonly RulerStage[];
  onOpen: (number: string) => void;
  /** The step that is being looked at below, when it is not the one at hand. */
  open?: string | undefined;
  /** What is done, what is now, what is next, which edition judges. */
  caption?: ReactNode;
}

const words = messages({
  done: { zh: "已办", en: "done" },
  now: { zh: "正在办", en: "under way" },
  todo: { zh: "未办", en: "to come" },
  late: { zh: "逾期", en: "late" },
  waived: { zh: "免办", en: "waived" },
  step: { zh: "第 {number} 步 {name}，{state}", en: "Step {number} {name}, {state}" },
});

/** The steps of a long procedure on one line, in stages. Left and right, Home and End move; on a narrow page only the stage at hand. */
export function Ruler({ label, stages, onOpen, open, caption }: RulerProps) {
  const box = useRef<HTMLDivElement>(null);
  const steps = stages.flatMap((stage) => stage.steps);
  // Of a matter that is over no step is at hand: only the keys begin somewhere.
  const current = steps.find((step) => step.state === "now" || step.state === "late");
  function onKeyDown(event: KeyboardEvent) {
    const cells = [...(box.current?.querySelectorAll<HTMLButtonElement>("[data-step]") ?? [])].filter(
      (cell) => cell.offsetParent !== null,
    );
    const from = cells.indexOf(document.activeElement as HTMLButtonElement);
    const goal = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: cells.length - 1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    cells[goal]?.focus();
  }
  const [chosen, setChosen] = useState<string>();
  const shown =
    chosen ?? stages.find((stage) => stage.steps.some((step) => step === (current ?? steps.at(-1))))?.key;
  const style: CSSProperties & { "--steps": number } = { "--steps": steps.length };
  return (
    <div className="ruler" role="group" aria-label={label} ref={box} style={style} onKeyDown={onKeyDown}>
      {stages.map((stage) => (
        <Stage
          key={stage.key}
          {...{ stage, open, onOpen }}
          current={current}
          stop={current ?? steps[0]}
          shown={stage.key === shown}
          onShow={() => setChosen(stage.key)}
        />
      ))}
      {caption !== undefined && <div className="cap">{caption}</div>}
    </div>
  );
}

interface StageProps {
  stage: RulerStage;
  current: RulerStep | undefined;
  /** Where the Tab key enters the line. */
  stop: RulerStep | undefined;
  open: string | undefined;
  /** Whether its cells are seen where there is room for one stage only. */
  shown: boolean;
  onShow: () => void;
  onOpen: (number: string) => void;
}

function Stage({ stage, current, stop, open, shown, onShow, onOpen }: StageProps) {
  const t = useText(words);
  const holds = current !== undefined && stage.steps.includes(current);
  const classes = ["stage", holds && "on", shown && "shown"].filter(Boolean).join(" ");
  return (
    <div className={classes} style={{ gridColumn: `span ${stage.steps.length}` }}>
      <div className="sg">
        <span title={stage.name}>{stage.name}</span>
        <button type="button" className="sg-btn" aria-expanded={shown} onClick={onShow}>
          {stage.name}
        </button>
      </div>
      <div className="cells">
        {stage.steps.map((step) => (
          <button
            key={step.number}
            type="button"
            className={step.state}
            data-step={step.number}
            tabIndex={step === stop ? 0 : -1}
            title={`${step.number} ${step.name}`}
            aria-label={t("step", { number: step.number, name: step.name, state: t(step.state) })}
            aria-current={step === current ? "step" : undefined}
            aria-pressed={step.number === open || undefined}
            onClick={() => onOpen(step.number)}
          >
            {step.state === "late" ? `■ ${step.number}` : step.number}
          </button>
        ))}
      </div>
    </div>
  );
}
