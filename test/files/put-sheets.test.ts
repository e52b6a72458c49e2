import { unzipSync } from "fflate";
import ExcelJS from "exceljs";
import { addSheets, newWorkbook, streamWorkbook } from "../../src/files/put-sheets";
import { readXlsx } from "../../src/files/read-xlsx";
import { safeSheetName, type ContentRow, type SheetContent } from "../../src/workbook/sheet-content";
import { smallBook } from "./small-book";

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return book;
}

function partOf(bytes: Uint8Array, part: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[part]);
}

const SUPPLEMENT: SheetContent = {
  name: "补充资料",
  tabColor: "00B050",
  columnWidths: [20, 14],
  freeze: { rows: 2, columns: 1 },
  autoFilter: { firstRow: 1, firstColumn: 0, lastRow: 3, lastColumn: 1 },
  print: { landscape: true, titleRows: 2 },
  merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 1 }],
  rows: [
    {
      height: 30,
      cells: [
        { value: "补充资料", style: { bold: true, size: 16, align: "center", verticalAlign: "center" } },
      ],
    },
    {
      cells: [
        { value: "项目" },
        { value: "上年数", style: { fill: "DDEBF7", border: true, color: "1F4E79" } },
      ],
    },
    { cells: [{ value: "收入总计" }, { value: 1234.5, style: { format: '#,##0.00"万元"' } }] },
    { cells: [null, { value: 2469, formula: "=B3*2", style: { format: "#,##0.00" } }] },
    {
      cells: [{ value: true }, { value: null }, { value: "见", link: { sheet: "表一", row: 1, column: 1 } }],
    },
  ],
  validations: [
    {
      area: { firstRow: 2, firstColumn: 1, lastRow: 3, lastColumn: 1 },
      rule: { kind: "decimal", min: 0, max: 1e9 },
      prompt: { title: "上年数", text: "单位：万元" },
      strict: true,
    },
    {
      area: { firstRow: 4, firstColumn: 1, lastRow: 4, lastColumn: 1 },
      rule: { kind: "list", items: ["是", "否"] },
      strict: false,
    },
    {
      area: { firstRow: 5, firstColumn: 1, lastRow: 5, lastColumn: 1 },
      rule: {
        kind: "listInSheet",
        sheet: "表'一",
        items: { firstRow: 0, firstColumn: 0, lastRow: 9, lastColumn: 0 },
      },
      strict: true,
    },
  ],
};

test("exceljs reads all that a sheet of ours says", async () => {
  const book = await load(addSheets(smallBook(), [SUPPLEMENT], "a.xlsx"));
  const sheet = book.getWorksheet("补充资料");
  if (!sheet) throw new Error("no sheet");
  const at = (address: string): ExcelJS.Cell => sheet.getCell(address);
  expect(book.worksheets.map(({ name }) => name)).toEqual(["表一", "补充资料"]);
  expect(at("A1")).toMatchObject({ value: "补充资料", font: { bold: true, size: 16 }, isMerged: true });
  expect(at("A1").alignment).toMatchObject({ horizontal: "center", vertical: "middle" });
  expect(at("B2")).toMatchObject({
    fill: { fgColor: { argb: "FFDDEBF7" } },
    font: { color: { argb: "FF1F4E79" } },
    border: { top: { style: "thin" }, left: { style: "thin" } },
  });
  expect(at("B3")).toMatchObject({ value: 1234.5, numFmt: '#,##0.00"万元"' });
  expect(at("B4").value).toEqual({ formula: "B3*2", result: 2469 });
  expect(at("A5").value).toBe(true);
  expect(at("C5").value).toBe("见");
  expect(at("B3").dataValidation).toMatchObject({
    type: "decimal",
    formulae: [0, 1e9],
    promptTitle: "上年数",
    showErrorMessage: true,
  });
  expect(at("B5").dataValidation).toMatchObject({ type: "list", formulae: ['"是,否"'] });
  expect(at("B6").dataValidation).toMatchObject({ type: "list", formulae: ["'表''一'!$A$1:$A$10"] });
  expect([sheet.getColumn(1).width, sheet.getColumn(2).width, sheet.getRow(1).height]).toEqual([20, 14, 30]);
  expect(sheet.views[0]).toMatchObject({ state: "frozen", xSplit: 1, ySplit: 2 });
  expect(sheet.autoFilter).toBe("A2:B4");
  expect(sheet.pageSetup).toMatchObject({ orientation: "landscape", fitToPage: true, printTitlesRow: "1:2" });
  expect(sheet.properties.tabColor).toMatchObject({ argb: "FF00B050" });
});

test("written again, the sheet is the same one with its new content", () => {
  const once = addSheets(smallBook(), [SUPPLEMENT, { name: "别的", rows: [] }], "a.xlsx");
  const again = addSheets(once, [{ ...SUPPLEMENT, rows: [{ cells: [{ value: "新" }] }] }], "a.xlsx");
  const sheets = readXlsx(again, "a").sheets;
  expect(sheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ["表一", 2],
    ["补充资料", 1],
    ["别的", 0],
  ]);
  expect(partOf(again, "xl/workbook.xml").match(/_FinalAccountsSheet/g)).toHaveLength(2);
});

test("a link goes to a cell of the workbook, and nowhere else", () => {
  const sheet = {
    name: "结果",
    rows: [{ cells: [{ value: "见", link: { sheet: "O'<1>", row: 1, column: 1 } }] }],
  };
  const xml = partOf(newWorkbook([sheet]), "xl/worksheets/sheet1.xml");
  expect(xml).toContain(`<hyperlink ref="A1" location="'O''&lt;1&gt;'!B2"/>`);
});

test("a new workbook, hidden sheets included; the same contents give the same bytes", async () => {
  const contents: SheetContent[] = [
    SUPPLEMENT,
    { name: "清单", visibility: "hidden", rows: [{ cells: [{ value: 1 }] }] },
  ];
  const bytes = newWorkbook(contents);
  expect(bytes).toEqual(newWorkbook(contents));
  const book = await load(bytes);
  expect(book.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ["补充资料", "visible"],
    ["清单", "hidden"],
  ]);
  expect(readXlsx(bytes, "a").sheets[0]?.cells.size).toBe(8);
});

test("rows are made while they are written, a small part of them at a time", async () => {
  const COUNT = 50_000;
  let made = 0;
  function* rows(): Generator<ContentRow> {
    for (; made < COUNT; made += 1) yield { cells: [{ value: `第${made}行` }, { value: made }] };
  }
  const pieces: Uint8Array[] = [];
  let mostAtOnce = 0;
  let before = 0;
  for (const piece of streamWorkbook([{ name: "清单", rows: rows() }])) {
    mostAtOnce = Math.max(mostAtOnce, made - before);
    before = made;
    pieces.push(piece);
  }
  expect(made).toBe(COUNT);
  expect(mostAtOnce).toBeLessThan(COUNT / 10);
  const bytes = Buffer.concat(pieces);
  expect(readXlsx(bytes, "a").sheets[0]?.cells.size).toBe(2 * COUNT);
  const sheet = (await load(bytes)).getWorksheet("清单");
  expect([sheet?.rowCount, sheet?.getCell(COUNT, 1).value]).toEqual([COUNT, `第${COUNT - 1}行`]);
});

test("a row is as high as its wrapped text", async () => {
  const text = "财政拨款收入决算数与上年相比增加的主要原因".repeat(3);
  const cells = [{ value: text, style: { wrap: true } }];
  const book = await load(
    newWorkbook([{ name: "说明", columnWidths: [43], rows: [{ cells }, { cells: [{ value: text }] }] }]),
  );
  const sheet = book.getWorksheet("说明");
  expect([sheet?.getRow(1).height, sheet?.getRow(2).height]).toEqual([48, undefined]);
});

test("what only a fault of ours could ask for is refused loudly", () => {
  const withValue = (value: number): SheetContent => ({ name: "a", rows: [{ cells: [{ value }] }] });
  expect(() => newWorkbook([withValue(NaN)])).toThrow(RangeError);
  const items = Array.from({ length: 100 }, (_, index) => `第${index}项`);
  const area = { firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 0 };
  const long: SheetContent = {
    name: "a",
    rows: [],
    validations: [{ area, rule: { kind: "list", items }, strict: true }],
  };
  expect(() => newWorkbook([long])).toThrow(RangeError);
});

describe("names of sheets", () => {
  test.each([
    ["勾稽结果", [], "勾稽结果"],
    ["勾稽结果", ["勾稽结果"], "勾稽结果(2)"],
    ["Result", ["RESULT", "result(2)"], "Result(3)"],
    ["a/b\\c?d*e[f]g:h", [], "a_b_c_d_e_f_g_h"],
    ["'引'", [], "引"],
    ["", [], "Sheet"],
    ["长".repeat(40), [], "长".repeat(31)],
    ["长".repeat(40), ["长".repeat(31)], "长".repeat(28) + "(2)"],
    ["a".repeat(30) + "😀", [], "a".repeat(30)],
  ])("%j beside %j is %j", (wanted, taken, expected) => {
    expect(safeSheetName(wanted, taken)).toBe(expected);
  });
});
