/** Charts of the narrative: what income and expenditure are made of. */
import { AlignmentType, Paragraph } from "docx";
import { ChartRun } from "docx/charts";
import { factOf } from "../../engine/fact";
import type { Facts, LineId, ColumnId, TableId } from "../../engine/fact";
import { definedColumns } from "../../engine/define-table";
import { TABLES } from "../../tables";
import { FUNCTIONAL_CLASS_LINES } from "../../tables/functional-classes";

interface Slice {
  readonly name: string;
  /** 分. */
  readonly value: number;
}

/** The chart of a section of the narrative; none where there is nothing to compare. */
export function chartOf(section: string, facts: Facts): Paragraph | null {
  switch (section) {
    case "income":
      return pie("收入决算结构", columnSlices("income", facts));
    case "expenditure":
      return pie("支出决算结构", columnSlices("expenditure", facts));
    case "general-budget":
      return bars("一般公共预算财政拨款支出（按功能分类）", classSlices("general-budget-expenditure", facts));
    default:
      return null;
  }
}

/** Columns of the total line, the total itself left out. */
function columnSlices(table: TableId, facts: Facts): Slice[] {
  const definition = TABLES.find(({ id }) => id === table);
  if (!definition) return [];
  return definedColumns(definition)
    .filter(({ id }) => id !== "total")
    .flatMap(({ id, label }) => slice(facts, table, "total", id, label));
}

function classSlices(table: TableId, facts: Facts): Slice[] {
  return FUNCTIONAL_CLASS_LINES.flatMap(({ id, label }) => slice(facts, table, id, "total", label));
}

function slice(facts: Facts, table: TableId, line: LineId, column: ColumnId, name: string): Slice[] {
  const amount = factOf(facts, table, line, column)?.amount;
  return amount && amount.value > 0 ? [{ name, value: amount.value }] : [];
}

const SIZE = { width: 520, height: 300 };
const FONT = { name: "宋体" };
const WAN = 1_000_000;

/** A single slice shows nothing. */
function pie(title: string, slices: readonly Slice[]): Paragraph | null {
  if (slices.length < 2) return null;
  return framed(
    new ChartRun({
      type: "pie",
      title: { text: `${title}（万元）`, font: { size: 12 } },
      categories: slices.map(({ name }) => name),
      series: [{ name: title, values: slices.map(({ value }) => value / WAN) }],
      dataLabels: { percentage: true, numberFormat: "0.00%", position: "outsideEnd" },
      legend: { position: "right" },
      font: FONT,
      transformation: SIZE,
    }),
  );
}

function bars(title: string, slices: readonly Slice[]): Paragraph | null {
  if (slices.length < 2) return null;
  return framed(
    new ChartRun({
      type: "column",
      title: { text: `${title}（万元）`, font: { size: 12 } },
      categories: slices.map(({ name }) => name),
      series: [{ name: "支出决算数", values: slices.map(({ value }) => value / WAN) }],
      dataLabels: { value: true, numberFormat: "#,##0.00" },
      valueAxis: { numberFormat: "#,##0" },
      legend: false,
      font: FONT,
      transformation: SIZE,
    }),
  );
}

function framed(chart: ChartRun): Paragraph {
  const paragraph = new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 120, after: 120 } });
  return paragraph.addRunToFront(chart);
}
