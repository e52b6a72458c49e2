/**
 * A consolidated workbook with any number of function codes: true amounts to the 分, every figure rounded on its own
 * to two decimals of 万元, all tables tied out before rounding.
 */
import {
  factId,
  type Fact,
  type FactId,
  type Facts,
  type Line,
  type LineId,
  type TableId,
  type TableReading,
} from "../../src/engine/fact";
import { definedColumns, definedLines } from "../../src/engine/define-table";
import { TABLES } from "../../src/tables";
import { BLANK, divideRounded, type Amount } from "../../src/workbook/amount";
import { FUNCTIONAL_CLASS_LINES } from "../../src/tables/functional-classes";
import { seeded, type Random } from "./random";

/** A cent of 万元, in 分. */
const CENT = 10_000;
const CODES_PER_SECTION = 4;
const CLASSES = FUNCTIONAL_CLASS_LINES.map((line) => line.id).filter((id) => id !== "223" && id !== "234");

/** True amounts in 分 by `line` and column. */
type Sheet = Map<LineId, Map<string, number>>;

export function syntheticFacts(codes: number, seed: number): Facts {
  const random = seeded(seed);
  const leaves = leafCodes(codes);
  const { income, expenditure, general, fund } = spend(leaves, random);
  const sheets = new Map<TableId, Sheet>([
    ["income", income],
    ["expenditure", expenditure],
    ["general-budget-expenditure", general],
    ["government-fund", fund],
    ["general-budget-basic-expenditure", splitByEconomy(general, random)],
  ]);
  addSummaries(sheets, random);
  return toFacts(sheets);
}

function leafCodes(count: number): LineId[] {
  const codes: LineId[] = [];
  for (let section = 0; codes.length < count; section++) {
    const parent = `${CLASSES[section % CLASSES.length] ?? ""}${String(1 + Math.floor(section / CLASSES.length)).padStart(2, "0")}`;
    for (let k = 1; k <= CODES_PER_SECTION && codes.length < count; k++)
      codes.push(`${parent}${String(k).padStart(2, "0")}`);
  }
  return codes.sort();
}

/** Amounts up to a limit, evenly over their orders of magnitude. */
function amount(random: Random, limit: number): number {
  return Math.floor(Math.exp(random() * Math.log(limit)));
}

function spend(leaves: readonly LineId[], random: Random) {
  const [income, expenditure, general, fund] = [emptySheet(), emptySheet(), emptySheet(), emptySheet()];
  for (const leaf of leaves) {
    const isFund = leaf.startsWith("212") && random() < 0.5;
    const basic = !isFund && random() < 0.6 ? amount(random, 5e10) : 0;
    const project = random() < 0.7 ? amount(random, 2e11) : 0;
    const otherBasic = random() < 0.2 ? amount(random, 5e9) : 0;
    const otherProject = random() < 0.3 ? amount(random, 2e10) : 0;
    const operating = random() < 0.03 ? amount(random, 1e9) : 0;
    if (isFund) {
      const closing = amount(random, 1e8);
      const opening = Math.min(amount(random, 1e9), project + closing);
      add(fund, leaf, {
        opening,
        income: project + closing - opening,
        total: project,
        basic: 0,
        project,
        closing,
      });
    } else add(general, leaf, { total: basic + project, basic, project });
    const columns = { basic: basic + otherBasic, project: project + otherProject, operating };
    add(expenditure, leaf, {
      total: sum(Object.values(columns)),
      remittance: 0,
      affiliateSubsidy: 0,
      ...columns,
    });
    const fiscal = isFund
      ? valueOf(fund, leaf, "income")
      : Math.floor((basic + project) * (0.6 + 0.4 * random()));
    const sources = {
      fiscal,
      superiorSubsidy: random() < 0.05 ? amount(random, 1e9) : 0,
      institutional: random() < 0.1 ? amount(random, 1e10) : 0,
      operating: 0,
      affiliatedRemittance: 0,
      otherIncome: random() < 0.3 ? amount(random, 1e10) : 0,
    };
    add(income, leaf, { total: sum(Object.values(sources)), ...sources });
  }
  return { income, expenditure, general, fund };
}

/** What is usually the same by function and by economic category. */
const ALIKE: Readonly<Record<string, string>> = {
  "30108": "2080505",
  "30109": "2080506",
  "30111": "2101103",
  "30113": "2210201",
  "30304": "2080801",
};

function splitByEconomy(general: Sheet, random: Random): Sheet {
  const sheet = emptySheet();
  const counts = { "301": 13, "302": 26, "303": 12, "310": 16 };
  const codes = Object.entries(counts).flatMap(([parent, count]) =>
    Array.from({ length: count }, (_, k) => `${parent}${String(k + 1).padStart(2, "0")}`),
  );
  const told = new Map(Object.entries(ALIKE).map(([code, line]) => [code, valueOf(general, line, "basic")]));
  let rest = valueOf(general, "total", "basic") - sum([...told.values()]);
  codes.forEach((code, k) => {
    const isLast = k === codes.length - 1;
    const share = isLast ? rest : random() < 0.35 ? 0 : Math.floor(rest * random() * 0.12);
    const part = told.get(code) ?? share;
    if (!told.has(code)) rest -= part;
    put(sheet, code, "amount", part);
    put(sheet, code.slice(0, 3), "amount", part);
    const group = code.startsWith("301") || code.startsWith("303") ? "personnelTotal" : "operatingTotal";
    put(sheet, group, "amount", part);
  });
  return sheet;
}

/** 收入支出决算总表 and 财政拨款收入支出决算总表, with carryovers that balance them. */
function addSummaries(sheets: Map<TableId, Sheet>, random: Random): void {
  const total = (table: TableId, column: string, line: LineId = "total") =>
    valueOf(sheets.get(table) ?? emptySheet(), line, column);
  const [all, fiscal] = [emptySheet(), emptySheet()];
  const fundIncome = total("government-fund", "income");
  const generalIncome = total("income", "fiscal") - fundIncome;
  const spentGeneral = total("general-budget-expenditure", "total");
  const spentFund = total("government-fund", "total");
  const opening = Math.max(0, spentGeneral - generalIncome) + amount(random, 1e10);
  const closing = generalIncome + opening - spentGeneral;
  const fundOpening = total("government-fund", "opening");
  const fundClosing = total("government-fund", "closing");
  for (const code of CLASSES) {
    const [ofGeneral, ofFund] = [
      total("general-budget-expenditure", "total", code),
      total("government-fund", "total", code),
    ];
    putAll(fiscal, code, {
      total: ofGeneral + ofFund,
      generalBudget: ofGeneral,
      governmentFund: ofFund,
      stateCapital: 0,
    });
    put(all, code, "expenditure", total("expenditure", "total", code));
  }
  const row = (line: LineId, ofGeneral: number, ofFund: number) =>
    putAll(fiscal, line, {
      total: ofGeneral + ofFund,
      generalBudget: ofGeneral,
      governmentFund: ofFund,
      stateCapital: 0,
    });
  row("totalExpenditure", spentGeneral, spentFund);
  row("closingCarryover", closing, fundClosing);
  row("grandTotalExpenditure", spentGeneral + closing, spentFund + fundClosing);
  putAmounts(fiscal, "income", {
    generalBudget: generalIncome,
    governmentFund: fundIncome,
    stateCapital: 0,
    totalIncome: generalIncome + fundIncome,
    openingCarryover: opening + fundOpening,
    openingGeneralBudget: opening,
    openingGovernmentFund: fundOpening,
    openingStateCapital: 0,
    grandTotalIncome: generalIncome + fundIncome + opening + fundOpening,
  });
  const earned = total("income", "total");
  const spent = total("expenditure", "total");
  const otherOpening = Math.max(0, spent - earned) + opening + fundOpening + amount(random, 1e9);
  putAmounts(all, "income", {
    generalBudget: generalIncome,
    governmentFund: fundIncome,
    stateCapital: 0,
    ...Object.fromEntries(
      ["superiorSubsidy", "institutional", "operating", "affiliatedRemittance", "otherIncome"].map((line) => [
        line,
        total("income", line),
      ]),
    ),
    totalIncome: earned,
    surplusUsed: 0,
    openingCarryover: otherOpening,
    grandTotalIncome: earned + otherOpening,
  });
  putAmounts(all, "expenditure", {
    totalExpenditure: spent,
    surplusDistribution: 0,
    closingCarryover: earned + otherOpening - spent,
    grandTotalExpenditure: earned + otherOpening,
  });
  sheets.set("income-expenditure-summary", all);
  sheets.set("appropriation-summary", fiscal);
}

function emptySheet(): Sheet {
  return new Map();
}

function valueOf(sheet: Sheet, line: LineId, column: string): number {
  return sheet.get(line)?.get(column) ?? 0;
}

function put(sheet: Sheet, line: LineId, column: string, value: number): void {
  const row = sheet.get(line) ?? new Map<string, number>();
  sheet.set(line, row);
  row.set(column, (row.get(column) ?? 0) + value);
}

function putAll(sheet: Sheet, line: LineId, values: Readonly<Record<string, number>>): void {
  for (const [column, value] of Object.entries(values)) put(sheet, line, column, value);
}

function putAmounts(sheet: Sheet, column: string, values: Readonly<Record<LineId, number>>): void {
  for (const [line, value] of Object.entries(values)) put(sheet, line, column, value);
}

/** Adds a code's figures to the code, its parents and the total. */
function add(sheet: Sheet, leaf: LineId, values: Readonly<Record<string, number>>): void {
  for (const line of ["total", leaf.slice(0, 3), leaf.slice(0, 5), leaf]) putAll(sheet, line, values);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function toFacts(sheets: ReadonlyMap<TableId, Sheet>): Facts {
  const byId = new Map<FactId, Fact>();
  const tables = new Map<TableId, TableReading>();
  for (const [table, sheet] of sheets) {
    const lines = [...sheet.keys()]
      .sort((a, b) => (a < b ? -1 : 1))
      .map((id, row): Line => ({
        id,
        label: id,
        code: /^\d{3,7}$/u.test(id) ? id : null,
        sheet: table,
        row,
      }));
    const columns = [...new Set([...sheet.values()].flatMap((row) => [...row.keys()]))];
    const definition = TABLES.find(({ id }) => id === table);
    const signed = new Set(
      definition
        ? [...definedLines(definition), ...definedColumns(definition)].flatMap((one) =>
            one.signed ? [one.id] : [],
          )
        : [],
    );
    const grandTotals = new Set(
      definition ? definedLines(definition).flatMap((one) => (one.grandTotal ? [one.id] : [])) : [],
    );
    for (const line of lines) {
      columns.forEach((column, k) => {
        const value = sheet.get(line.id)?.get(column);
        if (value === undefined) return;
        // Both summary tables print one column `amount` on either side.
        const name = column === "income" || column === "expenditure" ? summaryColumn(table, column) : column;
        const id = factId(table, line.id, name);
        byId.set(id, {
          id,
          table,
          line: line.id,
          column: name,
          lineLabel: line.label,
          columnLabel: name,
          measure: "money",
          amount: printed(value),
          signed: signed.has(line.id) || signed.has(name),
          ...(grandTotals.has(line.id) && { grandTotal: true }),
          cell: { sheet: table, row: line.row, column: k + 2 },
          unit: "万元",
        });
      });
    }
    tables.set(table, {
      table,
      title: definition?.title ?? table,
      code: null,
      sheets: [table],
      unit: "万元",
      entity: null,
      year: null,
      status: "read",
      problems: [],
      lines,
      columns: [
        ...new Set([...byId.values()].flatMap((fact) => (fact.table === table ? [fact.column] : []))),
      ],
      notes: [],
    });
  }
  return { tables, byId };
}

function summaryColumn(table: TableId, column: string): string {
  return table.endsWith("-summary") ? "amount" : column;
}

function printed(value: number): Amount {
  if (value === 0) return BLANK;
  return { value: divideRounded(value, CENT) * CENT, half: CENT / 2, blank: false };
}
