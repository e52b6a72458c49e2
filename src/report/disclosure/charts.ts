/** Charts of the narrative, drawn as native charts of the document. */
import { AlignmentType, Paragraph } from "docx";
import { ChartRun } from "docx/charts";
import type { Facts } from "../../engine/fact";
import { structureCharts } from "../structure-charts";
import type { StructureChart } from "../structure-charts";

/** The chart of a section of the narrative; none where there is nothing to compare. */
export function chartOf(section: string, facts: Facts): Paragraph | null {
  const chart = structureCharts(facts).find((one) => one.section === section);
  if (!chart) return null;
  const run = chart.kind === "pie" ? pie(chart) : columns(chart);
  const paragraph = new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 120, after: 120 } });
  return paragraph.addRunToFront(run);
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

function frame({ title, slices }: StructureChart, series: string) {
  return {
    title: { text: `${title}（万元）`, font: { size: 12 } },
    categories: slices.map(({ label }) => label),
    series: [{ name: series, values: slices.map(({ value }) => value / FEN_PER_WAN) }],
    font: FONT,
    transformation: SIZE,
  };
}
