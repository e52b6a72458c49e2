/** A workbook with everything in it, annotated: nothing is lost, and other programs read what was added. */
import { unzipSync } from "fflate";
import ExcelJS from "exceljs";
import { annotate, type CellMark } from "../../src/files/annotate";
import { readXlsx } from "../../src/files/read-xlsx";
import type { SheetContent } from "../../src/workbook/sheet-content";
import { cellAt } from "../../src/workbook/workbook";
import { FEATURES, featuresOf, richBook, richParts } from "./rich/rich-book";
import { convert } from "./soffice";

const FILL = "FFC7CE";
const mark = (address: string, note: string): CellMark => ({ sheet: "收支总表", address, fill: FILL, note });

/** On a cell with a note, on one with a thread, and on one with neither. */
const MARKS = [
  mark("B4", "与上年决算不符"),
  mark("C4", "与05表合计不符"),
  mark("C7", "应为2,469.24万元（数字颠倒）"),
];

const FINDINGS: SheetContent = {
  name: "勾稽结果",
  columnWidths: [16, 60],
  freeze: { rows: 1, columns: 0 },
  rows: [
    {
      cells: ["单元格", "问题"].map((value) => ({
        value,
        style: { bold: true, fill: "DDEBF7", border: true },
      })),
    },
    ...MARKS.map(({ sheet, note }, index) => ({
      cells: [
        {
          value: `${sheet}!C${index + 4}`,
          link: { sheet, row: index + 3, column: 2 },
          style: { underline: true },
        },
        { value: note, style: { wrap: true, border: true } },
      ],
    })),
  ],
};

const source = richBook();
const annotated = annotate(source, MARKS, FINDINGS, "copy.xlsm");

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return book;
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

test("the workbook is as rich as it says", () => {
  expect([richParts().size, FEATURES.length]).toEqual([49, 55]);
  expect(featuresOf(source)).toEqual(FEATURES.map(({ name }) => name));
});

test("all features are kept; exceljs, for comparison", async () => {
  const all = FEATURES.map(({ name }) => name);
  const kept = featuresOf(annotated);
  const book = await load(source);
  const rewritten = featuresOf(new Uint8Array(await book.xlsx.writeBuffer()));
  report(`features kept of ${all.length}: annotate ${kept.length}, exceljs ${rewritten.length}`);
  report(`exceljs loses: ${all.filter((name) => !rewritten.includes(name)).join(", ")}`);
  expect(kept).toEqual(all);
  expect(rewritten.length).toBeLessThan(all.length);
});

test("parts that need not change are the same bytes", () => {
  const before = unzipSync(source);
  const after = unzipSync(annotated);
  const changed = Object.keys(before).filter(
    (name) => !Buffer.from(before[name] ?? []).equals(after[name] ?? Buffer.of()),
  );
  expect(changed.sort()).toEqual([
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  expect(Object.keys(after).filter((name) => !(name in before))).toEqual(["xl/worksheets/sheet6.xml"]);
});

test("exceljs reads the fills, the notes and the new sheet", async () => {
  const book = await load(annotated);
  const sheet = book.getWorksheet("收支总表");
  const look = (address: string): [unknown, string] => {
    const cell = sheet?.getCell(address);
    const note = cell?.note;
    const text = typeof note === "string" ? note : (note?.texts ?? []).map((run) => run.text).join("");
    return [cell?.fill.type === "pattern" ? cell.fill.fgColor?.argb : undefined, text];
  };
  expect(look("B4")).toEqual([`FF${FILL}`, "会计:\n原有批注\n决算公开助手:\n与上年决算不符"]);
  expect(look("C4")[0]).toBe(`FF${FILL}`);
  expect(look("C7")).toEqual([`FF${FILL}`, "应为2,469.24万元（数字颠倒）"]);
  expect(book.getWorksheet("勾稽结果")?.getCell("B2").value).toBe("与上年决算不符");
});

test("what could not be noted beside a thread stands under the findings", () => {
  const comments = new TextDecoder().decode(unzipSync(annotated)["xl/comments1.xml"]);
  expect(comments).toContain("<text><t>[线程批注] 请核对</t></text>");
  const sheet = readXlsx(annotated, "a").sheets.find(({ name }) => name === "勾稽结果");
  if (!sheet) throw new Error("no findings");
  expect([cellAt(sheet, 5, 0)?.value, cellAt(sheet, 6, 0)?.value, cellAt(sheet, 6, 1)?.value]).toEqual([
    "以下单元格已有批注会话，标注内容列在这里：",
    "收支总表!C4",
    "与05表合计不符",
  ]);
});

test("no figure has changed", () => {
  const before = readXlsx(source, "a").sheets;
  const after = readXlsx(annotated, "a").sheets;
  expect(after.slice(0, before.length)).toEqual(before);
});

test("LibreOffice opens it and shows the marked cell, the note and the new sheet", () => {
  const converted = convert(annotated, "xlsm", "fods");
  if (!converted) return;
  const content = new TextDecoder().decode(converted);
  expect(content).toContain("应为2,469.24万元（数字颠倒）");
  expect(content).toContain("原有批注");
  expect(content).toContain('table:name="勾稽结果"');
  expect(content.toLowerCase()).toContain(`fo:background-color="#${FILL.toLowerCase()}"`);
}, 120_000);
