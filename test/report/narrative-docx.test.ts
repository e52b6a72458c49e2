/** The Word document, and every other form of the narrative, says what the text says. */
import { readDocx } from "../../src/files/read-docx";
import { xining2024 } from "../../src/editions/xining-2024";
import { factOf } from "../../src/engine/fact";
import { compose } from "../../src/narrative";
import { withFindings } from "../../src/narrative/reliability";
import { EMPTY_SUPPLEMENT } from "../../src/narrative/supplement/supplement";
import { narrativeDocx } from "../../src/report/narrative-docx";
import { narrativeHtml, narrativeMarkdown, narrativeText } from "../../src/report/narrative-text";
import { narrativeSheet } from "../../src/report/narrative-sheet";
import { structureSheet } from "../../src/report/structure-charts";
import { sampleFacts } from "../sample";

const facts = sampleFacts();
const narrative = compose(xining2024, facts, EMPTY_SUPPLEMENT);
const lines = narrativeText(narrative).trimEnd().split("\n");

test("the document says what the text says, paragraph by paragraph", async () => {
  const read = readDocx(await narrativeDocx(narrative, facts), "说明.docx");
  const paragraphs = read.blocks.flatMap((block) => (block.kind === "paragraph" ? [block] : []));
  expect(paragraphs.map(({ text }) => text).filter((text) => text !== "" && !/^图\d /u.test(text))).toEqual(
    lines,
  );
  const headings = paragraphs.filter(({ headingLevel }) => headingLevel === 2).map(({ text }) => text);
  expect(headings).toEqual(narrative.sections.map(({ heading }) => heading));
});

test("the same narrative in Markdown, HTML and a worksheet", () => {
  const markdown = narrativeMarkdown(narrative).replace(/^#+ |\*\*|^> |\\/gmu, "");
  expect(markdown.split("\n").filter((line) => line !== "")).toEqual(lines);
  const html = narrativeHtml(narrative).replace(/<[^>]+>/gu, "");
  expect(html.split("\n")).toEqual(lines);
  expect(narrativeSheet(narrative).rows.map((row) => row.cells[0]?.value)).toEqual(lines);
});

test("a section whose figures have errors says so at its head", async () => {
  const fact = factOf(facts, "income", "total", "total");
  if (!fact) throw new Error("the sample has the total of table 02");
  const wrong = withFindings(narrative, [
    {
      id: "one",
      rules: ["rule"],
      severity: "error",
      message: "合计不等于各项之和",
      cells: [
        {
          sheet: fact.cell.sheet,
          address: `${String.fromCharCode(65 + fact.cell.column)}${fact.cell.row + 1}`,
          table: null,
          line: null,
          column: null,
          measure: null,
          unit: null,
          value: null,
          text: null,
        },
      ],
      culprit: null,
      text: null,
      arithmetic: [],
    },
  ]);
  expect(narrativeMarkdown(wrong)).toContain("> 合计不等于各项之和");
  const read = readDocx(await narrativeDocx(wrong, facts), "说明.docx");
  const texts = read.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
  expect(texts[texts.indexOf("二、收入决算情况说明") + 2]).toBe("合计不等于各项之和");
});

test("the figures of the charts stand where a host can draw them", () => {
  const { content, charts } = structureSheet(facts);
  expect(charts.map(({ title, range }) => [title, range])).toEqual([
    ["收入决算结构", "A1:B3"],
    ["支出决算结构", "A5:B7"],
    ["一般公共预算财政拨款支出（按功能分类）", "A9:B13"],
  ]);
  expect(content.rows[1]?.cells.map((cell) => cell?.value)).toEqual(["财政拨款收入", 2347.78]);
});
