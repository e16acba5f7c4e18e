import { useCallback } from "react";
import { call } from "#ui/api/call.ts";
import { ComboBox } from "#ui/form/combo-box.tsx";
import type { ComboOption } from "#ui/form/combo-option.ts";
import { searchBodies } from "../contract.ts";

/** So many are shown: a list that is longer is narrowed by typing on. */
const MOST = 30;

interface BodyChoiceProps {
  name: string;
  label: string;
  note?: string | undefined;
  hint?: string | undefined;
  /** Codes of `body_kind` that come into question, with commas between them. */
  kinds: string;
  /** Ids of bodies that are not offered: the one that the form is about, and those chosen already. */
  except: readonly string[];
  /** Nothing below this body is offered. */
  outside?: string | undefined;
  value: ComboOption | undefined;
  onChange: (value: ComboOption | undefined) => void;
}

/** One body, found by part of its name or by initials. */
export function BodyChoice({ kinds, except, outside, ...props }: BodyChoiceProps) {
  const left = except.join();
  const search = useCallback(
    async (text: string, signal: AbortSignal): Promise<ComboOption[]> => {
      if (text === "") return [];
      const gone = left.split(",");
      const { hits } = await call(searchBodies, { text, kinds, limit: 500 }, { signal });
      return hits
        .filter((hit) => !gone.includes(hit.id) && !hit.path.includes(outside ?? ""))
        .slice(0, MOST)
        .map(({ id, name, place }) => ({ value: id, label: name, ...(place !== null && { detail: place }) }));
    },
    [kinds, left, outside],
  );
  return <ComboBox {...props} className="half" search={search} />;
}
