/** What 补充资料 says, entry by entry, each with its cell. */
import type { MissingInput } from "../../engine/compose/define-paragraph";
import type { CellRef } from "../../workbook/address";
import type { CellValue } from "../../workbook/workbook";
import type { SupplementKey } from "./block";

/** Money in 分, counts in pieces, scores in hundredths; words without outer spaces. */
export type EntryValue =
  | { readonly kind: "money" | "count" | "score"; readonly value: number }
  | { readonly kind: "text"; readonly text: string };

export type SupplementEntry = EntryValue & {
  readonly key: SupplementKey;
  readonly label: string;
  /** Null where it was filled in but not yet written to a sheet. */
  readonly cell: CellRef | null;
  /** Taken from last year's workbook, whose cell `cell` is. */
  readonly fromPrior: boolean;
};

/** A row of the sheet that no block knows, as it stood: kept when the sheet is laid out anew. */
export type ExtraRow = readonly CellValue[];

export interface TypedCell {
  readonly value: CellValue;
  readonly formula?: string;
}

export interface Supplement {
  /** Null: the workbook has no 补充资料. */
  readonly sheet: string | null;
  /** Entries that were understood. */
  readonly entries: ReadonlyMap<SupplementKey, SupplementEntry>;
  /** Every cell that holds an entry or waits for one, filled or not. */
  readonly places: ReadonlyMap<SupplementKey, CellRef>;
  /** Cells as typed, wrong ones too. */
  readonly raw: ReadonlyMap<SupplementKey, TypedCell>;
  /** What stands beside the known cells of a row, by `block/row` and column. */
  readonly beside: ReadonlyMap<string, ReadonlyMap<number, CellValue>>;
  /** Codes of the rows of the budget block, in their order. */
  readonly budgetCodes: readonly string[];
  /** Rows under a block's heading that the block does not know; rows outside of all blocks under `""`. */
  readonly extras: ReadonlyMap<string, readonly ExtraRow[]>;
}

export const EMPTY_SUPPLEMENT: Supplement = {
  sheet: null,
  entries: new Map(),
  places: new Map(),
  raw: new Map(),
  beside: new Map(),
  budgetCodes: [],
  extras: new Map(),
};

/** The line of the list of what is missing for an entry that is not there. */
export function missingEntry(supplement: Supplement, key: SupplementKey, label: string): MissingInput {
  return { key, label, cell: supplement.places.get(key) ?? null };
}
