import { evaluate, type FeelFunction, parseExpression } from "feelin";

/** Functions of our own, beside those of FEEL; they reach an expression as values of the context. */
export const OWN_FUNCTIONS = [
  "months after",
  "full months",
  "working days after",
  "days after",
  "age on",
] as const;

/** An expression made ready: parsed once, called often. */
export interface CompiledFeel {
  /** The names it reads from the context, each once. */
  names: readonly string[];
  /** Properties it reads from those names: `talk.date` is `["talk", "date"]`. */
  paths: readonly (readonly [string, string])[];
  /** Functions it calls that are not ours. */
  calls: readonly string[];
  run(values: readonly unknown[]): unknown;
}

const compiled = new Map<string, CompiledFeel>();
/** More than all expressions of all editions of a city; beyond it the oldest make room. */
const CACHED = 5000;

/**
 * Makes an expression of FEEL ready. Results are three-valued: what depends on something unknown is null.
 * @throws Error when the text is no FEEL
 */
export function compileFeel(text: string): CompiledFeel {
  const held = compiled.get(text);
  if (held) return held;
  const made = compile(text);
  if (compiled.size >= CACHED) {
    const [oldest] = compiled.keys();
    if (oldest !== undefined) compiled.delete(oldest);
  }
  compiled.set(text, made);
  return made;
}

/**
 * feelin parses anew at each evaluation, which takes longer than the evaluation. As the body of a FEEL function the
 * expression is parsed once and called with the values it reads.
 */
function compile(text: string): CompiledFeel {
  const { names, paths, calls } = namesIn(text);
  const { value, warnings } = evaluate(`function(${names.join(", ")}) ${text}`, {});
  const body = value as FeelFunction | null;
  if (!body) throw new Error(`no FEEL: ${text}`);
  return {
    names,
    paths,
    calls,
    run(values) {
      const result: unknown = body.invoke(values);
      // feelin keeps the warnings of every call in the list it gave back.
      warnings.length = 0;
      return result ?? null;
    },
  };
}

const FUNCTIONS_KNOWN = Object.fromEntries(OWN_FUNCTIONS.map((name) => [name, null]));

function namesIn(text: string): Pick<CompiledFeel, "names" | "paths" | "calls"> {
  const names = new Set<string>();
  const paths: [string, string][] = [];
  const bound = new Set<string>();
  const called = new Set<number>();
  const calls = new Set<string>();
  parseExpression(text, FUNCTIONS_KNOWN, undefined).iterate({
    enter(node) {
      const word = text.slice(node.from, node.to);
      if (node.type.isError) throw new Error(`no FEEL at position ${node.from + 1}: ${text}`);
      if (node.name === "FunctionInvocation") called.add(node.from);
      if (node.name === "InExpression") bound.add(word.split(/\s/)[0] ?? "");
      if (node.name === "VariableName") (isRead(word, called.has(node.from)) ? names : calls).add(word);
      if (node.name === "PathExpression") {
        const [head = "", property = ""] = word.split(".").map((part) => part.trim());
        paths.push([head, property]);
      }
    },
  });
  return {
    names: [...names].filter((name) => !bound.has(name)),
    paths: paths.filter(([head]) => !bound.has(head)),
    calls: [...calls],
  };
}

/** FEEL's own functions are no names of the context; ours are, because they know the calendar. */
function isRead(word: string, isCalled: boolean): boolean {
  return !isCalled || (OWN_FUNCTIONS as readonly string[]).includes(word);
}
