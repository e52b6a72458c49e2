/** The structure of income and expenditure as charts: what they show, whoever draws them. */
import { codeLines, factOf } from "../engine/fact";
import type { Facts } from "../engine/fact";
import { bareName } from "../narrative/desk";
import { EXPENDITURE_KINDS, INCOME_KINDS } from "../narrative/kinds";
import type { Kinds } from "../narrative/kinds";
import type { ContentRow, SheetContent } from "../workbook/sheet-content";

export interface StructureChart {
  readonly title: string;
  /** The section of the narrative that it belongs to. */
  readonly section: string;
  /** Hundredths of 万元, above 0; two slices at least. */
  readonly slices: readonly { readonly label: string; readonly value: number }[];
}

const FEN_PER_HUNDREDTH = 10_000;
const CLASS_DIGITS = 3;

/** Charts that have something to compare; a negative part cannot be a slice, so its chart is left out. */
export function structureCharts(facts: Facts): readonly StructureChart[] {
  const charts: StructureChart[] = [
    { title: "本年收入构成", section: "income", slices: kindSlices(facts, "income", INCOME_KINDS) },
    {
      title: "本年支出构成（按支出性质）",
      section: "expenditure",
      slices: kindSlices(facts, "expenditure", EXPENDITURE_KINDS),
    },
    { title: "本年支出构成（按功能分类）", section: "expenditure", slices: classSlices(facts) },
  ];
  return charts.filter(({ slices }) => slices.length > 1 && slices.every(({ value }) => value > 0));
}

function kindSlices(facts: Facts, table: string, kinds: Kinds): StructureChart["slices"] {
  return occurring(
    kinds.map(([column, label]) => ({ label, value: valueOf(facts, table, "total", column) })),
  );
}

function classSlices(facts: Facts): StructureChart["slices"] {
  const reading = facts.tables.get("expenditure");
  const classes = reading ? codeLines(reading).filter((line) => line.code.length === CLASS_DIGITS) : [];
  return occurring(
    classes.map((line) => ({
      label: bareName(line.label),
      value: valueOf(facts, "expenditure", line.id, "total"),
    })),
  );
}

function occurring(slices: StructureChart["slices"]): StructureChart["slices"] {
  return slices.filter(({ value }) => value !== 0);
}

function valueOf(facts: Facts, table: string, line: string, column: string): number {
  return Math.round((factOf(facts, table, line, column)?.amount?.value ?? 0) / FEN_PER_HUNDREDTH);
}

export const STRUCTURE_SHEET = "收支结构图";

export interface StructureSheet {
  readonly content: SheetContent;
  /** Where each chart's labels and figures stand, with their head: `A1:B5`. */
  readonly charts: readonly { readonly title: string; readonly range: string }[];
}

/** A worksheet with the figures of the charts, for a host to draw its own charts from. */
export function structureSheet(facts: Facts): StructureSheet {
  const rows: ContentRow[] = [];
  const charts = structureCharts(facts).map(({ title, slices }) => {
    const first = rows.length + 1;
    rows.push({ cells: [textCell("项目", true), textCell(`${title}（万元）`, true)] });
    for (const { label, value } of slices) {
      rows.push({ cells: [textCell(label), { value: value / 100, style: { format: "#,##0.00" } }] });
    }
    const range = `A${first}:B${rows.length}`;
    rows.push({ cells: [] });
    return { title, range };
  });
  return { content: { name: STRUCTURE_SHEET, rows, columnWidths: [36, 32] }, charts };
}

function textCell(value: string, bold = false): ContentRow["cells"][number] {
  return { value, style: { bold } };
}
