/** Invented departments of two to twelve units whose tables are their sums, with one thing wrong, or nothing. */
import { examine } from "../../../src/check/check";
import { DEFAULT_BUDGET } from "../../../src/check/locate";
import { readTables } from "../../../src/check/read-tables";
import type { Fact, FactId, Facts } from "../../../src/engine/fact";
import { compareUnits, type Member, type UnitsResult } from "../../../src/report/units/units";
import { meansWithin } from "../../../src/solver/load-solver";
import { makeSheet, type Workbook } from "../../../src/workbook/workbook";
import { layOutAs } from "../../layouts/lay-out";
import { randomSource } from "../../layouts/random-source";
import { seededRandom, type Random } from "../../layouts/random";

export const WRONGS = [
  "none",
  "left-out",
  "counted-twice",
  "handed-in-twice",
  "other-year",
  "own-error",
  "unit-missing",
] as const;
export type Wrong = (typeof WRONGS)[number];

export interface Department {
  readonly wrong: Wrong;
  /** The unit that is at fault; `null` where none is, or where it has no workbook. */
  readonly unit: string | null;
  readonly result: UnitsResult;
}

const bookOf = (seed: number): Workbook => layOutAs(randomSource(seededRandom(seed), 3)).workbook;
const memberOf = (name: string, workbook: Workbook): Member => ({
  name,
  year: 2024,
  facts: readTables(workbook).facts,
  findings: [],
});

/** Every figure added. */
function sumOf(members: readonly Member[]): Member {
  const byId = new Map<FactId, Fact>();
  for (const { facts } of members)
    for (const fact of facts.byId.values()) {
      const before = byId.get(fact.id);
      const [a, b] = [before?.amount, fact.amount];
      if (!before || !a || a.blank) byId.set(fact.id, fact);
      else if (b && !b.blank) byId.set(fact.id, { ...before, amount: { ...a, value: a.value + b.value } });
    }
  const tables: Facts["tables"] = members[0]?.facts.tables ?? new Map<string, never>();
  return { name: "部门", year: 2024, facts: { byId, tables }, findings: [] };
}

/** One figure of an item is another one, and nothing follows it. */
async function withSlip(name: string, workbook: Workbook, random: Random): Promise<Member> {
  const { facts } = readTables(workbook);
  const items = [...facts.byId.values()].filter(
    ({ table, column, line, amount }) =>
      table === "expenditure" &&
      column === "total" &&
      line.length === 7 &&
      amount?.blank === false &&
      amount.value > 0,
  );
  const item = items[random.int(0, items.length - 1)];
  if (!item) throw new Error("a unit spends");
  const sheets = workbook.sheets.map((sheet) =>
    sheet.name === item.cell.sheet
      ? makeSheet(
          sheet,
          [...sheet.cells.values()].map((cell) =>
            cell.row === item.cell.row && cell.column === item.cell.column && typeof cell.value === "number"
              ? { ...cell, value: cell.value + 700 }
              : cell,
          ),
        )
      : sheet,
  );
  const checked = await examine({ workbook: { ...workbook, sheets } }, meansWithin(DEFAULT_BUDGET));
  return { name, year: 2024, facts: checked.facts, findings: checked.findings };
}

export async function departmentOf(seed: number): Promise<Department> {
  const random = seededRandom(seed);
  const wrong = WRONGS[seed % WRONGS.length] ?? "none";
  const count = random.int(2, 12);
  const books = Array.from({ length: count }, (_, index) => bookOf(seed * 20 + index + 1));
  const members = books.map((book, index) => memberOf(`单位${String(index + 1)}`, book));
  const at = random.int(0, count - 1);
  const [unit, book] = [members[at], books[at]];
  if (!unit || !book) throw new Error("there are units");
  const others = members.filter((member) => member !== unit);
  const whole = sumOf(members);
  const outcome = (department: Member, units: readonly Member[], name: string | null): Department => ({
    wrong,
    unit: name,
    result: compareUnits(department, units, "sum"),
  });
  switch (wrong) {
    case "none":
      return outcome(whole, members, null);
    case "left-out":
      return outcome(sumOf(others), members, unit.name);
    case "counted-twice":
      return outcome(sumOf([...members, unit]), members, unit.name);
    case "handed-in-twice":
      return outcome(whole, [...members, { ...unit, name: `${unit.name}（再）` }], `${unit.name}（再）`);
    case "other-year": {
      const old = { ...memberOf(unit.name, bookOf(seed * 20 + 19)), year: 2023 };
      return outcome(
        whole,
        members.map((member) => (member === unit ? old : member)),
        unit.name,
      );
    }
    case "own-error": {
      const slipped = await withSlip(unit.name, book, random);
      return outcome(
        whole,
        members.map((member) => (member === unit ? slipped : member)),
        unit.name,
      );
    }
    case "unit-missing":
      return outcome(whole, others, null);
  }
}

/** Whether what is wrong is named, and nothing else. */
export function isNamed({ wrong, unit, result: { faults, differences } }: Department): boolean {
  if (wrong === "none") return faults.length === 0 && differences.length === 0;
  const [fault, ...more] = faults;
  return fault?.kind === wrong && fault.unit === unit && more.length === 0;
}
