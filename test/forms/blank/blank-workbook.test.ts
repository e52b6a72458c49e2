/** A blank form filled in by a script, recalculated by a spreadsheet program, is the sample again. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EDITIONS } from "../../../src/editions";
import { xining2024 } from "../../../src/editions/xining-2024";
import { openWorkbook } from "../../../src/disk/open-file";
import { newWorkbook } from "../../../src/files/put-sheets";
import { readWorkbook } from "../../../src/files/read-workbook";
import { blankFacts, blankForms, spareLine } from "../../../src/forms/blank/blank-forms";
import { blankWorkbook, CODES_SHEET } from "../../../src/forms/blank/blank-workbook";
import { computedFigures } from "../../../src/forms/blank/formulas";
import { check } from "../../../src/check/check";
import type { Checked } from "../../../src/check/checked";
import type { SheetContent } from "../../../src/workbook/sheet-content";
import type { CellValue } from "../../../src/workbook/workbook";
import { SAMPLE_BLOCKS, SAMPLE_ENTITY } from "../../../scripts/sample/xining-2024";
import { sampleFacts } from "../../sample";

describe.each(EDITIONS)("the blank form of $id", (edition) => {
  const contents = blankWorkbook(edition);

  test("is a sound workbook whose tables are recognized and empty, all but those without a form", async () => {
    const workbook = await readWorkbook(newWorkbook(contents), "blank.xlsx");
    const report = check(workbook, { edition });
    expect(report.tables.slice(0, edition.tables.length).map(({ status }) => status)).toEqual(
      edition.tables.map(({ table }) => (edition.without.forms.includes(table) ? "missing" : "empty")),
    );
    expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(
      report.unrecognized.map(({ sheet }) => sheet).filter((name) => !/^(科目代码|补充资料)$/u.test(name)),
    ).toEqual([]);
  });

  test("computes no figure from itself", () => {
    const facts = blankFacts(blankForms(edition));
    const computed = computedFigures(facts);
    const depth = (id: string, seen: readonly string[]): number => {
      expect(seen).not.toContain(id);
      const terms = [...computed].find(([target]) => target === id)?.[1] ?? [];
      return 1 + Math.max(0, ...terms.map(({ fact }) => depth(fact, [...seen, id])));
    };
    for (const id of computed.keys()) expect(depth(id, [])).toBeLessThan(12);
  });
});

test("totals, roll-ups and shared figures are formulas; the rest is to be typed", () => {
  const [summary, income, , appropriation] = blankWorkbook(xining2024);
  const formula = (sheet: SheetContent | undefined, row: number, column: number): string | undefined =>
    sheet?.rows[row]?.cells[column]?.formula;
  expect(formula(summary, 32, 2)).toBe(`=IF(ROUND(SUM(C7:C14),2)=0,"",ROUND(SUM(C7:C14),2))`);
  expect(formula(summary, 6, 2)).toBeUndefined();
  // A class of 公开01表 comes from wherever its code stands in 公开03表.
  expect(formula(summary, 6, 5)).toContain(
    `SUMIFS('公开03表 支出决算表'!$C$8:$C$67,'公开03表 支出决算表'!$A$8:$A$67,"201")`,
  );
  expect(formula(income, 6, 2)).toBe(`=IF(ROUND(SUM(D7:I7),2)=0,"",ROUND(SUM(D7:I7),2))`);
  // Opening + income − expenditure.
  const closing = blankForms(xining2024)[3]?.places.get("closingCarryover/generalBudget");
  expect(formula(appropriation, closing?.row ?? 0, closing?.column ?? 0)).toMatch(
    /SUM\(C7,C35\)-SUM\(G33\)/u,
  );
});

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
if (!hasOffice)
  process.stderr.write("skipped: LibreOffice is not installed, blank forms are not recalculated\n");

(hasOffice ? describe : describe.skip)("filled in with the sample's figures", () => {
  let report: Checked;
  const folder = mkdtempSync(join(tmpdir(), "blank-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    const file = join(folder, "filled.xlsx");
    writeFileSync(file, newWorkbook(filled(blankWorkbook(xining2024))));
    const out = join(folder, "out");
    execFileSync("soffice", [
      `-env:UserInstallation=file://${join(folder, "profile")}`,
      ...["--headless", "--convert-to", "xlsx", "--outdir", out, file],
    ]);
    report = check(await openWorkbook(join(out, "filled.xlsx")));
  }, 120_000);

  test("it recalculates to the sample's totals; only sums of rounded figures differ, by a cent of 万元", () => {
    const differing = [...sampleFacts().byId.values()].flatMap(({ id, amount }) => {
      const again = report.facts.byId.get(id)?.amount;
      if (again?.value === amount?.value && again?.blank === amount?.blank) return [];
      return [`${id} ${again && amount ? (again.value - amount.value) / 10_000 : "?"}`];
    });
    // 20805 is printed 155.75 over parts of 155.76, 301 as 1,238.03 over 1,238.02; all else follows from the two.
    expect(differing).toEqual([
      "income-expenditure-summary/208/amount 1",
      "income-expenditure-summary/totalExpenditure/amount 1",
      "income-expenditure-summary/grandTotalExpenditure/amount 1",
      "income/total/total 1",
      "income/total/fiscal 1",
      "income/208/total 1",
      "income/208/fiscal 1",
      "income/20805/total 1",
      "income/20805/fiscal 1",
      "expenditure/total/total 1",
      "expenditure/total/basic 1",
      "expenditure/208/total 1",
      "expenditure/208/basic 1",
      "expenditure/20805/total 1",
      "expenditure/20805/basic 1",
      "appropriation-summary/208/total 1",
      "appropriation-summary/208/generalBudget 1",
      "general-budget-expenditure/total/basic 1",
      "general-budget-expenditure/208/total 1",
      "general-budget-expenditure/208/basic 1",
      "general-budget-expenditure/20805/total 1",
      "general-budget-expenditure/20805/basic 1",
      "general-budget-basic-expenditure/301/amount -1",
      "general-budget-basic-expenditure/personnelTotal/amount -1",
    ]);
  });

  test("it checks clean", () => {
    expect(report.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(report.entity).toBe(SAMPLE_ENTITY);
    expect(report.tables.map(({ status }) => status)).toEqual(
      [...sampleFacts().tables.values()].map(({ status }) => status),
    );
  });
});

/** Types the sample's figures wherever the form asks for them: no figure goes where a total is computed. */
function filled(contents: readonly SheetContent[]): SheetContent[] {
  const forms = blankForms(xining2024);
  return contents.map((content) => {
    const blank = forms.find(({ sheet }) => sheet === content.name);
    if (!blank) return content;
    const typed = new Map<string, CellValue>();
    if (blank === forms[0]) typed.set("2,0", `部门：${SAMPLE_ENTITY}`);
    const codes = SAMPLE_BLOCKS.filter(({ table }) => table === blank.form.table).flatMap(({ lines }) =>
      lines.map(([line]) => line).filter((line) => /^\d{3,7}$/u.test(line)),
    );
    for (const { id, line, column, amount } of sampleFacts().byId.values()) {
      if (!id.startsWith(`${blank.form.table}/`) || !amount) continue;
      const row = blank.spare && line !== "total" ? spareLine(codes.indexOf(line)) : line;
      const place = blank.places.get(`${row}/${column}`);
      if (!place) throw new Error(`${id} has no place`);
      if (blank.spare && line !== "total") typed.set(`${place.row},0`, line);
      const formula = content.rows[place.row]?.cells[place.column]?.formula;
      const isOffered = line.length === 7 && formula?.startsWith("=IF(OR(");
      if (amount.blank || (formula !== undefined && !isOffered)) continue;
      const isMoney = blank.form.statistics === null || column !== "count";
      typed.set(`${place.row},${place.column}`, isMoney ? amount.value / 1_000_000 : amount.value);
    }
    return {
      ...content,
      rows: content.rows.map((line, row) => ({
        ...line,
        cells: line.cells.map((cell, column) => {
          const value = typed.get(`${row},${column}`);
          return value === undefined ? cell : { value, ...(cell?.style ? { style: cell.style } : {}) };
        }),
      })),
    };
  });
}

test("the codes are at hand, out of sight", () => {
  const codes = blankWorkbook(xining2024).at(-1);
  expect(codes).toMatchObject({ name: CODES_SHEET, visibility: "hidden" });
});
