import { useState } from "react";
import { useCommand } from "#ui/api/use-command.ts";
import { StackedBar } from "#ui/chart/stacked-bar.tsx";
import { Button } from "#ui/form/button.tsx";
import { Checkbox } from "#ui/form/checkbox.tsx";
import { Form } from "#ui/form/form.tsx";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { commitRun, downloadMarked, type ImportRun, withdrawRun } from "../imports.contract.ts";
import { rosterMessages } from "../messages.ts";

/** The result as one bar, and the choice: the good rows now, or all or nothing. Nothing is written before it. */
export function TakeSheet({ run }: { run: ImportRun }) {
  return (
    <div className="cols even">
      <Sheet>
        <ResultBar run={run} />
      </Sheet>
      <Sheet>
        <TakeForm run={run} />
      </Sheet>
    </div>
  );
}

function ResultBar({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const totals = run.totals ?? { good: 0, warn: 0, bad: 0 };
  const effects = run.effects ?? { add: 0, change: 0, same: 0, conflict: 0 };
  const unit = (count: number) => t(count === 1 ? "unitRow" : "unitRows");
  const changing = totals.good - effects.same;
  return (
    <StackedBar
      label={t("everyFault")}
      parts={[
        {
          key: "good",
          label: t("canTake"),
          value: changing,
          kind: "ok",
          unit: unit(changing),
          note: t("effects", { add: effects.add, change: effects.change }),
        },
        { key: "warn", label: t("mustLook"), value: totals.warn, kind: "warn", unit: unit(totals.warn) },
        {
          key: "bad",
          label: t("mustMend"),
          value: totals.bad,
          kind: "stop",
          unit: unit(totals.bad),
        },
        { key: "same", label: t("unchanged"), value: effects.same, kind: "idle", unit: unit(effects.same) },
      ]}
    />
  );
}

function TakeForm({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const totals = run.totals ?? { good: 0, warn: 0, bad: 0 };
  const [take, setTake] = useState<"good" | "all">("good");
  const [seen, setSeen] = useState(false);
  const commit = useCommand(commitRun);
  const rows = totals.good + (seen ? totals.warn : 0);
  // Rows that are the same already are settled with the others, but write nothing.
  const writes = rows - (run.effects?.same ?? 0);
  const left = totals.bad + (seen ? 0 : totals.warn);
  const blocked = useBlocked(rows, take === "all" ? left : 0);
  return (
    <Form
      label={t("how")}
      refusal={commit.refusal?.words}
      onSend={() =>
        blocked === undefined &&
        commit.send({ runId: run.runId, version: run.version, take, warningsSeen: seen })
      }
    >
      <RadioGroup
        name="take"
        label={t("how")}
        hideLabel
        look="cards"
        value={take}
        onChange={setTake}
        options={[
          { value: "good", label: t("takeGood", { rows: writes }), sub: t("takeGoodSub", { rows: left }) },
          { value: "all", label: t("takeAll"), sub: t("takeAllSub") },
        ]}
      />
      {totals.warn > 0 && (
        <Checkbox
          name="seen"
          label={t("warningsSeen", { rows: totals.warn })}
          checked={seen}
          onChange={setSeen}
        />
      )}
      <div className="row wrap">
        <Button kind="pri" type="submit" pending={commit.pending} blocked={blocked}>
          {useTakeWords(rows, writes)}
        </Button>
        <MarkedButton run={run} rows={left} seen={seen} />
        <WithdrawButton run={run} />
      </div>
    </Form>
  );
}

/** What the button does: a roster that is the same as the files is only settled. */
function useTakeWords(rows: number, writes: number): string {
  const t = useText(rosterMessages);
  return writes === 0 && rows > 0 ? t("closeRun") : t("take", { rows: writes });
}

/** Why the button cannot act now; undefined when it can. */
function useBlocked(rows: number, left: number): string | undefined {
  const t = useText(rosterMessages);
  if (rows === 0) return t("nothing");
  return left > 0 ? t("mendFirst", { rows: left }) : undefined;
}

/** The rows that are left come as a workbook with the faults marked, to be mended and sent again. */
export function MarkedButton({ run, rows, seen }: { run: ImportRun; rows: number; seen: boolean }) {
  const t = useText(rosterMessages);
  const { language } = useLanguage();
  if (rows === 0) return null;
  const input = { runId: run.runId, warnings: seen ? "seen" : "unseen", language } as const;
  return (
    <DownloadButton endpoint={downloadMarked} input={input}>
      {t("downloadMarked", { rows })}
    </DownloadButton>
  );
}

function WithdrawButton({ run }: { run: ImportRun }) {
  const t = useText(rosterMessages);
  const withdraw = useCommand(withdrawRun);
  return (
    <Button
      kind="text"
      pending={withdraw.pending}
      onClick={() => withdraw.send({ runId: run.runId, version: run.version })}
    >
      {t("withdraw")}
    </Button>
  );
}
