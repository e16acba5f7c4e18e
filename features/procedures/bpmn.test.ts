import { expect, test } from "vitest";
// It ships without types; what is read of it is described below.
// @ts-expect-error
import { BpmnModdle } from "bpmn-moddle";
import { PROCEDURES } from "#packs/tianjin/procedures/index.ts";
import { definitionOf } from "#tests/kit/procedures.ts";
import { bpmnOf } from "./bpmn.rules.ts";
import { layoutOf } from "./layout.rules.ts";

/** What is read of the file: enough to see that everything that flows is drawn. */
interface Element {
  $type: string;
  id: string;
  bpmnElement?: Element;
  bounds?: { width: number; height: number };
  waypoint?: { x: number; y: number }[];
  flowElements?: Element[];
  diagrams?: { plane: { planeElement: Element[] } }[];
  rootElements?: Element[];
  laneSets?: { lanes: { name: string; flowNodeRef: Element[] }[] }[];
  incoming?: Element[];
  outgoing?: Element[];
}

const EACH = PROCEDURES.map(({ code, edition }) => [code, edition] as const);

test.each(EACH)("%s %s is BPMN without a warning, everything in it drawn", async (code, edition) => {
  for (const language of ["zh", "en"] as const) {
    const xml = bpmnOf(definitionOf(code, edition), language);
    const { rootElement, warnings } = (await new BpmnModdle().fromXML(xml)) as unknown as {
      rootElement: Element;
      warnings: unknown[];
    };
    expect(warnings).toEqual([]);
    const process = rootElement.rootElements?.find(({ $type }) => $type === "bpmn:Process");
    const drawn = new Map(
      rootElement.diagrams?.[0]?.plane.planeElement.map((one) => [one.bpmnElement?.id, one] as const),
    );
    const elements = process?.flowElements ?? [];
    expect(elements.length).toBeGreaterThan(6);
    for (const { id, $type, incoming, outgoing } of elements) {
      if ($type === "bpmn:SequenceFlow")
        expect(drawn.get(id)?.waypoint?.length, id).toBeGreaterThanOrEqual(2);
      else {
        expect(drawn.get(id)?.bounds?.width, id).toBeGreaterThan(0);
        if ($type !== "bpmn:StartEvent") expect(incoming?.length, id).toBeGreaterThan(0);
        if ($type !== "bpmn:EndEvent") expect(outgoing?.length, id).toBeGreaterThan(0);
      }
    }
    const nodes = elements.filter(({ $type }) => $type !== "bpmn:SequenceFlow").map(({ id }) => id);
    const inLanes = process?.laneSets?.[0]?.lanes.flatMap(({ flowNodeRef }) =>
      flowNodeRef.map(({ id }) => id),
    );
    expect(inLanes?.toSorted()).toEqual(nodes.toSorted());
  }
});

test.each(EACH)(
  "%s %s: no step covers another, each lies in its lane and its stage, no line runs through one",
  (code, edition) => {
    const definition = definitionOf(code, edition);
    const { nodes, lanes, stages, edges, pool } = layoutOf(definition);
    for (const [index, one] of nodes.entries()) {
      const lane = lanes.find((area) => area.code === one.lane);
      expect(lane && one.y >= lane.y && one.y + one.height <= lane.y + lane.height, one.id).toBe(true);
      for (const other of nodes.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart, `${one.id} ${other.id}`).toBe(true);
      }
      if (one.kind === "start") continue;
      const stage = stages.find(
        (area) => area.code === definition.steps.find((step) => step.code === one.step)?.stage,
      );
      expect(stage && one.x >= stage.x && one.x + one.width <= stage.x + stage.width, one.id).toBe(true);
    }
    for (const edge of edges) {
      for (const [index, point] of edge.waypoints.entries()) {
        expect(point.y).toBeLessThanOrEqual(pool.y + pool.height);
        const next = edge.waypoints[index + 1];
        if (next)
          for (const node of nodes) expect(crosses(point, next, node), `${edge.id} ${node.id}`).toBe(false);
      }
    }
  },
);

type Point = { x: number; y: number };

/** Whether a line at right angles runs through the inside of a node. */
function crosses(a: Point, b: Point, box: { x: number; y: number; width: number; height: number }): boolean {
  const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
  const [top, low] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  return right > box.x + 1 && left < box.x + box.width - 1 && low > box.y + 1 && top < box.y + box.height - 1;
}
