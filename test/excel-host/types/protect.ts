/** Protection as Excel enforces it on add-ins: locked cells keep their contents, and no formatting passes. */
import { type CellArea, cellsOf } from "../area";
import { accessDenied } from "../failure";
import type { SheetModel } from "../model";

export function requireEditable(sheet: SheetModel, area: CellArea): void {
  if (!sheet.isProtected) return;
  let unlocked = 0;
  for (const { cell } of sheet.storedCells(area)) if (cell.style.locked === false) unlocked += 1;
  if (unlocked < cellsOf(area)) throw accessDenied();
}

export function requireUnprotected(sheet: SheetModel): void {
  if (sheet.isProtected) throw accessDenied();
}
