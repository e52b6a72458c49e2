/** 公开01表 and 公开04表: income left, expenditure right, both ending on the same row. */
import { FUNCTIONAL_CLASS_LINES } from "../../src/tables/functional-classes";
import type { Drawing } from "./draw-table";
import { drawHead, type HeadNode, type PlacedLeaf } from "./head";
import { valueOf, type SourceLine } from "./source";
import { written } from "./stub";
import type { SheetVariant } from "./variants";

const NUMERALS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

function numeral(count: number): string {
  if (count <= 10) return NUMERALS[count] ?? "";
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return `${tens > 1 ? (NUMERALS[tens] ?? "") : ""}十${NUMERALS[ones] ?? ""}`;
}

interface Side {
  /** From the top, `null` for an empty row. */
  readonly rows: readonly (SourceLine | null)[];
  /** How many of them carry an ordinal. */
  readonly numbered: number;
  readonly figures: readonly HeadNode[];
}

export function drawSides(drawing: Drawing, top: number): number {
  const { paper, variant } = drawing;
  const sides = sidesOf(drawing);
  const node = ({ figures }: Side, text: string): HeadNode => ({
    text,
    children: [
      { text: "项目", leaf: { kind: "name" } },
      ...(variant.rowNumbers ? [{ text: "行次", leaf: { kind: "rowNumber" } } as const] : []),
      ...figures,
    ],
  });
  const [left, right] = sides;
  const nodes = [node(left, "收入"), node(right, "支出")];
  const { leaves, nextRow } = drawHead(paper, top, nodes, { ...variant, measureRow: false });
  const width = 1 + (variant.rowNumbers ? 1 : 0);
  let number = 0;
  let first = 0;
  for (const side of sides) {
    const own = leaves.slice(first, first + width + side.figures.length);
    first += own.length;
    side.rows.forEach((line, index) => {
      const row = nextRow + index;
      number += 1;
      const [label, rowNumber] = own;
      if (variant.rowNumbers && rowNumber) paper.put(row, rowNumber.column, number);
      if (!line || !label) return;
      const ordinal = variant.ordinals && index < side.numbered ? `${numeral(index + 1)}、` : "";
      const isTotal = /合计$|总计$/u.test(line.label);
      const text =
        isTotal && variant.spacedTotals ? Array.from(line.label).join(" ") : written(line.label, variant);
      paper.put(row, label.column, ordinal + text);
      putSide(drawing, row, own, line);
    });
  }
  return nextRow + left.rows.length;
}

function putSide(
  { paper, table, variant }: Drawing,
  row: number,
  own: readonly PlacedLeaf[],
  line: SourceLine,
): void {
  for (const { leaf, column } of own) {
    if (leaf.kind !== "figure") continue;
    const id = [table.table, line.id, leaf.column] as const;
    paper.money(row, column, valueOf(table, line.id, leaf.column), id, variant);
  }
}

function sidesOf(drawing: Drawing): readonly [Side, Side] {
  const { table, variant } = drawing;
  const isFiscal = table.table === "appropriation-summary";
  const classIds = new Set<string>(FUNCTIONAL_CLASS_LINES.map(({ id }) => id));
  const split = table.lines.findIndex(({ id }) => classIds.has(id));
  const income = table.lines.slice(0, split);
  const expenditure = table.lines.slice(split).filter(({ id }) => isPrinted(drawing, id));
  const sides = [income, expenditure].map((lines) => {
    const at = lines.findIndex(({ id }) => id.startsWith("total"));
    return { top: lines.slice(0, at), tail: lines.slice(at, -1), last: lines.slice(-1) };
  });
  const tops = Math.max(...sides.map(({ top }) => top.length));
  const tails = Math.max(...sides.map(({ tail }) => tail.length));
  const blanks = (count: number): null[] => Array.from({ length: count }, () => null);
  const [left, right] = sides.map(({ top, tail, last }) => ({
    rows: [...top, ...blanks(tops - top.length), ...tail, ...blanks(tails - tail.length), ...last],
    numbered: top.length,
  }));
  if (!left || !right) throw new Error("Two sides");
  return [
    { ...left, figures: [{ text: variant.amountHead, leaf: { kind: "figure", column: "amount" } }] },
    {
      ...right,
      figures: isFiscal ? FUNDS : [{ text: variant.amountHead, leaf: { kind: "figure", column: "amount" } }],
    },
  ];
}

const FUNDS: readonly HeadNode[] = [
  ["合计", "total"] as const,
  ["一般公共预算财政拨款", "generalBudget"] as const,
  ["政府性基金预算财政拨款", "governmentFund"] as const,
  ["国有资本经营预算财政拨款", "stateCapital"] as const,
].map(([text, column]) => ({ text, leaf: { kind: "figure", column } }));

/** Forms of 24 classes leave out 债务还本支出 and 债务付息支出 where nothing was spent. */
function isPrinted(
  { table, variant }: { table: Drawing["table"]; variant: SheetVariant },
  line: string,
): boolean {
  if (variant.rowNumbers || (line !== "231" && line !== "232")) return true;
  return table.columns.some((column) => valueOf(table, line, column) !== 0);
}
