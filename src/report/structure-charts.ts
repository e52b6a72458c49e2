/** The structure of income and expenditure as charts: what they show, whoever draws them. */
import { STRUCTURE_SHEET } from "../workbook/own-sheets";
import { codeLines, factOf } from "../engine/fact";
import type { Facts, TableId } from "../engine/fact";
import { bareName } from "../narrative/brief";
import { EXPENDITURE_KINDS, INCOME_KINDS } from "../narrative/kinds";
import type { Kinds } from "../narrative/kinds";
import type { ContentRow, SheetContent } from "../workbook/sheet-content";

export interface Slice {
  readonly label: string;
  /** 分, above 0. */
  readonly value: number;
}

export interface StructureChart {
  /** The section of the narrative that it belongs to. */
  readonly section: string;
  readonly title: string;
  readonly kind: "pie" | "column";
  /** Two at least. */
  readonly slices: readonly Slice[];
}

const CLASS_DIGITS = 3;
const FEN_PER_WAN = 1_000_000;

/** Charts that have something to compare; a negative part cannot be drawn as one, so its chart is left out. */
export function structureCharts(facts: Facts): readonly StructureChart[] {
  const charts: StructureChart[] = [
    {
      section: "income",
      title: "收入决算结构",
      kind: "pie",
      slices: kindSlices(facts, "income", INCOME_KINDS),
    },
    {
      section: "expenditure",
      title: "支出决算结构",
      kind: "pie",
      slices: kindSlices(facts, "expenditure", EXPENDITURE_KINDS),
    },
    {
      section: "general-budget",
      title: "一般公共预算财政拨款支出（按功能分类）",
      kind: "column",
      slices: classSlices(facts, "general-budget-expenditure"),
    },
  ];
  return charts.filter(({ slices }) => slices.length > 1 && slices.every(({ value }) => value > 0));
}

function kindSlices(facts: Facts, table: TableId, kinds: Kinds): readonly Slice[] {
  return occurring(
    kinds.map(([column, label]) => ({ label, value: valueOf(facts, table, "total", column) })),
  );
}

function classSlices(facts: Facts, table: TableId): readonly Slice[] {
  const reading = facts.tables.get(table);
  const classes = reading ? codeLines(reading).filter((line) => line.code.length === CLASS_DIGITS) : [];
  return occurring(
    classes.map(({ id, label }) => ({ label: bareName(label), value: valueOf(facts, table, id, "total") })),
  );
}

function occurring(slices: readonly Slice[]): readonly Slice[] {
  return slices.filter(({ value }) => value !== 0);
}

function valueOf(facts: Facts, table: TableId, line: string, column: string): number {
  return factOf(facts, table, line, column)?.amount?.value ?? 0;
}

export interface StructureSheet {
  readonly content: SheetContent;
  /** Where each chart's labels and figures stand, with their head: `A1:B5`. */
  readonly charts: readonly {
    readonly title: string;
    readonly kind: StructureChart["kind"];
    readonly range: string;
  }[];
}

/** A worksheet with the figures of the charts in 万元, for a host to draw its own charts from. */
export function structureSheet(facts: Facts): StructureSheet {
  const rows: ContentRow[] = [];
  const charts = structureCharts(facts).map(({ title, kind, slices }) => {
    const first = rows.length + 1;
    rows.push({ cells: [headCell("项目"), headCell(`${title}（万元）`)] });
    for (const { label, value } of slices) {
      rows.push({
        cells: [{ value: label }, { value: value / FEN_PER_WAN, style: { format: "#,##0.00" } }],
      });
    }
    const range = `A${first}:B${rows.length}`;
    rows.push({ cells: [] });
    return { title, kind, range };
  });
  return { content: { name: STRUCTURE_SHEET, rows, columnWidths: [36, 32] }, charts };
}

function headCell(value: string): ContentRow["cells"][number] {
  return { value, style: { bold: true } };
}
