/** The user's own rules from the command line: laid out, checked beside the built-in ones, and shared in a file. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newWorkbook } from "../../src/files/put-sheets";
import { reportSchema } from "../../src/report/report-schema";
import { finalAccounts } from "./run";

const SAMPLE = join("assets", "samples", "xining-2024.xlsx");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "final-accounts-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("own-rules lays out the sheet; a copy with it checks as the workbook does", () => {
  const out = join(folder, "规则.xlsx");
  expect(finalAccounts(["own-rules", SAMPLE, "-o", out])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("启用的规则 0 条") as string,
  });
  const { code, stdout } = finalAccounts(["check", out]);
  expect(code).toBe(0);
  expect(stdout).toContain("已停用");
  expect(finalAccounts(["own-rules", SAMPLE]).code).toBe(2);
});

const HEAD = ["启用", "名称", "左边", "关系", "右边", "级别", "依据"];

test("a shared rule book: its findings say where they come from, its names complete the official ones", () => {
  const book = join(folder, "市局规则.xlsx");
  const rows = [
    HEAD,
    ["是", "“三公”限额", "09表[合计,决算数]", "≤", "20万元", "错误", "市财政局通知第三条"],
    ["是", "写错的", "09裱[合计,决算数]", "≤", "20万元", "错误", ""],
  ];
  const cells = (row: readonly string[]) => ({ cells: row.map((value) => ({ value })) });
  writeFileSync(
    book,
    newWorkbook([
      { name: "自定义勾稽", rows: rows.map(cells) },
      {
        name: "科目",
        rows: [
          ["编码", "名称", "年度"],
          ["30101", "岗位薪酬", "2024"],
        ].map(cells),
      },
    ]),
  );
  const { code, stdout } = finalAccounts(["check", SAMPLE, "--rules", book, "--json"]);
  expect(code).toBe(1);
  const { findings, outcome } = reportSchema.parse(JSON.parse(stdout));
  expect(outcome).toBe("errors");
  const told = findings.filter(({ severity }) => severity !== "info");
  expect(told.map(({ id, severity }) => [id, severity])).toEqual([
    ["own-rules/relation:[市局规则.xlsx]“三公”限额", "error"],
    ["own-rules/entry:[市局规则.xlsx]写错的/left", "warning"],
    [expect.stringMatching(/^all\/official-name:/u), "warning"],
  ]);
  expect(told[0]?.basis[0]).toBe(
    "自定义勾稽““三公”限额”（市局规则.xlsx 自定义勾稽 B2），依据：市财政局通知第三条",
  );
  expect(told[0]?.cells.map(({ sheet }) => sheet)).toEqual(["公开09表 财政拨款“三公”经费支出决算表"]);
  expect(told[1]?.message).toContain("市局规则.xlsx 自定义勾稽 C3");
  expect(told[2]?.message).toContain("“市局规则.xlsx”的科目表中是“岗位薪酬”");
  expect(finalAccounts(["check", SAMPLE, "--rules", SAMPLE])).toMatchObject({ code: 2, stdout: "" });
});
