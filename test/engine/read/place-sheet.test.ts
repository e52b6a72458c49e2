import { recognize, type Recognition } from "../../../src/engine/read/recognize";
import type { TableId } from "../../../src/engine/fact";
import { TABLES } from "../../../src/tables";
import { makeSheet, type Cell, type Sheet } from "../../../src/workbook/workbook";
import { compare } from "../../layouts/compare";
import { layOutAs } from "../../layouts/lay-out";
import type { ExpectedFact } from "../../layouts/paper";
import { sampleSource, type SourceTable } from "../../layouts/source";

const SAMPLE = sampleSource();
const CASES = [...SAMPLE.tables.values()].map((table) => [table.table, table] as const);
/** Their heads are those of a twin: without a title nobody can tell. */
const TWINS: readonly TableId[] = ["general-budget-expenditure", "government-fund", "state-capital"];

/** The table on a sheet called Sheet1, its title replaced or, with `null`, taken away. */
function withTitle(
  table: SourceTable,
  title: string | null,
): { sheet: Sheet; expected: readonly ExpectedFact[] } {
  const source = { ...SAMPLE, tables: new Map([[table.table, table]]) };
  const { workbook, expected } = layOutAs(source, { hasMark: false }, { names: "generic" });
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error("nothing was laid out");
  const cells = [...sheet.cells.values()].flatMap((cell): Cell[] => {
    if (cell.row !== 0) return [cell];
    return title === null ? [] : [{ ...cell, value: title }];
  });
  return { sheet: makeSheet({ name: sheet.name }, cells), expected };
}

function read(sheets: readonly Sheet[], named: Readonly<Record<string, TableId>> = {}): Recognition {
  return recognize({ name: "a.xlsx", sheets }, { tables: TABLES, named });
}

const statuses = ({ facts }: Recognition): string[] =>
  [...facts.tables.values()].map(({ table, status }) => `${table} ${status}`);

describe("a sheet without a title", () => {
  it.each(CASES)("%s is known by its head, unless a twin has the same", (id, table) => {
    const { sheet, expected } = withTitle(table, null);
    const recognition = read([sheet]);
    if (TWINS.includes(id)) {
      expect(statuses(recognition)).toEqual([]);
      expect(recognition.unrecognized[0]?.reason).toMatch(/^没有表名，表头与多张表相符（.*）/u);
    } else {
      expect(compare(recognition.facts, expected)).toMatchObject({ wrong: [], unreadable: [] });
    }
  });
});

describe("a sheet under the title of another table", () => {
  it.each(CASES)("%s is left alone, and the title named", (_, table) => {
    const recognition = read([withTitle(table, "2024年部门收支预算表").sheet]);
    expect(statuses(recognition)).toEqual([]);
    expect(recognition.unrecognized[0]).toMatchObject({ sheet: "Sheet1" });
  });
});

describe("a sheet named by hand", () => {
  it.each(CASES)("%s is read whatever stands above it", (id, table) => {
    for (const title of [null, "2024年部门收支预算表", "收入支出决算总表"]) {
      const { sheet, expected } = withTitle(table, title);
      expect(compare(read([sheet], { Sheet1: id }).facts, expected)).toMatchObject({
        wrong: [],
        unreadable: [],
      });
    }
  });

  it("says what is missing where it is not that table", () => {
    const table = SAMPLE.tables.get("procurement");
    if (!table) throw new Error("no such table");
    const { facts } = read([withTitle(table, null).sheet], { Sheet1: "expenditure" });
    const reading = facts.tables.get("expenditure");
    expect(reading?.status).toBe("unreadable");
    expect(reading?.problems[0]?.message).toMatch(/^表头缺少：/u);
    expect(facts.byId.size).toBe(0);
  });
});

describe("two tables of one kind", () => {
  it("reads the one that is shown, and says that there is another", () => {
    const table = SAMPLE.tables.get("expenditure");
    if (!table) throw new Error("no such table");
    const shown = withTitle(table, "支出决算表");
    const draft = { ...table, values: new Map([...table.values].map(([key, value]) => [key, value * 2])) };
    const hidden: Sheet = { ...withTitle(draft, "支出决算表").sheet, name: "草稿", visibility: "hidden" };
    const { facts } = read([hidden, shown.sheet]);
    expect(compare(facts, shown.expected).wrong).toEqual([]);
    expect(facts.tables.get("expenditure")?.problems.map(({ message }) => message)).toContain(
      "工作表“草稿”上另有一张支出决算表，数字不同，未读取",
    );
    expect(facts.tables.get("expenditure")?.rivals).toEqual([]);
  });

  it.each([
    ["of the same year", 0, 2, true],
    ["of another year", 1, 2, false],
    ["a copy", 0, 1, false],
  ])("a second one that is shown, %s", (_what, years, factor, isRival) => {
    const table = SAMPLE.tables.get("expenditure");
    if (!table) throw new Error("no such table");
    const shown = withTitle(table, `${String(SAMPLE.year)}年度支出决算表`);
    const values = new Map([...table.values].map(([key, value]) => [key, value * factor]));
    const second = withTitle({ ...table, values }, `${String(SAMPLE.year - years)}年度支出决算表`).sheet;
    const { facts } = read([shown.sheet, { ...second, name: "第二张" }]);
    expect(compare(facts, shown.expected).wrong).toEqual([]);
    const rivals = facts.tables.get("expenditure")?.rivals ?? [];
    expect(rivals.map(({ sheet }) => sheet)).toEqual(isRival ? ["第二张"] : []);
    if (isRival) expect(rivals[0]?.differing.length).toBeGreaterThan(10);
  });
});
