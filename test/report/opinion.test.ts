/** The letter read back as a document: it says what the JSON says, row by row, and nothing of what it did not see. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { examine } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { narrate } from "../../src/check/narrate";
import { readDocx } from "../../src/files/read-docx";
import { readXlsx } from "../../src/files/read-xlsx";
import { toJsonReport } from "../../src/report/json-report";
import { narrativeText } from "../../src/report/narrative-text";
import { opinionOf } from "../../src/report/opinion/opinion";
import { opinionDocx } from "../../src/report/opinion/opinion-docx";
import { textOfLines } from "../../src/review/received-text";
import { meansWithin } from "../../src/solver/load-solver";
import type { DocumentTable } from "../../src/workbook/document";
import { makeSheet, type Workbook } from "../../src/workbook/workbook";

const SAMPLE = readXlsx(readFileSync(join("assets", "samples", "xining-2024.xlsx")), "甲.xlsx");

/** Every `every`th figure of one of the sample's sheets has two digits exchanged, or another digit more. */
function disturbed(sheetIndex: number, every: number): Workbook {
  let count = 0;
  const sheets = SAMPLE.sheets.map((sheet, index) => {
    if (index !== sheetIndex) return sheet;
    const cells = [...sheet.cells.values()].map((cell) =>
      typeof cell.value === "number" && cell.value > 10 && count++ % every === 0
        ? { ...cell, value: cell.value * 10 }
        : cell,
    );
    return makeSheet(sheet, cells);
  });
  return { ...SAMPLE, sheets };
}

const checkedOf = (workbook: Workbook, text?: string): Promise<Checked> =>
  examine({ workbook, text: text === undefined ? undefined : textOfLines(text) }, meansWithin(2000));

interface ReadBack {
  readonly paragraphs: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
}

async function readBack(checked: Checked): Promise<ReadBack> {
  const { blocks } = readDocx(await opinionDocx(opinionOf(checked, { file: "甲.xlsx" })), "审核意见.docx");
  const rowsOf = (table: DocumentTable): string[][] => {
    const rows: string[][] = Array.from({ length: table.rowCount }, () => []);
    for (const { row, column, text } of table.cells) (rows[row] ?? [])[column] = text;
    return rows;
  };
  return {
    paragraphs: blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : [])),
    tables: blocks.flatMap((block) => (block.kind === "table" ? [rowsOf(block)] : [])),
  };
}

const STATUS = { met: "是", "not-met": "否", "not-applicable": "不适用", open: "待人工" };

function expectToSayTheSame({ tables }: ReadBack, checked: Checked): void {
  const json = toJsonReport(checked);
  const shown = json.findings.filter(({ severity }) => severity !== "info");
  const sorted = (["error", "warning"] as const).flatMap((wanted) =>
    shown.filter(({ severity }) => severity === wanted),
  );
  const rows = tables.slice(0, -1).flatMap(([, ...body]) => body);
  expect(rows.map(([number]) => number)).toEqual(sorted.map((_, index) => String(index + 1)));
  sorted.forEach(({ culprit, text, basis }, index) => {
    const [, place = "", , expected = "", problem = ""] = rows[index] ?? [];
    if (text) expect([place.includes(text.quote.slice(0, 6)), expected]).toEqual([true, text.expected ?? ""]);
    else if (culprit) {
      expect(place).toContain(`${culprit.sheet}!${culprit.address}`);
      // What is not decided accuses nobody.
      if (expected !== "" && culprit.expected.value !== null)
        expect(Number(expected.replaceAll(",", ""))).toBe(Number(culprit.expected.value));
    }
    expect(problem.match(/〔\d+〕/gu)?.length ?? 0).toBe(basis.length);
  });
  const [, ...answers] = tables.at(-1) ?? [];
  expect(answers.map(([id, , status]) => [id, status])).toEqual(
    json.checklist.map(({ id, status }) => [id, STATUS[status]]),
  );
}

test.each([
  [0, 5],
  [1, 9],
  [2, 3],
  [4, 7],
  [5, 11],
])("sheet %d, every %d. figure wrong", async (sheet, every) => {
  const checked = await checkedOf(disturbed(sheet, every));
  expect(toJsonReport(checked).outcome).toBe("errors");
  expectToSayTheSame(await readBack(checked), checked);
});

test("a text with slips beside right tables", async () => {
  const { narration } = narrate(await checkedOf(SAMPLE));
  if (!narration) throw new Error("the sample's edition has a narrative");
  const right = narrativeText(narration.narrative);
  let count = 0;
  const wrong = right.replace(/(\d\.\d)(\d)(?=万元)/gu, (all, head: string, digit: string) =>
    count++ % 6 === 0 ? `${head}${String((Number(digit) + 5) % 10)}` : all,
  );
  const checked = await checkedOf(SAMPLE, wrong);
  const letter = await readBack(checked);
  expectToSayTheSame(letter, checked);
  expect(letter.paragraphs.join("")).toContain("需要更正的问题");
});

test("a department without faults gets a confirmation that names what was not looked at", async () => {
  const checked = await checkedOf(SAMPLE);
  const { paragraphs, tables } = await readBack(checked);
  expect(tables).toEqual([]);
  expect(paragraphs.join("\n")).toContain("审核未发现问题。");
  expect(paragraphs.join("\n")).toContain("没有提供情况说明");
});

test("what could not be checked is never called without faults", async () => {
  const checked = await checkedOf({ ...SAMPLE, sheets: SAMPLE.sheets.slice(1) });
  const { paragraphs } = await readBack(checked);
  expect(paragraphs.join("\n")).not.toContain("未发现问题");
  expect(paragraphs.join("\n")).toContain("不视为无误");
});
