/** What the search for faults of a workbook's structure has to know of the tables. */
import type { FormLine, StructureKnowledge } from "../engine/localize/structure/knowledge";
import { TABLES } from "../tables";
import { ECONOMIC_CODES } from "../tables/economic-codes";
import type { ColumnOf, FigurePlace, KnownTable, LineOf } from "../tables/ids";
import { RULES } from ".";

/** Held to the tables: the engine knows their ids as mere strings. */
function column<T extends KnownTable>(table: T, id: ColumnOf<T>): readonly [T, ColumnOf<T>] {
  return [table, id];
}

const figure = (...place: FigurePlace): FigurePlace => place;

const [INCOME, EXPENDITURE, GENERAL] = ["income", "expenditure", "general-budget-expenditure"] as const;
const [FUND, CAPITAL] = ["government-fund", "state-capital"] as const;

/** Printed by every form, and without another table that says what they are. */
const ALWAYS: ReadonlySet<string> = new Set<LineOf<"appropriation-summary" | "procurement">>([
  "openingCarryover",
  "closingCarryover",
  "goods",
  "works",
  "services",
]);

function formOf(table: KnownTable): readonly [KnownTable, readonly FormLine[]] {
  const definition = TABLES.find(({ id }) => id === table);
  const blocks = definition?.blocks ?? [];
  const fixed = blocks.flatMap(({ lines, columns, stub }) =>
    stub === "labels"
      ? lines.map((line, place): FormLine => {
          const { id, code = null, required } = line;
          // The sources stand a second time under the opening balance.
          const isAgain = lines.slice(0, place).some(({ label }) => label === line.label);
          const label = isAgain ? `年初结转和结余中的${line.label}` : line.label;
          const isAlways = required === true || ALWAYS.has(id);
          return { id, label, code, columns: columns.map((own) => own.id), isAlways };
        })
      : [],
  );
  const items = blocks.some(({ stub }) => stub === "economic") ? ECONOMIC_CODES : [];
  return [
    table,
    [
      ...fixed,
      ...items.map(({ code, name }) => ({
        id: code,
        label: name,
        code,
        columns: ["amount" satisfies ColumnOf<"general-budget-basic-expenditure">],
        isAlways: false,
      })),
    ],
  ];
}

export const STRUCTURE: StructureKnowledge = {
  rules: RULES,
  forms: new Map([
    formOf("income-expenditure-summary"),
    formOf("appropriation-summary"),
    formOf("general-budget-basic-expenditure"),
    formOf("operating-expenses"),
    formOf("procurement"),
  ]),
  tablesOf: new Map(
    RULES.map(({ id, left, right }) => [id, [...new Set([...left, ...right].map(({ table }) => table))]]),
  ),
  coded: new Map<KnownTable, string>([
    column(INCOME, "total"),
    column(EXPENDITURE, "total"),
    column(GENERAL, "total"),
    column(FUND, "total"),
    column(CAPITAL, "total"),
  ]),
  bySource: new Set<KnownTable>([INCOME, FUND, CAPITAL]),
  sums: [
    // What is spent by code comes from the three budgets, unless there is other money.
    ...(["total", "basic", "project"] as const).map((id) => ({
      whole: column(EXPENDITURE, id),
      parts: [GENERAL, FUND, CAPITAL].map((table) => column(table, id)),
      share: 0.6,
      least: 4,
    })),
    {
      whole: column(INCOME, "fiscal"),
      parts: [column(GENERAL, "total"), column(FUND, "income"), column(CAPITAL, "income")],
      codes: { of: GENERAL, isIn: true },
      share: 0.6,
      least: 4,
    },
    // A fund's code belongs to the fund alone: all its appropriation is the fund's income.
    {
      whole: column(INCOME, "fiscal"),
      parts: [column(FUND, "income"), column(CAPITAL, "income")],
      codes: { of: GENERAL, isIn: false },
      share: 0.9,
      least: 2,
    },
  ],
  bounds: [
    { part: figure("three-public", "total", "final"), whole: figure(GENERAL, "total", "total") },
    { part: figure("procurement", "total", "amount"), whole: figure(EXPENDITURE, "total", "total") },
    {
      part: figure("operating-expenses", "total", "amount"),
      whole: figure("general-budget-basic-expenditure", "operatingTotal", "amount"),
    },
  ],
  optional: new Set<KnownTable>([FUND, CAPITAL]),
};
