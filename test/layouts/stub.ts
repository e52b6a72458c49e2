/** Codes, names and fixed labels as forms write them left of the figures. */
import type { SourceLine } from "./source";
import { broken, type HeadNode, type Leaf, type PlacedLeaf } from "./head";
import type { Paper } from "./paper";
import type { Random } from "./random";
import type { SheetVariant } from "./variants";

const leaf = (text: string, kind: Exclude<Leaf["kind"], "figure">): HeadNode => ({ text, leaf: { kind } });

/** Head over codes and names, with the sub-unit column where the variant has one. */
export function stubHead(kind: "功能" | "经济", variant: SheetVariant): HeadNode[] {
  const codeText = variant.amountHead === "金额" ? `${kind}分类科目代码` : `${kind}分类科目编码`;
  const levels = kind === "功能" ? ["类", "款", "项"] : ["类", "款"];
  const inParts = variant.code === "parts" || variant.code === "padded";
  const code: HeadNode = inParts
    ? { text: codeText, children: levels.map((text) => leaf(text, "codePart")) }
    : leaf(codeText, "code");
  const subUnit = leaf("单位名称", "subUnit");
  const unitCode = leaf("单位代码", "unitCode");
  return [
    ...(variant.subUnit === "code" ? [unitCode] : []),
    ...(variant.subUnit === "first" ? [subUnit] : []),
    { text: "项目", children: [code, leaf("科目名称", "name")] },
    ...(variant.subUnit === "afterName" ? [subUnit] : []),
  ];
}

const LEVEL_ENDS = { 功能: [3, 5, 7], 经济: [3, 5] } as const;

/** Writes a line's stub cells of one block. */
export function putStub(
  paper: Paper,
  row: number,
  leaves: readonly PlacedLeaf[],
  line: SourceLine,
  context: { kind: "功能" | "经济"; entity: string; variant: SheetVariant; random: Random },
): void {
  const { kind, entity, variant, random } = context;
  const codes = leaves.filter(({ leaf: { kind: of } }) => of === "code" || of === "codePart");
  const name = leaves.find(({ leaf: { kind: of } }) => of === "name");
  const subUnit = leaves.find(({ leaf: { kind: of } }) => of === "subUnit");
  const unitCode = leaves.find(({ leaf: { kind: of } }) => of === "unitCode");
  if (unitCode) paper.put(row, unitCode.column, "101001");
  const first = codes[0];
  if (!first || !name) throw new Error("A table by codes needs a code and a name");
  if (line.code === null) {
    const isHead = paper.cells.has(`${row},${first.column}`);
    const column = !isHead && random.chance(0.8) ? first.column : name.column;
    paper.put(row, column, variant.spacedTotals ? Array.from(line.label).join("\u3000") : line.label);
    return;
  }
  if (subUnit) paper.put(row, subUnit.column, entity);
  codeTexts(line.code, kind, variant).forEach((text, index) => {
    const at = codes[index];
    if (at) paper.put(row, at.column, text);
  });
  const depth = LEVEL_ENDS[kind].findIndex((end) => end === line.code?.length);
  paper.put(row, name.column, variant.indent.repeat(Math.max(0, depth)) + written(line.label, variant));
}

function codeTexts(code: string, kind: "功能" | "经济", variant: SheetVariant): (string | number | null)[] {
  const levels = LEVEL_ENDS[kind].map((end, index) => code.slice(index === 0 ? 0 : end - 2, end));
  const own = levels.filter((text) => text !== "");
  switch (variant.code) {
    case "text":
    case "padded":
      return [code];
    case "number":
      return [Number(code)];
    case "parts":
      return own;
    case "split":
      return [own.join(" | ")];
  }
}

export function written(label: string, variant: SheetVariant): string {
  return variant.brokenNames ? broken(label) : label;
}
