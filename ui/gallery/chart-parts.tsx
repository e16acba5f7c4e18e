import { useState } from "react";
import { ProgressBar, ShareBar } from "#ui/chart/progress-bar.tsx";
import { StackedBar } from "#ui/chart/stacked-bar.tsx";
import { Timeline } from "#ui/chart/timeline.tsx";
import { useText } from "#ui/language/language.tsx";
import { KeyHints } from "#ui/page/key-hint.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";
import { LANES, LEGEND } from "./samples.ts";

export function ChartParts() {
  const t = useText(galleryMessages);
  const [opened, setOpened] = useState("");
  return (
    <>
      <Part title={t("timeline")} wide={2}>
        <Sheet title="时期" note="每段都有起止日期和决定文件，点开看">
          <Timeline
            label="时期线"
            lanes={LANES}
            legend={LEGEND}
            today="2026-11-23"
            onOpen={(period) => setOpened(`${period.label} ${period.from}`)}
          />
          <p className="sm mut" role="status">
            {opened}
          </p>
        </Sheet>
      </Part>
      <Part title={t("import")}>
        <Sheet>
          <StackedBar
            label="检查结果"
            parts={[
              {
                key: "ok",
                label: "可以导入",
                value: 1241,
                unit: "行",
                kind: "ok",
                note: "新增 12，更新 1,229",
              },
              { key: "bad", label: "要改", value: 45, unit: "行", kind: "stop", note: "共 63 处" },
              { key: "same", label: "没有变化", value: 0, unit: "行", kind: "idle" },
            ]}
          />
        </Sheet>
      </Part>
      <Part title={t("progress")} wide={2}>
        <ProgressBar
          label="正在检查 党员名册"
          done={812}
          total={1286}
          unit="行"
          words="还要大约 2 秒"
          onStop={() => undefined}
        />
        <ShareBar label="手填、带出" typed={41} known={263} />
        <KeyHints
          hints={[
            { keys: "Ctrl K", does: "搜索" },
            { keys: "Enter", does: "到下一项" },
          ]}
        />
      </Part>
    </>
  );
}
