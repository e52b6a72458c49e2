/** What 补充资料 states of the things that sentences speak of: last year's figures and the opening budget. */
import { supplementKey } from "../narrative/supplement/block";
import type { Supplement } from "../narrative/supplement/supplement";
import { toA1 } from "../workbook/address";
import { formatFen } from "../workbook/amount";
import type { Known } from "./context";

/** Rows of 上年决算数 by indicator. */
const LAST_YEAR: Readonly<Record<string, string>> = {
  "overall.both": "grandTotal",
  "appropriation.both": "appropriationTotal",
  "generalBudget.total": "generalBudget",
  "threePublic.total": "threePublic",
  "threePublic.abroad": "abroad",
  "threePublic.vehicles": "vehicles",
  "threePublic.reception": "reception",
  "operating.total": "operatingExpenses",
};

/** Entries are typed in 万元 with two decimals. */
const HALF = 5_000;

export function givenLastYear(supplement: Supplement, indicator: string): Known | null {
  const row = LAST_YEAR[indicator];
  return row === undefined ? null : given(supplement, "lastYear", row);
}

/** `row`: a functional code, or `total`. */
export function givenBudget(supplement: Supplement, row: string): Known | null {
  return given(supplement, "budget", row);
}

function given(supplement: Supplement, block: string, row: string): Known | null {
  const entry = supplement.entries.get(supplementKey(block, row, "amount"));
  if (entry?.kind !== "money") return null;
  const cell = entry.cell && {
    sheet: entry.cell.sheet,
    address: toA1(entry.cell.row, entry.cell.column),
    table: null,
    line: null,
    column: null,
    value: formatFen(entry.value, "万元"),
  };
  const known = { value: entry.value, half: HALF, fact: null, label: `补充资料“${entry.label}”` };
  return cell ? { ...known, given: cell } : known;
}
