/** Holds a reading against what was laid out: a figure is right, or its table says that it cannot be read. */
import type { Fact, Facts } from "../../src/engine/fact";
import type { ExpectedFact } from "./paper";

export interface Comparison {
  /** Facts that are there and differ, are missing from a table that says it was read, or come from nowhere. */
  readonly wrong: readonly string[];
  /** Tables that say that they could not be read. */
  readonly unreadable: readonly string[];
  readonly right: number;
}

export function compare(facts: Facts, expected: readonly ExpectedFact[]): Comparison {
  const wrong: string[] = [];
  const unreadable = new Set<string>();
  const known = new Set<string>();
  let right = 0;
  for (const fact of expected) {
    known.add(fact.id);
    const status = facts.tables.get(fact.table)?.status;
    const found = facts.byId.get(fact.id);
    if (status !== "read" && status !== "empty") {
      unreadable.add(fact.table);
      if (found) wrong.push(`${fact.id}: a fact of a table that is ${status ?? "not there"}`);
      continue;
    }
    const problem = difference(fact, found);
    if (problem === null) right += 1;
    else wrong.push(`${fact.id} (${fact.sheet} R${fact.row + 1}C${fact.column + 1}): ${problem}`);
  }
  for (const fact of facts.byId.values()) {
    if (!known.has(fact.id) && fact.amount?.blank !== true) {
      wrong.push(`${fact.id}: read ${String(fact.amount?.value)} where nothing was laid out`);
    }
  }
  return { wrong, unreadable: [...unreadable], right };
}

function difference(expected: ExpectedFact, found: Fact | undefined): string | null {
  if (!found) return "not read";
  const { sheet, row, column } = found.cell;
  if (expected.value === null) {
    return found.amount === null ? null : `read ${found.amount.value} from a cell that holds no figure`;
  }
  if (found.amount === null) return `no figure: ${found.problem ?? ""}`;
  if (found.amount.value !== expected.value) return `read ${found.amount.value}, laid out ${expected.value}`;
  if (found.amount.blank !== expected.blank)
    return expected.blank ? "a blank read as 0" : "a 0 read as blank";
  if (sheet !== expected.sheet || row !== expected.row || column !== expected.column) {
    return `read from ${sheet} R${row + 1}C${column + 1}`;
  }
  return null;
}
