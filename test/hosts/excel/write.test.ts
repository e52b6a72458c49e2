/** @jest-environment jsdom */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { CellChange } from "../../../src/hosts/host";
import { toA1 } from "../../../src/workbook/address";
import { openWorkbook } from "./open-workbook";

const CHANGE: CellChange = { sheet: "01 表", address: "B3", from: 1143.66, to: 1134.66 };

test("a suggested value is written, totals follow, and it can be taken back", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  const sheet = host.sheetNamed("01 表");

  const applied = await excel.apply(CHANGE);
  expect([sheet.cell(2, 1)?.value, sheet.cell(4, 1)?.value]).toEqual([1134.66, 1154.66]);
  expect(sheet.cell(2, 1)?.style.numberFormat).toBe("#,##0.00");

  await excel.takeBack(applied);
  expect([sheet.cell(2, 1)?.value, sheet.cell(4, 1)?.value]).toEqual([1143.66, 1163.66]);
});

test("a formula is replaced and comes back as a formula", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  const applied = await excel.apply({
    sheet: "01 表",
    address: "B5",
    from: 1163.66,
    fromFormula: "=SUM(B3:B4)",
    to: 1163.7,
  });
  expect(host.sheetNamed("01 表").cell(4, 1)).toMatchObject({ value: 1163.7 });
  await excel.takeBack(applied);
  expect(host.sheetNamed("01 表").cell(4, 1)).toMatchObject({ value: 1163.66, formula: "=SUM(B3:B4)" });
});

test("a code typed as text stays text when it is taken back", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  const applied = await excel.apply({ sheet: "01 表", address: "A3", from: "2010301", to: "2010399" });
  expect(host.sheetNamed("01 表").cell(2, 0)?.value).toBe("2010399");
  await excel.takeBack(applied);
  expect(host.sheetNamed("01 表").cell(2, 0)?.value).toBe("2010301");
});

test("a cell that has changed since is not written over, neither way", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  const applied = await excel.apply(CHANGE);
  await expect(excel.apply(CHANGE)).rejects.toMatchObject({
    kind: "changed",
    message: "01 表!B3在读取之后已经改动，未写入。请重新勾稽。",
  });
  host.userTypes("01 表", "B3", "5");
  await expect(excel.takeBack(applied)).rejects.toMatchObject({ kind: "changed" });
  expect(host.sheetNamed("01 表").cell(2, 1)?.value).toBe(5);
});

test("a protected, a missing and a hidden sheet are named", async () => {
  const { host } = await openWorkbook(3);
  const excel = createExcelHost();
  host.userProtectsSheet("01 表");
  host.sheetNamed("03 表").visibility = "hidden";
  await expect(excel.apply(CHANGE)).rejects.toMatchObject({
    kind: "protected",
    message: expect.stringContaining("01 表") as string,
  });
  await expect(excel.apply({ ...CHANGE, sheet: "99 表" })).rejects.toMatchObject({ kind: "missing" });
  await expect(excel.select({ sheet: "03 表", address: "B3" })).rejects.toMatchObject({ kind: "hidden" });
  await expect(excel.select({ sheet: "99 表", address: "B3" })).rejects.toMatchObject({ kind: "missing" });
});

test("selecting shows the sheet and the cell", async () => {
  const { host } = await openWorkbook();
  await createExcelHost().select({ sheet: "02 表", address: "C5" });
  const { sheet, area } = host.selection;
  expect([host.active.name, sheet.name, toA1(area.firstRow, area.firstColumn)]).toEqual([
    "02 表",
    "02 表",
    "C5",
  ]);
});
