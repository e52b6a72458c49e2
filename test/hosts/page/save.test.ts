/** What the page saves: everything that was not touched stays byte for byte, and other readers see what was changed. */
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { annotate } from "../../../src/files/annotate";
import { check } from "../../../src/check/check";
import { PageBook } from "../../../src/hosts/page/book";
import { openFile } from "../../../src/hosts/page/open-file";
import { createPageHost } from "../../../src/hosts/page/page-host";
import { saveBook } from "../../../src/hosts/page/save";
import { readWorkbook } from "../../../src/files/read-workbook";
import { parseA1 } from "../../../src/workbook/address";
import { cellAt } from "../../../src/workbook/workbook";
import { fileOf } from "./open-book";

const SAMPLE = new Uint8Array(readFileSync(join(__dirname, "../../../assets/samples/xining-2024.xlsx")));

const open = async (bytes: Uint8Array, name = "决算.xlsx") => new PageBook(await openFile(bytes, name));
const fixture = () => fileOf({ sheets: 2 });

/** Names of parts that differ, were added or are gone. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [one, other] = [unzipSync(before), unzipSync(after)];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => {
    const [a, b] = [one[name], other[name]];
    return a === undefined || b === undefined || strFromU8(a, true) !== strFromU8(b, true);
  });
}

async function readByExcelJs(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const file = new ExcelJS.Workbook();
  await file.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return file;
}

function withPart(bytes: Uint8Array, name: string, how: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(how(strFromU8(parts[name] ?? new Uint8Array()))) });
}

test("nothing changed: the very bytes", async () => {
  const book = await open(SAMPLE, "xining-2024.xlsx");
  expect(saveBook(book)).toEqual({ name: "xining-2024.xlsx", bytes: SAMPLE });
});

test("a change that is taken back leaves the very bytes", async () => {
  const book = await open(await fixture());
  book.type("01 表", "B3", "7");
  book.undo();
  const saved = saveBook(book);
  expect(changedParts(book.file.source ?? new Uint8Array(), saved.bytes)).toEqual([]);
});

test("a typed figure changes its sheet and the settings of calculation, and exceljs reads it with its total", async () => {
  const bytes = await fixture();
  const book = await open(bytes);
  book.type("01 表", "B3", "1,134.66");
  const saved = saveBook(book);
  expect(changedParts(bytes, saved.bytes).sort()).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
  const sheet = (await readByExcelJs(saved.bytes)).getWorksheet("01 表");
  expect(sheet?.getCell("B3").value).toBe(1134.66);
  expect(sheet?.getCell("B3").numFmt).toBe("#,##0.00");
  expect(sheet?.getCell("B5").value).toEqual({ formula: "SUM(B3:B4)", result: 1154.66 });
  expect(strFromU8(unzipSync(saved.bytes)["xl/workbook.xml"] ?? new Uint8Array())).toContain(
    'fullCalcOnLoad="1"',
  );
});

test.each([
  ["=1+1", 2, "=1+1"],
  ["'=1+1", "=1+1", undefined],
  ["'0123", "0123", undefined],
  ["12%", 0.12, undefined],
  ["-1,234.50", -1234.5, undefined],
  ["TRUE", true, undefined],
  ["西宁市 <局> & “处”", "西宁市 <局> & “处”", undefined],
  ["", null, undefined],
])("%j typed, saved and opened again", async (text, value, formula) => {
  const book = await open(await fixture());
  for (const address of ["B4", "E9", "A1"]) book.type("02 表", address, text);
  const again = await readWorkbook(saveBook(book).bytes, "决算.xlsx");
  for (const address of ["B4", "E9", "A1"]) {
    const at = parseA1(address);
    const sheet = again.sheets[1];
    const cell = sheet && at ? cellAt(sheet, at.row, at.column) : undefined;
    expect([cell?.value ?? null, cell?.formula]).toEqual([value, formula]);
  }
});

test("of a formula that was filled down, the other cells keep theirs when its first cell is typed over", async () => {
  const filled = withPart(await fixture(), "xl/worksheets/sheet1.xml", (xml) =>
    xml
      .replace(
        /<c r="B5"[^>]*>.*?<\/c>/u,
        '<c r="B5"><f t="shared" ref="B5:D5" si="0">SUM(B3:B4)</f><v>1163.66</v></c>',
      )
      .replace(
        /<c r="C5"[^>]*>.*?<\/c>/u,
        '<c r="C5"><f t="shared" si="0"/><v>1010</v></c><c r="D5"><f t="shared" si="0"/><v>0</v></c>',
      ),
  );
  const book = await open(filled);
  book.type("01 表", "B5", "1163.66");
  const [sheet] = (await readWorkbook(saveBook(book).bytes, "决算.xlsx")).sheets;
  if (!sheet) throw new Error("no sheet");
  expect([1, 2, 3].map((column) => cellAt(sheet, 4, column)?.formula)).toEqual([
    undefined,
    "=SUM(C3:C4)",
    "=SUM(D3:D4)",
  ]);
});

test("a formula that is not computed here loses its old value, is open in the check, and is no error", async () => {
  const odd = withPart(await fixture(), "xl/worksheets/sheet1.xml", (xml) =>
    xml.replace("SUM(B3:B4)", "SUMPRODUCT(B3:B4)"),
  );
  const book = await open(odd);
  book.type("01 表", "B3", "5");
  expect(book.sheet("01 表")?.cells.size).toBe((await readWorkbook(odd, "")).sheets[0]?.cells.size);
  expect(book.cell({ sheet: "01 表", address: "B5" })?.cell).toMatchObject({ value: null, isStale: true });
  const sheet = (await readByExcelJs(saveBook(book).bytes)).getWorksheet("01 表");
  expect(sheet?.getCell("B5").value).toEqual({ formula: "SUMPRODUCT(B3:B4)" });
});

test("the order of calculation goes with a formula that is typed over, and only then", async () => {
  const chain = (bytes: Uint8Array) => "xl/calcChain.xml" in unzipSync(bytes);
  const parts = unzipSync(await fixture());
  const edit = (name: string, from: string, to: string) => {
    parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to));
  };
  parts["xl/calcChain.xml"] = strToU8(
    '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B5" i="1"/></calcChain>',
  );
  edit(
    "[Content_Types].xml",
    "</Types>",
    '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
  );
  edit(
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
  );
  const bytes = zipSync(parts);
  const book = await open(bytes);
  book.type("01 表", "B3", "5");
  expect(chain(saveBook(book).bytes)).toBe(true);
  book.type("01 表", "B5", "5");
  const saved = unzipSync(saveBook(book).bytes);
  expect("xl/calcChain.xml" in saved).toBe(false);
  for (const name of ["[Content_Types].xml", "xl/_rels/workbook.xml.rels"]) {
    expect(strFromU8(saved[name] ?? new Uint8Array())).not.toContain("calcChain");
  }
});

test("sheets, comments and settings of ours come back, and go again without a trace", async () => {
  const bytes = await fixture();
  const book = await open(bytes);
  const host = createPageHost(book, "zh-CN");
  await host.writeSheet({ name: "勾稽结果", rows: [{ cells: [{ value: "没有问题" }] }] }, "ours");
  await host.comment([{ sheet: "01 表", address: "B3", text: "合计不符" }]);
  await host.saveState({ edition: "xining-2024" });
  const saved = saveBook(book);
  const byOther = await readByExcelJs(saved.bytes);
  expect(byOther.worksheets.map(({ name }) => name)).toEqual(["01 表", "02 表", "勾稽结果"]);
  expect(JSON.stringify(byOther.getWorksheet("01 表")?.getCell("B3").note)).toContain("合计不符");

  const again = await open(saved.bytes);
  const second = createPageHost(again, "zh-CN");
  expect(await second.loadState()).toEqual({ edition: "xining-2024" });
  expect(await second.comment([{ sheet: "01 表", address: "B3", text: "又" }])).toMatchObject({
    occupied: 1,
  });
  await second.writeSheet({ name: "勾稽结果", rows: [] }, "ours");
  await second.clearTraces(["勾稽结果"]);
  const cleared = saveBook(again);
  const left = changedParts(bytes, cleared.bytes);
  expect(
    left.filter((name) => /customXml|sheet|comments|drawing/u.test(name) && !name.includes("_rels")),
  ).toEqual([]);
  expect((await readByExcelJs(cleared.bytes)).worksheets.map(({ name }) => name)).toEqual(["01 表", "02 表"]);
  expect(strFromU8(unzipSync(cleared.bytes)["xl/workbook.xml"] ?? new Uint8Array())).not.toContain(
    "FinalAccounts",
  );
});

test("notes of ours in a file that was saved go on request; a person's note stays, without what we added to it", async () => {
  const mine = await open(await fixture());
  await createPageHost(mine, "zh-CN").comment([{ sheet: "01 表", address: "B3", text: "合计不符" }]);
  const noted = await readByExcelJs(saveBook(mine).bytes);
  const sheet = noted.getWorksheet("01 表");
  if (sheet) sheet.getCell("B4").note = "请核对";
  const byPerson = new Uint8Array(await noted.xlsx.writeBuffer());
  // The one who wrote it last has made all notes his own: ours is put beside his again.
  const marks = [
    { sheet: "01 表", address: "B4", fill: "FFFF00", note: "多一位" },
    { sheet: "01 表", address: "B5", fill: "FFFF00", note: "少一位" },
  ];
  const annotated = annotate(byPerson, marks, { name: "勾稽结果", rows: [] }, "标注.xlsx");
  const book = await open(annotated);
  const host = createPageHost(book, "zh-CN");
  const before = [{ sheet: "01 表", address: "B5", text: "又" }];
  expect(await host.comment(before)).toMatchObject({ added: 0, occupied: 1 });
  await host.clearComments();
  expect(await host.comment([{ sheet: "01 表", address: "B4", text: "又" }])).toMatchObject({ occupied: 1 });
  const cleared = (await readByExcelJs(saveBook(book).bytes)).getWorksheet("01 表");
  expect(cleared?.getCell("B5").note).toBeUndefined();
  const kept = JSON.stringify(cleared?.getCell("B4").note);
  expect(kept).toContain("请核对");
  expect(kept).not.toContain("多一位");
  expect(await host.comment(before)).toMatchObject({ added: 1, occupied: 0 });
});

test("three slips in the sample are found, repaired through the host, and the saved file is clean", async () => {
  const book = await open(SAMPLE, "xining-2024.xlsx");
  const host = createPageHost(book, "zh-CN");
  const errors = async () =>
    check(await host.read()).findings.filter(({ severity }) => severity === "error").length;
  expect(await errors()).toBe(0);
  const slips = [
    ["公开03表 支出决算表", "D10", "1134.66"],
    ["公开03表 支出决算表", "C12", "1"],
  ] as const;
  const before = slips.map(([sheet, address]) => book.cell({ sheet, address })?.cell?.value ?? null);
  for (const [sheet, address, text] of slips) book.type(sheet, address, text);
  expect(await errors()).toBeGreaterThan(0);
  for (const [at, [sheet, address]] of slips.entries()) {
    await host.apply([{ sheet, address, to: before[at] ?? null }], await host.read());
  }
  expect(await errors()).toBe(0);
  expect(changedParts(SAMPLE, saveBook(book).bytes)).toEqual([]);
});

test("a file that is no package is saved as .xlsx with its values and formulas", async () => {
  const html = "<html><meta charset=utf-8><table><tr><td>收入</td><td>1.50</td></tr></table></html>";
  const book = await open(strToU8(html), "表.xls");
  const saved = saveBook(book);
  expect(saved.name).toBe("表.xlsx");
  const [sheet] = (await readWorkbook(saved.bytes, saved.name)).sheets;
  expect([...(sheet?.cells.values() ?? [])].map(({ value }) => value)).toEqual(
    [...(book.workbook.sheets[0]?.cells.values() ?? [])].map(({ value }) => value),
  );
});
