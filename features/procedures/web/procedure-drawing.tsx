import { useWords } from "#ui/language/language.tsx";
import type { Definition } from "../definition.contract.ts";
import type { Drawing, DrawnEdge, DrawnNode } from "../drawing.rules.ts";
import { layoutOf } from "../layout.rules.ts";
import "./procedure-drawing.css";

interface ProcedureDrawingProps {
  definition: Definition;
  chosen: string | undefined;
  onChoose: (step: string) => void;
}

/** The drawing of a procedure: the same layout as its BPMN file. Wider than a page, so it scrolls in its own window. */
export function ProcedureDrawing({ definition, chosen, onChoose }: ProcedureDrawingProps) {
  const say = useWords();
  const drawing = layoutOf(definition);
  // The margin of the file's page is of no use in a window.
  const left = drawing.pool.x - 8;
  const top = Math.min(drawing.pool.y, ...drawing.stages.map(({ y }) => y)) - 8;
  const [width, height] = [drawing.width - left, drawing.height - top];
  return (
    <div className="procedure-drawing" tabIndex={0} role="region" aria-label={say(definition.name)}>
      <svg
        role="group"
        aria-label={say(definition.name)}
        width={width}
        height={height}
        viewBox={`${left} ${top} ${width} ${height}`}
      >
        <defs>
          <marker
            id="procedure-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        <Ground drawing={drawing} />
        {drawing.edges.map((edge) => (
          <Edge key={edge.id} edge={edge} />
        ))}
        {drawing.nodes.map((node) => (
          <Node key={node.id} node={node} isChosen={node.step === chosen} onChoose={onChoose} />
        ))}
      </svg>
    </div>
  );
}

/** Stages above, parties at the left, hairlines between them. */
function Ground({ drawing: { pool, lanes, stages } }: { drawing: Drawing }) {
  const say = useWords();
  return (
    <g className="ground">
      <rect {...pool} />
      {lanes.map((lane) => (
        <g key={lane.code}>
          <rect x={lane.x} y={lane.y} width={lane.width} height={lane.height} />
          <text
            className="lane"
            transform={`translate(${lane.x + 15} ${lane.y + lane.height / 2}) rotate(-90)`}
          >
            {say(lane.name)}
          </text>
        </g>
      ))}
      {stages.map((stage) => (
        <g key={stage.code}>
          <rect className="stage" x={stage.x} y={stage.y} width={stage.width} height={stage.height} />
          <text className="stage-name" x={stage.x + 8} y={stage.y + 20}>
            {say(stage.name)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Edge({ edge }: { edge: DrawnEdge }) {
  const say = useWords();
  const points = edge.waypoints.map(({ x, y }) => `${x},${y}`).join(" ");
  return (
    <g className="edge">
      <polyline points={points} markerEnd="url(#procedure-arrow)" />
      {edge.name !== null && edge.label !== null && (
        <text x={edge.label.x + edge.label.width / 2} y={edge.label.y + edge.label.height / 2}>
          {say(edge.name)}
        </text>
      )}
    </g>
  );
}

interface NodeProps {
  node: DrawnNode;
  isChosen: boolean;
  onChoose: (step: string) => void;
}

function Node({ node, isChosen, onChoose }: NodeProps) {
  const say = useWords();
  const { x, y, width, height } = node;
  if (node.kind === "task")
    return (
      <foreignObject x={x} y={y} width={width} height={height}>
        <button
          type="button"
          className="task"
          aria-pressed={isChosen}
          title={say(node.name)}
          onClick={() => onChoose(node.step)}
        >
          <span>{say(node.name)}</span>
          {node.repeats && <b aria-hidden="true">↻</b>}
        </button>
      </foreignObject>
    );
  const middle = { x: x + width / 2, y: y + height / 2 };
  return (
    <g className={node.kind}>
      {node.kind === "gateway" ? (
        <path d={`M${middle.x} ${y} ${x + width} ${middle.y} ${middle.x} ${y + height} ${x} ${middle.y}z`} />
      ) : (
        <circle cx={middle.x} cy={middle.y} r={width / 2} />
      )}
      {node.label !== null && (
        <text x={node.label.x + node.label.width / 2} y={node.label.y + node.label.height / 2}>
          {say(node.name)}
        </text>
      )}
    </g>
  );
}
