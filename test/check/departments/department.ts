/** The tables of an invented department from what it earned and spent: what is unusual of it stands in one place. */
import type { LineId, TableId } from "../../../src/engine/fact";
import { TABLES } from "../../../src/tables";
import { FUNCTIONAL_CLASS_LINES } from "../../../src/tables/functional-classes";
import { Ledger, nameOf } from "../../layouts/ledger";
import type { Source, SourceTable } from "../../layouts/source";

type Fund = "generalBudget" | "governmentFund" | "stateCapital";
const FUNDS = ["generalBudget", "governmentFund", "stateCapital"] as const;
const OPENING = {
  generalBudget: "openingGeneralBudget",
  governmentFund: "openingGovernmentFund",
  stateCapital: "openingStateCapital",
} as const;

type OtherIncome = "superiorSubsidy" | "institutional" | "operating" | "affiliatedRemittance" | "otherIncome";
type OtherSpending = "basic" | "project" | "remittance" | "operating" | "affiliateSubsidy";

/** All amounts in 万元 with two decimals. */
export interface Department {
  readonly entity?: string;
  /** What appropriations paid for, by code: basic, then project expenditure. */
  readonly general?: Readonly<Record<string, readonly [basic: number, project: number]>>;
  readonly fund?: Readonly<Record<string, readonly [basic: number, project: number]>>;
  readonly capital?: Readonly<Record<string, readonly [basic: number, project: number]>>;
  /** Balances of each fund; received is what is spent and left over. */
  readonly opening?: Partial<Record<Fund, number>>;
  readonly closing?: Partial<Record<Fund, number>>;
  /** What is no appropriation, by code. */
  readonly income?: Readonly<Record<string, Partial<Record<OtherIncome, number>>>>;
  readonly spending?: Readonly<Record<string, Partial<Record<OtherSpending, number>>>>;
  readonly surplusUsed?: number;
  readonly distribution?: number;
  readonly otherOpening?: number;
  /** 公开06表 without wages, which take what is left. */
  readonly economic?: Readonly<Record<string, number>>;
  readonly threePublic?: Readonly<Record<string, readonly [budget: number, final: number]>>;
  readonly counts?: Readonly<Record<string, number>>;
  /** 机关运行经费 is the whole 公用经费. */
  readonly isAdministrative?: boolean;
  readonly procurement?: Readonly<Record<string, number>>;
}

/** What is spent by function stands under these economic categories as well. */
const CATEGORY_OF: Readonly<Record<string, string>> = {
  "2080505": "30108",
  "2101101": "30110",
  "2101102": "30110",
  "2210201": "30113",
};

const CENT = 10_000;
const fen = (amount: number): number => Math.round(amount * 100) * CENT;

export function sourceOf(department: Department): Source {
  const tables = [
    ...byFunction(department),
    ...byCategory(department),
    threePublic(department),
    procurement(department),
  ];
  return {
    entity: department.entity ?? "青山市水务局",
    year: 2024,
    tables: new Map(tables.map((table) => [table.table, table])),
  };
}

function byFunction(department: Department): SourceTable[] {
  const kinds = ["total", "basic", "project"];
  const ledgers = {
    generalBudget: new Ledger("general-budget-expenditure", kinds),
    governmentFund: new Ledger("government-fund", ["opening", "income", ...kinds, "closing"]),
    stateCapital: new Ledger("state-capital", ["opening", "income", ...kinds, "closing"]),
  };
  const spent = {
    generalBudget: department.general,
    governmentFund: department.fund,
    stateCapital: department.capital,
  };
  const columns = ["superiorSubsidy", "institutional", "operating", "affiliatedRemittance", "otherIncome"];
  const income = new Ledger("income", ["total", "fiscal", ...columns]);
  const spendings = ["basic", "project", "remittance", "operating", "affiliateSubsidy"];
  const expenditure = new Ledger("expenditure", ["total", ...spendings]);
  const fiscal = new Ledger("appropriation-summary", ["amount", "total", ...FUNDS]);
  const summary = new Ledger("income-expenditure-summary", ["amount"]);
  const put = (ledger: Ledger, code: string, column: string, amount: number) => {
    ledger.addCode(code, nameOf(code), column, amount);
    if (ledger === income || ledger === expenditure || kinds.slice(1).includes(column))
      ledger.addCode(code, nameOf(code), "total", amount);
  };
  for (const fund of FUNDS) {
    let [opening, closing] = [fen(department.opening?.[fund] ?? 0), fen(department.closing?.[fund] ?? 0)];
    summary.add("openingCarryover", "amount", opening);
    summary.add("closingCarryover", "amount", closing);
    fiscal.add(OPENING[fund], "amount", opening);
    fiscal.add("openingCarryover", "amount", opening);
    for (const column of ["total", fund]) fiscal.add("closingCarryover", column, closing);
    for (const [code, [basic, project]] of Object.entries(spent[fund] ?? {})) {
      put(ledgers[fund], code, "basic", fen(basic));
      put(ledgers[fund], code, "project", fen(project));
      put(expenditure, code, "basic", fen(basic));
      put(expenditure, code, "project", fen(project));
      for (const column of ["total", fund])
        for (const line of [code.slice(0, 3), "totalExpenditure"])
          fiscal.add(line, column, fen(basic) + fen(project));
      // The first code holds the balances.
      const received = fen(basic) + fen(project) + closing - opening;
      put(income, code, "fiscal", received);
      fiscal.add(fund, "amount", received);
      fiscal.add("totalIncome", "amount", received);
      summary.add(fund, "amount", received);
      if (fund !== "generalBudget")
        for (const [column, amount] of [
          ["opening", opening],
          ["income", received],
          ["closing", closing],
        ] as const)
          ledgers[fund].addCode(code, nameOf(code), column, amount);
      [opening, closing] = [0, 0];
    }
  }
  for (const [code, own] of Object.entries(department.income ?? {}))
    for (const [column, amount] of Object.entries(own)) {
      put(income, code, column, fen(amount));
      summary.add(column, "amount", fen(amount));
    }
  for (const [code, own] of Object.entries(department.spending ?? {}))
    for (const [column, amount] of Object.entries(own)) put(expenditure, code, column, fen(amount));
  close(department, { income, expenditure, fiscal, summary });
  return [
    summary.fixedTable(),
    income.codeTable(),
    expenditure.codeTable(),
    fiscal.fixedTable(),
    ...FUNDS.map((fund) => ledgers[fund].codeTable()),
  ];
}

type Books = Readonly<Record<"income" | "expenditure" | "fiscal" | "summary", Ledger>>;

/** What comes in and is not spent is carried over. */
function close(department: Department, { income, expenditure, fiscal, summary }: Books): void {
  for (const { id } of FUNCTIONAL_CLASS_LINES) summary.add(id, "amount", expenditure.get(id, "total"));
  const [received, spent] = [income.get("total", "total"), expenditure.get("total", "total")];
  const used = fen(department.surplusUsed ?? 0);
  const distributed = fen(department.distribution ?? 0);
  summary.add("totalIncome", "amount", received);
  summary.add("totalExpenditure", "amount", spent);
  summary.add("surplusUsed", "amount", used);
  summary.add("surplusDistribution", "amount", distributed);
  summary.add("openingCarryover", "amount", fen(department.otherOpening ?? 0));
  const all = received + used + summary.get("openingCarryover", "amount");
  summary.values.set("closingCarryover/amount", all - spent - distributed);
  for (const line of ["grandTotalIncome", "grandTotalExpenditure"]) summary.add(line, "amount", all);
  fiscal.add(
    "grandTotalIncome",
    "amount",
    fiscal.get("totalIncome", "amount") + fiscal.get("openingCarryover", "amount"),
  );
  for (const column of ["total", ...FUNDS])
    fiscal.add(
      "grandTotalExpenditure",
      column,
      fiscal.get("totalExpenditure", column) + fiscal.get("closingCarryover", column),
    );
}

function byCategory(department: Department): SourceTable[] {
  const spent = Object.values(department.general ?? {}).reduce((sum, [basic]) => sum + fen(basic), 0);
  const basic = new Ledger("general-budget-basic-expenditure", ["amount"]);
  const operating = new Ledger("operating-expenses", ["amount"]);
  const items = Object.fromEntries(
    Object.entries(department.economic ?? {}).map(([code, amount]) => [code, fen(amount)]),
  );
  for (const [code, category] of Object.entries(CATEGORY_OF)) {
    const amount = fen(department.general?.[code]?.[0] ?? 0);
    if (amount !== 0) items[category] = amount;
  }
  // Wages take what the other items leave.
  const others = Object.entries(items).reduce(
    (sum, [code, amount]) => (code === "30101" ? sum : sum + amount),
    0,
  );
  items["30101"] = spent - others;
  for (const [code, amount] of Object.entries(items)) {
    basic.addCode(code, nameOf(code), "amount", amount);
    const line = /^30[13]/u.test(code) ? "personnelTotal" : "operatingTotal";
    basic.add(line, "amount", amount);
    if (line === "operatingTotal" && department.isAdministrative)
      operating.addCode(code, nameOf(code), "amount", amount);
  }
  basic.values.delete("total/amount");
  basic.add(
    "basicTotal",
    "amount",
    basic.get("personnelTotal", "amount") + basic.get("operatingTotal", "amount"),
  );
  const codes = [...basic.codes].sort(([a], [b]) => (a < b ? -1 : 1));
  const sums: readonly (readonly [LineId, string])[] = [
    ["personnelTotal", "人员经费合计"],
    ["operatingTotal", "公用经费合计"],
  ];
  return [
    basic.finished([
      ...codes.map(([id, label]) => ({ id, label, code: id })),
      ...sums.map(([id, label]) => ({ id, label, code: null })),
    ]),
    operating.codeTable(),
  ];
}

const OF_VEHICLES = ["vehiclePurchase", "vehicleOperation"];
const ITEMS = ["total", "abroad", "vehicles", ...OF_VEHICLES, "reception"];

function threePublic({ threePublic: items = {}, counts = {} }: Department): SourceTable {
  const ledger = new Ledger("three-public", ["budget", "final", "count"]);
  for (const [item, amounts] of Object.entries(items))
    for (const line of [item, ...(OF_VEHICLES.includes(item) ? ["vehicles"] : []), "total"])
      (["budget", "final"] as const).forEach((side, k) => ledger.add(line, side, fen(amounts[k] ?? 0)));
  for (const [line, count] of Object.entries(counts)) ledger.add(line, "count", count);
  const definition = TABLES.find(({ id }) => id === "three-public");
  const named = (definition?.statistics ?? []).map(({ id, label }) => ({ id, label, code: null }));
  return ledger.finished([...ITEMS.map((id) => ({ id, label: id, code: null })), ...named]);
}

function procurement({ procurement: lines = {} }: Department): SourceTable {
  const ledger = new Ledger("procurement", ["amount"]);
  for (const [line, amount] of Object.entries(lines)) {
    ledger.add(line, "amount", fen(amount));
    if (["goods", "works", "services"].includes(line)) ledger.add("total", "amount", fen(amount));
  }
  return ledger.fixedTable();
}

/** The source with other figures: `table/line/column → 万元`. */
export function withFigures(source: Source, figures: Readonly<Record<string, number>>): Source {
  const tables = new Map<TableId, SourceTable>(source.tables);
  for (const [place, amount] of Object.entries(figures)) {
    const [table = "", line = "", column = ""] = place.split("/");
    const own = tables.get(table);
    if (!own) throw new Error(`No table ${table}`);
    const value = column === "count" ? amount : fen(amount);
    tables.set(table, { ...own, values: new Map([...own.values, [`${line}/${column}`, value]]) });
  }
  return { ...source, tables };
}
