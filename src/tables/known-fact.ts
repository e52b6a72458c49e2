/** Facts at places that are written down in the code, in whole or but for the line: a slip of the pen does not compile. */
import { factOf, firstOfLine, type Fact, type Facts, type LineId } from "../engine/fact";
import type { ColumnOf, KnownTable, LineOf } from "./ids";

export function knownFact<T extends KnownTable>(
  facts: Facts,
  table: T,
  line: LineOf<T>,
  column: ColumnOf<T>,
): Fact | undefined {
  return factOf(facts, table, line, column);
}

/** Of a line that has one column, whatever it is called. */
export function factInLine<T extends KnownTable>(facts: Facts, table: T, line: LineOf<T>): Fact | undefined {
  return firstOfLine(facts, table, line);
}

/** Of a line that was found. */
export function factInColumn<T extends KnownTable>(
  facts: Facts,
  table: T,
  line: LineId,
  column: ColumnOf<T>,
): Fact | undefined {
  return factOf(facts, table, line, column);
}
