import { type ReactNode, useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import type { CaseRow } from "../lists.contract.ts";
import { BatchSection } from "./batch-section.tsx";
import { listMessages } from "./list-messages.ts";

interface BatchBarProps {
  /** The rows that are chosen. */
  rows: readonly CaseRow[];
  /** Everything was moved: the list begins anew. */
  onDone: () => void;
}

/** Under the filters, once something is chosen: the way to move all of it with one preview. */
export function BatchBar({ rows, onDone }: BatchBarProps): ReactNode {
  const t = useText(listMessages);
  const [open, setOpen] = useState(false);
  const first = rows[0];
  if (first === undefined) return null;
  const mixed = rows.some((row) => row.procedure !== first.procedure || row.step !== first.step);
  if (open && !mixed)
    return (
      <BatchSection
        rows={rows}
        onLeave={() => setOpen(false)}
        onDone={() => {
          setOpen(false);
          onDone();
        }}
      />
    );
  return (
    <div className="batch-bar">
      <Button blocked={mixed ? t("batchMixed") : undefined} onClick={() => setOpen(true)}>
        {t("batch", { count: rows.length })}
      </Button>
    </div>
  );
}
