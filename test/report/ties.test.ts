/** The map of the tables says of each pair what the reconciliation says of their relations. */
import { join } from "node:path";
import { check } from "../../src/check/check";
import { openWorkbook } from "../../src/disk/open-file";
import { tiesOf } from "../../src/report/ties";
import { cellKey, makeSheet } from "../../src/workbook/workbook";

const SAMPLE = join(__dirname, "..", "..", "assets", "samples", "xining-2024.xlsx");

test("a wrong cell turns the ties of its table, and none between other tables", async () => {
  const workbook = await openWorkbook(SAMPLE);
  expect(tiesOf(check(workbook)).every(({ failing }) => failing === 0)).toBe(true);
  const sheets = workbook.sheets.map((sheet) => {
    const cell = sheet.name.startsWith("公开03表") ? sheet.cells.get(cellKey(9, 3)) : undefined;
    if (!cell) return sheet;
    return makeSheet(sheet, new Map(sheet.cells).set(cellKey(9, 3), { ...cell, value: 1134.66 }).values());
  });
  const checked = check({ ...workbook, sheets });
  const failing = tiesOf(checked).filter((tie) => tie.failing > 0);
  expect(failing.length).toBeGreaterThan(0);
  expect(failing.every(({ from, to }) => [from, to].includes("expenditure"))).toBe(true);
  const counted = tiesOf(checked).reduce((sum, tie) => sum + tie.holding + tie.failing + tie.open, 0);
  expect(counted).toBeGreaterThanOrEqual(checked.judgements.length);
});
