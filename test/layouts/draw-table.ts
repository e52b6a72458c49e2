/** Every table kind drawn in the ways that forms draw it. */
import type { ColumnId, TableId } from "../../src/engine/fact";
import { drawHead, type HeadNode, type PlacedLeaf } from "./head";
import { Paper } from "./paper";
import type { Random } from "./random";
import { valueOf, type Source, type SourceLine, type SourceTable } from "./source";
import { putStub, stubHead, written } from "./stub";
import { drawThreePublic } from "./draw-three-public";
import { drawBasic } from "./draw-basic";
import { drawSides } from "./draw-sides";
import type { SheetVariant } from "./variants";

export interface Drawing {
  readonly paper: Paper;
  readonly source: Source;
  readonly table: SourceTable;
  readonly variant: SheetVariant;
  readonly random: Random;
}

export const figureNode = (text: string, column: ColumnId): HeadNode => ({
  text,
  leaf: { kind: "figure", column },
});

/** Draws head and body; returns the row under the last one. */
export function drawTable(drawing: Drawing, top: number, lines?: readonly SourceLine[]): number {
  switch (drawing.table.table) {
    case "income-expenditure-summary":
    case "appropriation-summary":
      return drawSides(drawing, top);
    case "general-budget-basic-expenditure":
      return drawBasic(drawing, top);
    case "three-public":
      return drawThreePublic(drawing, top);
    case "procurement":
      return drawProcurement(drawing, top);
    default:
      return drawCodes(drawing, top, lines ?? linesInOrder(drawing));
  }
}

/** Tables by codes may go on elsewhere; 合计 stands where the variant has it. */
export function linesInOrder({ table, variant }: Drawing): SourceLine[] {
  const deepest = table.table === "expenditure" ? variant.deepest : 7;
  const total = table.lines.filter(({ code }) => code === null);
  const codes = table.lines.filter(({ code }) => code !== null && code.length <= deepest);
  return variant.total === "first" ? [...total, ...codes] : [...codes, ...total];
}

export const flat = (...columns: [text: string, column: ColumnId][]): HeadNode[] =>
  columns.map(([text, column]) => figureNode(text, column));

/** With a shared total the parts of 本年支出 stand in a row of their own, beside 合计. */
function fundNodes(variant: SheetVariant): readonly HeadNode[] {
  const parts = flat(
    [variant.amountHead === "金额" ? "小计" : "合计", "total"],
    ["基本支出", "basic"],
    ["项目支出", "project"],
  );
  return [
    ...flat(["年初结转和结余", "opening"], ["本年收入", "income"]),
    { text: "本年支出", children: variant.sharedTotal ? [{ text: "", children: parts }] : parts },
    figureNode("年末结转和结余", "closing"),
  ];
}

/** 基本支出, or the sum of its parts with them. */
function basicNode(variant: SheetVariant): HeadNode {
  if (!variant.splitBasic) return figureNode("基本支出", "basic");
  const parts = ["人员经费", "公用经费"].map((text): HeadNode => ({ text, leaf: { kind: "detail" } }));
  return { text: "基本支出", children: [figureNode("小计", "basic"), ...parts] };
}

function figureHead(table: TableId, variant: SheetVariant): readonly HeadNode[] {
  switch (table) {
    case "income":
      return flat(
        ["本年收入合计", "total"],
        ["财政拨款收入", "fiscal"],
        ["上级补助收入", "superiorSubsidy"],
        ["事业收入", "institutional"],
        ["经营收入", "operating"],
        ["附属单位上缴收入", "affiliatedRemittance"],
        ["其他收入", "otherIncome"],
      );
    case "expenditure":
      return flat(
        ["本年支出合计", "total"],
        ["基本支出", "basic"],
        ["项目支出", "project"],
        ["上缴上级支出", "remittance"],
        ["经营支出", "operating"],
        ["对附属单位补助支出", "affiliateSubsidy"],
      ).map((node) => (node.text === "基本支出" ? basicNode(variant) : node));
    case "state-capital-expenditure":
    case "general-budget-expenditure": {
      const columns = flat(
        [variant.amountHead === "金额" ? "小计" : "合计", "total"],
        ["基本支出", "basic"],
        ["项目支出", "project"],
      ).map((node) => (node.text === "基本支出" ? basicNode(variant) : node));
      return variant.amountHead === "金额" ? [{ text: "本年支出", children: columns }] : columns;
    }
    case "operating-expenses":
      return flat(["机关运行经费支出决算数", "amount"]);
    default:
      return fundNodes(variant);
  }
}

const EXTRA_HEADS = ["上年决算数", "勾稽差额", "审核", "上年执行数"];

/** A column of somebody's own between the figures, or behind them. */
function withExtra(nodes: readonly HeadNode[], { variant, table }: Drawing): readonly HeadNode[] {
  if (variant.extra === "none" || nodes.length < 2) return nodes;
  // The same wherever the head is printed again.
  const chosen = table.lines.length;
  const at = variant.extra === "end" ? nodes.length : 1 + (chosen % (nodes.length - 1));
  const text = EXTRA_HEADS[chosen % EXTRA_HEADS.length] ?? "审核";
  const node: HeadNode = { text, leaf: { kind: "extra" } };
  return [...nodes.slice(0, at), node, ...nodes.slice(at)];
}

const remark = (variant: SheetVariant): HeadNode[] => [
  ...(variant.detail ? [{ text: "其中：上级专项", leaf: { kind: "detail" } } as const] : []),
  ...(variant.remarks ? [{ text: "备注", leaf: { kind: "remark" } } as const] : []),
];

function drawCodes(drawing: Drawing, top: number, lines: readonly SourceLine[]): number {
  const { paper, table, variant, source, random } = drawing;
  const kind = table.table === "operating-expenses" ? "经济" : "功能";
  const nodes = headOfCodes(drawing, kind);
  const { leaves, nextRow } = drawHead(paper, top, nodes, variant);
  const isShared = sharesHead(drawing, lines, leaves, nextRow - 1);
  let row = isShared ? nextRow - 2 : nextRow - 1;
  for (const line of lines) {
    row += variant.gaps && !(isShared && row < nextRow - 1) && random.chance(0.2) ? 2 : 1;
    putStub(paper, row, leaves, line, { kind, entity: source.entity, variant, random });
    putFigures(drawing, row, leaves, line);
    for (const { leaf, column } of leaves) {
      if (leaf.kind === "detail") paper.put(row, column, random.int(1, 9_999) / 100);
      if (leaf.kind === "extra") paper.put(row, column, random.pick([random.int(1, 9_999) / 100, "√", 0]));
    }
    const at = leaves.find(({ leaf }) => leaf.kind === "remark");
    if (at && line.code !== null && random.chance(0.1)) paper.put(row, at.column, "含上年结转");
  }
  return drawUnits(drawing, row, leaves, lines) + 1;
}

function headOfCodes(drawing: Drawing, kind: "功能" | "经济"): HeadNode[] {
  const { table, variant } = drawing;
  return [
    ...stubHead(kind, variant),
    ...withExtra(figureHead(table.table, variant), drawing),
    ...remark(variant),
  ];
}

/** Whether the last row of the head has room for the total: nothing of the head stands in its cells. */
function sharesHead(
  { paper, table, variant }: Drawing,
  [first]: readonly SourceLine[],
  leaves: readonly PlacedLeaf[],
  lastRow: number,
): boolean {
  if (!variant.sharedTotal || first?.code !== null || variant.filledHeads || variant.measureRow) return false;
  if (variant.columnNumbers || variant.subUnit === "code") return false;
  const isFund = table.table === "government-fund" || table.table === "state-capital";
  const isFree = ({ leaf, column }: PlacedLeaf): boolean =>
    !paper.cells.has(`${lastRow},${column}`) || leaf.kind === "codePart";
  const inRow = leaves.filter((leaf) => !isFree(leaf));
  return isFund
    ? inRow.length > 0 &&
        inRow.every(({ leaf }) => leaf.kind === "figure" && FUND_PARTS.includes(leaf.column))
    : inRow.length === 0 && leaves.some(({ leaf }) => leaf.kind === "codePart");
}

const FUND_PARTS: readonly ColumnId[] = ["total", "basic", "project"];

/** The lines of two sub-units again, each with its share of the figures. */
function drawUnits(
  drawing: Drawing,
  last: number,
  leaves: readonly PlacedLeaf[],
  lines: readonly SourceLine[],
): number {
  const { paper, variant, random, table } = drawing;
  const codes = lines.filter(({ code }) => code !== null);
  if (!variant.units || codes.length < 3 || table.table === "operating-expenses") return last;
  // Of a table that goes on elsewhere, nobody can tell the units from the rest.
  if (lines.length < linesInOrder(drawing).length) return last;
  const scratch = new Paper("", random);
  let row = last;
  for (const unit of ["本级", "所属服务中心"]) {
    const kind = "功能" as const;
    for (const line of codes) {
      row += 1;
      putStub(paper, row, leaves, line, { kind, entity: drawing.source.entity + unit, variant, random });
      putFigures({ ...drawing, paper: scratch }, row, leaves, line);
    }
  }
  for (const cell of scratch.cells.values())
    if (typeof cell.value === "number") paper.put(cell.row, cell.column, Math.round(cell.value * 50) / 100);
  return row;
}

/** A form that repeats its head where the page ends. */
export function drawHeadAgain(drawing: Drawing, top: number): number {
  const { paper, table, variant } = drawing;
  const kind = table.table === "operating-expenses" ? "经济" : "功能";
  const nodes = headOfCodes(drawing, kind);
  return drawHead(paper, top, nodes, variant).nextRow;
}

export function putFigures(
  { paper, table, variant }: Drawing,
  row: number,
  leaves: readonly PlacedLeaf[],
  line: SourceLine,
): void {
  for (const { leaf, column } of leaves) {
    if (leaf.kind !== "figure") continue;
    const id = [table.table, leaf.line ?? line.id, leaf.column] as const;
    // A word of the head stands where a total that shares its row would be printed.
    if (typeof paper.cells.get(`${row},${column}`)?.value === "string") continue;
    paper.money(row, column, valueOf(table, id[1], id[2]), id, variant);
  }
}

const PROCUREMENT_ORDINALS = ["（一）", "1.", "2.", "3.", "（二）", "其中："];

function drawProcurement(drawing: Drawing, top: number): number {
  const { paper, table, variant } = drawing;
  const nodes: HeadNode[] = [
    { text: variant.amountHead === "金额" ? "政府采购支出信息" : "项目", leaf: { kind: "name" } },
    ...(variant.rowNumbers ? [{ text: "行次", leaf: { kind: "rowNumber" } } as const] : []),
    figureNode(variant.amountHead, "amount"),
    ...remark(variant),
  ];
  const { leaves, nextRow } = drawHead(paper, top, nodes, { ...variant, measureRow: false });
  table.lines.forEach((line, index) => {
    const row = nextRow + index;
    const label = variant.ordinals ? `${PROCUREMENT_ORDINALS[index] ?? ""}${line.label}` : line.label;
    paper.put(row, variant.left, written(label, variant));
    if (variant.rowNumbers) paper.put(row, variant.left + 1, index + 1);
    putFigures(drawing, row, leaves, line);
  });
  return nextRow + table.lines.length;
}
