import type { Words } from "#foundation/messages/messages.ts";
import type { StepDefinition } from "./definition.contract.ts";
import { type Box, type DrawnEdge, type DrawnNode, drawnOutcomes } from "./drawing.rules.ts";

const LINE = 18;
const LABEL = { width: 110, height: 28 } as const;

interface Point {
  x: number;
  y: number;
}

/**
 * Joins the nodes at right angles. The next step is reached straight; every other one, before or further on, through a line
 * of its own under the lanes, where no step stands in the way. Ends above a gateway are reached upwards.
 */
export function connect(
  columns: readonly StepDefinition[],
  nodes: readonly DrawnNode[],
  bottom: number,
): { edges: DrawnEdge[]; lines: number } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const at = (id: string): DrawnNode => {
    const node = byId.get(id);
    if (!node) throw new Error(`nothing is drawn for ${id}`);
    return node;
  };
  const [first] = columns;
  const edges = first ? [straight("flow_start", at("start"), at(`step_${first.code}`), null)] : [];
  let lines = 0;
  for (const [index, step] of columns.entries()) {
    const own = edgesOf(step, columns[index + 1]?.code, at, bottom + lines * LINE);
    edges.push(...own.edges);
    lines += own.lines;
  }
  return { edges, lines };
}

type At = (id: string) => DrawnNode;

/** The ways out of one step, through a gateway where there are several. */
function edgesOf(
  step: StepDefinition,
  next: string | undefined,
  at: At,
  bottom: number,
): { edges: DrawnEdge[]; lines: number } {
  const outcomes = drawnOutcomes(step);
  const hasGateway = outcomes.length > 1;
  const from = at(hasGateway ? `way_${step.code}` : `step_${step.code}`);
  const edges = hasGateway ? [straight(`flow_${step.code}`, at(`step_${step.code}`), from, null)] : [];
  let [lines, beside] = [0, 0];
  for (const outcome of outcomes) {
    const said = hasGateway ? { name: outcome.name, when: outcome.when ?? null } : null;
    const id = `flow_${step.code}_${outcome.code}`;
    const to = at(outcome.to === "end" ? `end_${step.code}` : `step_${outcome.to}`);
    const way = wayTo(outcome.to, next, from, to);
    lines += Number(way === "below");
    if (way === "straight") edges.push(straight(id, from, to, said, beside));
    if (way === "upwards") edges.push(upwards(id, from, to, said));
    if (way === "below") edges.push(below(id, from, to, said, bottom + lines * LINE, lines - 1));
    beside += Number(way === "straight");
  }
  return { edges, lines };
}

function wayTo(
  code: string,
  next: string | undefined,
  from: DrawnNode,
  to: DrawnNode,
): "straight" | "upwards" | "below" {
  if (code === next) return "straight";
  if (code !== "end") return "below";
  return to.x > from.x + from.width ? "straight" : "upwards";
}

type Said = { name: Words; when: string | null } | null;

function straight(id: string, from: DrawnNode, to: DrawnNode, said: Said, beside = 0): DrawnEdge {
  const [start, end] = [rightOf(from), leftOf(to)];
  const bend = end.x - 20;
  const waypoints =
    start.y === end.y ? [start, end] : [start, { x: bend, y: start.y }, { x: bend, y: end.y }, end];
  // Outcomes that lead to the same step share its line; their names stand over each other.
  const label = { x: start.x + 2, y: start.y - 32 - beside * 30, ...LABEL };
  return edge(id, from, to, said, waypoints, label);
}

function upwards(id: string, from: DrawnNode, to: DrawnNode, said: Said): DrawnEdge {
  const x = from.x + from.width / 2;
  const waypoints = [
    { x, y: from.y },
    { x, y: to.y + to.height },
  ];
  return edge(id, from, to, said, waypoints, { x: x + 22, y: to.y + 4, ...LABEL });
}

function below(id: string, from: DrawnNode, to: DrawnNode, said: Said, y: number, beside: number): DrawnEdge {
  const [start, end] = [from.x + from.width / 2, to.x + to.width / 2];
  const waypoints = [
    { x: start, y: from.y + from.height },
    { x: start, y },
    { x: end, y },
    { x: end, y: to.y + to.height },
  ];
  return edge(id, from, to, said, waypoints, {
    x: start + 4,
    y: from.y + from.height + 6 + beside * 26,
    ...LABEL,
  });
}

function edge(
  id: string,
  from: DrawnNode,
  to: DrawnNode,
  said: Said,
  waypoints: readonly Point[],
  label: Box,
): DrawnEdge {
  return {
    id,
    from: from.id,
    to: to.id,
    name: said?.name ?? null,
    when: said?.when ?? null,
    waypoints,
    label: said ? label : null,
  };
}

function rightOf(box: Box): Point {
  return { x: box.x + box.width, y: box.y + box.height / 2 };
}

function leftOf(box: Box): Point {
  return { x: box.x, y: box.y + box.height / 2 };
}
