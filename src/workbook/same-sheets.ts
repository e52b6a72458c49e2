/** Whether two readings of a workbook differ in certain sheets at most. */
import type { Sheet, Workbook } from "./workbook";

/** Values and formulas of all sheets but the named ones; how cells look does not matter. */
export function isSameBesides(names: ReadonlySet<string>, one: Workbook, other: Workbook): boolean {
  const besides = ({ sheets }: Workbook): Sheet[] => sheets.filter(({ name }) => !names.has(name.trim()));
  const [sheets, others] = [besides(one), besides(other)];
  return sheets.length === others.length && sheets.every((sheet, at) => isSame(sheet, others[at]));
}

function isSame(one: Sheet, other: Sheet | undefined): boolean {
  if (other?.name !== one.name || other.cells.size !== one.cells.size) return false;
  return [...one.cells].every(([key, cell]) => {
    const now = other.cells.get(key);
    return now?.value === cell.value && now.formula === cell.formula && now.error === cell.error;
  });
}
