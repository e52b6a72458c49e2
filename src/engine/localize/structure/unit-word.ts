/** Sheets that say 元 and hold 万元: with the width that two decimals of 万元 have, what failed holds. */
import type { TableId } from "../../fact";
import { at } from "../model";
import type { Books, Tie } from "./books";

const LEAST_FAILING = 3;
const MAY_REMAIN = 0.1;
/** Half of the last decimal that is printed. */
const HALF_CENT = 0.5;

export function findUnitWord(books: Books): TableId[] {
  const said = [...books.source.tables.values()]
    .filter(({ unit, table }) => unit === "元" && books.ofTable.has(table))
    .map(({ table }) => table);
  if (said.length < 2) return [];
  const isOff = (tie: Tie, halfOf: (index: number) => number) => {
    let sum = 0;
    let allowance = 0;
    for (const [k, index] of tie.figures.entries()) {
      const { value, isKnown } = at(books.figures, index);
      if (!isKnown) return false;
      sum += at(tie.coefficients, k) * value;
      allowance += Math.abs(at(tie.coefficients, k)) * halfOf(index);
    }
    return Math.abs(sum) > allowance;
  };
  const inside = books.ties.filter(
    (tie) =>
      tie.isEquality &&
      !tie.isSoft &&
      tie.tables.every((table) => said.includes(table)) &&
      isOff(tie, (index) => at(books.printedHalf, index)),
  );
  if (inside.length < LEAST_FAILING) return [];
  const still = inside.filter((tie) => isOff(tie, () => HALF_CENT));
  return still.length <= MAY_REMAIN * inside.length ? said : [];
}
