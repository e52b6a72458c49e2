/**
 * 补充资料 as data: the blocks of the sheet that holds what the tables do not. Every entry has a key
 * `block/row/column`; headings and labels, not positions, find it again in the sheet.
 */
import type { FactId, Facts } from "../../engine/fact";
import type { KnownTable } from "../../tables/ids";

declare const supplementKeyBrand: unique symbol;
export type SupplementKey = string & { readonly [supplementKeyBrand]: true };

export function supplementKey(block: string, row: string, column: string): SupplementKey {
  return `${block}/${row}/${column}` as SupplementKey;
}

/** Money is typed in 万元. `label` cells are ours: codes and names that no one has to fill in. */
export type EntryKind = "text" | "longText" | "money" | "count" | "year" | "score" | "unitKind" | "label";

export const UNIT_KINDS = ["行政单位", "参公事业单位", "其他事业单位", "行政、事业均有"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface SupplementColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: EntryKind;
}

export interface SupplementRow {
  readonly id: string;
  readonly label: string;
  /** Where the rows of a block differ in kind. */
  readonly kind?: EntryKind;
  /** Printed beside the entry, to say what belongs there. */
  readonly note?: string;
  /** The tables of this workbook already answer it. */
  readonly isAnswered?: (facts: Facts) => boolean;
  /** The figure of last year's workbook that fills a column of the row. */
  readonly inPrior?: { readonly column: string; readonly fact: FactId };
}

export interface SupplementBlock {
  readonly id: string;
  readonly heading: string;
  readonly note?: string;
  /** Heading of the column that names the rows. */
  readonly stub: string;
  readonly columns: readonly SupplementColumn[];
  readonly rows: readonly SupplementRow[];
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
