import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { type EChartsCoreOption, init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { type Size, useAppearance } from "#ui/appearance/appearance.ts";
import type { ChartData } from "./chart-data.ts";

register([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const ROW = { normal: 26, large: 40 };

interface ChartProps {
  data: ChartData;
  alt: string;
}

/** A chart with its values printed; those who do not see it hear what it shows. Another theme draws it anew. */
export function Chart(props: ChartProps) {
  const { theme, size } = useAppearance();
  return <Drawing key={`${theme} ${size}`} {...props} size={size} />;
}

function Drawing({ data, alt, size }: ChartProps & { size: Size }) {
  const box = useRef<HTMLDivElement>(null);
  const height = data.kind === "line" ? 320 : 72 + ROW[size] * data.rows.length;
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current, null, { renderer: "svg" });
    chart.setOption(drawingOf(data, inks(box.current), size === "large" ? 16 : 12));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [data, size]);
  return <div ref={box} className="chart" role="img" aria-label={alt} style={{ height }} />;
}

interface Inks {
  text: string;
  quiet: string;
  line: string;
  sheet: string;
  onDark: string;
  steps: string[];
  plain: string;
  font: string;
}

/** The colours of the page as it is now: light, dark or large. */
function inks(element: HTMLElement): Inks {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: of("--ink-1"),
    quiet: of("--ink-2"),
    line: of("--line-1"),
    sheet: of("--sheet"),
    onDark: of("--sheet"),
    steps: ["--seq-6", "--seq-5", "--seq-4", "--seq-3", "--seq-2", "--c5"].map(of),
    plain: of("--c1"),
    font: style.fontFamily,
  };
}

function drawingOf(data: ChartData, ink: Inks, fontSize: number): EChartsCoreOption {
  const text = { color: ink.quiet, fontSize, fontFamily: ink.font };
  const names = {
    type: "category",
    data: data.rows.map(({ name }) => name),
    axisLabel: { ...text, ...(data.kind !== "line" && { width: 120, overflow: "truncate", interval: 0 }) },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.line } },
    inverse: data.kind !== "line",
  };
  const amounts = {
    type: "value",
    axisLabel: data.kind === "line" ? text : { show: false },
    splitLine: { show: data.kind === "line", lineStyle: { color: ink.line } },
    ...(data.kind === "shares" && { max: 1 }),
  };
  return {
    animation: false,
    textStyle: { fontFamily: ink.font },
    grid: {
      left: 8,
      right: data.kind === "bars" ? 64 : 16,
      top: 8,
      bottom: data.series.length > 1 ? 44 : 8,
      containLabel: true,
    },
    legend: {
      show: data.series.length > 1,
      bottom: 0,
      left: 0,
      type: "plain",
      itemWidth: 12,
      itemHeight: 12,
      textStyle: text,
      selectedMode: false,
    },
    xAxis: data.kind === "line" ? names : amounts,
    yAxis: data.kind === "line" ? amounts : names,
    series: data.series.map((one, nr) => seriesOf(data, one, nr, ink, fontSize)),
  };
}

function seriesOf(
  data: ChartData,
  one: ChartData["series"][number],
  nr: number,
  ink: Inks,
  fontSize: number,
) {
  const step = nr % ink.steps.length;
  const colour = data.series.length === 1 ? ink.plain : ink.steps[step];
  const label = {
    fontSize,
    fontFamily: ink.font,
    formatter: ({ dataIndex }: { dataIndex: number }) => one.labels[dataIndex] ?? "",
  };
  if (data.kind === "line")
    return {
      type: "line",
      name: one.name,
      data: one.values,
      symbolSize: 6,
      lineStyle: { width: 2 },
      itemStyle: { color: colour },
      label: { ...label, show: data.rows.length <= 24, position: "top", color: ink.text },
    };
  const shares = data.kind === "shares";
  return {
    type: "bar",
    name: one.name,
    data: one.values,
    barMaxWidth: 20,
    ...(shares && { stack: "whole" }),
    itemStyle: { color: colour, borderColor: ink.sheet, borderWidth: shares ? 1 : 0 },
    label: shares
      ? {
          ...label,
          show: true,
          color: step < 2 || step === 5 ? ink.onDark : ink.text,
          formatter: shareLabel(one),
        }
      : { ...label, show: true, position: "right", color: ink.text },
  };
}

/** A share too narrow for its figure keeps it to the table. */
function shareLabel(one: ChartData["series"][number]) {
  return ({ dataIndex }: { dataIndex: number }) => {
    const value = one.values[dataIndex] ?? 0;
    return value < 0.05 ? "" : String(Math.round(value * 100));
  };
}
