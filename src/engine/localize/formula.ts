/** Reads a formula that only adds and subtracts cells, to learn which totals carry an input on. */
import type { CellRef } from "../../workbook/address";
import { parseFormula, type Area, type Formula } from "../../workbook/formula/parse";

export interface Reference {
  readonly cell: CellRef;
  /** +1 or −1. */
  readonly coefficient: number;
}

/** A sum over more cells than this is a whole column, not a total of a disclosure table. */
const MAX_CELLS = 20_000;

/** The cells of `=SUM(C8:C12)+D3-'02表'!E4`; `null` for a formula that does anything else. */
export function linearReferences(formula: string, sheet: string): Reference[] | null {
  const parsed = parseFormula(formula);
  const references: Reference[] = [];
  return parsed && addTerms(references, parsed, 1, sheet) ? references : null;
}

function addTerms(references: Reference[], formula: Formula, sign: number, sheet: string): boolean {
  const add = (term: Formula | null | undefined, its = sign): boolean =>
    term ? addTerms(references, term, its, sheet) : false;
  switch (formula.kind) {
    case "constant":
      return typeof formula.value === "number";
    case "area":
      return addCells(references, formula.area, sign, sheet);
    case "negative":
      return add(formula.of, -sign);
    case "operation":
      if (formula.operator !== "+" && formula.operator !== "-") return false;
      return add(formula.left) && add(formula.right, formula.operator === "-" ? -sign : sign);
    case "call":
      if (formula.name === "SUM") return formula.values.every((value) => add(value));
      // The second argument of ROUND says where to round, and adds nothing.
      return (
        formula.name === "ROUND" &&
        formula.values.length === 2 &&
        isDigits(formula.values[1]) &&
        add(formula.values[0])
      );
    default:
      return false;
  }
}

function isDigits(formula: Formula | null | undefined): boolean {
  const plain = formula?.kind === "negative" ? formula.of : formula;
  return plain?.kind === "constant" && typeof plain.value === "number";
}

function addCells(references: Reference[], area: Area, coefficient: number, ownSheet: string): boolean {
  const sheet = area.sheet ?? ownSheet;
  const size = (area.lastRow - area.firstRow + 1) * (area.lastColumn - area.firstColumn + 1);
  if (size > MAX_CELLS) return false;
  for (let row = area.firstRow; row <= area.lastRow; row++) {
    for (let column = area.firstColumn; column <= area.lastColumn; column++) {
      references.push({ cell: { sheet, row, column }, coefficient });
    }
  }
  return true;
}
