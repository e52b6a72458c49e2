/** @jest-environment jsdom */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { CellChange } from "../../../src/hosts/host";
import { toA1 } from "../../../src/workbook/address";
import { parseArea } from "../../excel-host/area";
import { NEWER, openWorkbook } from "./open-workbook";

const CHANGE: CellChange = { sheet: "01 表", address: "B3", to: 1134.66 };

async function opened(sheets?: number) {
  const { host } = await openWorkbook(sheets, NEWER);
  const excel = createExcelHost();
  return { host, excel, read: await excel.read() };
}

test("values are written together, totals follow, formats stay", async () => {
  const { host, excel, read } = await opened();
  const sheet = host.sheetNamed("01 表");
  await excel.apply([CHANGE, { sheet: "02 表", address: "B3", to: 5 }], read);
  expect([sheet.cell(2, 1)?.value, sheet.cell(4, 1)?.value]).toEqual([1134.66, 1154.66]);
  expect(sheet.cell(2, 1)?.style.numberFormat).toBe("#,##0.00");
  expect(host.sheetNamed("02 表").cell(2, 1)?.value).toBe(5);
});

test("a formula can be replaced and written again", async () => {
  const { host, excel, read } = await opened();
  const cell = () => host.sheetNamed("01 表").cell(4, 1);
  await excel.apply([{ sheet: "01 表", address: "B5", to: 1163.7 }], read);
  expect(cell()).toMatchObject({ value: 1163.7 });
  const back = { sheet: "01 表", address: "B5", to: 1163.66, toFormula: "=SUM(B3:B4)" };
  await excel.apply([back], await excel.read());
  expect(cell()).toMatchObject({ value: 1163.66, formula: "=SUM(B3:B4)" });
});

test("a text stays text, and nothing empties a cell", async () => {
  const { host, excel, read } = await opened();
  const cell = (row: number) => host.sheetNamed("01 表").cell(row, 0)?.value;
  await excel.apply([{ sheet: "01 表", address: "A3", to: "2010399" }], read);
  expect(cell(2)).toBe("2010399");
  await excel.apply([{ sheet: "01 表", address: "A3", to: null }], await excel.read());
  expect(cell(2)).toBeUndefined();
});

test("a sheet is known by its id, whatever it is called by now", async () => {
  const { host, excel, read } = await opened();
  host.userRenamesSheet("01 表", "别的");
  host.userRenamesSheet("02 表", "01 表");
  await excel.apply([CHANGE], read);
  expect(host.sheetNamed("别的").cell(2, 1)?.value).toBe(1134.66);
});

test("nothing is written over a sheet that has changed since, on any of the sheets concerned", async () => {
  const { host, excel, read } = await opened();
  host.userTypes("02 表", "C5", "7");
  const both = [CHANGE, { sheet: "02 表", address: "B3", to: 5 }];
  await expect(excel.apply(both, read)).rejects.toMatchObject({
    kind: "changed",
    message: "02 表!B3在读取之后已经改动，未写入。请重新勾稽。",
  });
  expect(host.sheetNamed("01 表").cell(2, 1)?.value).toBe(1143.66);
  // A sheet that the change does not concern may change.
  await excel.apply([CHANGE], read);
  expect(host.sheetNamed("01 表").cell(2, 1)?.value).toBe(1134.66);
});

test.each([
  ["covered by a merge", "B2:B3", (merges: object[], area: object) => merges.push(area)],
  ["part of a spilled range", "B2:B3", (_: object[], area: object, spills: object[]) => spills.push(area)],
])("a cell %s is not written", async (_, area, add) => {
  const { host, excel } = await opened();
  const sheet = host.sheetNamed("01 表");
  add(sheet.merges, parseArea(area), sheet.spills);
  const read = await excel.read();
  await expect(excel.apply([CHANGE], read)).rejects.toMatchObject({ kind: "changed" });
  expect(sheet.cell(2, 1)?.value).toBe(1143.66);
});

test("the first cell of a merge is written", async () => {
  const { host, excel, read } = await opened();
  host.sheetNamed("01 表").merges.push(parseArea("B3:C3"));
  await excel.apply([CHANGE], read);
  expect(host.sheetNamed("01 表").cell(2, 1)?.value).toBe(1134.66);
});

test("a protected, a missing and a hidden sheet are named", async () => {
  const { host, excel, read } = await opened(3);
  host.userProtectsSheet("01 表");
  host.sheetNamed("03 表").visibility = "hidden";
  await expect(excel.apply([CHANGE], read)).rejects.toMatchObject({
    kind: "protected",
    message: expect.stringContaining("01 表") as string,
  });
  await expect(excel.apply([{ ...CHANGE, sheet: "99 表" }], read)).rejects.toMatchObject({ kind: "missing" });
  await expect(excel.select({ sheet: "03 表", address: "B3" })).rejects.toMatchObject({ kind: "hidden" });
  await expect(excel.select({ sheet: "99 表", address: "B3" })).rejects.toMatchObject({ kind: "missing" });
});

test("selecting shows the sheet and the cell", async () => {
  const { host, excel } = await opened();
  await excel.select({ sheet: "02 表", address: "C5" });
  const { sheet, area } = host.selection;
  expect([host.active.name, sheet.name, toA1(area.firstRow, area.firstColumn)]).toEqual([
    "02 表",
    "02 表",
    "C5",
  ]);
});
