/**
 * 补充资料 as data: the blocks of the sheet that holds what the tables do not. Every entry has a key
 * `block/row/column`; headings and labels, not positions, find it again in the sheet.
 */
import type { FactId, Facts } from "../../engine/fact";
import type { Code, KnownTable, CountOf } from "../../tables/ids";

/** Every row and column that an edition may ask for, by block: what names an entry is held to it. */
interface Entries {
  readonly basics: Entry<"entity" | "year" | "unitKind", "value">;
  readonly profile: Entry<"duties" | "organization", "value">;
  readonly lastYear: Entry<
    | "grandTotal"
    | "appropriationTotal"
    | "generalBudget"
    | "threePublic"
    | ThreePublicItem
    | "operatingExpenses",
    "amount" | "reason"
  >;
  readonly budget: Entry<"total" | Code, "name" | "amount" | "reason" | "purpose">;
  readonly threePublic: Entry<ThreePublicCount | ThreePublicUse | "budgetReason", "value">;
  readonly assets: Entry<"vehicles" | VehicleKind | "equipment", "count">;
  readonly performance: Entry<PerformanceRow, "value">;
  readonly procurement: Entry<ProcurementRow, "amount">;
  readonly operating: Entry<"total", "amount">;
}

interface Entry<Row extends string, Column extends string> {
  readonly row: Row;
  readonly column: Column;
}

export type ThreePublicItem = "abroad" | "vehicles" | "reception";
type ThreePublicUse = "abroadContent" | "purchaseUse" | "operationUse" | "receptionUse";
/** Counts that most forms print under 公开09表, and what is known of foreign guests. */
export type ThreePublicCount =
  CountOf<"three-public"> | "foreignReception" | "foreignBatches" | "foreignPersons";
export type VehicleKind =
  | "ministerial"
  | "principal"
  | "confidential"
  | "emergency"
  | "enforcement"
  | "special"
  | "retired"
  | "other";
type Stage = "target" | "tracking" | "self";
type PerformanceRow =
  | "projects"
  | "money"
  | "names"
  | "published"
  | "systems"
  | "mechanism"
  | `${Stage}${"Projects" | "Money"}`
  | "score"
  | "excellent"
  | "good"
  | "fair"
  | "poor"
  | "problems"
  | "solved"
  | "open";
type ProcurementRow =
  | "total"
  | "goods"
  | "works"
  | "services"
  | "reservedSmall"
  | "reservedMicro"
  | "wonSmall"
  | "wonMicro"
  | "wonOther";

export type BlockId = keyof Entries;
export type RowOf<Block extends BlockId> = Entries[Block]["row"];
export type EntryColumnOf<Block extends BlockId> = Entries[Block]["column"];

/** `block/row/column` of an entry. */
export type SupplementKey = {
  [Block in BlockId]: `${Block}/${RowOf<Block>}/${EntryColumnOf<Block>}`;
}[BlockId];

/** Of rows and columns that come from a block itself, or of an item's code. */
export function supplementKey<Block extends BlockId>(
  block: Block,
  row: string,
  column: EntryColumnOf<Block>,
): SupplementKey {
  return `${block}/${row}/${column}` as SupplementKey;
}

/** Money is typed in 万元. `label` cells are ours: codes and names that no one has to fill in. */
export type EntryKind = "text" | "longText" | "money" | "count" | "year" | "score" | "unitKind" | "label";

export const UNIT_KINDS = ["行政单位", "参公事业单位", "其他事业单位", "行政、事业均有"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface SupplementColumn<Block extends BlockId = BlockId> {
  readonly id: EntryColumnOf<Block>;
  readonly label: string;
  readonly kind: EntryKind;
}

export interface SupplementRow<Block extends BlockId = BlockId> {
  readonly id: RowOf<Block>;
  readonly label: string;
  /** Where the rows of a block differ in kind. */
  readonly kind?: EntryKind;
  /** Printed beside the entry, to say what belongs there. */
  readonly note?: string;
  /** The tables of this workbook already answer it. */
  readonly isAnswered?: (facts: Facts) => boolean;
  /** The figure of last year's workbook that fills a column of the row. */
  readonly inPrior?: { readonly column: EntryColumnOf<Block>; readonly fact: FactId };
}

export interface SupplementBlock<Block extends BlockId = BlockId> {
  readonly id: Block;
  readonly heading: string;
  readonly note?: string;
  /** Heading of the column that names the rows. */
  readonly stub: string;
  readonly columns: readonly SupplementColumn<Block>[];
  readonly rows: readonly SupplementRow<Block>[];
  /** Rows by functional code follow, one an item of the tables with spending. */
  readonly itemsOf?: readonly KnownTable[];
}

export function kindOf(column: SupplementColumn, row: SupplementRow | undefined): EntryKind {
  return row?.kind ?? column.kind;
}

/** What is missing, for people: `上年决算数 收入支出总计`. */
export function entryLabel(block: SupplementBlock, column: SupplementColumn, rowLabel: string): string {
  return block.columns.length === 1 ? rowLabel : `${rowLabel}${column.label.replace(/（.*?）/gu, "")}`;
}

/** Comparable form of a label: spaces, widths, quotes and ordinals do not matter. */
export function plainLabel(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s"'“”‘’]/gu, "")
    .replace(/^[一二三四五六七八九十]+[、.]/u, "")
    .replace(/[:：。]$/u, "");
}
