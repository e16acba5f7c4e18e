import { useCallback } from "react";
import { call } from "#ui/api/call.ts";
import { ComboBox } from "#ui/form/combo-box.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { searchBodies } from "../contract.ts";

/** So many hits are asked for: a list that is longer is narrowed by typing on. */
const MOST = 30;

async function search(
  text: string,
  signal: AbortSignal,
  except: readonly string[],
): Promise<readonly ComboOption[]> {
  if (text === "") return [];
  const { hits } = await call(searchBodies, { text, limit: MOST + except.length }, { signal });
  return hits
    .filter((hit) => !except.includes(hit.id))
    .slice(0, MOST)
    .map((hit) => ({
      value: hit.id,
      label: hit.name,
      ...(hit.place !== null && { detail: hit.place }),
    }));
}

interface BodyChoiceProps {
  name: string;
  label: string;
  note?: string | undefined;
  hint?: string | undefined;
  /** Ids of bodies that are not offered: the one that the form is about, and those chosen already. */
  except: readonly string[];
  value: ComboOption | undefined;
  onChange: (value: ComboOption | undefined) => void;
}

/** One body, found by part of its name or by initials. */
export function BodyChoice({ except, ...props }: BodyChoiceProps) {
  const left = except.join();
  const find = useCallback(
    (text: string, signal: AbortSignal) => search(text, signal, left.split(",")),
    [left],
  );
  return <ComboBox {...props} search={find} />;
}
