/** What 补充资料 states of the things that sentences speak of: last year's figures and the opening budget. */
import { supplementKey } from "../../narrative/supplement/block";
import type { RowOf, SupplementKey } from "../../narrative/supplement/block";
import { entryCells } from "../../narrative/supplement/finding";
import type { Supplement, SupplementEntry } from "../../narrative/supplement/supplement";
import type { Known } from "../context";
import type { Indicator } from "../words/indicator";

/** Rows of 上年决算数 by indicator. */
const LAST_YEAR: Readonly<Partial<Record<Indicator["id"], RowOf<"lastYear">>>> = {
  "overall.both": "grandTotal",
  "appropriation.both": "appropriationTotal",
  "generalBudget.total": "generalBudget",
  "threePublic.total": "threePublic",
  "threePublic.abroad": "abroad",
  "threePublic.vehicles": "vehicles",
  "threePublic.reception": "reception",
  "operating.total": "operatingExpenses",
};

/** Entries of this year's figures that some editions have no table for. */
const THIS_YEAR: Readonly<Partial<Record<Indicator["id"], SupplementKey>>> = {
  "threePublic.receptionForeign": "threePublic/foreignReception/value",
  "operating.total": "operating/total/amount",
  "procurement.total": "procurement/total/amount",
  "procurement.goods": "procurement/goods/amount",
  "procurement.works": "procurement/works/amount",
  "procurement.services": "procurement/services/amount",
  "procurement.smeReserved": "procurement/reservedSmall/amount",
  "procurement.microReserved": "procurement/reservedMicro/amount",
  "procurement.smeDeal": "procurement/wonSmall/amount",
  "procurement.microDeal": "procurement/wonMicro/amount",
  "procurement.otherDeal": "procurement/wonOther/amount",
};

/** Entries are typed in 万元 with two decimals. */
const HALF = 5_000;

export function givenLastYear(supplement: Supplement, indicator: Indicator["id"]): Known | null {
  const row = lastYearRow(indicator);
  return row === null ? null : givenEntry(supplement, `lastYear/${row}/amount`);
}

/** The row of 上年决算数 that is about the indicator. */
export function lastYearRow(indicator: Indicator["id"]): RowOf<"lastYear"> | null {
  return LAST_YEAR[indicator] ?? null;
}

export function givenThisYear(supplement: Supplement, indicator: Indicator["id"]): Known | null {
  const key = thisYearKey(indicator);
  return key === null ? null : givenEntry(supplement, key);
}

/** The entry of 补充资料 that states the indicator where no table does. */
export function thisYearKey(indicator: Indicator["id"]): SupplementKey | null {
  return THIS_YEAR[indicator] ?? null;
}

/** `row`: a functional code, or `total`. */
export function givenBudget(supplement: Supplement, row: string): Known | null {
  return givenEntry(supplement, supplementKey("budget", row, "amount"));
}

/** Counts and money that no table holds. */
export function givenEntry(supplement: Supplement, key: SupplementKey): Known | null {
  const entry = supplement.entries.get(key);
  if (entry?.kind === "count" || entry?.kind === "score") return knownOf(entry, entry.value, 0);
  return entry?.kind === "money" ? knownOf(entry, entry.value, HALF) : null;
}

function knownOf(entry: SupplementEntry, value: number, half: number): Known {
  const [given] = entryCells(entry);
  return { value, half, fact: null, label: `补充资料“${entry.label}”`, ...(given ? { given } : {}) };
}
