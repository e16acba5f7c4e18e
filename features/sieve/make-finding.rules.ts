import type { Finding } from "./finding.contract.ts";

type Draft = Pick<Finding, "code" | "reason" | "citation" | "mend"> &
  Partial<Pick<Finding, "papers" | "steps" | "into">> & { saves?: Partial<Finding["saves"]> };

const NOTHING = { papers: 0, signatures: 0, fields: 0, levels: 0, days: 0 };

/** A finding with its key (code and place) and the digest of what it rests on. */
export function makeFinding(draft: Draft): Finding {
  const { code, reason, citation, mend, papers = [], steps = [], into = null } = draft;
  const place = [...papers.map((no) => `p${no}`), ...steps.map((no) => `s${no}`)].join("+");
  const saves = { ...NOTHING, ...draft.saves };
  return {
    key: `${code}:${place}`,
    code,
    papers,
    steps,
    reason,
    citation,
    mend,
    into,
    saves,
    facts: digest(JSON.stringify([reason.zh, citation.zh, mend, into, saves])),
  };
}

/** FNV-1a of 64 bits in two halves: pure, and the same in browser and server. It guards against nothing but chance. */
function digest(text: string): string {
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193) >>> 0;
    high = Math.imul(high ^ (unit + at), 0x01000193) >>> 0;
  }
  return low.toString(16).padStart(8, "0") + high.toString(16).padStart(8, "0");
}
