/** `review` as a user runs it: documents and texts in, one object or one clear line out. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { Document, HeadingLevel, Packer, Paragraph } from "docx";
import { zipSync } from "fflate";
import { reportSchema } from "../../src/report/report-schema";
import { finalAccounts } from "./run";

const SAMPLE = join("assets", "samples", "xining-2024.xlsx");
const NARRATIVE = [
  "第三部分 2024年度部门决算情况说明",
  "二、收入决算情况说明",
  "本年收入合计2,523.27万元，其中：财政拨款收入2,347.78万元，占93.05%；其他收入175.94万元，占6.95%。",
  "十、机关运行经费支出情况说明",
  "2024年度，机关运行经费支出63.58万元，比上年减少18.34万元，下降22.39%，主要原因是压减支出。",
];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "final-accounts-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test("a .docx: the wrong figure, its place in the text and its cell, by the schema", async () => {
  const children = NARRATIVE.map(
    (text, index) => new Paragraph(index % 2 === 1 ? { text, heading: HeadingLevel.HEADING_1 } : { text }),
  );
  const path = written("说明.docx", await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const { code, stdout } = finalAccounts(["review", SAMPLE, path, "--json"]);
  const { findings } = reportSchema.parse(JSON.parse(stdout));
  expect(code).toBe(1);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: "error",
    text: { paragraph: 3, quote: "175.94万元", expected: "175.49万元" },
    cells: [{ table: "income", line: "total", column: "otherIncome" }],
  });
});

test("a right narrative as text: exit code 0", () => {
  const right = NARRATIVE.map((line) => line.replace("175.94", "175.49")).join("\n");
  const { code, stdout } = finalAccounts(["review", SAMPLE, written("说明.txt", right)]);
  expect(code).toBe(0);
  expect(stdout).toContain("错误 0");
});

describe("a workbook with a wrong cell that the text tells rightly", () => {
  let workbook: string;
  let text: string;
  beforeAll(async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(SAMPLE);
    const sheet = book.worksheets.find(({ name }) => name.startsWith("公开06表"));
    if (sheet) sheet.getCell("C6").value = 158.35;
    workbook = join(folder, "错一格.xlsx");
    await book.xlsx.writeFile(workbook);
    const right = NARRATIVE.map((line) => line.replace("175.94", "175.49"));
    const basic = [
      "六、一般公共预算财政拨款基本支出决算情况说明",
      "人员经费1,361.89万元，主要包括：基本工资153.35万元等。",
    ];
    text = written("对的.txt", [...right, ...basic].join("\n"));
  });

  test("check names the cell, and the text is no error", () => {
    const { code, stdout } = finalAccounts(["check", workbook, "--narrative", text, "--json"]);
    const { findings } = reportSchema.parse(JSON.parse(stdout));
    expect(code).toBe(1);
    const [culprit, ...others] = findings.filter(({ severity }) => severity === "error");
    expect(culprit?.culprit).toMatchObject({
      address: "C6",
      expected: { value: "153.35" },
      alternatives: [],
    });
    expect(others).toEqual([]);
    expect(findings.find(({ text: place }) => place?.quote === "153.35万元")?.severity).toBe("info");
  });

  test("review finds nothing wrong in the text", () => {
    const { code, stdout } = finalAccounts(["review", workbook, text]);
    expect(code).toBe(0);
    expect(stdout).toContain("文中无误，有误的是表：公开06表 C6 应为 153.35。");
  });

  test("without time for localization the text is held against what is printed", () => {
    const { stdout } = finalAccounts(["check", workbook, "--narrative", text, "--budget", "0"]);
    expect(stdout).toContain("【错误】第7段“153.35万元”");
  });
});

test("check --narrative says both", () => {
  const path = written("两样.txt", NARRATIVE.join("\r\n"));
  const { code, stdout } = finalAccounts(["check", SAMPLE, "--narrative", path]);
  expect(code).toBe(1);
  expect(stdout).toContain("175.94万元");
  expect(stdout).toMatch(/核对勾稽关系 \d+ 条/u);
});

test.each([
  ["a damaged .docx", "坏.docx", (): Uint8Array => new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9])],
  [
    "a zip bomb",
    "炸弹.docx",
    (): Uint8Array => zipSync({ "[Content_Types].xml": new Uint8Array(300_000_000) }, { level: 9 }),
  ],
  ["an empty file", "空.txt", (): Uint8Array => new Uint8Array()],
  ["a text without a disclosure", "别的.txt", (): string => "会议通知：请各科室于3月5日前报送材料。"],
  ["a picture", "图.md", (): Uint8Array => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff])],
])("%s: one line, exit code 2", (_, name, content) => {
  const { code, stdout, stderr } = finalAccounts(["review", SAMPLE, written(name, content())]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).toContain("final-accounts: ");
});
