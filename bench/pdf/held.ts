/** What a printed table was read as, held against what was printed. */
import type { Facts, TableReading } from "../../src/engine/fact";

export interface Held {
  readonly right: number;
  /** Figures that are other than printed, or come from nowhere: there may be none. */
  readonly wrong: readonly string[];
  /** Figures of a table that is said to be read, and that were not: the same. */
  readonly lost: readonly string[];
  /** Tables that are said to be unreadable. */
  readonly unreadable: readonly string[];
  /** Tables of which nothing is said although they were printed. */
  readonly missing: readonly string[];
}

/** `printed`: 分 (or pieces) by the fact's id; blanks and zeros are the same on paper. */
export function hold(
  facts: Facts,
  printed: ReadonlyMap<string, number>,
  tables: readonly TableReading[],
): Held {
  const readings = new Map(tables.map((reading) => [reading.table, reading]));
  const wrong: string[] = [];
  const lost: string[] = [];
  const unreadable = new Set<string>();
  const missing = new Set<string>();
  let right = 0;
  for (const [id, value] of printed) {
    const table = id.slice(0, id.indexOf("/"));
    const reading = readings.get(table);
    const found = facts.byId.get(id as Parameters<typeof facts.byId.get>[0]);
    if (!reading || reading.status === "missing") missing.add(table);
    else if (reading.status === "unreadable") unreadable.add(table);
    else if (found?.amount?.value === value || (found === undefined && value === 0)) right += 1;
    else if (found?.amount) wrong.push(`${id}: ${String(found.amount.value)}, printed ${String(value)}`);
    // Too wide for its column, it was printed as ###, and is said to be no figure.
    else if (/“#+”/u.test(found?.problem ?? "")) right += 1;
    else lost.push(`${id}: ${found?.problem ?? "not read"}, printed ${String(value)}`);
  }
  for (const { id, amount } of facts.byId.values())
    if (!printed.has(id) && amount && amount.value !== 0)
      wrong.push(`${id}: ${String(amount.value)} from nowhere`);
  return { right, wrong, lost, unreadable: [...unreadable], missing: [...missing] };
}
