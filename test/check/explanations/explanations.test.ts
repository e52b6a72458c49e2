/** A reason holds for the figures that it was given for: by every face, until one of them changes. */
import { join } from "node:path";
import { examine } from "../../../src/check/check";
import { verdictOf } from "../../../src/check/checklist/outcome";
import type { Checked } from "../../../src/check/checked";
import { figuresOf } from "../../../src/check/explanations/figures";
import { readExplanations, withExplanation, withoutExplanation } from "../../../src/check/explanations/sheet";
import { readTables } from "../../../src/check/read-tables";
import { openWorkbook } from "../../../src/disk/open-file";
import type { Explanation, Finding } from "../../../src/engine/finding";
import { findingsSheet } from "../../../src/report/findings-sheet";
import { toJsonReport } from "../../../src/report/json-report";
import { reportSchema } from "../../../src/report/report-schema";
import { findingMarks } from "../../../src/report/marks";
import { textReport } from "../../../src/report/text-report";
import { DEFAULT_BUDGET } from "../../../src/check/locate";
import { meansWithin } from "../../../src/solver/load-solver";
import { EXPLANATIONS_SHEET } from "../../../src/workbook/own-sheets";
import { cellKey, makeSheet, type Cell, type Workbook } from "../../../src/workbook/workbook";
import { workbookOf } from "../../narrative/content-workbook";

const REASON: Explanation = { reason: "财政部口径", name: "王会计", date: "2025-03-01" };

let sample: Workbook;
beforeAll(async () => {
  sample = await openWorkbook(join("assets", "samples", "xining-2024.xlsx"));
});

/** Puts a figure in the cell of the first sheet so named. */
function put(
  workbook: Workbook,
  sheetStart: string,
  row: number,
  column: number,
  value: Cell["value"],
): Workbook {
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) =>
      sheet.name.startsWith(sheetStart)
        ? makeSheet(sheet, [
            ...[...sheet.cells.entries()]
              .filter(([key]) => key !== cellKey(row, column))
              .map(([, cell]) => cell),
            { row, column, value },
          ])
        : sheet,
    ),
  };
}

/** 公开11表: 授予中小企业合同金额 above the total: a warning. */
const questionable = (): Workbook => put(sample, "公开11表", 8, 2, 224.66);
/** 公开03表: the first item's 合计, two digits exchanged: an error. */
const wrong = (): Workbook => put(sample, "公开03表", 9, 3, 1134.66);

const checkOf = (workbook: Workbook): Promise<Checked> => examine({ workbook }, meansWithin(DEFAULT_BUDGET));

function findingOf({ findings }: Checked): Finding {
  const [finding] = findings.filter(({ severity }) => severity !== "info");
  if (!finding) throw new Error("nothing was found");
  return finding;
}

async function explain(workbook: Workbook, explanation = REASON): Promise<Workbook> {
  const checked = await checkOf(workbook);
  const finding = findingOf(checked);
  const figures = figuresOf(finding, checked.facts);
  const sheet = withExplanation(workbook, {
    finding: finding.id,
    problem: finding.message,
    figures,
    explanation,
  });
  const others = workbook.sheets.filter(({ name }) => name !== EXPLANATIONS_SHEET);
  return { ...workbook, sheets: [...others, ...workbookOf(sheet).sheets] };
}

describe("an explained warning", () => {
  it("is told under 已说明 with its reason, counts no more and is not marked", async () => {
    const before = await checkOf(questionable());
    expect(verdictOf(before).warnings).toBe(1);
    expect(findingMarks(before.findings)).toHaveLength(1);
    const checked = await checkOf(await explain(questionable()));
    expect(findingOf(checked).explained).toEqual(REASON);
    expect(verdictOf(checked)).toMatchObject({ outcome: "clean", warnings: 0, errors: 0, explained: 1 });
    expect(findingMarks(checked.findings)).toEqual([]);
    const text = textReport(checked);
    expect(text).toContain("已说明 1 处：");
    expect(text).toContain("说明：财政部口径（王会计，2025-03-01）");
    expect(text).not.toMatch(/^1\. /mu);
  });

  it("comes back when a figure of it changes, with the reason as a hint", async () => {
    const explained = await explain(questionable());
    const checked = await checkOf(put(explained, "公开11表", 8, 2, 225.66));
    const finding = findingOf(checked);
    expect(finding.explained).toBeUndefined();
    expect(finding.saidEarlier).toEqual(REASON);
    expect(verdictOf(checked).warnings).toBe(1);
    expect(checked.explanations.map(({ status }) => status)).toEqual(["lapsed"]);
    expect(textReport(checked)).toContain("所依据的数已改动");
  });

  it("stays where rows are inserted above the table", async () => {
    const explained = await explain(questionable());
    const moved: Workbook = {
      ...explained,
      sheets: explained.sheets.map((sheet) =>
        sheet.name.startsWith("公开11表")
          ? makeSheet(
              sheet,
              [...sheet.cells.values()].map((cell) => ({ ...cell, row: cell.row + 2 })),
            )
          : sheet,
      ),
    };
    expect(findingOf(await checkOf(moved)).explained).toEqual(REASON);
  });

  it("is told to be settled once the finding is gone", async () => {
    const explained = await explain(questionable());
    const checked = await checkOf(put(explained, "公开11表", 8, 2, 200));
    expect(checked.explanations.map(({ status }) => status)).toEqual(["settled"]);
    expect(verdictOf(checked).outcome).toBe("clean");
  });
});

test("an explained error stays an error: 已说明的错误, marked, counted, exit code 1", async () => {
  const checked = await checkOf(await explain(wrong()));
  expect(findingOf(checked)).toMatchObject({ severity: "error", explained: REASON });
  expect(verdictOf(checked)).toMatchObject({ outcome: "errors", errors: 1, explained: 1 });
  expect(findingMarks(checked.findings)).not.toEqual([]);
  expect(textReport(checked)).toContain("1. 【已说明的错误】");
  const json = reportSchema.parse(toJsonReport(checked));
  expect(json.findings[0]?.explained).toEqual(REASON);
  expect(json.explanations).toMatchObject([{ status: "holds", reason: "财政部口径" }]);
  const rows = findingsSheet(checked).rows.map(({ cells }) => cells[1]?.value);
  expect(rows).toContain("已说明的错误");
});

test("last year's reason is only a hint", async () => {
  const prior = readTables(await explain(questionable()));
  const checked = await examine({ workbook: questionable(), prior }, meansWithin(DEFAULT_BUDGET));
  const finding = checked.findings.find(({ saidEarlier }) => saidEarlier);
  expect(finding).toMatchObject({ severity: "warning", saidEarlier: REASON });
  expect(finding?.explained).toBeUndefined();
});

describe("the sheet 核对说明", () => {
  const added = { finding: "a", problem: "问题", figures: "数 1", explanation: REASON };
  const empty: Workbook = { name: "书.xlsx", sheets: [] };
  const read = (workbook: Workbook) => readExplanations(workbook);

  it("gives back what was written, one row a finding, and keeps what people wrote beside it", () => {
    const first = workbookOf(withExplanation(empty, added));
    const sheet = first.sheets[0];
    if (!sheet) throw new Error("no sheet");
    const remarked: Workbook = {
      ...first,
      sheets: [makeSheet(sheet, [...sheet.cells.values(), { row: 2, column: 8, value: "已报局长" }])],
    };
    const second = workbookOf(withExplanation(remarked, { ...added, finding: "b" }));
    const third = workbookOf(
      withExplanation(second, { ...added, explanation: { ...REASON, reason: "年初余额调整" } }),
    );
    expect(read(third).rows.map(({ finding, explanation }) => [finding, explanation.reason])).toEqual([
      ["a", "年初余额调整"],
      ["b", "财政部口径"],
    ]);
    expect([...(third.sheets[0]?.cells.values() ?? [])].map(({ value }) => value)).toContain("已报局长");
    const without = withoutExplanation(third, "a");
    expect(without && read(workbookOf(without)).rows.map(({ finding }) => finding)).toEqual(["b"]);
    expect(withoutExplanation(third, "c")).toBeNull();
  });

  it("reads moved columns and real dates, and says which rows explain nothing", () => {
    const sheet = makeSheet({ name: EXPLANATIONS_SHEET }, [
      ...["编号", "说明理由", "日期", "说明人", "依据的数"].map((value, column) => ({
        row: 0,
        column,
        value,
      })),
      ...["a", "调整", null, "李", "数 1"].map((value, column) => ({ row: 1, column, value })),
      { row: 1, column: 2, value: 45717, format: "yyyy-mm-dd" },
      ...["b", "", "2025-03-01", "", "数 2"].map((value, column) => ({ row: 2, column, value })),
    ]);
    expect(read({ name: "书.xlsx", sheets: [sheet] })).toEqual({
      rows: [
        {
          row: 1,
          finding: "a",
          figures: "数 1",
          explanation: { reason: "调整", name: "李", date: "2025-03-01" },
        },
      ],
      unusable: [{ row: 2, why: "没有填写理由、说明人，不作为说明" }],
    });
  });

  it("never becomes a formula, whatever the reason begins with", () => {
    const { rows } = withExplanation(empty, { ...added, explanation: { ...REASON, reason: "=1+1" } });
    expect(rows[2]?.cells[2]).toMatchObject({ value: "=1+1" });
    expect(rows.flatMap(({ cells }) => cells).every((cell) => cell?.formula === undefined)).toBe(true);
  });
});
