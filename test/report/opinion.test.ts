/** The letter read back as a document: it says what the JSON says, row by row, and nothing of what it did not see. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { examine } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { narrate } from "../../src/check/narrate";
import { factId } from "../../src/engine/fact";
import { readDocx } from "../../src/files/read-docx";
import { readXlsx } from "../../src/files/read-xlsx";
import { toJsonReport } from "../../src/report/json-report";
import { narrativeText } from "../../src/report/narrative-text";
import type { PersonAnswers } from "../../src/report/checklist/sheet";
import { opinionOf } from "../../src/report/opinion/opinion";
import { opinionDocx } from "../../src/report/opinion/opinion-docx";
import { textOfLines } from "../../src/review/received-text";
import { meansWithin } from "../../src/solver/load-solver";
import type { DocumentTable } from "../../src/workbook/document";
import { makeSheet, type Workbook } from "../../src/workbook/workbook";
import { layOutAs } from "../layouts/lay-out";
import { seededRandom } from "../layouts/random";
import { randomSource } from "../layouts/random-source";

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

async function readBack(checked: Checked, persons: PersonAnswers = new Map()): Promise<ReadBack> {
  const content = opinionOf(checked, { file: "甲.xlsx" }, persons);
  const { blocks } = readDocx(await opinionDocx(content), "审核意见.docx");
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

const plain = (text: string): number => Number(text.replaceAll(",", ""));

/** Every finding in its order with its place, its figures and as many bases, no other; every remark once. */
function expectToSayTheSame({ tables, paragraphs }: ReadBack, checked: Checked): void {
  const json = toJsonReport(checked);
  const shown = json.findings.filter(({ severity }) => severity !== "info");
  const remarks = json.findings.filter(({ severity, text }) => severity === "info" && text !== null);
  for (const { message } of remarks) expect(paragraphs).toContain(message);
  const sorted = (["error", "warning"] as const).flatMap((wanted) =>
    shown.filter(({ severity }) => severity === wanted),
  );
  const rows = tables.slice(0, -1).flatMap(([, ...body]) => body);
  expect(rows.map(([number]) => number)).toEqual(sorted.map((_, index) => String(index + 1)));
  const labels = new Map([...checked.facts.byId.values()].map(({ id, lineLabel }) => [id, lineLabel]));
  sorted.forEach(({ id, cells: [cell], culprit, text, basis }, index) => {
    const [, place = "", found = "", expected = "", problem = ""] = rows[index] ?? [];
    if (text) {
      expect(place).toContain(text.quote.slice(0, 6));
      expect(place).toContain(`第${String(text.paragraph)}段`);
      // Of what is left out there are no words, and the problem says what it is.
      expect(expected).toBe(text.found === null ? "" : (text.expected ?? ""));
    } else if (culprit) {
      expect(place).toContain(`${culprit.sheet}!${culprit.address}`);
      // What is not decided accuses nobody.
      if (expected !== "" && culprit.expected.value !== null) {
        expect(plain(expected)).toBe(Number(culprit.expected.value));
        expect(plain(found)).toBe(Number(culprit.value ?? 0));
      }
    }
    // Of a table as a whole the place is only where it begins; elsewhere the item is named beside it.
    const { table, line, column } = culprit ?? cell ?? {};
    if (text === null && table && line && column && !id.startsWith("structure:"))
      expect(place).toContain(labels.get(factId(table, line, column)) ?? "?");
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
  const checked = await checkedOf(SAMPLE, withSlips(right, 6));
  const letter = await readBack(checked);
  expectToSayTheSame(letter, checked);
  expect(letter.paragraphs.join("")).toContain("需要更正的问题");
});

/** The last digit of some amounts of the text is another one. */
const withSlips = (text: string, every: number): string => {
  let count = 0;
  return text.replace(/(\d\.\d)(\d)(?=万元)/gu, (all, head: string, digit: string) =>
    count++ % every === 0 ? `${head}${String((Number(digit) + 5) % 10)}` : all,
  );
};

test.each([1, 2, 3, 4, 5, 6])(
  "an invented department, wrong in a figure and in its text (%d)",
  async (seed) => {
    const random = seededRandom(seed * 31);
    const { workbook } = layOutAs(randomSource(random, 6));
    const { narration } = narrate(await checkedOf(workbook));
    if (!narration) throw new Error("the edition has a narrative");
    const amounts = workbook.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].filter(({ value }) => typeof value === "number" && !Number.isInteger(value)),
    );
    const bad = random.pick(amounts);
    const sheets = workbook.sheets.map((sheet) =>
      makeSheet(
        sheet,
        [...sheet.cells.values()].map((cell) =>
          cell === bad ? { ...cell, value: Number(cell.value) + 123.45 } : cell,
        ),
      ),
    );
    const checked = await checkedOf(
      { ...workbook, sheets },
      withSlips(narrativeText(narration.narrative), 6),
    );
    expect(toJsonReport(checked).findings.length).toBeGreaterThan(1);
    expectToSayTheSame(await readBack(checked), checked);
  },
);

describe("what people have answered on the list", () => {
  const ITEM = "保密审查";

  test("stands on the page of the list, and is no longer called open", async () => {
    const checked = await checkedOf(disturbed(1, 9));
    const { tables, paragraphs } = await readBack(
      checked,
      new Map([[ITEM, { answer: "是", remark: "8月20日" }]]),
    );
    expect(
      tables
        .at(-1)
        ?.find(([, title]) => title === ITEM)
        ?.slice(2),
    ).toEqual(["是（人工）", "人工：8月20日"]);
    const others = paragraphs.find((line) => line.startsWith("以下内容不在本次审核结论之内"));
    expect(others).toContain("批复日期");
    expect(others).not.toContain(ITEM);
  });

  test("a 否 is no confirmation, even where the program found nothing", async () => {
    const checked = await checkedOf(SAMPLE);
    const { paragraphs } = await readBack(checked, new Map([[ITEM, { answer: "否", remark: "没有手续" }]]));
    const text = paragraphs.join("\n");
    expect(text).not.toContain("未发现问题");
    expect(text).toContain(`${ITEM}——没有手续。`);
  });
});

test("what is no tail is not called one", async () => {
  const line =
    "2024年度“三公”经费支出预算为0.00万元，支出决算为0.00万元，其中：因公出国（境）费用支出预算为0.00万元，支出决算为0.00万元，完成预算的0%。";
  const checked = await checkedOf(SAMPLE, `七、“三公”经费支出决算情况说明\n${line}`);
  const remark = toJsonReport(checked).findings.find(
    ({ severity, text }) => severity === "info" && text !== null,
  );
  expect(remark?.message).toContain("无从计算");
  const { paragraphs } = await readBack(checked);
  const tails = paragraphs.findIndex((each) => each.startsWith("附注：四舍五入尾差"));
  expect(tails).toBeGreaterThan(0);
  expect(paragraphs.slice(tails)).not.toContain(remark?.message);
  expect(paragraphs).toContain(remark?.message);
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
