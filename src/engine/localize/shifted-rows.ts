/** Figures that stand one row too low or too high, over a run of rows: a row was inserted or lost while pasting. */
import type { Amount } from "../../workbook/amount";
import type { ColumnId, Fact, FactId, Facts, TableId } from "../fact";
import { netTerms } from "../reconcile/relation";
import type { Judgement } from "../reconcile/relation";
import { failures, judgementsByFact, remainingFailures } from "./correction";
import type { Correction } from "./correction";

/** Fewer failures, or fewer rows out of place, are explained by single cells. */
const LEAST_FAILURES = 4;
const LEAST_MOVED = 3;
/** Where all figures are out of place, at least this part of the rows fails. */
const LEAST_PART = 1 / 3;
/** Runs begin and end near the first and the last failing rows. */
const NEAR = 4;

interface Strip {
  readonly table: TableId;
  readonly column: ColumnId | null;
  /** Figures of each row, top down; every row has the same columns. */
  readonly rows: readonly (readonly Fact[])[];
}

export function findShiftedRows(
  facts: Facts,
  judgements: readonly Judgement[],
  isOutOfTime: () => boolean,
): Correction | null {
  const failed = failures(judgements);
  if (failed.length < LEAST_FAILURES) return null;
  const inFailure = new Set(failed.flatMap(({ relation }) => netTerms(relation).map((term) => term.fact)));
  const byFact = judgementsByFact(judgements);
  for (const strip of stripsOf(facts)) {
    const failing = strip.rows.flatMap((row, k) => (row.some((fact) => inFailure.has(fact.id)) ? [k] : []));
    if (failing.length < LEAST_MOVED) continue;
    if (isOutOfTime()) return null;
    let best: { correction: Correction; remaining: number } | null = null;
    for (const [first, last] of runs(failing)) {
      for (const direction of ["down", "up"] as const) {
        const correction = undo(strip, first, last, direction);
        if (!correction) continue;
        const remaining = remainingFailures(facts, correction, byFact, LEAST_MOVED);
        if (remaining !== null && remaining < (best?.remaining ?? Infinity)) best = { correction, remaining };
      }
    }
    if (best) return best.correction;
  }
  return null;
}

/** Whole tables first, then each of their columns. */
function stripsOf(facts: Facts): Strip[] {
  const byTable = new Map<TableId, Fact[]>();
  for (const fact of facts.byId.values()) {
    if (fact.measure !== "money") continue;
    const known = byTable.get(fact.table);
    if (known) known.push(fact);
    else byTable.set(fact.table, [fact]);
  }
  return [...byTable].flatMap(([table, own]) => {
    const blocks = groupBy(own, (fact) => `${fact.cell.sheet} ${fact.cell.column}`);
    const columns = blocks.map((block) => [...block].sort((a, b) => a.cell.row - b.cell.row));
    const single = columns.map((block): Strip => ({
      table,
      column: block[0]?.column ?? null,
      rows: block.map((fact) => [fact]),
    }));
    const rows = groupBy(own, (fact) => `${fact.cell.sheet} ${fact.cell.row}`).sort(
      (a, b) => (a[0]?.cell.row ?? 0) - (b[0]?.cell.row ?? 0),
    );
    const width = rows[0]?.length ?? 0;
    const isEven = width > 1 && rows.every((row) => row.length === width);
    return isEven ? [{ table, column: null, rows }, ...single] : single;
  });
}

function groupBy(facts: readonly Fact[], key: (fact: Fact) => string): Fact[][] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(key(fact));
    if (group) group.push(fact);
    else groups.set(key(fact), [fact]);
  }
  return [...groups.values()];
}

/** First and last rows to try: longest runs first, so that a part of a run is not taken for the whole. */
function runs(failing: readonly number[]): [number, number][] {
  const starts = failing.slice(0, NEAR);
  const ends = failing.slice(-NEAR);
  return starts
    .flatMap((first) => ends.map((last): [number, number] => [first, last]))
    .filter(([first, last]) => {
      const length = last - first + 1;
      const inside = failing.filter((row) => row >= first && row <= last).length;
      return length >= LEAST_MOVED && inside >= LEAST_PART * length;
    })
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}

/** Puts the figures of a run back; what should stand in its last (or first) row was lost. */
function undo(strip: Strip, first: number, last: number, direction: "down" | "up"): Correction | null {
  const amounts = new Map<FactId, Amount | null>();
  let moved = 0;
  for (let row = first; row <= last; row++) {
    const source = direction === "down" ? row + 1 : row - 1;
    const isLost = source < first || source > last;
    const placed = (strip.rows[row] ?? []).flatMap((fact, k) => {
      const amount = isLost ? null : (strip.rows[source]?.[k]?.amount ?? null);
      if (amount && amount.value === fact.amount?.value) return [];
      amounts.set(fact.id, amount);
      return amount ? [amount.value] : [];
    });
    if (placed.some((value) => value !== 0)) moved += 1;
  }
  if (moved < LEAST_MOVED) return null;
  return {
    region: { table: strip.table, column: strip.column, factor: 1 },
    cause: "shifted-rows",
    amounts,
  };
}
