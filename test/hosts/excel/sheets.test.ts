/** @jest-environment jsdom */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { SheetContent } from "../../../src/workbook/sheet-content";
import { countSyncs, openWorkbook } from "./open-workbook";

const RESULT: SheetContent = {
  name: "勾稽结果",
  rows: [
    { cells: [{ value: "勾稽结果", style: { bold: true, size: 14 } }], height: 24 },
    {
      cells: [
        { value: "=1+1", style: { fill: "FFC7CE", wrap: true } },
        { value: "03 表", link: { sheet: "02 表", row: 2, column: 1 } },
        { value: 1143.66, style: { format: "#,##0.00" } },
      ],
    },
    { cells: [{ value: "2010301" }, null, { value: 2, formula: "=C2*2" }] },
  ],
  columnWidths: [30, 12],
  merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 2 }],
  validations: [
    {
      area: { firstRow: 2, firstColumn: 1, lastRow: 2, lastColumn: 1 },
      rule: { kind: "list", items: ["是", "否"] },
      strict: true,
    },
  ],
  freeze: { rows: 1, columns: 0 },
  autoFilter: { firstRow: 1, firstColumn: 0, lastRow: 2, lastColumn: 2 },
  print: { landscape: true, titleRows: 1 },
  tabColor: "C00000",
};

test("a sheet is written at the end, styled, linked and shown", async () => {
  const { host } = await openWorkbook();
  await createExcelHost().writeSheet(RESULT, "ours");
  expect(host.book.sheets.map(({ name }) => name)).toEqual(["01 表", "02 表", "勾稽结果"]);
  expect(host.active.name).toBe("勾稽结果");
  const sheet = host.sheetNamed("勾稽结果");
  expect(sheet.cell(0, 0)).toMatchObject({ value: "勾稽结果", style: { bold: true, size: 14 } });
  expect(sheet.cell(1, 0)).toMatchObject({ value: "=1+1", style: { fill: "#FFC7CE", wrap: true } });
  expect(sheet.cell(1, 0)?.formula).toBeUndefined();
  expect(sheet.cell(1, 1)).toMatchObject({ value: "03 表", hyperlink: { documentReference: "'02 表'!B3" } });
  expect(sheet.cell(1, 2)).toMatchObject({ value: 1143.66, style: { numberFormat: "#,##0.00" } });
  expect(sheet.cell(2, 0)?.value).toBe("2010301");
  expect(sheet.cell(2, 2)).toMatchObject({ formula: "=C2*2", value: 2287.32 });
  expect(sheet.merges).toHaveLength(1);
  expect(sheet.validations).toMatchObject([{ rule: { list: { source: "是,否" } } }]);
  expect(sheet.frozen).toEqual({ rows: 1, columns: 0 });
  expect(sheet.page).toEqual({ landscape: true, titleRows: "$1:$1" });
  expect(sheet.columnWidths.get(0)).toBe(161.25);
  expect(sheet.rowHeights.get(0)).toBe(24);
});

test("our sheet is refreshed in its place, with nothing left of what it held", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await excel.writeSheet(RESULT, "ours");
  await excel.writeSheet({ name: "勾稽结果", rows: [{ cells: [{ value: "没有问题" }] }] }, "ours");
  const sheet = host.sheetNamed("勾稽结果");
  const held = [...sheet.cells.values()].filter(({ value, hyperlink }) => value !== undefined || hyperlink);
  expect(held.map(({ value }) => value)).toEqual(["没有问题"]);
  expect([sheet.merges.length, sheet.validations.length, sheet.autoFilter]).toEqual([0, 0, null]);
  expect(host.book.sheets).toHaveLength(3);
});

test("a sheet of that name that is not ours is left alone, unless it is to be completed", async () => {
  const { host } = await openWorkbook();
  host.userAddsSheet("补充资料");
  host.userTypes("补充资料", "A1", "我的");
  const excel = createExcelHost();
  const content = { ...RESULT, name: "补充资料" };
  await expect(excel.writeSheet(content, "ours")).rejects.toMatchObject({ kind: "occupied" });
  expect(host.sheetNamed("补充资料").cell(0, 0)?.value).toBe("我的");
  await excel.writeSheet(content, "any");
  expect(host.sheetNamed("补充资料").cell(0, 0)?.value).toBe("勾稽结果");
});

test("a workbook whose structure is protected gets no sheet, and says so", async () => {
  const { host } = await openWorkbook();
  host.book.isStructureProtected = true;
  await expect(createExcelHost().writeSheet(RESULT, "ours")).rejects.toMatchObject({
    kind: "protected",
    message: "工作簿受保护，未作任何改动。请先在“审阅”选项卡中取消保护，然后重试。",
  });
  expect(host.book.sheets).toHaveLength(2);
  expect(host.book.settings.size).toBe(0);
});

test.each(["=cmd()", "+1", "-5", "@x", "'quoted", "1-2", "2010301", "TRUE", "12%", "#N/A", "第 1 行", "  4"])(
  "the text %j stays that text",
  async (text) => {
    const { host } = await openWorkbook();
    await createExcelHost().writeSheet({ name: "文本", rows: [{ cells: [{ value: text }] }] }, "ours");
    const cell = host.sheetNamed("文本").cell(0, 0);
    expect([cell?.value, cell?.formula, cell?.isError]).toEqual([text, undefined, undefined]);
  },
);

test("thousands of rows with links take few requests, none too large", async () => {
  const { host } = await openWorkbook();
  const rows = Array.from({ length: 5000 }, (_, row) => ({
    cells: [
      { value: `第 ${row} 项`, style: { border: true }, link: { sheet: "01 表", row, column: 1 } },
      { value: row },
    ],
  }));
  const syncs = await countSyncs(host, () =>
    createExcelHost().writeSheet({ name: "勾稽结果", rows }, "ours"),
  );
  expect(syncs).toBeLessThan(12);
  expect(host.sheetNamed("勾稽结果").cell(4999, 1)?.value).toBe(4999);
});
