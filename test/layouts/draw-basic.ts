/** 公开06表 in the ways that forms draw it: blocks side by side over two totals, or one list under its 合计. */
import { figureNode, flat, putFigures, type Drawing } from "./draw-table";
import { drawHead, type HeadNode, type Leaf, type PlacedLeaf } from "./head";
import { valueOf, type SourceLine } from "./source";
import { putStub, stubHead, written } from "./stub";
import type { SheetVariant } from "./variants";

const BLOCK_CLASSES: Readonly<Record<1 | 2 | 3, readonly (readonly string[])[]>> = {
  1: [["301", "302", "303", "307", "310", "399"]],
  2: [
    ["301", "303"],
    ["302", "307", "310", "399"],
  ],
  3: [["301", "303"], ["302"], ["307", "310", "399"]],
};

/** 公开06表: blocks of code, name and amount side by side, the two totals under them. */
export function drawBasic(drawing: Drawing, top: number): number {
  const { paper, table, variant } = drawing;
  if (variant.basicBlocks === "list" || variant.basicBlocks === "columns") return drawBasicList(drawing, top);
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

/** One list under its 合计, without 人员经费合计 and 公用经费合计. */
function drawBasicList(drawing: Drawing, top: number): number {
  const { paper, table, variant, random } = drawing;
  const plain = {
    ...variant,
    columnNumbers: false,
    measureRow: false,
    code: basicCode(variant),
    subUnit: "none",
  } as const;
  const isSplit = variant.basicBlocks === "columns";
  const figures = isSplit
    ? flat(["合计", "amount"], ["人员经费", "personnel"], ["公用经费", "operating"])
    : [figureNode(variant.amountHead, "amount")];
  const { leaves, nextRow } = drawHead(paper, top, [...stubHead("经济", plain), ...figures], plain);
  const total: SourceLine = { id: "basicTotal", label: "合计", code: null };
  const context = { kind: "经济", entity: "", variant: plain, random } as const;
  const [personnel, operating] = ["personnelTotal", "operatingTotal"].map((id) =>
    valueOf(table, id, "amount"),
  );
  const ofBoth = new Map(table.values).set("basicTotal/amount", (personnel ?? 0) + (operating ?? 0));
  ofBoth.set("basicTotal/personnel", personnel ?? 0).set("basicTotal/operating", operating ?? 0);
  const codes = table.lines.filter(({ code }) => code !== null);
  for (const { id } of codes)
    ofBoth.set(`${id}/${/^30[13]/u.test(id) ? "personnel" : "operating"}`, valueOf(table, id, "amount"));
  [total, ...codes].forEach((line, index) => {
    putStub(paper, nextRow + index, leaves, line, context);
    putFigures({ ...drawing, table: { ...table, values: ofBoth } }, nextRow + index, leaves, line);
  });
  return nextRow + codes.length + 1;
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
