/**
 * A table that contradicts itself cannot accuse a text. Its own sums do not come out, and the text tells of several of
 * its lines what the other tables print of the same codes: then those are the witnesses.
 */
import type { Facts, TableId } from "../../engine/fact";
import { factInColumn, knownFact } from "../../tables/known-fact";
import { toldAs } from "../read/claims";
import type { Statement } from "../read/claims";
import { agree, sum, within } from "./interval";
import { itemTable, levelLines } from "./items";
import { locationOf } from "./values";

const TABLE = "general-budget-expenditure";
const ALL = "expenditure";
/** So many lines are no coincidence of a few wrong figures. */
const SEVERAL = 3;

export function distrustedTables(facts: Facts, statements: readonly Statement[]): ReadonlySet<TableId> {
  if (facts.tables.get(TABLE)?.status !== "read" || addsUp(facts)) return new Set();
  const against = new Set<string>();
  for (const statement of statements) {
    if (statement.subject.kind !== "item" || itemTable(statement) !== TABLE) continue;
    const line = locationOf(facts, statement)?.line.id;
    const told = toldAs(statement, "final")?.amount;
    if (line === undefined || !told) continue;
    const printed = factInColumn(facts, TABLE, line, "total")?.amount;
    const elsewhere = factInColumn(facts, ALL, line, "total")?.amount;
    if (printed && elsewhere && !agree(told, printed) && agree(told, elsewhere)) against.add(line);
  }
  return against.size >= SEVERAL ? new Set([TABLE]) : new Set();
}

/** The classes make the total, and the total is that of 财政拨款收入支出决算总表. */
function addsUp(facts: Facts): boolean {
  const total = knownFact(facts, TABLE, "total", "total")?.amount;
  const classes = levelLines(facts, TABLE, "类").flatMap(
    ({ id }) => factInColumn(facts, TABLE, id, "total")?.amount ?? [],
  );
  const summary = knownFact(facts, "appropriation-summary", "totalExpenditure", "generalBudget")?.amount;
  if (!total || classes.length === 0) return true;
  const parts = sum(classes);
  const isSum = within(parts.value - total.value, parts.half + total.half);
  return isSum && (!summary || agree(total, summary));
}
