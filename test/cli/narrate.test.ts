/** `narrate` and `supplement` as a user's shell runs them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDocx } from "../../src/files/read-docx";
import { readXlsx } from "../../src/files/read-xlsx";
import { xining2024 } from "../../src/editions/xining-2024";
import { supplementBlocks } from "../../src/narrative";
import { readSupplement } from "../../src/narrative/supplement/read";
import { sampleSheets } from "../../scripts/sample/layout";
import { writeXlsx } from "../../scripts/sample/write-xlsx";
import { finalAccounts } from "./run";

const SAMPLE = join("assets", "samples", "xining-2024.xlsx");
let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "final-accounts-"));
  const tables = sampleSheets();
  writeFileSync(path("表.xlsx"), await writeXlsx(tables));
  // The same figures a year before.
  const past = tables.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        typeof cell?.value === "string"
          ? { ...cell, value: cell.value.replace("2024年度", "2023年度") }
          : cell,
      ),
    })),
  }));
  writeFileSync(path("上年.xlsx"), await writeXlsx(past));
  const wrong = tables.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (cell?.value === 1425.62 ? { ...cell, value: 1452.62 } : cell)),
    })),
  }));
  writeFileSync(path("错.xlsx"), await writeXlsx(wrong));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("text goes to standard output, everything else to standard error", () => {
  const { code, stdout, stderr } = finalAccounts(["narrate", SAMPLE]);
  expect(code).toBe(0);
  expect(stdout.split("\n")[1]).toBe("一、收入支出决算总体情况说明");
  expect(stdout).not.toContain("待填");
  expect(stderr).toContain("相差 48.89万元");
});

test("what is missing stays visible and is listed", () => {
  const { code, stdout, stderr } = finalAccounts(["narrate", path("表.xlsx"), "-o", path("说明.md")]);
  expect(code).toBe(0);
  expect(stdout).toContain("已生成");
  expect(readFileSync(path("说明.md"), "utf8")).toContain("【待填：收入支出总计上年决算数】");
  expect(stderr).toContain("工作簿里没有“补充资料”");
  expect(stderr).toMatch(/尚待填写（\d+）：\n {2}收入支出总计上年决算数/u);
});

test("with errors in the figures, a Word document is written only by force", () => {
  const out = path("说明.docx");
  const refused = finalAccounts(["narrate", path("错.xlsx"), "-o", out]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("未生成 Word 文档");
  expect(existsSync(out)).toBe(false);
  expect(finalAccounts(["narrate", path("错.xlsx"), "-o", out, "--force"]).code).toBe(1);
  const texts = readDocx(readFileSync(out), "说明.docx").blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text] : [],
  );
  expect(texts).toContain("本节所用数据存在问题，请先核对：");
});

test("补充资料 is added, filled from last year's workbook, and kept when it is completed again", () => {
  const first = finalAccounts([
    "supplement",
    path("表.xlsx"),
    "-o",
    path("一.xlsx"),
    "--prior",
    path("上年.xlsx"),
  ]);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain("已取自上年的收入支出决算总表 总计：收入支出总计");
  expect(finalAccounts(["supplement", path("一.xlsx"), "-o", path("二.xlsx")]).code).toBe(0);
  const [one, two] = ["一.xlsx", "二.xlsx"].map((name) => {
    const workbook = readXlsx(readFileSync(path(name)), name);
    return readSupplement(workbook, supplementBlocks(xining2024)).supplement;
  });
  expect(one?.entries.get("lastYear/grandTotal/amount")).toMatchObject({
    value: 3_566_040_000,
  });
  expect(two?.entries).toEqual(one?.entries);
  expect(two?.places).toEqual(one?.places);
});

test("a workbook that is not last year's gives no figures, and that is said", () => {
  const { code, stdout } = finalAccounts([
    "supplement",
    path("表.xlsx"),
    "-o",
    path("三.xlsx"),
    "--prior",
    SAMPLE,
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain("未取上年数：“xining-2024.xlsx”是2024年度的，不是2023年度的");
  expect(stdout).not.toContain("已取自上年");
});

test.each([
  [["narrate"], "请给出一个工作簿"],
  [["narrate", SAMPLE, "-o", "x.pdf"], "输出文件应为 .docx、.md 或 .txt"],
  [["narrate", "没有.xlsx"], "找不到文件"],
  [["supplement", SAMPLE], "请给出一个工作簿和输出文件"],
  [["supplement", SAMPLE, "-o", SAMPLE], "同一个文件"],
])("%j: one line, exit code 2", (args, message) => {
  const { code, stdout, stderr } = finalAccounts(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(message);
});
