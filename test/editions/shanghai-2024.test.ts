import type { Checked } from "../../src/check/checked";
import { check } from "../../src/check/check";
import { openWorkbook } from "../../src/disk/open-file";
import { casePath, describeCase } from "../cases";

describeCase("shanghai-2024/shehui.xlsx", () => {
  let report: Checked;
  beforeAll(async () => {
    report = check(await openWorkbook(casePath("shanghai-2024/shehui.xlsx")));
  });

  it("is recognized as the Shanghai edition, its nine tables read or empty", () => {
    expect(report.edition.id).toBe("shanghai-2024");
    // Only the notes under the empty tables name it.
    expect(report.entity).toBe("中共上海市普陀区委社会工作部");
    expect(report.tables.map(({ table, status }) => [table, status])).toEqual([
      ["income-expenditure-summary", "read"],
      ["income", "read"],
      ["expenditure", "read"],
      ["appropriation-summary", "read"],
      ["general-budget-expenditure", "read"],
      ["general-budget-basic-expenditure", "read"],
      ["three-public", "empty"],
      ["government-fund", "empty"],
      ["state-capital", "empty"],
    ]);
    expect(report.tables.flatMap(({ problems }) => problems)).toEqual([]);
    expect(report.unrecognized).toEqual([]);
  });

  it("has every one of its 205 amounts in place", async () => {
    const workbook = await openWorkbook(casePath("shanghai-2024/shehui.xlsx"));
    const printed = workbook.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].flatMap(({ row, column, value }) =>
        typeof value === "number" ? [`${sheet.name}!${row},${column}=${value}`] : [],
      ),
    );
    const read = [...report.facts.byId.values()].flatMap(({ amount, cell }) =>
      amount && !amount.blank ? [`${cell.sheet}!${cell.row},${cell.column}=${amount.value / 1e6}`] : [],
    );
    expect(printed).toHaveLength(205);
    expect(read.sort()).toEqual(printed.sort());
  });

  it("holds no error; what differs is its two known rounding differences, as information", () => {
    const { findings, judgements, notChecked } = report;
    expect(findings.map(({ severity }) => severity)).toEqual(["info", "info"]);
    const totals = findings.map(({ cells }) => cells[0]).map((cell) => [cell?.table, cell?.line]);
    expect(totals).toEqual([
      ["general-budget-basic-expenditure", "302"],
      ["general-budget-expenditure", "total"],
    ]);
    expect(judgements.filter(({ verdict }) => verdict === "unknown" || verdict === "error")).toEqual([]);
    expect(notChecked).toEqual([]);
  });
});
