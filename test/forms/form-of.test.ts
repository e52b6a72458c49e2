import { xining2024 } from "../../src/editions/xining-2024";
import { formOf } from "../../src/forms/form-of";
import { figurePlaces, formSheet } from "../../src/forms/form-sheet";
import type { Form, FormGrid } from "../../src/forms/form";
import { definedColumns, definedLines } from "../../src/engine/define-table";
import { TABLES } from "../../src/tables/index";

const CODES = [
  { line: "201", code: "201", name: "一般公共服务支出" },
  { line: "20103", code: "20103", name: "政府办公厅（室）及相关机构事务" },
];

function form(table: string, codes = CODES): Form {
  const found = formOf(xining2024, table, { codes });
  if (!found) throw new Error(`no form of ${table}`);
  return found;
}

/** Rows of text, a covered cell as `^` (above) or `<` (left). */
function drawing(grid: FormGrid, rows: number): string[] {
  const lines = Array.from({ length: rows }, () => grid.columnWidths.map(() => "?"));
  for (const cell of grid.cells) {
    for (let down = 0; down < cell.rows; down += 1) {
      for (let across = 0; across < cell.columns; across += 1) {
        const line = lines[cell.row + down];
        if (line)
          line[cell.column + across] =
            across > 0 ? "<" : down > 0 ? "^" : cell.text || (cell.figure ? "#" : "");
      }
    }
  }
  return lines.map((line) => line.join("|"));
}

/** Columns that forms of other regions have. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  "general-budget-expenditure": ["opening", "income", "closing"],
  "general-budget-basic-expenditure": ["personnel", "operating"],
};

describe.each(xining2024.tables)("$table", ({ table, code }) => {
  const own = form(table, table === "general-budget-basic-expenditure" ? [] : CODES);

  it("fills its grid without a gap or an overlap", () => {
    const seen = new Set<string>();
    for (const cell of own.grid.cells) {
      for (let down = 0; down < cell.rows; down += 1) {
        for (let across = 0; across < cell.columns; across += 1) {
          const place = `${cell.row + down},${cell.column + across}`;
          expect(seen).not.toContain(place);
          seen.add(place);
        }
      }
    }
    expect(seen.size).toBe(own.grid.rowCount * own.grid.columnWidths.length);
    expect(own.code).toBe(code);
  });

  it("prints every line and column that the table's definition knows, but for what other regions print alone", () => {
    const definition = TABLES.find(({ id }) => id === table);
    if (!definition) throw new Error(table);
    const figures = [...figurePlaces(own).keys()].map((key) => key.split("/"));
    const lines = new Set(figures.map(([line]) => line));
    const columns = new Set(figures.map(([, column]) => column));
    const missing = definedLines(definition)
      .map(({ id }) => id)
      .filter((id) => !lines.has(id));
    expect(missing).toEqual(table === "general-budget-basic-expenditure" ? ["basicTotal"] : []);
    expect(
      definedColumns(definition)
        .map(({ id }) => id)
        .filter((id) => !columns.has(id)),
    ).toEqual(ELSEWHERE[table] ?? []);
  });
});

test("heads are merged as in the template", () => {
  expect(drawing(form("three-public").grid, 4)).toEqual([
    "“三公”经费预算数|<|<|<|<|<|“三公”经费决算数|<|<|<|<|<",
    "合计|因公出国（境）费用|公务用车购置及运行维护费|<|<|公务接待费|合计|因公出国（境）费用|公务用车购置及运行维护费|<|<|公务接待费",
    "^|^|小计|公务用车购置费|公务用车运行维护费|^|^|^|小计|公务用车购置费|公务用车运行维护费|^",
    "1|2|3|4|5|6|7|8|9|10|11|12",
  ]);
  expect(drawing(form("general-budget-expenditure").grid, 5)).toEqual([
    "项目|<|本年支出|<|<",
    "功能分类科目代码|科目名称|小计|基本支出|项目支出",
    "栏次|<|1|2|3",
    "合计|<|#|#|#",
    "201|一般公共服务支出|#|#|#",
  ]);
});

test("row numbers run down both sides", () => {
  const rows = drawing(form("income-expenditure-summary").grid, 34);
  expect(rows[3]).toBe("一、一般公共预算财政拨款收入|1|#|一、一般公共服务支出|32|#");
  expect(rows[11]).toBe("|9||九、卫生健康支出|40|#");
  expect(rows[28]).toBe("|26||二十六、抗疫特别国债安排的支出|57|#");
  expect(rows[33]).toBe("总计|31|#|总计|62|#");
});

test("a code that the form does not print joins the block of its class", () => {
  const extra = { line: "31204", code: "31204", name: "费用补贴" };
  const grid = form("general-budget-basic-expenditure", [extra]).grid;
  const row = grid.cells.find((cell) => cell.text === "31204");
  expect(row).toMatchObject({ column: 6 });
  expect(drawing(grid, grid.rowCount).at(-1)).toBe("人员经费合计|<|#|公用经费合计|<|<|<|<|#");
});

test("an empty table carries its note, a workbook's own notes come first", () => {
  expect(formOf(xining2024, "state-capital", { isEmpty: true })?.notes).toEqual([
    "注：本年度没有国有资本经营预算财政拨款收入和支出，本表无数据。",
  ]);
  expect(formOf(xining2024, "state-capital", { isEmpty: true, notes: ["注：无。"] })?.notes).toEqual([
    "注：无。",
  ]);
});

test("the worksheet has every figure where figurePlaces says", () => {
  const own = form("three-public");
  const sheet = formSheet(own, {
    name: "09",
    entity: "某单位",
    unit: "万元",
    figure: ({ line, column }) => ({ value: `${line}/${column}` }),
  });
  const places = figurePlaces(own);
  expect(places.size).toBe(18);
  for (const [key, { row, column }] of places) expect(sheet.rows[row]?.cells[column]?.value).toBe(key);
  expect(sheet.rows[0]?.cells[0]?.value).toBe("财政拨款“三公”经费支出决算表");
  expect(sheet.rows[1]?.cells[11]?.value).toBe("公开09表");
});
