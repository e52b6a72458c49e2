/**
 * What a file may hold, counted while it is read: the same file gives the same answer on any machine. Limits are far
 * above any disclosure and below what would fill the memory or take longer than a user waits; small files that unfold
 * are stopped by them as large ones are.
 */
import { UnreadableFile } from "./unreadable-file";

const MOST = {
  /** That hold something, in the whole workbook. */
  cells: 2_100_000,
  /** Characters of all cells; a text that many cells share counts in each, as everything after reading meets it there. */
  text: 96_000_000,
  /** Characters of formulas, each as its own cell has it. */
  formulas: 96_000_000,
  sheets: 2_000,
  /** Columns that definitions cover, in the whole workbook; each may be covered more than once. */
  columns: 8_000_000,
  /** Records of an .xls. */
  records: 6_000_000,
} as const;

export type Counted = keyof typeof MOST;
export type Limits = Readonly<Record<Counted, number>>;

export interface Budget {
  /** Throws {@link UnreadableFile} when `what` is used up; `place`: where in the file. */
  spend(what: Counted, amount: number, place: string): void;
}

/** Counts over one file, from its beginning to its end. */
export function startBudget(limits: Partial<Limits> = {}): Budget {
  const left: Record<Counted, number> = { ...MOST, ...limits };
  return {
    spend(what, amount, place) {
      left[what] -= amount;
      if (left[what] < 0) throw new UnreadableFile("tooMuch", place);
    },
  };
}

/** Excel keeps no more of a cell's text, nor of a formula; other programs a little. */
export const LONGEST_TEXT = 1_000_000;
export const LONGEST_FORMULA = 65_536;
