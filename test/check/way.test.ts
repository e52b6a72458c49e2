/**
 * The whole way as one value: what was made of the workbook stands in it, so that the check, the narrative and the
 * published document cannot know different things.
 */
import { join } from "node:path";
import { check, examine } from "../../src/check/check";
import { narrate } from "../../src/check/narrate";
import { readTables } from "../../src/check/read-tables";
import { openTables } from "../../src/disk/open-tables";
import { readDocx } from "../../src/files/read-docx";
import { disclose } from "../../src/report/disclosure/disclose";
import { narrativeText } from "../../src/report/narrative-text";
import { textOf } from "../../src/review/received-text";
import { meansWithin } from "../../src/solver/load-solver";
import { OWN_SHEETS } from "../../src/workbook/own-sheets";
import { makeSheet, type Workbook } from "../../src/workbook/workbook";

let sample: Workbook;
beforeAll(async () => {
  sample = await openTables(join("assets", "samples", "xining-2024.xlsx"));
});

const TABLE = "公开05表";

/** 公开05表 without its title: its head fits other tables as well. */
function disguised(): Workbook {
  return {
    ...sample,
    sheets: sample.sheets.map((sheet) => {
      if (!sheet.name.startsWith(TABLE)) return sheet;
      const cells = [...sheet.cells.values()].map((cell) =>
        cell.row < 2 && typeof cell.value === "string" ? { ...cell, value: "表" } : cell,
      );
      return makeSheet({ name: "附" }, cells);
    }),
  };
}

describe("a table that the user named by hand", () => {
  const named = { 附: "general-budget-expenditure" };

  it("is missing where nobody names it", () => {
    const status = check(disguised()).tables.find(
      ({ table }) => table === "general-budget-expenditure",
    )?.status;
    expect(status).toBe("missing");
  });

  it("is there in the check, the narrative and the published document", async () => {
    const checked = await examine({ workbook: disguised(), named }, meansWithin(2000));
    expect(checked.tables.find(({ table }) => table === "general-budget-expenditure")?.status).toBe("read");
    const { narration } = narrate(checked);
    const section = narration?.narrative.sections.find(({ id }) => id === "general-budget");
    expect(
      narration && narrativeText({ ...narration.narrative, sections: section ? [section] : [] }),
    ).not.toContain("【待填");
    const document = await disclose(checked);
    expect(document?.missing.filter((what) => what.includes("一般公共预算财政拨款支出"))).toEqual([]);
    const text = readDocx(document?.bytes ?? new Uint8Array(), "公开.docx").blocks;
    expect(JSON.stringify(text)).not.toContain("不在工作簿中");
  });
});

it("names no sheet of our own as unrecognized", () => {
  const own = [...OWN_SHEETS].map((name) => makeSheet({ name }, [{ row: 0, column: 0, value: "说明" }]));
  const { unrecognized } = check({ ...sample, sheets: [...sample.sheets, ...own] });
  expect(unrecognized.map(({ sheet }) => sheet).filter((sheet) => OWN_SHEETS.has(sheet))).toEqual([]);
});

it("holds what it was made from, and loads no solver where everything holds", async () => {
  const prior = readTables(sample);
  const text = textOf("一、收入支出决算总体情况说明\n本年收入合计1.00万元。");
  const loadSolver = () => Promise.reject(new Error("nothing is to be explained"));
  const empty = { name: "空.xlsx", sheets: [] };
  const checked = await examine({ workbook: empty, prior, text }, { ...meansWithin(1), loadSolver });
  expect(checked.workbook).toBe(empty);
  expect(checked.prior?.reading).toBe(prior);
  expect(checked.review?.text).toBe(text);
  expect(checked.localization).toBeNull();
});
