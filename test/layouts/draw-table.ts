/** Every table kind drawn in the ways that forms draw it. */
import type { ColumnId, TableId } from "../../src/engine/fact";
import { drawHead, type HeadNode, type Leaf, type PlacedLeaf } from "./head";
import type { Paper } from "./paper";
import type { Random } from "./random";
import { valueOf, type Source, type SourceLine, type SourceTable } from "./source";
import { putStub, stubHead, written } from "./stub";
import { drawThreePublic } from "./draw-three-public";
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
      return drawBlocks(drawing, top);
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
  const total = table.lines.filter(({ code }) => code === null);
  const codes = table.lines.filter(({ code }) => code !== null);
  return variant.total === "first" ? [...total, ...codes] : [...codes, ...total];
}

const flat = (...columns: [text: string, column: ColumnId][]): HeadNode[] =>
  columns.map(([text, column]) => figureNode(text, column));

const FUND_NODES: readonly HeadNode[] = [
  ...flat(["年初结转和结余", "opening"], ["本年收入", "income"]),
  { text: "本年支出", children: flat(["小计", "total"], ["基本支出", "basic"], ["项目支出", "project"]) },
  figureNode("年末结转和结余", "closing"),
];

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
      );
    case "general-budget-expenditure": {
      const columns = flat(
        [variant.amountHead === "金额" ? "小计" : "合计", "total"],
        ["基本支出", "basic"],
        ["项目支出", "project"],
      );
      return variant.amountHead === "金额" ? [{ text: "本年支出", children: columns }] : columns;
    }
    case "operating-expenses":
      return flat(["机关运行经费支出决算数", "amount"]);
    default:
      return FUND_NODES;
  }
}

const remark = (variant: SheetVariant): HeadNode[] => [
  ...(variant.detail ? [{ text: "其中：上级专项", leaf: { kind: "detail" } } as const] : []),
  ...(variant.remarks ? [{ text: "备注", leaf: { kind: "remark" } } as const] : []),
];

function drawCodes(drawing: Drawing, top: number, lines: readonly SourceLine[]): number {
  const { paper, table, variant, source, random } = drawing;
  const kind = table.table === "operating-expenses" ? "经济" : "功能";
  const nodes = [...stubHead(kind, variant), ...figureHead(table.table, variant), ...remark(variant)];
  const { leaves, nextRow } = drawHead(paper, top, nodes, variant);
  let row = nextRow - 1;
  for (const line of lines) {
    row += variant.gaps && random.chance(0.2) ? 2 : 1;
    putStub(paper, row, leaves, line, { kind, entity: source.entity, variant, random });
    putFigures(drawing, row, leaves, line);
    const detail = leaves.find(({ leaf }) => leaf.kind === "detail");
    if (detail) paper.put(row, detail.column, random.int(1, 9_999) / 100);
    const at = leaves.find(({ leaf }) => leaf.kind === "remark");
    if (at && line.code !== null && random.chance(0.1)) paper.put(row, at.column, "含上年结转");
  }
  return row + 1;
}

/** A form that repeats its head where the page ends. */
export function drawHeadAgain(drawing: Drawing, top: number): number {
  const { paper, table, variant } = drawing;
  const kind = table.table === "operating-expenses" ? "经济" : "功能";
  const nodes = [...stubHead(kind, variant), ...figureHead(table.table, variant), ...remark(variant)];
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
    paper.money(row, column, valueOf(table, id[1], id[2]), id, variant);
  }
}

const BLOCK_CLASSES: Readonly<Record<1 | 2 | 3, readonly (readonly string[])[]>> = {
  1: [["301", "302", "303", "307", "310", "399"]],
  2: [
    ["301", "303"],
    ["302", "307", "310", "399"],
  ],
  3: [["301", "303"], ["302"], ["307", "310", "399"]],
};

/** 公开06表: blocks of code, name and amount side by side, the two totals under them. */
function drawBlocks(drawing: Drawing, top: number): number {
  const { paper, table, variant } = drawing;
  const code: Leaf["kind"] = "code";
  const blocks = BLOCK_CLASSES[variant.basicBlocks].map((classes) =>
    table.lines.filter(({ code: own }) => own !== null && classes.includes(own.slice(0, 3))),
  );
  const nodes = blocks.flatMap((): HeadNode[] => [
    { text: variant.amountHead === "金额" ? "科目代码" : "经济分类科目编码", leaf: { kind: code } },
    { text: "科目名称", leaf: { kind: "name" } },
    figureNode(variant.amountHead, "amount"),
  ]);
  const plain = { ...variant, columnNumbers: false, measureRow: false, code: basicCode(variant) };
  const { leaves, nextRow } = drawHead(paper, top, nodes, plain);
  const context = { kind: "经济", entity: "", variant: plain, random: drawing.random } as const;
  blocks.forEach((lines, block) => {
    const own = leaves.slice(block * 3, block * 3 + 3);
    lines.forEach((line, index) => {
      putStub(paper, nextRow + index, own, line, context);
      putFigures(drawing, nextRow + index, own, line);
    });
  });
  return drawBasicTotals(drawing, nextRow + Math.max(...blocks.map((lines) => lines.length)), leaves);
}

/** A code in one cell here, whatever the tables by function do. */
function basicCode(variant: SheetVariant): SheetVariant["code"] {
  return variant.code === "parts" || variant.code === "padded" ? "text" : variant.code;
}

function drawBasicTotals(
  { paper, table, variant }: Drawing,
  row: number,
  leaves: readonly PlacedLeaf[],
): number {
  const [personnel, operating] = table.lines.filter(({ code }) => code === null);
  if (!personnel || !operating) throw new Error("公开06表 needs both totals");
  const put = (line: SourceLine, at: number, labelLeaf: number, figureLeaf: number): void => {
    const [label, figure] = [leaves[labelLeaf], leaves[figureLeaf]];
    if (!label || !figure) throw new Error("A total needs its block");
    paper.put(at, label.column, written(line.label, variant));
    const id = [table.table, line.id, "amount"] as const;
    paper.money(at, figure.column, valueOf(table, line.id, "amount"), id, variant);
  };
  if (variant.basicBlocks === 1) {
    put(personnel, row, 0, 2);
    put(operating, row + 1, 0, 2);
    return row + 2;
  }
  put(personnel, row, 0, 2);
  put(operating, row, 3, leaves.length - 1);
  return row + 1;
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
