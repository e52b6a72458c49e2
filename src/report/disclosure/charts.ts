/** Charts of the narrative, drawn as native charts of the document. */
import { AlignmentType, Paragraph } from "docx";
import { ChartRun } from "docx/charts";
import type { Facts } from "../../engine/fact";
import { tableLine } from "./paragraphs";
import { structureCharts } from "../structure-charts";
import type { StructureChart } from "../structure-charts";

/** The figure of a section of the narrative with its numbered caption; none where there is nothing to compare. */
export function figureOf(section: string, facts: Facts): readonly Paragraph[] {
  const all = structureCharts(facts);
  const index = all.findIndex((one) => one.section === section);
  const chart = all[index];
  if (!chart) return [];
  const run = chart.kind === "pie" ? pie(chart) : columns(chart);
  const drawn = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 0 },
    keepNext: true,
  });
  // A pie says shares, and not how much.
  const unit = chart.kind === "pie" ? "" : "（万元）";
  return [drawn.addRunToFront(run), tableLine(`图${String(index + 1)} ${chart.title}${unit}`, "centre")];
}

const SIZE = { width: 520, height: 300 };
const FONT = { name: "宋体" };
const FEN_PER_WAN = 1_000_000;

function pie(chart: StructureChart): ChartRun {
  return new ChartRun({
    type: "pie",
    ...frame(chart, chart.title),
    dataLabels: { percentage: true, numberFormat: "0.00%", position: "outsideEnd" },
    legend: { position: "right" },
  });
}

function columns(chart: StructureChart): ChartRun {
  return new ChartRun({
    type: "column",
    ...frame(chart, "支出决算数"),
    dataLabels: { value: true, numberFormat: "#,##0.00" },
    valueAxis: { numberFormat: "#,##0" },
    legend: false,
  });
}

function frame({ slices }: StructureChart, series: string) {
  return {
    categories: slices.map(({ label }) => label),
    series: [{ name: series, values: slices.map(({ value }) => value / FEN_PER_WAN) }],
    font: FONT,
    transformation: SIZE,
  };
}
