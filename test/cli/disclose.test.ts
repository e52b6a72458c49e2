import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

test("disclose writes a document that checks as its workbook does, and says what is still to be filled in", () => {
  const out = join(folder, "公开.docx");
  const { code, stdout, stderr } = finalAccounts(["disclose", SAMPLE, "-o", out]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("文中尚待填写");
  const report = (file: string) =>
    reportSchema.parse(JSON.parse(finalAccounts(["check", file, "--json"]).stdout));
  const [document, workbook] = [report(out), report(SAMPLE)];
  expect(document.relations).toEqual(workbook.relations);
  // A document is reviewed against its own tables as well, which a workbook has no text for.
  const ofTables = ({ findings }: typeof document) =>
    findings.map(({ id }) => id).filter((id) => !id.startsWith("review/"));
  expect(ofTables(document).sort()).toEqual(ofTables(workbook).sort());
});

test("blank writes a workbook that check recognizes as empty tables", () => {
  const out = join(folder, "空表.xlsx");
  expect(finalAccounts(["blank", "--edition", "xining-2024", "-o", out])).toMatchObject({
    code: 0,
    stderr: "",
  });
  const { code, stdout } = finalAccounts(["check", out, "--json"]);
  expect(code).toBe(0);
  const { tables } = reportSchema.parse(JSON.parse(stdout));
  expect(new Set(tables.map(({ status }) => status))).toEqual(new Set(["empty"]));
});

describe("bad use: one line, exit code 2, nothing written", () => {
  const out = (): string => join(folder, "无.docx");
  test.each([
    ["no output", () => ["disclose", SAMPLE]],
    ["no workbook", () => ["disclose", "-o", out()]],
    ["an unknown edition", () => ["disclose", SAMPLE, "-o", out(), "--edition", "nowhere"]],
    ["a missing workbook", () => ["disclose", join(folder, "missing.xlsx"), "-o", out()]],
    ["a blank form of an unknown edition", () => ["blank", "-o", out(), "--edition", "nowhere"]],
  ])("%s", (_, args) => {
    const { code, stdout, stderr } = finalAccounts(args());
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(existsSync(out())).toBe(false);
  });

  test("an existing file is kept, unless --force", () => {
    const path = join(folder, "有.docx");
    writeFileSync(path, "mine");
    expect(finalAccounts(["disclose", SAMPLE, "-o", path]).code).toBe(2);
    expect(readFileSync(path, "utf8")).toBe("mine");
    expect(finalAccounts(["disclose", SAMPLE, "-o", path, "--force"]).code).toBe(0);
  });
});
