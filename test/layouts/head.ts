/** Heads of tables as trees, drawn into merged cells of which only the first holds the text. */
import type { ColumnId, LineId } from "../../src/engine/fact";
import type { Paper } from "./paper";
import type { SheetVariant } from "./variants";

export type Leaf =
  | {
      readonly kind:
        "code" | "codePart" | "name" | "rowNumber" | "remark" | "detail" | "subUnit" | "unitCode" | "extra";
    }
  | { readonly kind: "figure"; readonly column: ColumnId; readonly line?: LineId };

export interface HeadNode {
  readonly text: string;
  readonly children?: readonly HeadNode[];
  readonly leaf?: Leaf;
}

export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly column: number;
}

export function leavesOf(nodes: readonly HeadNode[]): Leaf[] {
  return nodes.flatMap((node) => (node.leaf ? [node.leaf] : leavesOf(node.children ?? [])));
}

export function depthOf(nodes: readonly HeadNode[]): number {
  return Math.max(0, ...nodes.map((node) => 1 + depthOf(node.children ?? [])));
}

/** Draws the head and says where its leaves stand and which row follows it. */
export function drawHead(
  paper: Paper,
  top: number,
  nodes: readonly HeadNode[],
  variant: SheetVariant,
): { leaves: PlacedLeaf[]; nextRow: number } {
  const height = depthOf(nodes);
  const leaves: PlacedLeaf[] = [];
  let column = variant.left;
  const draw = (node: HeadNode, row: number): void => {
    const text = variant.brokenHeads ? broken(node.text) : node.text;
    if (node.leaf) {
      const isLow = variant.leafAt === "bottom" && row > top - 1 && !isStub(node.leaf);
      const last = top + height - 1;
      paper.put(isLow ? last : row, column, text);
      for (let below = row; variant.filledHeads && below <= last; below += 1) paper.put(below, column, text);
      leaves.push({ leaf: node.leaf, column });
      column += 1;
      return;
    }
    // A group without a name of its own only moves its parts a row down.
    if (text !== "") paper.put(row, column, text);
    const first = column;
    for (const child of node.children ?? []) draw(child, row + 1);
    for (let across = first; text !== "" && variant.filledHeads && across < column; across += 1)
      paper.put(row, across, text);
  };
  for (const node of nodes) draw(node, top);
  let nextRow = top + height;
  if (variant.measureRow) {
    const figures = leaves.filter(({ leaf }) => leaf.kind === "figure");
    if (
      figures.length > 1 &&
      figures.every(({ leaf }) => leaf.kind === "figure" && leaf.line === undefined)
    ) {
      for (const { column: at } of figures) paper.put(nextRow, at, "决算数");
      nextRow += 1;
    }
  }
  if (variant.columnNumbers) {
    const first = leaves.find(
      ({ leaf }) => leaf.kind === "code" || leaf.kind === "codePart" || leaf.kind === "name",
    );
    if (first) paper.put(nextRow, first.column, "栏次");
    let number = 0;
    for (const { leaf, column: at } of leaves) {
      if (leaf.kind === "figure") paper.put(nextRow, at, (number += 1));
    }
    nextRow += 1;
  }
  return { leaves, nextRow };
}

const isStub = (leaf: Leaf): boolean => leaf.kind !== "figure";

/** A long text over two lines of its cell. */
export function broken(text: string): string {
  return text.length < 5 ? text : `${text.slice(0, 4)}\n${text.slice(4)}`;
}
