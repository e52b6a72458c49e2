import ExcelJS from "exceljs";
import { readXlsx } from "../../src/files/read-xlsx";
import { UnreadableFile } from "../../src/files/unreadable-file";
import { toA1 } from "../../src/workbook/address";
import type { Cell, Sheet } from "../../src/workbook/workbook";
import { HEAD, replaceIn, smallBook, type SmallBookOptions } from "./small-book";

function firstSheet(bytes: Uint8Array): Sheet {
  const [sheet] = readXlsx(bytes, "a.xlsx").sheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

function cellsByAddress(sheet: Sheet): Record<string, Omit<Cell, "row" | "column">> {
  return Object.fromEntries(
    [...sheet.cells.values()].map(({ row, column, ...rest }) => [toA1(row, column), rest]),
  );
}

function readSheetData(
  sheetData: string,
  options: SmallBookOptions = {},
): Record<string, Omit<Cell, "row" | "column">> {
  return cellsByAddress(
    firstSheet(smallBook({ ...options, worksheet: `<sheetData>${sheetData}</sheetData>` })),
  );
}

const PLAIN = {
  A1: { value: "合计（元）" },
  B1: { value: "2,347.78" },
  A2: { value: 12.5 },
  B2: { value: 25, formula: "=A2*2", format: "#,##0.00_ " },
  C2: { value: 45292, format: "yyyy/m/d" },
  D2: { value: "内联" },
};

describe("dialects read alike", () => {
  const noAddresses: SmallBookOptions = {
    change: (parts) => replaceIn(parts, "xl/worksheets/sheet1.xml", / r="[A-Z]*\d"/g, ""),
  };
  const otherCase: SmallBookOptions = {
    change: (parts) => {
      const styles = parts.get("xl/styles.xml");
      if (styles === undefined) throw new Error("no styles");
      parts.delete("xl/styles.xml");
      parts.set("xl/Styles.XML", styles);
    },
  };
  const utf16: SmallBookOptions = {
    change: (parts) => {
      const text = String(parts.get("xl/worksheets/sheet1.xml")).replace("UTF-8", "UTF-16");
      parts.set("xl/worksheets/sheet1.xml", new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le")));
    },
  };
  const dialects: [string, SmallBookOptions][] = [
    ["as Excel writes it", {}],
    ["every element prefixed", { prefix: "x" }],
    ["no addresses of rows and cells", noAddresses],
    ["absolute targets", { absoluteTargets: true }],
    ["backslashes in names", { backslashes: true }],
    ["strict", { strict: true }],
    ["other case of a part's name", otherCase],
    ["UTF-16", utf16],
  ];
  test.each(dialects)("%s", (_, options) => {
    expect(cellsByAddress(firstSheet(smallBook(options)))).toEqual(PLAIN);
  });

  test("neither styles nor shared strings", () => {
    const bytes = smallBook({
      worksheet: '<sheetData><row><c t="str"><v>合计</v></c><c><v>1</v></c></row></sheetData>',
      change: (parts) => {
        parts.delete("xl/styles.xml");
        parts.delete("xl/sharedStrings.xml");
        replaceIn(parts, "xl/_rels/workbook.xml.rels", /<Relationship Id="rId[23]".*?\/>/g, "");
      },
    });
    expect(cellsByAddress(firstSheet(bytes))).toEqual({ A1: { value: "合计" }, B1: { value: 1 } });
  });
});

describe("kinds of cell", () => {
  const cases: [string, string, Omit<Cell, "row" | "column">][] = [
    ["number with exponent", '<c r="A1"><v>1.5E-3</v></c>', { value: 0.0015 }],
    ["boolean", '<c r="A1" t="b"><v>1</v></c>', { value: true }],
    ["error", '<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', { value: null, error: "#REF!", formula: "=B1" }],
    [
      "text of a formula",
      '<c r="A1" t="str"><f>B1&amp;""</f><v>甲</v></c>',
      { value: "甲", formula: '=B1&""' },
    ],
    ["formula giving empty text", '<c r="A1" t="str"><f>""</f><v></v></c>', { value: "", formula: '=""' }],
    ["formula never calculated", '<c r="A1"><f>B1+1</f></c>', { value: null, formula: "=B1+1" }],
    ["ISO date", '<c r="A1" t="d"><v>2024-01-01</v></c>', { value: 45292 }],
    ["ISO date and time", '<c r="A1" t="d"><v>2024-01-01T12:00:00</v></c>', { value: 45292.5 }],
    ["escaped control", '<c r="A1" t="inlineStr"><is><t>甲_x000D_乙</t></is></c>', { value: "甲\r乙" }],
    [
      "array formula",
      '<c r="A1"><f t="array" ref="A1">SUM(B1:B2*1)</f><v>3</v></c>',
      { value: 3, formula: "=SUM(B1:B2*1)" },
    ],
    ["built-in format", '<c r="A1" s="1"><v>1</v></c>', { value: 1, format: "yyyy/m/d" }],
    [
      "rich inline text",
      '<c r="A1" t="inlineStr"><is><r><t>合</t></r><r><t>计</t></r></is></c>',
      { value: "合计" },
    ],
  ];
  test.each(cases)("%s", (_, xml, expected) => {
    expect(readSheetData(`<row r="1">${xml}</row>`)).toEqual({ A1: expected });
  });

  test("a cell with a style only is no cell", () => {
    const sheet = firstSheet(
      smallBook({ worksheet: '<sheetData><row r="9"><c r="Z9" s="1"/></row></sheetData>' }),
    );
    expect([sheet.cells.size, sheet.rowCount, sheet.columnCount]).toEqual([0, 0, 0]);
  });

  test("dates of a workbook that counts from 1904", () => {
    const options = { workbookProperties: '<workbookPr date1904="1"/>' };
    const row = '<row r="1"><c r="A1" s="1"><v>43830</v></c><c r="B1"><v>43830</v></c></row>';
    expect(readSheetData(row, options)).toEqual({
      A1: { value: 45292, format: "yyyy/m/d" },
      B1: { value: 43830 },
    });
  });
});

test("a shared formula is written out in every cell that shares it", () => {
  const rows = [
    '<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">A1+$B$1+SUM(A$1:B1)&amp;"A1"&amp;LOG10(A1)&amp;\'A1 表\'!A1</f><v>1</v></c></row>',
    '<row r="3"><c r="C3"><f t="shared" si="0"/><v>3</v></c><c r="D3"><f t="shared" si="0"/><v>4</v></c></row>',
  ];
  const cells = readSheetData(rows.join(""));
  expect(cells["C1"]?.formula).toBe(`=A1+$B$1+SUM(A$1:B1)&"A1"&LOG10(A1)&'A1 表'!A1`);
  expect(cells["C3"]?.formula).toBe(`=A3+$B$1+SUM(A$1:B3)&"A1"&LOG10(A3)&'A1 表'!A3`);
  expect(cells["D3"]?.formula).toBe(`=B3+$B$1+SUM(B$1:C3)&"A1"&LOG10(B3)&'A1 表'!B3`);
});

test("hidden and protected, as far as cells reach", () => {
  const sheet = firstSheet(
    smallBook({
      worksheet:
        '<cols><col min="2" max="2000000000" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="C2"><v>1</v></c></row></sheetData>' +
        '<sheetProtection sheet="1"/>',
      change: (parts) => replaceIn(parts, "xl/workbook.xml", "<sheet ", '<sheet state="veryHidden" '),
    }),
  );
  expect(sheet).toMatchObject({ visibility: "veryHidden", isProtected: true, rowCount: 2, columnCount: 3 });
  expect([[...sheet.hiddenRows], [...sheet.hiddenColumns]]).toEqual([[1], [1, 2]]);
});

describe("damage is noticed", () => {
  const inSheet = (from: string | RegExp, to: string): SmallBookOptions => ({
    change: (parts) => replaceIn(parts, "xl/worksheets/sheet1.xml", from, to),
  });
  const without = (part: string): SmallBookOptions => ({ change: (parts) => void parts.delete(part) });
  const strings = (xml: string): SmallBookOptions => ({
    change: (parts) => parts.set("xl/sharedStrings.xml", HEAD + xml),
  });
  const cases: [string, SmallBookOptions, RegExp][] = [
    ["tags that do not match", inSheet("</row></sheetData>", "</sheetData>"), /已损坏.*sheet1\.xml/],
    ["cut off", inSheet(/<\/row><\/sheetData>.*$/, ""), /已损坏.*sheet1\.xml/],
    ["no workbook part", without("xl/workbook.xml"), /已损坏.*workbook\.xml/],
    ["no worksheet part", without("xl/worksheets/sheet1.xml"), /已损坏.*sheet1\.xml/],
    ["no shared strings part", without("xl/sharedStrings.xml"), /已损坏.*sharedStrings\.xml/],
    ["string that is not there", inSheet('t="s"><v>0', 't="s"><v>999'), /已损坏.*表一!A1/],
    ["address beyond the sheet", inSheet('r="A2"', 'r="ZZZ99999999"'), /已损坏.*表一!ZZZ99999999/],
    ["the same cell twice", inSheet('r="B2"', 'r="A2"'), /已损坏.*表一!A2/],
    [
      "entities",
      strings('<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'),
      /不安全.*sharedStrings/,
    ],
    ["undeclared entity", strings("<sst><si><t>&a;</t></si></sst>"), /已损坏.*sharedStrings/],
    [
      "bytes that are no UTF-8",
      { change: (parts) => parts.set("xl/styles.xml", new Uint8Array([0x3c, 0xff])) },
      /已损坏.*styles/,
    ],
  ];
  test.each(cases)("%s", (_, options, message) => {
    const read = (): unknown => readXlsx(smallBook(options), "a.xlsx");
    expect(read).toThrow(UnreadableFile);
    expect(read).toThrow(message);
  });

  test("a sheet may be called __proto__", () => {
    expect(firstSheet(smallBook({ sheetName: "__proto__" })).name).toBe("__proto__");
  });
});

test("exceljs wrote it: every value, formula and format comes back", async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("公开01表", { state: "hidden" });
  sheet.getCell("A1").value = "合计";
  sheet.getCell("B2").value = 1234.5;
  sheet.getCell("B2").numFmt = "#,##0.00";
  sheet.getCell("B3").value = { formula: "B2*2", result: 2469 };
  sheet.getCell("C3").value = true;
  sheet.getCell("D4").value = { error: "#DIV/0!" };
  sheet.getCell("E5").value = { richText: [{ text: "一、" }, { font: { bold: true }, text: "收入" }] };
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const read = firstSheet(bytes);
  expect(read).toMatchObject({ name: "公开01表", visibility: "hidden" });
  expect(cellsByAddress(read)).toEqual({
    A1: { value: "合计" },
    B2: { value: 1234.5, format: "#,##0.00" },
    B3: { value: 2469, formula: "=B2*2" },
    C3: { value: true },
    D4: { value: null, error: "#DIV/0!" },
    E5: { value: "一、收入" },
  });
});
