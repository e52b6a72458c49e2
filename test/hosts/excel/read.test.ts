/** @jest-environment jsdom */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import { cellAt } from "../../../src/workbook/workbook";
import { BookModel } from "../../excel-host/model";
import { ExcelHost } from "../../excel-host/host";
import { connectClient } from "../../excel-host/client";
import { countSyncs, openWorkbook } from "./open-workbook";

test("values, formulas, formats, errors, hidden rows and columns, protection and visibility are read", async () => {
  const { host } = await openWorkbook(3);
  host.sheetNamed("02 表").visibility = "hidden";
  host.userProtectsSheet("03 表");

  const workbook = await createExcelHost().read();

  expect(workbook.name).toBe("决算.xlsx");
  expect(workbook.sheets.map(({ name, visibility, isProtected }) => [name, visibility, isProtected])).toEqual(
    [
      ["01 表", "visible", false],
      ["02 表", "hidden", false],
      ["03 表", "visible", true],
    ],
  );
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error("no sheet");
  expect(cellAt(sheet, 0, 0)).toEqual({ row: 0, column: 0, value: "支出决算表" });
  expect(cellAt(sheet, 2, 0)?.value).toBe("2010301");
  expect(cellAt(sheet, 2, 1)).toEqual({ row: 2, column: 1, value: 1143.66, format: "#,##0.00" });
  expect(cellAt(sheet, 4, 1)).toEqual({ row: 4, column: 1, value: 1163.66, formula: "=SUM(B3:B4)" });
  expect(cellAt(sheet, 4, 2)).toEqual({ row: 4, column: 2, value: null, error: "#REF!" });
  expect([...sheet.hiddenRows]).toEqual([3]);
  expect([...sheet.hiddenColumns]).toEqual([2]);
  expect([sheet.rowCount, sheet.columnCount]).toEqual([5, 3]);
});

test.each([2, 11, 40])("%i sheets are read with two syncs", async (sheets) => {
  const { host } = await openWorkbook(sheets);
  expect(await countSyncs(host, () => createExcelHost().read())).toBe(2);
});

test("a text that looks like a formula or an error is told from one", async () => {
  const host = new ExcelHost(new BookModel());
  connectClient(host);
  host.userTypes("Sheet1", "A1", "'=1+1");
  host.userTypes("Sheet1", "A2", "=1+1");
  host.userTypes("Sheet1", "A3", "####");
  const [sheet] = (await createExcelHost().read()).sheets;
  expect([...(sheet?.cells.values() ?? [])]).toEqual([
    { row: 0, column: 0, value: "=1+1" },
    { row: 1, column: 0, value: 2, formula: "=1+1" },
    { row: 2, column: 0, value: "####" },
  ]);
});

test("an answer that is too large is read in pieces, with nothing missing", async () => {
  const { host } = await openWorkbook(2);
  const whole = await createExcelHost().read();
  const far = host.sheetNamed("02 表").ensureCell(60_000, 1);
  far.value = 7;
  host.responseLimit = 1_500_000;
  const progress: number[] = [];
  const workbook = await createExcelHost().read({ onProgress: (done) => progress.push(done) });
  expect(workbook.sheets[0]).toEqual(whole.sheets[0]);
  expect(workbook.sheets[1]?.cells.size).toBe((whole.sheets[1]?.cells.size ?? 0) + 1);
  expect(workbook.sheets[1]?.hiddenRows).toEqual(new Set([3]));
  expect(progress).toEqual([0, 1, 2, 2]);
});

test("a range that answers null is never taken for an empty one", async () => {
  const { host } = await openWorkbook(2);
  host.gridLimit = 5;
  await expect(createExcelHost().read()).rejects.toMatchObject({ kind: "too-large" });
});

test("a stray cell at the end of a sheet is named instead of read", async () => {
  const { host } = await openWorkbook(2);
  host.sheetNamed("02 表").ensureCell(1_048_575, 16_383).value = 1;
  await expect(createExcelHost().read()).rejects.toMatchObject({
    kind: "too-large",
    message: expect.stringContaining("02 表!A1:XFD1048576") as string,
  });
});

test("a sheet deleted while the workbook is read is left out", async () => {
  const { host } = await openWorkbook(3);
  const process = host.process.bind(host);
  let batches = 0;
  host.process = (batch) => {
    batches += 1;
    if (batches === 2) host.userDeletesSheet("02 表");
    return process(batch);
  };
  expect((await createExcelHost().read()).sheets.map(({ name }) => name)).toEqual(["01 表", "03 表"]);
});

test("reading can be cancelled", async () => {
  await openWorkbook(2);
  const controller = new AbortController();
  const reading = createExcelHost().read({ signal: controller.signal });
  controller.abort();
  await expect(reading).rejects.toMatchObject({ kind: "cancelled" });
});

test("while a cell is edited the user is told, and a retry succeeds", async () => {
  const { host } = await openWorkbook(2);
  host.isEditingCell = true;
  await expect(createExcelHost().read()).rejects.toMatchObject({
    kind: "editing",
    canRetry: true,
    texts: {
      "zh-CN": "有单元格正在编辑。请按回车结束编辑，然后重试。",
      "en-US": "A cell is being edited. Press Enter to finish, then try again.",
    },
  });
  host.isEditingCell = false;
  expect((await createExcelHost().read()).sheets).toHaveLength(2);
});

test("a lost session has a message of its own, and no retry", async () => {
  const { host } = await openWorkbook(2);
  host.isSessionLost = true;
  await expect(createExcelHost().read()).rejects.toMatchObject({ kind: "session-lost", canRetry: false });
});
