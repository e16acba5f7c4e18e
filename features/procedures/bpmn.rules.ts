import type { Language, Words } from "#foundation/messages/messages.ts";
import { basisOf } from "./basis.rules.ts";
import type { Definition } from "./definition.contract.ts";
import type { Box, Drawing, DrawnNode } from "./drawing.rules.ts";
import { layoutOf } from "./layout.rules.ts";

const NAMESPACES = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
  'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"',
  'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(" ");
const FEEL = "https://www.omg.org/spec/DMN/20211108/FEEL/";

/**
 * A definition as BPMN 2.0 with its drawing (BPMN DI): parties as lanes, stages as groups, outcomes as flows with their
 * condition in FEEL, and the rule of each step as its documentation. It describes; it is not made to be executed.
 */
export function bpmnOf(definition: Definition, language: Language = "zh"): string {
  const drawing = layoutOf(definition);
  const id = `procedure_${definition.code}_${definition.edition}`;
  const say = (words: Words) => escape(words[language]);
  const name = escape(`${definition.name[language]} ${definition.editionName[language]}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<definitions ${NAMESPACES} id="definitions_${id}" targetNamespace="urn:zugong:procedures" exporter="Zugong">`,
    ...categories(drawing, say),
    '<collaboration id="collaboration">',
    `<participant id="pool" name="${name}" processRef="${id}" />`,
    "</collaboration>",
    `<process id="${id}" name="${name}" isExecutable="false">`,
    ...laneSet(drawing, say),
    ...drawing.nodes.flatMap((node) => flowNode(node, definition, drawing, language)),
    ...drawing.edges.flatMap((edge) => flow(edge, say)),
    ...drawing.stages.map(
      ({ code }) => `<group id="stage_${code}" categoryValueRef="stage_value_${code}" />`,
    ),
    "</process>",
    ...diagram(drawing),
    "</definitions>",
    "",
  ].join("\n");
}

type Say = (words: Words) => string;

function categories({ stages }: Drawing, say: Say): string[] {
  return stages.map(
    ({ code, name }) =>
      `<category id="stage_category_${code}"><categoryValue id="stage_value_${code}" value="${say(name)}" /></category>`,
  );
}

function laneSet({ lanes, nodes }: Drawing, say: Say): string[] {
  return [
    '<laneSet id="lanes">',
    ...lanes.flatMap((lane) => [
      `<lane id="lane_${lane.code}" name="${say(lane.name)}">`,
      ...nodes.filter((node) => node.lane === lane.code).map(({ id }) => `<flowNodeRef>${id}</flowNodeRef>`),
      "</lane>",
    ]),
    "</laneSet>",
  ];
}

const TAGS = { start: "startEvent", task: "userTask", gateway: "exclusiveGateway", end: "endEvent" } as const;

function flowNode(node: DrawnNode, definition: Definition, { edges }: Drawing, language: Language): string[] {
  const tag = TAGS[node.kind];
  const name = node.name[language];
  const otherwise = edges.find(
    ({ from, when, name: said }) => from === node.id && said !== null && when === null,
  );
  const attributes = [
    `id="${node.id}"`,
    ...(name === "" ? [] : [`name="${escape(name)}"`]),
    ...(node.kind === "gateway" && otherwise ? [`default="${otherwise.id}"`] : []),
  ].join(" ");
  return [
    `<${tag} ${attributes}>`,
    ...(node.kind === "task"
      ? [`<documentation>${escape(ruleOf(definition, node.step, language))}</documentation>`]
      : []),
    ...edges.filter(({ to }) => to === node.id).map(({ id }) => `<incoming>${id}</incoming>`),
    ...edges.filter(({ from }) => from === node.id).map(({ id }) => `<outgoing>${id}</outgoing>`),
    ...(node.repeats ? ['<standardLoopCharacteristics testBefore="false" />'] : []),
    `</${tag}>`,
  ];
}

/** Who acts, what the article asks, and the conditions with theirs. */
function ruleOf(definition: Definition, code: string, language: Language): string {
  const step = definition.steps.find((one) => one.code === code);
  if (!step) return "";
  const { full, gist } = basisOf(definition, step.basis);
  return [
    step.who[language],
    [full[language], gist?.[language]].filter(Boolean).join(" "),
    ...step.guards.map((guard) => {
      const article = basisOf(definition, guard.basis).short[language];
      return `${guard.code} ${guard.name[language]} (${guard.class}, ${article})`;
    }),
  ].join("\n");
}

function flow(edge: Drawing["edges"][number], say: Say): string[] {
  const name = edge.name === null ? "" : ` name="${say(edge.name)}"`;
  const open = `<sequenceFlow id="${edge.id}" sourceRef="${edge.from}" targetRef="${edge.to}"${name}`;
  if (edge.when === null) return [`${open} />`];
  const condition = `<conditionExpression xsi:type="tFormalExpression" language="${FEEL}">${escape(edge.when)}</conditionExpression>`;
  return [`${open}>`, condition, "</sequenceFlow>"];
}

function diagram({ pool, lanes, stages, nodes, edges }: Drawing): string[] {
  return [
    '<bpmndi:BPMNDiagram id="diagram">',
    '<bpmndi:BPMNPlane id="plane" bpmnElement="collaboration">',
    shape("pool", pool, 'isHorizontal="true"'),
    ...lanes.map((lane) => shape(`lane_${lane.code}`, lane, 'isHorizontal="true"')),
    ...stages.map((stage) => shape(`stage_${stage.code}`, stage, "", headOf(stage))),
    ...nodes.map((node) =>
      shape(node.id, node, node.kind === "gateway" ? 'isMarkerVisible="true"' : "", node.label),
    ),
    ...edges.map(({ id, waypoints, label }) =>
      [
        `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">`,
        ...waypoints.map(({ x, y }) => `<di:waypoint x="${x}" y="${y}" />`),
        ...(label ? [`<bpmndi:BPMNLabel>${bounds(label)}</bpmndi:BPMNLabel>`] : []),
        "</bpmndi:BPMNEdge>",
      ].join(""),
    ),
    "</bpmndi:BPMNPlane>",
    "</bpmndi:BPMNDiagram>",
  ];
}

/** The name of a stage stands in one line inside its upper edge. */
function headOf({ x, y, width }: Box): Box {
  return { x, y: y + 8, width, height: 16 };
}

function shape(id: string, box: Box, more = "", label: Box | null = null): string {
  const attributes = [`id="${id}_di"`, `bpmnElement="${id}"`, more].filter(Boolean).join(" ");
  const said = label ? `<bpmndi:BPMNLabel>${bounds(label)}</bpmndi:BPMNLabel>` : "";
  return `<bpmndi:BPMNShape ${attributes}>${bounds(box)}${said}</bpmndi:BPMNShape>`;
}

function bounds({ x, y, width, height }: Box): string {
  return `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
