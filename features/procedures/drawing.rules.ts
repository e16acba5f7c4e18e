import type { Words } from "#foundation/messages/messages.ts";
import type { StepDefinition } from "./definition.contract.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DrawnNode extends Box {
  id: string;
  kind: "start" | "task" | "gateway" | "end";
  name: Words;
  /** The step it belongs to; the start belongs to the first. */
  step: string;
  lane: string;
  /** Where the word at an event stands. */
  label: Box | null;
  /** Comes again, such as a half-yearly review. */
  repeats: boolean;
}

export interface DrawnEdge {
  id: string;
  from: string;
  to: string;
  /** The outcome, where there are several. */
  name: Words | null;
  when: string | null;
  waypoints: readonly { x: number; y: number }[];
  label: Box | null;
}

export interface DrawnArea extends Box {
  code: string;
  name: Words;
}

/** A procedure as it is drawn: parties as lanes, stages as columns of them, steps from left to right. Units are pixels. */
export interface Drawing {
  width: number;
  height: number;
  pool: Box;
  lanes: readonly DrawnArea[];
  stages: readonly DrawnArea[];
  nodes: readonly DrawnNode[];
  edges: readonly DrawnEdge[];
}

/** Outcomes that are drawn: a step that comes again carries a mark instead of a line to itself. */
export function drawnOutcomes(step: StepDefinition): StepDefinition["outcomes"] {
  return step.outcomes.filter(({ to }) => to !== step.code);
}
