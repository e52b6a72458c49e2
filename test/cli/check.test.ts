import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import * as z from "zod";
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

async function changedSample(name: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(SAMPLE);
  const sheet = workbook.worksheets.find((candidate) => candidate.name.startsWith("公开03表"));
  sheet?.eachRow((row) => {
    if (row.getCell(1).text === "2010301") row.getCell(4).value = 1134.66;
  });
  const path = join(folder, name);
  await workbook.xlsx.writeFile(path);
  return path;
}

test("the sample: text, exit code 0, a closing count", () => {
  const { code, stdout, stderr } = finalAccounts(["check", SAMPLE]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("识别表格 11 张");
  expect(stdout).toMatch(/核对勾稽关系 \d+ 条：相符 \d+，尾差 12，不符 0，无法判断 0/u);
});

test("one wrong figure: JSON by the schema, exit code 1", async () => {
  const path = await changedSample("错一格.xlsx");
  const { code, stdout } = finalAccounts(["check", path, "--json"]);
  const report = reportSchema.parse(JSON.parse(stdout));
  expect(code).toBe(1);
  expect(report.relations.fail).toBe(3);
  expect(report.findings.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
});

test("a folder gives an array, in order", async () => {
  await changedSample("乙.xlsx");
  const { code, stdout } = finalAccounts(["check", folder, SAMPLE, "--json"]);
  const reports = z.array(reportSchema).parse(JSON.parse(stdout));
  expect(code).toBe(1);
  expect(reports.map(({ file }) => file)).toEqual([
    ...reports
      .slice(0, -1)
      .map(({ file }) => file)
      .sort(),
    SAMPLE,
  ]);
});

test("a folder: a text with its workbook, a text alone, and none of our own reports", () => {
  const below = join(folder, "一起");
  mkdirSync(below);
  copyFileSync(SAMPLE, join(below, "甲局.xlsx"));
  const share = (rate: string) =>
    `二、收入决算情况说明\n本年收入合计2,523.27万元，其中：其他收入175.49万元，占${rate}%。`;
  writeFileSync(join(below, "甲局决算说明.txt"), share("6.95"));
  writeFileSync(join(below, "乙局决算说明.txt"), share("9.95"));
  writeFileSync(join(below, "甲局.xlsx.md"), share("1.00"));
  writeFileSync(join(below, "备忘.txt"), "今天天气很好。");
  const { code, stdout } = finalAccounts(["check", below, "--json"]);
  const reports = z.array(reportSchema).parse(JSON.parse(stdout));
  expect(code).toBe(1);
  expect(reports.map(({ file }) => file)).toEqual([
    join(below, "乙局决算说明.txt"),
    join(below, "甲局.xlsx"),
  ]);
  const told = reports.map(({ findings }) => findings.flatMap(({ text }) => text?.quote ?? []));
  expect(told[0]).toEqual(["占9.95%"]);
  expect(told[1]).not.toContain("占6.95%");
  rmSync(below, { recursive: true });
});

describe("what cannot be checked: one line, exit code 2, nothing written", () => {
  const files: readonly [string, string | Uint8Array][] = [
    ["empty.xlsx", ""],
    ["text.xlsx", "这不是工作簿"],
    [
      "encrypted.xlsx",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]),
    ],
  ];
  test.each(files)("%s", (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    const before = readdirSync(folder);
    const { code, stdout, stderr } = finalAccounts(["check", path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toMatch(/at .*\.ts|内部错误/u);
    expect(readdirSync(folder)).toEqual(before);
    rmSync(path);
  });

  test("a damaged workbook", () => {
    const path = join(folder, "damaged.xlsx");
    const bytes = Buffer.from(readFileSync(SAMPLE));
    bytes.fill(0x55, 3000, 3400);
    writeFileSync(path, bytes);
    const { code, stdout, stderr } = finalAccounts(["check", path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trim().split("\n")).toHaveLength(1);
    rmSync(path);
  });

  test("a workbook without any disclosure table", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("通讯录").addRows([
      ["姓名", "电话"],
      ["甲", 12345],
    ]);
    const path = join(folder, "other.xlsx");
    await workbook.xlsx.writeFile(path);
    const { code, stderr } = finalAccounts(["check", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("没有决算公开表");
    rmSync(path);
  });

  test.each([
    [["check"]],
    [["check", "nowhere.xlsx"]],
    [["check", SAMPLE, "--no-such"]],
    [["check", SAMPLE, "--edition", "mars"]],
    [["fly"]],
  ])("bad arguments %p", (args) => {
    const { code, stdout, stderr } = finalAccounts(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("in English where the environment asks for it", () => {
    expect(finalAccounts(["check", "nowhere.xlsx"], { LC_ALL: "en_US.UTF-8" }).stderr).toContain(
      "does not exist",
    );
  });
});
