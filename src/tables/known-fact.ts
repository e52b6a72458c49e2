/** The fact at a place that is written down in the code: a slip of the pen does not compile. */
import { factOf, type Fact, type Facts } from "../engine/fact";
import type { ColumnOf, KnownTable, LineOf } from "./ids";

export function knownFact<T extends KnownTable>(
  facts: Facts,
  table: T,
  line: LineOf<T>,
  column: ColumnOf<T>,
): Fact | undefined {
  return factOf(facts, table, line, column);
}
