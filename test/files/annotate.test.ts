import { unzipSync } from "fflate";
import ExcelJS from "exceljs";
import { annotate as annotateAs, type CellMark } from "../../src/files/annotate";
import { readXlsx } from "../../src/files/read-xlsx";
import type { SheetContent } from "../../src/workbook/sheet-content";
import { cellAt } from "../../src/workbook/workbook";
import { HEAD, replaceIn, smallBook, type SmallBookOptions } from "./small-book";

const FINDINGS: SheetContent = {
  name: "勾稽结果",
  rows: [{ cells: [{ value: "序号" }, { value: "问题" }] }],
};

const annotate = (bytes: Uint8Array, marks: readonly CellMark[], findings: SheetContent): Uint8Array =>
  annotateAs(bytes, marks, findings, "copy.xlsx");

const mark = (address: string, note = "合计不等"): CellMark => ({
  sheet: "表一",
  address,
  fill: "FFC7CE",
  note,
});

async function reopen(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return book;
}

/** Fill and note of a cell, as exceljs reads them. */
function lookOf(book: ExcelJS.Workbook, address: string): { fill: string | undefined; note: string } {
  const cell = book.getWorksheet("表一")?.getCell(address);
  const fill = cell?.fill.type === "pattern" ? cell.fill.fgColor?.argb : undefined;
  const note = cell?.note;
  return {
    fill,
    note: typeof note === "string" ? note : (note?.texts ?? []).map(({ text }) => text).join(""),
  };
}

describe("cells are filled and noted, wherever they are", () => {
  const places: [string, SmallBookOptions, string][] = [
    ["a cell with a value", {}, "A2"],
    ["a cell with a style", {}, "B2"],
    ["right of the row's cells", {}, "H2"],
    [
      "between two rows",
      { worksheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"/></sheetData>' },
      "C5",
    ],
    [
      "left of the row's cells",
      { worksheet: '<sheetData><row r="1"><c r="D1"><v>1</v></c></row></sheetData>' },
      "B1",
    ],
    ["an empty row", { worksheet: '<sheetData><row r="3"/></sheetData>' }, "B3"],
    ["an empty sheet", { worksheet: "<sheetData/>" }, "B3"],
    ["below all rows", {}, "A50"],
    ["prefixed elements", { prefix: "x" }, "B2"],
    [
      "no addresses",
      { change: (parts) => replaceIn(parts, "xl/worksheets/sheet1.xml", / r="[A-Z]*\d"/g, "") },
      "B2",
    ],
  ];
  test.each(places)("%s", async (name, options, address) => {
    const book = smallBook(options);
    const annotated = annotate(book, [mark(address)], FINDINGS);
    const before = readXlsx(book, "a").sheets[0];
    const after = readXlsx(annotated, "a");
    expect(after.sheets.map((sheet) => sheet.name)).toEqual(["表一", "勾稽结果"]);
    expect([...(after.sheets[0]?.cells ?? [])].sort()).toEqual([...(before?.cells ?? [])].sort());
    // exceljs reads neither prefixed elements nor cells without an address.
    if (options.prefix || name === "no addresses") return;
    expect(lookOf(await reopen(annotated), address)).toEqual({ fill: "FFFFC7CE", note: "合计不等" });
  });

  test("the look of a filled cell is otherwise its own", async () => {
    const cell = (await reopen(annotate(smallBook(), [mark("B2")], FINDINGS)))
      .getWorksheet("表一")
      ?.getCell("B2");
    expect(cell?.numFmt).toBe("#,##0.00_ ");
  });

  test("an empty cell takes the style of its column", async () => {
    const worksheet = '<cols><col min="3" max="3" style="2"/></cols><sheetData/>';
    const book = await reopen(annotate(smallBook({ worksheet }), [mark("C9")], FINDINGS));
    expect(book.getWorksheet("表一")?.getCell("C9").numFmt).toBe("#,##0.00_ ");
  });

  test("a merged area is marked where it shows", async () => {
    const worksheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/></mergeCells>';
    const book = await reopen(annotate(smallBook({ worksheet }), [mark("C2")], FINDINGS));
    expect(lookOf(book, "A1")).toEqual({ fill: "FFFFC7CE", note: "合计不等" });
  });

  test("several marks of one cell become one note", async () => {
    const book = await reopen(annotate(smallBook(), [mark("A2", "甲"), mark("A2", "乙")], FINDINGS));
    expect(lookOf(book, "A2").note).toBe("甲\n乙");
  });
});

test("a workbook without styles gets them", async () => {
  const bytes = smallBook({
    change: (parts) => {
      parts.delete("xl/styles.xml");
      replaceIn(parts, "xl/_rels/workbook.xml.rels", /<Relationship Id="rId2".*?\/>/, "");
      replaceIn(parts, "[Content_Types].xml", /<Override PartName="\/xl\/styles.*?\/>/, "");
      replaceIn(parts, "xl/worksheets/sheet1.xml", / s="\d"/g, "");
    },
  });
  expect(lookOf(await reopen(annotate(bytes, [mark("A2")], FINDINGS)), "A2").fill).toBe("FFFFC7CE");
});

test("a style sheet in UTF-16 and without fills", async () => {
  const bytes = smallBook({
    styles:
      '<fonts count="1"><font/></fonts><borders count="1"><border/></borders><cellXfs count="3"><xf/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs>',
    change: (parts) => {
      const xml = String(parts.get("xl/styles.xml")).replace("UTF-8", "UTF-16");
      parts.set("xl/styles.xml", new Uint8Array(Buffer.from(`\ufeff${xml}`, "utf16le")));
    },
  });
  const book = await reopen(annotate(bytes, [mark("B2")], FINDINGS));
  expect([lookOf(book, "B2").fill, book.getWorksheet("表一")?.getCell("B2").numFmt]).toEqual([
    "FFFFC7CE",
    "#,##0.00",
  ]);
});

test("annotated again: the note is continued, the findings are replaced", async () => {
  const once = annotate(smallBook(), [mark("A2", "甲")], FINDINGS);
  const again = annotate(once, [mark("A2", "乙"), mark("B2", "丙")], {
    ...FINDINGS,
    rows: [{ cells: [{ value: "新" }] }],
  });
  const book = await reopen(again);
  expect(book.worksheets.map(({ name }) => name)).toEqual(["表一", "勾稽结果"]);
  expect(book.getWorksheet("勾稽结果")?.getCell("A1").value).toBe("新");
  expect(lookOf(book, "A2").note).toBe("甲\n决算公开助手:\n乙");
  expect(lookOf(book, "B2").note).toBe("丙");
});

test("a sheet of the user's by the findings' name is left alone", () => {
  const annotated = annotate(smallBook({ sheetName: "勾稽结果" }), [], FINDINGS);
  expect(readXlsx(annotated, "a").sheets.map(({ name }) => name)).toEqual(["勾稽结果", "勾稽结果(2)"]);
});

test("text of a finding is never a formula, markup or a broken file", () => {
  const texts = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "<b>&amp;</b>",
    '"x"',
    "甲\u0000\u0007乙\ud800",
    "_x0041_",
    "a\r\nb",
    "x".repeat(40_000),
  ];
  const annotated = annotate(
    smallBook(),
    texts.map((text) => mark("A2", text)),
    {
      name: "=<&'\"[:]*?/\\\u0001" + "长".repeat(40),
      rows: texts.map((value) => ({ cells: [{ value }] })),
    },
  );
  const sheet = readXlsx(annotated, "a").sheets[1];
  if (!sheet) throw new Error("no findings");
  expect(sheet.name).toHaveLength(31);
  const read = texts.map((_, row) => cellAt(sheet, row, 0));
  expect(read.every((cell) => cell?.formula === undefined)).toBe(true);
  expect(read.map((cell) => cell?.value)).toEqual([
    ...texts.slice(0, 6),
    "甲乙",
    "_x0041_",
    "a\nb",
    "x".repeat(32_766) + "…",
  ]);
});

describe("what cannot be annotated is refused", () => {
  const cases: [string, () => Uint8Array, string][] = [
    ["strict", () => smallBook({ strict: true }), "strict"],
    [
      "signed",
      () => smallBook({ change: (parts) => parts.set("_xmlsignatures/sig1.xml", `${HEAD}<x/>`) }),
      "signed",
    ],
    ["damaged", () => smallBook().subarray(0, 900), "damaged"],
    ["old .xls", () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "notAnnotatable"],
  ];
  test.each(cases)("%s", (_, make, reason) => {
    let caught: unknown;
    try {
      annotate(make(), [mark("A1")], FINDINGS);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ name: "UnreadableFile", reason });
  });
});

test("parts that need no change keep their packed bytes", () => {
  const book = smallBook();
  const annotated = annotate(book, [mark("A2")], FINDINGS);
  const packed = (bytes: Uint8Array, name: string): string => {
    const text = Buffer.from(bytes).toString("latin1");
    const at = text.indexOf(name) + name.length;
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(text.indexOf(name) - 12, true);
    return text.slice(at, at + size);
  };
  expect(packed(annotated, "xl/sharedStrings.xml")).toBe(packed(book, "xl/sharedStrings.xml"));
  expect(unzipSync(annotated)["xl/sharedStrings.xml"]).toEqual(unzipSync(book)["xl/sharedStrings.xml"]);
});
