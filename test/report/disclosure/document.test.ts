/** The published document is read back as a stranger would read it, and checked against the workbook it came from. */
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { documentWorkbook } from "../../../src/files/docx-workbook";
import { openWorkbook } from "../../../src/disk/open-file";
import { readDocx } from "../../../src/files/read-docx";
import { compose } from "../../../src/narrative";
import { EMPTY_SUPPLEMENT } from "../../../src/narrative/supplement/supplement";
import { check } from "../../../src/check/check";
import type { Checked } from "../../../src/check/checked";
import { review } from "../../../src/check/review";
import { textOfDocument } from "../../../src/review/received-text";
import { disclose } from "../../../src/report/disclosure/disclose";
import type { DisclosureResult } from "../../../src/report/disclosure/disclose";
import { writeDisclosure } from "../../../src/report/disclosure/document";
import type { DisclosureDocument } from "../../../src/report/disclosure/document";
import { cellKey, makeSheet } from "../../../src/workbook/workbook";
import type { TextDocument } from "../../../src/workbook/document";
import type { Workbook } from "../../../src/workbook/workbook";
import { describeCase, readCase } from "../../cases";
import { smallForm } from "../../tables/self-evaluation/fixture";
import { formsIn, layOut } from "../../tables/self-evaluation/lay-out";

const SAMPLE = join(__dirname, "..", "..", "..", "assets", "samples", "xining-2024.xlsx");

async function sample(): Promise<Workbook> {
  const workbook = await openWorkbook(SAMPLE);
  return { ...workbook, sheets: workbook.sheets.slice(0, 11) };
}

function together(first: Workbook, second: Workbook): Workbook {
  return { name: first.name, sheets: [...first.sheets, ...second.sheets] };
}

async function publish(
  workbook: Workbook,
): Promise<{ report: Checked; document: DisclosureDocument; read: TextDocument }> {
  const report = check(workbook);
  const document = await writeDisclosure({
    ...report,
    workbook,
    supplement: EMPTY_SUPPLEMENT,
    narrative: compose(report.edition, report.facts, EMPTY_SUPPLEMENT),
  });
  return { report, document, read: readDocx(document.bytes, "决算公开.docx") };
}

/** Every fact with its amount, cells aside. */
function figures(report: Checked): Record<string, unknown> {
  return Object.fromEntries([...report.facts.byId.values()].map(({ id, amount }) => [id, amount]));
}

/** What was found, cells aside. */
function found(report: Checked): unknown {
  return report.findings
    .map(({ id, severity, message }) => [id, severity, message])
    .sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

test("every figure of the sample stands in the document, and no other", async () => {
  const { report, read } = await publish(await sample());
  const again = check(documentWorkbook(read));
  expect(figures(again)).toEqual(figures(report));
  expect(again.tables.map(({ table, code, unit, status }) => [table, code, unit, status])).toEqual(
    report.tables.map(({ table, code, unit, status }) => [table, code, unit, status]),
  );
  expect([again.entity, again.year]).toEqual([report.entity, report.year]);
});

test("a check of the document finds what a check of the workbook finds", async () => {
  const workbook = await sample();
  const wrong: Workbook = {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const cell = [...sheet.cells.values()].find(({ value }) => value === 1143.66);
      if (!cell) return sheet;
      const cells = new Map(sheet.cells).set(cellKey(cell.row, cell.column), { ...cell, value: 1134.66 });
      return makeSheet(sheet, cells.values());
    }),
  };
  for (const one of [workbook, wrong]) {
    const { report, read } = await publish(one);
    expect(found(check(documentWorkbook(read)))).toEqual(found(report));
  }
  expect(check(wrong).findings.some(({ severity }) => severity === "error")).toBe(true);
});

describe("from the whole sample, with its 补充资料 and a performance form", () => {
  let result: DisclosureResult;
  beforeAll(async () => {
    const disclosed = await disclose(check(together(await openWorkbook(SAMPLE), smallForm())));
    if (!disclosed) throw new Error("the sample's edition has a narrative");
    result = disclosed;
  });

  test("only the profile of the department is missing, and nothing is lost", () => {
    expect(result.missing).toEqual(["部门职责", "机构设置情况"]);
    expect(result.unplaced).toEqual([]);
  });

  test("the narrative, reviewed against the document's own tables, is right but for what was published so", () => {
    const read = readDocx(result.bytes, "决算公开.docx");
    const reviewed = review(check(documentWorkbook(read)), textOfDocument(read)).review;
    expect(reviewed?.claims).toBeGreaterThan(50);
    const wrong = reviewed?.findings.filter(
      ({ severity, message }) => severity !== "info" && !/【待填：(部门职责|机构设置情况)】/u.test(message),
    );
    // As published, the sample's opening budgets do not add up to their headline, and last year's 财政拨款 is told as
    // no more than its general budget though something was carried over.
    expect(wrong?.map(({ rules, text }) => [rules[0], text?.found])).toEqual([
      ["review/last-year", "3,305.03万元"],
      ["review/sum", "2,550.47万元"],
      ["review/self-evaluations", "57"],
      ["self-evaluation/stated-projects", "57"],
    ]);
  });

  test("补充资料 that states other projects than the forms is told", () => {
    expect(result.findings.map(({ rules }) => rules[0])).toContain("self-evaluation/stated-projects");
  });
});

test("a text among the figures is printed as it stands", async () => {
  const workbook = await sample();
  const spoilt: Workbook = {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => {
      const cell = [...sheet.cells.values()].find(({ value }) => value === 175.49);
      if (!cell) return sheet;
      const cells = new Map(sheet.cells).set(cellKey(cell.row, cell.column), { ...cell, value: "约175" });
      return makeSheet(sheet, cells.values());
    }),
  };
  const { read } = await publish(spoilt);
  const texts = read.blocks.flatMap((block) =>
    block.kind === "table" ? block.cells.map(({ text }) => text) : [],
  );
  expect(texts).toContain("约175");
});

test("of two figures in one cell none is published: the document says 【待核】, and where", async () => {
  const workbook = await sample();
  const sheets = workbook.sheets.map((sheet) => {
    const cell = [...sheet.cells.values()].find(({ value }) => value === 1143.66);
    if (!cell) return sheet;
    const cells = new Map(sheet.cells).set(cellKey(cell.row, cell.column), {
      ...cell,
      value: "1,134.66 1,143.66",
    });
    return makeSheet(sheet, cells.values());
  });
  const result = await disclose(check({ ...workbook, sheets }));
  const texts = readDocx(result?.bytes ?? new Uint8Array(), "决算公开.docx").blocks.flatMap((block) =>
    block.kind === "table" ? block.cells.map(({ text }) => text) : [],
  );
  expect(texts).toContain("【待核】");
  expect(texts.join("\n")).not.toContain("1,134.66");
  expect(result?.unsure.length).toBeGreaterThan(0);
});

test("the contents say a page for every heading, no letter is under 9 pt, figures are numbered, the author is the department", async () => {
  const { document } = await publish(await sample());
  const parts = unzipSync(document.bytes);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const xml = part("word/document.xml");
  const pages = [
    ...xml.matchAll(/PAGEREF _Toc\d+ [^<]*<\/w:instrText><w:fldChar [^>]*\/><w:t>(\d+)<\/w:t>/gu),
  ];
  expect(pages).toHaveLength(4 + 2 + 11 + 13);
  const numbers = pages.map(([, page]) => Number(page));
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
  const sizes = [...(xml + part("word/styles.xml")).matchAll(/<w:sz w:val="(\d+)"/gu)].map(([, size]) =>
    Number(size),
  );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  expect([...xml.matchAll(/>图(\d) /gu)].map(([, number]) => number)).toEqual(["1", "2", "3"]);
  const core = part("docProps/core.xml");
  expect(core).not.toContain("Un-named");
  expect(core).toMatch(/<dc:creator>西宁市城中区[^<]*<\/dc:creator>/u);
});

test("parts, sections and tables come in the order of the template, each a heading of the contents", async () => {
  const { read } = await publish(together(await sample(), smallForm()));
  const headings = read.blocks.flatMap((block) =>
    block.kind === "paragraph" && (block.headingLevel ?? 9) <= 2 ? [block.text] : [],
  );
  expect(headings.filter((text) => text.startsWith("第"))).toEqual([
    "第一部分 部门概况",
    "第二部分 2024年度部门决算公开报表",
    "第三部分 2024年度部门决算情况说明",
    "第四部分 名词解释",
  ]);
  expect(headings).toHaveLength(4 + 2 + 11 + 13);
  const entries = read.blocks.flatMap((block) =>
    block.kind === "paragraph" && block.isContentsEntry ? [block.text.replace(/\t.*$/u, "")] : [],
  );
  expect(entries).toEqual(headings);
});

test("what is still to be filled in is listed and stands in the text", async () => {
  const workbook = await sample();
  const { document, read } = await publish({ ...workbook, sheets: workbook.sheets.slice(0, 10) });
  expect(document.missing.slice(0, 3)).toEqual(["部门职责", "机构设置情况", "《政府采购支出情况表》"]);
  const text = read.blocks.map((block) => (block.kind === "paragraph" ? block.text : "")).join("\n");
  expect(text).toContain("【待填：部门职责】");
  expect(text).toContain("【待填：《政府采购支出情况表》不在工作簿中】");
});

test("performance forms are read back as they were", async () => {
  const { report, read } = await publish(together(await sample(), smallForm()));
  const again = check(documentWorkbook(read));
  expect(figures(again)).toEqual(figures(report));
  expect(found(again)).toEqual(found(report));
  const [form] = again.evaluations;
  expect(form).toMatchObject({
    project: { text: "档案数字化费" },
    unit: { text: "档案室" },
    goals: { reached: { text: "已扫描大部分" } },
    indicators: [{}, { reason: "设备故障，已更换" }, {}, {}],
  });
});

const CASE = "xining-2024/disclosure.md";
describeCase(CASE, () => {
  test("the 27 real forms survive publication", async () => {
    const forms = layOut(formsIn(readCase(CASE)), "a sheet each");
    const { report, read } = await publish(together(await sample(), forms));
    const again = check(documentWorkbook(read));
    expect(again.evaluations).toHaveLength(27);
    expect(figures(again)).toEqual(figures(report));
    expect(found(again)).toEqual(found(report));
  });
});
