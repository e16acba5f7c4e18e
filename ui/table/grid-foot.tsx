import { asProblem } from "#ui/api/problem.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { uiMessages } from "#ui/messages.ts";
import { topOf } from "#ui/table/row-scroll.ts";
import type { RowStore } from "#ui/table/row-store.ts";
import type { useRowWindow } from "#ui/table/use-row-window.ts";

interface GridFootProps {
  id: string;
  rows: Pick<RowStore<unknown>, "total" | "count" | "complete" | "failure" | "again" | "rowAt">;
  window: ReturnType<typeof useRowWindow>;
  rowHeight: number;
  /** Number of rows chosen; undefined where rows are not chosen. */
  selected: number | undefined;
}

/** Where in the whole one is, what is chosen, which keys work; and what was not read, with the way to try again. */
export function GridFoot({ id, rows, window, rowHeight, selected }: GridFootProps) {
  const t = useText(uiMessages);
  const say = useWords();
  const total = rows.total();
  const top = topOf(window.place);
  const from = Math.min(Math.floor(top / rowHeight) + 1, rows.count());
  const to = Math.min(Math.floor((top + window.extent.view) / rowHeight), total ?? rows.count());
  const failure = rows.failure();
  return (
    <div className="grid-foot">
      {total !== undefined && total > 0 && (
        <span>{t("rowsSeen", { total, from, to: Math.max(from, to) })}</span>
      )}
      {selected !== undefined && selected > 0 && (
        <span className="b" role="status">
          {t("selected", { count: selected })}
        </span>
      )}
      {failure !== undefined && (
        <span className="row" role="alert">
          <Status kind="stop">{t("rowNotRead")}</Status>
          {say(asProblem(failure).words)}
          <Button kind="text" small onClick={rows.again}>
            {t("again")}
          </Button>
        </span>
      )}
      <span id={`${id}-keys`} className="end keys">
        {selected !== undefined ? t("gridKeys") : t("gridKeysPlain")}
      </span>
    </div>
  );
}
