/** The labelled fields of a form: project, department, unit, year and goals. */
import type { Cell } from "../../workbook/workbook";
import {
  DEPARTMENT_LABELS,
  EXPECTED_GOAL_LABELS,
  GOAL_LABELS,
  PROJECT_LABELS,
  REACHED_GOAL_LABELS,
  UNIT_LABELS,
} from "./labels";
import { isOneOf, rowCells, textOf } from "./region";
import type { FormRegion } from "./region";
import type { Field, SelfEvaluation } from "./schema";

/** The field right of a label; the next label is not one. */
export function fieldAfter(region: FormRegion, labels: readonly string[]): Field | null {
  for (let row = region.firstRow; row < region.endRow; row += 1) {
    const cells = rowCells(region, row);
    const at = cells.findIndex((cell) => isOneOf(labels, cell));
    const value = at < 0 ? undefined : cells[at + 1];
    if (!value) continue;
    const isLabel = [PROJECT_LABELS, DEPARTMENT_LABELS, UNIT_LABELS].some((names) => isOneOf(names, value));
    return isLabel ? null : fieldOf(region, value);
  }
  return null;
}

export function fieldOf(region: FormRegion, cell: Cell): Field {
  return { text: textOf(cell), cell: refOf(region, cell) };
}

/** The two goals stand under their heads, from left to right. */
export function readGoals(region: FormRegion): SelfEvaluation["goals"] {
  for (let row = region.firstRow; row < region.endRow - 1; row += 1) {
    const heads = rowCells(region, row).filter((cell) =>
      [EXPECTED_GOAL_LABELS, REACHED_GOAL_LABELS].some((names) => isOneOf(names, cell)),
    );
    const [expectedHead, reachedHead] = heads;
    if (!expectedHead || !reachedHead) continue;
    const texts = rowCells(region, row + 1).filter((cell) => !isOneOf(GOAL_LABELS, cell));
    const reached = texts.find((cell) => cell.column >= reachedHead.column);
    const expected = texts.find((cell) => cell.column < reachedHead.column);
    return {
      expected: expected ? fieldOf(region, expected) : null,
      reached: reached ? fieldOf(region, reached) : null,
    };
  }
  return { expected: null, reached: null };
}

export function refOf(region: FormRegion, { row, column }: { row: number; column: number }): Field["cell"] {
  return { sheet: region.sheet.name, row, column };
}

/** The year of the title or of the line under it, (2024年度). */
export function yearOf(region: FormRegion): number | null {
  for (let row = region.title?.row ?? region.firstRow; row <= region.firstRow; row += 1) {
    for (const cell of rowCells(region, row)) {
      const year = /(20\d\d)\s*年/u.exec(textOf(cell).normalize("NFKC"))?.[1];
      if (year) return Number(year);
    }
  }
  return null;
}
