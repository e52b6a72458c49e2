/** A source's figures → a workbook in given or random variants, with what a right reading of it must give. */
import type { TableId } from "../../src/engine/fact";
import { TABLES } from "../../src/tables";
import { makeSheet, type Cell, type Sheet, type Workbook } from "../../src/workbook/workbook";
import { drawHeadAgain, drawTable, linesInOrder, type Drawing } from "./draw-table";
import { Paper, type ExpectedFact } from "./paper";
import { seededRandom, type Random } from "./random";
import { drawMatter } from "./draw-matter";
import type { Source, SourceTable } from "./source";
import {
  PLAIN,
  PLAIN_WORKBOOK,
  randomSheetVariant,
  randomWorkbookVariant,
  type SheetVariant,
  type WorkbookVariant,
} from "./variants";
import { contentsSheet, coverSheet, unrelatedSheets } from "./other-sheets";

export interface LaidOut {
  readonly workbook: Workbook;
  readonly expected: readonly ExpectedFact[];
  readonly variant: WorkbookVariant;
  readonly sheets: ReadonlyMap<string, SheetVariant>;
}

const CONTINUED: readonly TableId[] = ["income", "expenditure", "general-budget-expenditure"];
const SHANGHAI_ORDER = [0, 1, 2, 3, 4, 5, 8, 6, 7, 9, 10];

/** Lays a source out in random variants, but for what is given; the same seed gives the same workbook. */
export function layOutRandomly(source: Source, seed: number, given: Partial<SheetVariant> = {}): LaidOut {
  const random = seededRandom(seed);
  const workbook = randomWorkbookVariant(random);
  const common = randomSheetVariant(random);
  return layOut(source, random, workbook, () => ({
    ...(workbook.mixed ? randomSheetVariant(random) : common),
    ...given,
  }));
}

/** Lays a source out in one given way, or every sheet in its own. */
export function layOutAs(
  source: Source,
  sheet: Partial<SheetVariant> | (() => Partial<SheetVariant>) = {},
  workbook: Partial<WorkbookVariant> = {},
  seed = 1,
): LaidOut {
  return layOut(source, seededRandom(seed), { ...PLAIN_WORKBOOK, ...workbook }, () => ({
    ...PLAIN,
    ...(typeof sheet === "function" ? sheet() : sheet),
  }));
}

function layOut(
  source: Source,
  random: Random,
  variant: WorkbookVariant,
  variantOf: () => SheetVariant,
): LaidOut {
  const papers: { paper: Paper; variant: SheetVariant }[] = [];
  const tables = inOrder([...source.tables.values()], variant, random);
  const nameOf = sheetNames(variant);
  for (let index = 0; index < tables.length; index += 1) {
    const [table, next] = [tables[index], tables[index + 1]];
    if (!table) continue;
    const sheetVariant = variantOf();
    const paper = new Paper(nameOf(table, index), random);
    papers.push({ paper, variant: sheetVariant });
    const drawing: Drawing = { paper, source, table, variant: sheetVariant, random };
    const canContinue = CONTINUED.includes(table.table) && table.lines.length > 8;
    if (variant.continued !== "none" && canContinue && random.chance(0.5)) {
      const second = drawContinued(drawing, variant.continued, nameOf(table, index + 50));
      if (second) papers.push({ paper: second, variant: sheetVariant });
    } else {
      const end = drawWhole(drawing, sheetVariant.above);
      if (variant.paired && next && random.chance(0.5)) {
        drawWhole({ ...drawing, table: next }, end + random.int(1, 3));
        index += 1;
      }
    }
  }
  for (const { paper, variant: own } of papers)
    for (let left = own.spoiled; left > 0; left -= 1) paper.spoil();
  const sheets = papers.map(({ paper, variant: own }) => finished(paper, own, variant, random));
  const others = [
    ...(variant.hasCover ? [coverSheet(source)] : []),
    ...(variant.hasContents ? [contentsSheet(tables.map(({ table }) => table))] : []),
  ];
  const unrelated = variant.hasUnrelated ? unrelatedSheets(random) : [];
  const all = [...others, ...sheets, ...unrelated];
  return {
    workbook: { name: "layout.xlsx", sheets: variant.order === "shuffled" ? random.shuffled(all) : all },
    expected: papers.flatMap(({ paper }) => paper.expected),
    variant,
    sheets: new Map(papers.map(({ paper, variant: own }) => [paper.sheet, own])),
  };
}

function inOrder(tables: readonly SourceTable[], variant: WorkbookVariant, random: Random): SourceTable[] {
  if (variant.order === "shuffled") return random.shuffled(tables);
  const order = variant.order === "shanghai" ? SHANGHAI_ORDER : tables.map((_, index) => index);
  return order.flatMap((index) => tables[index] ?? []);
}

function sheetNames(variant: WorkbookVariant): (table: SourceTable, index: number) => string {
  return ({ table }, index) => {
    const at = TABLES.findIndex(({ id }) => id === table);
    const title = TABLES[at]?.title ?? table;
    const suffix = index >= 50 ? "(续)" : "";
    if (variant.names === "generic") return `Sheet${index + 1}`;
    if (variant.names === "titles") return `${title}${suffix}`;
    return `公开${String(at + 1).padStart(2, "0")}表${suffix}`;
  };
}

function drawWhole(drawing: Drawing, top: number): number {
  const { paper, variant, source } = drawing;
  const end = drawTable(drawing, drawMatter(drawing, top));
  if (!variant.note) return end;
  paper.put(
    end,
    variant.left,
    `注：本表反映${source.entity}本年度的决算情况，金额单位转换时可能存在尾数误差。`,
  );
  return end + 1;
}

/** The lines in two parts; the second on a sheet of its own, under the title again, or under the head alone. */
function drawContinued(
  drawing: Drawing,
  how: Exclude<WorkbookVariant["continued"], "none">,
  name: string,
): Paper | null {
  const { random, variant } = drawing;
  const lines = linesInOrder(drawing);
  const at = random.int(3, lines.length - 3);
  const [first, second] = [lines.slice(0, at), lines.slice(at)];
  const end = drawTable(drawing, drawMatter(drawing, variant.above), first);
  if (how === "repeatedHead") {
    const body = drawHeadAgain(drawing, end + random.int(0, 2));
    drawLines(drawing, body, second);
    return null;
  }
  if (how === "sameSheet") {
    drawTable(drawing, drawMatter(drawing, end + random.int(1, 3)), second);
    return null;
  }
  const paper = new Paper(name, random);
  const onSecond = { ...drawing, paper };
  drawTable(onSecond, drawMatter(onSecond, variant.above, "（续）"), second);
  return paper;
}

/** Lines under a head that is already drawn: drawn with a head on scratch paper to know the columns. */
function drawLines(drawing: Drawing, top: number, lines: Parameters<typeof drawTable>[2]): void {
  const headRows = drawHeadAgain({ ...drawing, paper: new Paper("", drawing.random) }, 0);
  drawTable(drawing, top - headRows, lines);
}

function finished(paper: Paper, own: SheetVariant, workbook: WorkbookVariant, random: Random): Sheet {
  const cells: Cell[] = [...paper.cells.values()];
  const rows = Math.max(...cells.map((cell) => cell.row));
  const columns = Math.max(...cells.map((cell) => cell.column));
  const some = (max: number): Set<number> => new Set(Array.from({ length: 3 }, () => random.int(0, max)));
  return makeSheet(
    {
      name: paper.sheet,
      visibility: workbook.hidesSheets && random.chance(0.3) ? "hidden" : "visible",
      ...(own.hidesRows ? { hiddenRows: some(rows) } : {}),
      ...(own.hidesColumns ? { hiddenColumns: some(columns) } : {}),
    },
    cells,
  );
}
