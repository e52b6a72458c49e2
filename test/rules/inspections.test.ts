import { readdirSync } from "node:fs";
import { join } from "node:path";
import { findingsOfInspection } from "../../src/engine/reconcile/define-inspection";

import type { Fact, Facts } from "../../src/engine/fact";
import { BASES } from "../../src/rules/basis";
import { INSPECTIONS } from "../../src/rules/inspections";
import { makeSheet, type Cell, type Sheet, type Workbook } from "../../src/workbook/workbook";
import { factsOfFigures, type Figures } from "../engine/figures";

/** The sheets that the figures of the notation stand on: one a table, amounts in column B. */
function workbookOf(facts: Facts, change: (sheet: Sheet) => Sheet = (sheet) => sheet): Workbook {
  const names = [...new Set([...facts.byId.values()].map(({ cell }) => cell.sheet))];
  const cellsOf = (name: string): Cell[] =>
    [...facts.byId.values()]
      .filter(({ cell }) => cell.sheet === name)
      .map(({ cell, amount }) => ({ row: cell.row, column: cell.column, value: amount?.value ?? null }));
  return { name: "b.xlsx", sheets: names.map((name) => change(makeSheet({ name }, cellsOf(name)))) };
}

function findings(id: string, facts: Facts, workbook = workbookOf(facts)): string[] {
  const inspection = INSPECTIONS.find((candidate) => candidate.id === id);
  if (!inspection) throw new Error(`no inspection ${id}`);
  return findingsOfInspection(inspection, facts, workbook).map(
    ({ severity, cells }) => `${severity} ${cells.map(({ line }) => line).join(",")}`,
  );
}

test("ids are unique, bases known, and every inspection that is made is in the index", () => {
  expect(new Set(INSPECTIONS.map(({ id }) => id)).size).toBe(INSPECTIONS.length);
  expect(INSPECTIONS.map(({ basis }) => basis).filter((basis) => !(basis in BASES))).toEqual([]);
  const folder = join(__dirname, "..", "..", "src", "rules", "inspections");
  const made = readdirSync(folder).flatMap((file) =>
    Object.values(jest.requireActual<Record<string, unknown>>(join(folder, file))).filter(
      (value) => typeof value === "object" && value !== null && "inspect" in value,
    ),
  );
  expect(made.filter((one) => !(INSPECTIONS as readonly unknown[]).includes(one))).toEqual([]);
});

test.each<[string, Figures, string[]]>([
  ["all/negative-amount", { "income/total/fiscal": 3 }, []],
  ["all/negative-amount", { "income/total/fiscal": -3 }, ["warning total"]],
  // The amount itself comes first, then the sums that it went into.
  [
    "all/negative-amount",
    { "income/total/fiscal": -3, "income/201/fiscal": -3, "income/2010301/fiscal": -3 },
    ["warning 2010301,201,total"],
  ],
  [
    "three-public/fee-and-count",
    { "three-public/abroad/final": 0, "three-public/abroadGroups/count": 0 },
    [],
  ],
  [
    "three-public/fee-and-count",
    { "three-public/abroad/final": 3, "three-public/abroadGroups/count": 0 },
    ["warning abroad,abroadGroups"],
  ],
  [
    "three-public/fee-and-count",
    { "three-public/reception/final": null, "three-public/receptionBatches/count": 2 },
    ["warning reception,receptionBatches"],
  ],
  [
    "three-public/fee-and-count",
    {
      "three-public/reception/final": 3,
      "three-public/receptionBatches/count": 0,
      "three-public/receptionPersons/count": 0,
    },
    ["warning reception,receptionBatches,receptionPersons"],
  ],
  [
    "three-public/fee-and-count",
    { "three-public/vehicleOperation/final": 0, "three-public/vehiclesOwned/count": 2 },
    [],
  ],
  [
    "three-public/fee-and-count",
    { "three-public/vehicleOperation/final": 4, "three-public/vehiclesOwned/count": null },
    ["warning vehicleOperation,vehiclesOwned"],
  ],
  ["all/parent-row", { "income/201/total": 1, "income/20101/total": 1, "income/2010101/total": 1 }, []],
  [
    "all/parent-row",
    { "income/201/total": 1, "income/20101/total": 1, "income/2010301/total": 1 },
    ["warning 2010301"],
  ],
  ["all/parent-row", { "income/201/total": 1, "income/2010301/total": 1 }, []],
  ["three-public/plausible-counts", vehicles(2, 50, 3), []],
  ["three-public/plausible-counts", vehicles(2, 120, 3), []],
  ["three-public/plausible-counts", vehicles(2, 121, 3), ["warning vehiclePurchase,vehiclesPurchased"]],
  ["three-public/plausible-counts", vehicles(0, 121, 3), []],
  ["three-public/plausible-counts", vehicles(3, 50, 3), []],
  ["three-public/plausible-counts", vehicles(4, 50, 3), ["warning vehiclesPurchased,vehiclesOwned"]],
  // Nobody filled in what is owned.
  ["three-public/plausible-counts", vehicles(4, 50, 0), []],
  ["three-public/plausible-counts", guests(4, 4), []],
  ["three-public/plausible-counts", guests(4, 3), ["warning receptionBatches,receptionPersons"]],
  ["three-public/plausible-counts", guests(4, 0), []],
  ["income-expenditure-summary/business", business(5, 5), []],
  ["income-expenditure-summary/business", business(5, 0), ["warning total,operating"]],
  ["income-expenditure-summary/business", business(0, 0), []],
  [
    "income-expenditure-summary/business",
    { ...business(5, 5), ...offices("行政运行") },
    ["warning operating"],
  ],
  ["income-expenditure-summary/business", { ...business(0, 0), ...offices("行政运行") }, []],
  ["income-expenditure-summary/business", { ...business(5, 5), ...offices("事业运行") }, []],
  ["income-expenditure-summary/business", { ...business(5, 5), ...offices("行政运行", "事业运行") }, []],
  ["income-expenditure-summary/distribution-within-surplus", distributed(30), []],
  [
    "income-expenditure-summary/distribution-within-surplus",
    distributed(31),
    [
      "warning surplusDistribution,totalIncome,surplusUsed,openingCarryover,totalExpenditure,totalIncome,openingCarryover,totalExpenditure",
    ],
  ],
  ["income-expenditure-summary/distribution-within-surplus", distributed(40, 40), []],
  [
    "income-expenditure-summary/distribution-within-surplus",
    distributed(41, 40),
    ["warning surplusDistribution,totalIncome,totalIncome"],
  ],
  ["income-expenditure-summary/distribution-within-surplus", distributed(-50, -60), []],
  ["all/kind-of-expenditure", kinds("行政运行", "basic"), []],
  ["all/kind-of-expenditure", kinds("行政运行", "project"), ["warning 2010301"]],
  ["all/kind-of-expenditure", kinds("住房公积金", "project"), ["warning 2010301"]],
  ["all/kind-of-expenditure", kinds("一般行政管理事务", "project"), []],
  ["all/kind-of-expenditure", kinds("一般行政管理事务", "basic"), ["warning 2010301"]],
  ["all/kind-of-expenditure", kinds("其他支出", "project"), []],
  ["all/kind-of-expenditure", kinds("行政运行", "project", 0), []],
  // A line without a code is no 科目.
  ["all/kind-of-expenditure", { "expenditure/other 行政运行/project": 3 }, []],
  ["all/official-name", { "income/2010301 行政运行/total": 1 }, []],
  ["all/official-name", { "income/2010301 事务运行/total": 1 }, ["warning 2010301"]],
  ["all/official-name", { "income/2010301 /total": 1 }, []],
])("%s on %p", (id, figures, expected) => {
  expect(findings(id, factsOfFigures(figures))).toEqual(expected);
});

function vehicles(bought: number, price: number, owned: number): Figures {
  return {
    "three-public/vehiclePurchase/final": price,
    "three-public/vehiclesPurchased/count": bought,
    "three-public/vehiclesOwned/count": owned,
  };
}

function guests(visits: number, persons: number): Figures {
  return { "three-public/receptionBatches/count": visits, "three-public/receptionPersons/count": persons };
}

function business(spent: number, income: number): Figures {
  return {
    "expenditure/total/operating": spent,
    "income-expenditure-summary/operating/amount": income,
  };
}

function offices(...names: readonly string[]): Figures {
  return Object.fromEntries(
    names.map((name, index) => [`general-budget-expenditure/201030${index + 1} ${name}/basic`, 1]),
  );
}

/** What is distributed, of 40 that others than the treasury gave this year and 10, with what was there before, that is left. */
function distributed(amount: number, opening = 20): Figures {
  return {
    "income-expenditure-summary/totalIncome/amount": 100,
    "income-expenditure-summary/surplusUsed/amount": 7,
    "income-expenditure-summary/openingCarryover/amount": opening,
    "income-expenditure-summary/totalExpenditure/amount": 90,
    "income-expenditure-summary/surplusDistribution/amount": amount,
    "appropriation-summary/totalIncome/amount": 60,
    "appropriation-summary/openingCarryover/amount": 5,
    "appropriation-summary/totalExpenditure/total": 58,
  };
}

function kinds(name: string, column: "basic" | "project", amount = 3): Figures {
  return { [`expenditure/2010301 ${name}/${column}`]: amount };
}

test("one negative amount names no others, several are counted", () => {
  const said = (figures: Figures): string[] => {
    const facts = factsOfFigures(figures);
    const [inspection] = INSPECTIONS.filter(({ id }) => id === "all/negative-amount");
    return inspection
      ? findingsOfInspection(inspection, facts, workbookOf(facts)).map((one) => one.message)
      : [];
  };
  expect(said({ "income/total/fiscal": -3 })).toEqual(["total（fiscal）为负数 -3.00，通常不应小于零"]);
  expect(said({ "income/201/fiscal": -3, "income/total/fiscal": -3 })).toEqual([
    "201（fiscal）为负数 -3.00，通常不应小于零（本表另有 1 处负数）",
  ]);
});

test("what several tables repeat is told once, the deepest of its codes first, with the table of each", () => {
  const facts = factsOfFigures({ "income/201/fiscal": -3, "expenditure/2010301/total": -3 });
  const codes: Readonly<Record<string, string>> = { income: "公开02表", expenditure: "公开03表" };
  const tables = new Map(
    [...facts.tables].map(([id, reading]) => [id, { ...reading, code: codes[id] ?? null }] as const),
  );
  const coded = { ...facts, tables };
  const [inspection] = INSPECTIONS.filter(({ id }) => id === "all/negative-amount");
  const said = inspection ? findingsOfInspection(inspection, coded, workbookOf(coded)) : [];
  expect(said.map(({ message }) => message)).toEqual([
    "2010301（公开03表total、公开02表fiscal）为负数 -3.00，通常不应小于零",
  ]);
});

test("one code with two names; brackets and a final 支出 do not count", () => {
  const named = (name: string, code = "2010377"): Facts => {
    const facts = factsOfFigures({ [`income/${code}/total`]: 1, [`expenditure/${code}/total`]: 1 });
    const reading = facts.tables.get("expenditure");
    const income = facts.tables.get("income");
    if (!reading || !income) throw new Error("tables are missing");
    const label = (text: string, of: typeof reading): typeof reading => ({
      ...of,
      lines: of.lines.map((line) => ({ ...line, label: text })),
    });
    return {
      ...facts,
      tables: new Map([
        ["income", label("行政运行（支出）", income)],
        ["expenditure", label(name, reading)],
      ]),
    };
  };
  expect(findings("all/one-name-per-code", named("行政运行"))).toEqual([]);
  expect(findings("all/one-name-per-code", named("事业运行"))).toEqual(["warning 2010377,2010377"]);
  // Which of two names is wrong is said once, by the classification where it knows the code.
  expect(findings("all/one-name-per-code", named("事业运行", "2010301"))).toEqual([]);
  expect(findings("all/official-name", named("事业运行", "2010301"))).toEqual(["warning 2010301"]);
});

test("a name that is not the official one is shown where it stands, not at a figure", () => {
  const facts = factsOfFigures({ "income/2010301 事务运行/total": 1 });
  const [line] = facts.tables.get("income")?.lines ?? [];
  const { sheet = "", row = 0 } = line ?? {};
  const text = (at: number, column: number, value: string): Cell => ({ row: at, column, value });
  const sheets = [
    makeSheet({ name: `${sheet}的说明` }, [text(row, 7, "事务运行")]),
    makeSheet({ name: sheet }, [
      text(row + 1, 5, "事务运行"),
      { row, column: 4, value: 1 },
      text(row, 3, "2010301"),
      text(row, 6, "2010301事务运行"),
    ]),
  ];
  const inspection = INSPECTIONS.find(({ id }) => id === "all/official-name");
  if (!inspection) throw new Error("no such inspection");
  const [found] = findingsOfInspection(inspection, facts, { name: "b.xlsx", sheets });
  expect(found?.cells.map((cell) => `${cell.sheet}!${cell.address}`)).toEqual([`${sheet}!G${row + 1}`]);
});

test("figures stored as text, and figures in hidden rows", () => {
  const facts = factsOfFigures({ "income/201/total": 1, "income/208/total": 2 });
  const asText = (sheet: Sheet): Sheet =>
    makeSheet(
      sheet,
      [...sheet.cells.values()].map((cell) => ({ ...cell, value: String(cell.value) })),
    );
  expect(findings("all/stored-as-text", facts)).toEqual([]);
  expect(findings("all/stored-as-text", facts, workbookOf(facts, asText))).toEqual(["info 201,208"]);
  const hidden = workbookOf(facts, (sheet) => ({ ...sheet, hiddenRows: new Set([1]) }));
  expect(findings("all/hidden-figure", facts)).toEqual([]);
  expect(findings("all/hidden-figure", facts, hidden)).toEqual(["warning 208"]);
});

test("a constant among formulas", () => {
  const facts = factsOfFigures({
    "income/total/total": 6,
    "income/total/fiscal": 1,
    "income/total/operating": 2,
    "income/total/otherIncome": 3,
  });
  const withFormulas = (constants: number): Facts => ({
    ...facts,
    byId: new Map(
      [...facts.byId].map(([id, fact], index): [Fact["id"], Fact] => [
        id,
        index < constants ? fact : { ...fact, formula: "=SUM(B2:B9)" },
      ]),
    ),
  });
  expect(findings("all/overwritten-formula", withFormulas(0))).toEqual([]);
  expect(findings("all/overwritten-formula", withFormulas(1))).toEqual(["warning total"]);
  expect(findings("all/overwritten-formula", withFormulas(2))).toEqual([]);
});
