import type { Definition, StepDefinition } from "./definition.contract.ts";
import {
  type Drawing,
  type DrawnArea,
  type DrawnEdge,
  type DrawnNode,
  drawnOutcomes,
} from "./drawing.rules.ts";
import { connect } from "./layout-edges.rules.ts";

const TASK = { width: 120, height: 80 } as const;
const GATEWAY = 40;
const EVENT = 36;
const GAP = 50;
/** Between a gateway and the next step stands the name of the outcome. */
const LABEL_GAP = 130;
const LANE_HEIGHT = 190;
const POOL = { x: 120, y: 100 } as const;
/** Names of the pool and of its lanes stand sideways at the left. */
const LANE_HEAD = 30;
const LINE = 18;

/** Steps in the order of their stages, so that a stage is one block. */
function inColumns({ steps, stages }: Definition): StepDefinition[] {
  const order = stages.map(({ code }) => code);
  return steps.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
}

/** Lays a definition out. Pure: the same drawing for the BPMN file and for the page. */
export function layoutOf(definition: Definition): Drawing {
  const lanes = lanesOf(definition);
  const columns = inColumns(definition);
  const nodes: DrawnNode[] = [];
  let x = POOL.x + 2 * LANE_HEAD + GAP;
  const [first] = columns;
  if (first) {
    nodes.push(event("start", "start", first, x, middleOf(lanes, first.party)));
    x += EVENT + GAP;
  }
  const stages = new Map<string, { from: number; to: number }>();
  for (const [index, step] of columns.entries()) {
    const from = x;
    const placed = placeStep(step, x, middleOf(lanes, step.party), columns[index + 1]?.code);
    nodes.push(...placed.nodes);
    x = placed.right;
    stages.set(step.stage, { from: stages.get(step.stage)?.from ?? from, to: x });
    x += placed.gap;
  }
  const edges = connect(columns, nodes, POOL.y + heightOf(lanes));
  const deep = Math.max(0, edges.lines) * LINE + GAP / 2;
  return finish(definition, { lanes, nodes, stages, edges: edges.edges, right: x, deep });
}

function middleOf(lanes: readonly DrawnArea[], party: string): number {
  const lane = lanes.find(({ code }) => code === party);
  return (lane?.y ?? POOL.y) + LANE_HEIGHT / 2 + 10;
}

function heightOf(lanes: readonly DrawnArea[]): number {
  return lanes.length * LANE_HEIGHT;
}

/** Parties that do something, in the order of the definition. */
function lanesOf({ parties, steps }: Definition): DrawnArea[] {
  return parties
    .filter(({ code }) => steps.some(({ party }) => party === code))
    .map(({ code, name }, index) => ({
      code,
      name,
      x: POOL.x + LANE_HEAD,
      y: POOL.y + index * LANE_HEIGHT,
      width: 0,
      height: LANE_HEIGHT,
    }));
}

interface Placed {
  nodes: DrawnNode[];
  right: number;
  gap: number;
}

function placeStep(step: StepDefinition, x: number, middle: number, next: string | undefined): Placed {
  const outcomes = drawnOutcomes(step);
  const nodes: DrawnNode[] = [
    {
      id: `step_${step.code}`,
      kind: "task",
      name: { zh: `${step.code} ${step.name.zh}`, en: `${step.code} ${step.name.en}` },
      step: step.code,
      lane: step.party,
      repeats: step.repeats !== undefined,
      label: null,
      x,
      y: middle - TASK.height / 2,
      ...TASK,
    },
  ];
  let right = x + TASK.width;
  if (outcomes.length > 1) {
    nodes.push(node("gateway", `way_${step.code}`, step, right + GAP / 2, middle, GATEWAY));
    right += GAP / 2 + GATEWAY;
  }
  if (!outcomes.some(({ to }) => to === "end"))
    return { nodes, right, gap: outcomes.length > 1 ? LABEL_GAP : GAP };
  // An end stands to the right where nothing goes on, else above, so that the way on stays straight.
  const isLast = !outcomes.some(({ to }) => to === next);
  if (isLast) {
    const gap = outcomes.length > 1 ? LABEL_GAP : GAP;
    nodes.push(event("end", `end_${step.code}`, step, right + gap, middle));
    return { nodes, right: right + gap + EVENT, gap: GAP };
  }
  const end = event("end", `end_${step.code}`, step, right - GATEWAY / 2 - EVENT / 2, middle - 72);
  nodes.push({ ...end, label: { x: end.x - 32, y: end.y - 2, width: 30, height: 14 } });
  return { nodes, right, gap: LABEL_GAP };
}

function event(
  kind: "start" | "end",
  id: string,
  step: StepDefinition,
  x: number,
  middle: number,
): DrawnNode {
  const name = kind === "start" ? { zh: "开始", en: "Start" } : { zh: "结束", en: "End" };
  const label = { x: x - 7, y: middle + EVENT / 2 + 5, width: 50, height: 14 };
  return { ...node(kind, id, step, x, middle, EVENT), name, label };
}

function node(
  kind: DrawnNode["kind"],
  id: string,
  step: StepDefinition,
  x: number,
  middle: number,
  size: number,
): DrawnNode {
  const box = { x, y: middle - size / 2, width: size, height: size };
  return {
    id,
    kind,
    name: { zh: "", en: "" },
    step: step.code,
    lane: step.party,
    repeats: false,
    label: null,
    ...box,
  };
}

interface Parts {
  lanes: DrawnArea[];
  nodes: DrawnNode[];
  stages: ReadonlyMap<string, { from: number; to: number }>;
  edges: DrawnEdge[];
  right: number;
  /** Room under the lowest lane for the lines that go back. */
  deep: number;
}

function finish(definition: Definition, { lanes, nodes, stages, edges, right, deep }: Parts): Drawing {
  const height = heightOf(lanes) + deep;
  const width = right - POOL.x;
  const last = lanes.length - 1;
  return {
    width: right + GAP,
    height: POOL.y + height + GAP,
    pool: { ...POOL, width, height },
    lanes: lanes.map((lane, index) => ({
      ...lane,
      width: width - LANE_HEAD,
      height: index === last ? lane.height + deep : lane.height,
    })),
    stages: definition.stages.flatMap(({ code, name }) => {
      const span = stages.get(code);
      if (!span) return [];
      return [
        {
          code,
          name,
          x: span.from - 15,
          y: POOL.y - 35,
          width: span.to - span.from + 30,
          height: height + 45,
        },
      ];
    }),
    nodes,
    edges,
  };
}
