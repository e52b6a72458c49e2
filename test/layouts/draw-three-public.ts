/** 公开09表: budget and final side by side or under every item, and the counts below. */
import type { ColumnId } from "../../src/engine/fact";
import type { Drawing } from "./draw-table";
import { drawHead, type HeadNode } from "./head";
import { valueOf } from "./source";

const ITEMS: readonly (readonly [text: string, line: string])[] = [
  ["合计", "total"],
  ["因公出国（境）费", "abroad"],
  ["公务接待费", "reception"],
];
const VEHICLES: readonly (readonly [text: string, line: string])[] = [
  ["小计", "vehicles"],
  ["公务用车购置费", "vehiclePurchase"],
  ["公务用车运行维护费", "vehicleOperation"],
];
const SIDES: readonly (readonly [text: string, column: ColumnId])[] = [
  ["预算数", "budget"],
  ["决算数", "final"],
];

type Leafing = (text: string, line: string) => HeadNode;

function items(leaf: Leafing): HeadNode[] {
  const [total, abroad, reception] = ITEMS.map(([text, line]) => leaf(text, line));
  if (!total || !abroad || !reception) throw new Error("Items");
  return [
    total,
    abroad,
    { text: "公务用车购置及运行维护费", children: VEHICLES.map(([text, line]) => leaf(text, line)) },
    reception,
  ];
}

function nodes({ variant }: Drawing): HeadNode[] {
  if (variant.threePublic === "sides") {
    return SIDES.map(([text, column]) => ({
      text: variant.amountHead === "金额" ? `“三公”经费${text}` : text,
      children: items((own, line) => ({ text: own, leaf: { kind: "figure", column, line } })),
    }));
  }
  const interleaved = items((text, line) => ({
    text,
    children: SIDES.map(([own, column]) => ({ text: own, leaf: { kind: "figure", column, line } })),
  }));
  return variant.amountHead === "金额"
    ? [{ text: "财政拨款“三公”经费", children: interleaved }]
    : interleaved;
}

export function drawThreePublic(drawing: Drawing, top: number): number {
  const { paper, table, variant, random } = drawing;
  const leafAt = variant.threePublic === "interleaved" ? "bottom" : "top";
  const { leaves, nextRow } = drawHead(paper, top, nodes(drawing), { ...variant, leafAt, measureRow: false });
  for (const { leaf, column } of leaves) {
    if (leaf.kind !== "figure" || leaf.line === undefined) continue;
    const id = [table.table, leaf.line, leaf.column] as const;
    paper.money(nextRow, column, valueOf(table, leaf.line, leaf.column), id, variant);
  }
  if (random.chance(0.5)) return nextRow + 1;
  return drawStatistics(drawing, nextRow + 2);
}

function drawStatistics({ paper, table, variant }: Drawing, top: number): number {
  const statistics = table.lines.filter(({ id }) =>
    /^(?:abroad|vehicles|reception)[A-Z]|^vehicles(?:Owned|Purchased)$/u.test(id),
  );
  const [left, right] = [variant.left, variant.left + 6];
  paper.put(top, left, "相关统计数：");
  for (const at of [left, right]) {
    paper.put(top + 1, at, "项目");
    paper.put(top + 1, at + 4, "统计数");
  }
  statistics.forEach(({ id, label }, index) => {
    const row = top + 2 + Math.floor(index / 2);
    const at = index % 2 === 0 ? left : right;
    paper.put(row, at, label);
    paper.count(row, at + 4, valueOf(table, id, "count"), [table.table, id, "count"]);
  });
  return top + 2 + Math.ceil(statistics.length / 2);
}
