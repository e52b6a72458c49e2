/** @jest-environment jsdom */
/** What the host can be told to do, and what it keeps of a file; its claims about Excel are in contract/. */
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { connectClient } from "./client";
import { ExcelHost } from "./host";
import { BookModel } from "./model";
import { recalculate } from "./recalculate";
import { openXlsx, saveXlsx } from "./xlsx-file";

const readA1 = () =>
  Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("values");
    await context.sync();
    return cell.values as unknown;
  });

test.each([
  ["isEditingCell", true, "InvalidOperationInCellEditMode"],
  ["isSessionLost", true, "InvalidOrTimedOutSession"],
  ["responseLimit", 10, "ResponsePayloadSizeLimitExceeded"],
  ["requestLimit", 10, "RequestPayloadSizeLimitExceeded"],
] as const)("%s = %s fails every batch with %s", async (name, value, code) => {
  const host = new ExcelHost(new BookModel());
  connectClient(host);
  Object.assign(host, { [name]: value });
  await expect(readA1()).rejects.toMatchObject({ code });
});

test("a range above the limit answers null", async () => {
  const host = new ExcelHost(new BookModel());
  connectClient(host);
  expect(await readA1()).toEqual([[""]]);
  host.gridLimit = 0;
  expect(await readA1()).toBeNull();
});

test.each([
  ["=1+2*3-4/2", 5],
  ["=-(B1+B2)*2", -10],
  ["=SUM(B1:B3,10)", 19],
  ["=SUM('其 它'!A1:A2)+$B$1", 32],
  ["=ROUND(B1/B2,2)", 0.67],
  ["=ABS(B1-B2)", 1],
  ["=1/0", "#DIV/0!"],
  ["=没有!A1", "#REF!"],
] as const)("%s is %s", (formula, expected) => {
  const book = new BookModel();
  const sheet = book.addSheet("主");
  [2, 3, 4].forEach((value, row) => (sheet.ensureCell(row, 1).value = value));
  const other = book.addSheet("其 它");
  [10, 20].forEach((value, row) => (other.ensureCell(row, 0).value = value));
  const cell = sheet.ensureCell(0, 0);
  cell.formula = formula;
  recalculate(book);
  expect(cell.value).toBe(expected);
});

test("a formula beyond the host keeps the value of its file", () => {
  const book = new BookModel();
  const cell = book.addSheet("主").ensureCell(0, 0);
  Object.assign(cell, { formula: '=VLOOKUP("x",B:C,2,0)', value: 12 });
  recalculate(book);
  expect(cell.value).toBe(12);
});

test("a saved workbook holds what was typed, and everything else as it was", async () => {
  const file = new ExcelJS.Workbook();
  const sheet = file.addWorksheet("01 表");
  sheet.addRow(["合计", 1143.66, { formula: "B1*2", result: 2287.32 }]);
  sheet.getCell("B1").note = "请核对";
  sheet.getColumn(1).width = 30;
  file.addWorksheet("封面").getCell("A1").value = "决算";
  // The library adds attributes of its own to a sheet that it has read; the second time there is nothing to add.
  const written = new ExcelJS.Workbook();
  await written.xlsx.load(await file.xlsx.writeBuffer());
  const original = new Uint8Array(await written.xlsx.writeBuffer());

  const untouched = await saveXlsx(await openXlsx(original, "决算.xlsx"), original);
  expect(worksheets(untouched)).toEqual(worksheets(original));

  const host = new ExcelHost(await openXlsx(original, "决算.xlsx"));
  host.userTypes("01 表", "B1", "1134.66");
  host.userDeletesSheet("封面");
  const saved = new ExcelJS.Workbook();
  await saved.xlsx.load((await saveXlsx(host.book, original)).slice().buffer);
  expect(saved.worksheets.map(({ name }) => name)).toEqual(["01 表"]);
  const [first] = saved.worksheets;
  expect(first?.getCell("B1").value).toBe(1134.66);
  expect(first?.getCell("C1").result).toBe(2269.32);
  expect(first?.getCell("B1").note).toBe("请核对");
});

function worksheets(bytes: Uint8Array): Record<string, string> {
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith("xl/worksheets/sheet"));
  return Object.fromEntries(entries.map(([name, data]) => [name, strFromU8(data)]));
}
