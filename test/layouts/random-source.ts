/** Random disclosures whose books balance to the 分, so that every rounding of them is consistent. */
import type { ColumnId } from "../../src/engine/fact";
import { ECONOMIC_CODES } from "../../src/tables/economic-codes";
import { FUNCTIONAL_CLASS_LINES } from "../../src/tables/functional-classes";
import { FUNCTIONAL_CODES } from "../../src/tables/functional-codes";
import { TABLES } from "../../src/tables";
import type { Random } from "./random";
import { Ledger, money, nameOf, parts } from "./ledger";
import type { Source, SourceLine, SourceTable } from "./source";

const INCOME_COLUMNS = [
  "superiorSubsidy",
  "institutional",
  "operating",
  "affiliatedRemittance",
  "otherIncome",
];
const FUNDS = ["generalBudget", "governmentFund", "stateCapital"] as const;
const OPENING = {
  generalBudget: "openingGeneralBudget",
  governmentFund: "openingGovernmentFund",
  stateCapital: "openingStateCapital",
} as const;
const CITIES = ["青山市", "临江县", "河西区", "东湖市南城区"];
const BUREAUS = ["财政局", "教育体育局", "人民政府办公室", "水务局", "农业农村局"];

/** A disclosure with about `codeCount` items, all eleven tables, each consistent with every other. */
export function randomSource(random: Random, codeCount: number): Source {
  const summary = new Ledger("income-expenditure-summary", ["amount"]);
  const income = new Ledger("income", ["total", "fiscal", ...INCOME_COLUMNS]);
  const spending = new Ledger("expenditure", [
    "total",
    "basic",
    "project",
    "remittance",
    "operating",
    "affiliateSubsidy",
  ]);
  const fiscal = new Ledger("appropriation-summary", ["amount", "total", ...FUNDS]);
  const general = new Ledger("general-budget-expenditure", ["total", "basic", "project"]);
  const fundColumns = ["opening", "income", "total", "basic", "project", "closing"];
  const fundTables = {
    governmentFund: new Ledger("government-fund", fundColumns),
    stateCapital: new Ledger("state-capital", fundColumns),
  };

  const spend = (fund: (typeof FUNDS)[number], code: string, basic: number, project: number): void => {
    const name = nameOf(code);
    const table = fund === "generalBudget" ? general : fundTables[fund];
    for (const ledger of [table, spending]) {
      ledger.addCode(code, name, "basic", basic);
      ledger.addCode(code, name, "project", project);
      ledger.addCode(code, name, "total", basic + project);
    }
    for (const column of ["total", fund]) {
      fiscal.add(code.slice(0, 3), column, basic + project);
      fiscal.add("totalExpenditure", column, basic + project);
    }
  };

  const items = randomCodes(random, codeCount);
  for (const code of items) spend("generalBudget", code, money(random), money(random, 0.5));
  const fundCodes = random.chance(0.5) ? [] : ["2120803", "2120899", "2296002"].slice(0, random.int(1, 3));
  const capitalCodes = random.chance(0.7) ? [] : ["2230105", "2239999"].slice(0, random.int(1, 2));
  for (const code of fundCodes) spend("governmentFund", code, money(random, 0.8), money(random, 0));
  for (const code of capitalCodes) spend("stateCapital", code, 0, money(random, 0));

  // 年初 + 收入 − 支出 = 年末, fund by fund.
  const codesOf = { generalBudget: items, governmentFund: fundCodes, stateCapital: capitalCodes };
  for (const fund of FUNDS) {
    const closing = codesOf[fund].length === 0 ? 0 : money(random, 0.3);
    const available = fiscal.get("totalExpenditure", fund) + closing;
    const opening = Math.floor((available * random.int(0, 100)) / 100);
    const received = available - opening;
    closeFund(fiscal, fund, opening, received, closing);
    const shares = parts(random, received, codesOf[fund].length);
    summary.add(fund, "amount", received);
    summary.add("openingCarryover", "amount", opening);
    summary.add("closingCarryover", "amount", closing);
    if (fund !== "generalBudget")
      balanceFund(random, fundTables[fund], codesOf[fund], opening, received, closing);
    // A fund's own table says what each of its codes received.
    codesOf[fund].forEach((code, index) => {
      const own = fund === "generalBudget" ? (shares[index] ?? 0) : fundTables[fund].get(code, "income");
      receive(income, summary, code, "fiscal", "amount", own);
    });
  }

  // What is not 财政拨款: spent by code, received by code, the rest carried over.
  const otherSpending = items.map((code) => {
    const [basic, project, operating] = [money(random, 0.6), money(random, 0.6), money(random, 0.95)];
    const name = nameOf(code);
    spending.addCode(code, name, "basic", basic);
    spending.addCode(code, name, "project", project);
    spending.addCode(code, name, "operating", operating);
    spending.addCode(code, name, "total", basic + project + operating);
    return basic + project + operating;
  });
  const [distribution, otherClosing] = [money(random, 0.9), money(random, 0.5)];
  const needed = otherSpending.reduce((sum, part) => sum + part, 0) + distribution + otherClosing;
  const [received = 0, surplus = 0, otherOpening = 0] = parts(random, needed, 3);
  parts(random, received, INCOME_COLUMNS.length).forEach((amount, column) => {
    const id = INCOME_COLUMNS[column] ?? "otherIncome";
    parts(random, amount, items.length).forEach((share, index) =>
      receive(income, summary, items[index] ?? "2019999", id, "amount", share),
    );
    summary.add(id, "amount", amount);
  });
  summary.add("surplusUsed", "amount", surplus);
  summary.add("openingCarryover", "amount", otherOpening);
  summary.add("closingCarryover", "amount", otherClosing);
  summary.add("surplusDistribution", "amount", distribution);
  closeSummary(summary, spending);

  const basic = basicByEconomicCode(random, general.get("total", "basic"));
  const tables = [
    summary.fixedTable(),
    income.codeTable(),
    spending.codeTable(),
    fiscal.fixedTable(),
    general.codeTable(),
    basic.table,
    fundTables.governmentFund.codeTable(),
    fundTables.stateCapital.codeTable(),
    threePublic(random, basic.ledger, general.get("total", "project")),
    operatingExpenses(basic.ledger),
    procurement(random, spending.get("total", "total")),
  ];
  return {
    entity: `${random.pick(CITIES)}${random.pick(BUREAUS)}`,
    year: random.int(2019, 2025),
    tables: new Map(tables.map((table) => [table.table, table])),
  };
}

function randomCodes(random: Random, count: number): string[] {
  const known = FUNCTIONAL_CODES.filter(({ code }) => code.length === 7 && !/^(?:2120|2230)/u.test(code)).map(
    ({ code }) => code,
  );
  const codes = new Set(random.shuffled(known).slice(0, count));
  const classes = FUNCTIONAL_CLASS_LINES.map(({ id }) => id).filter((id) => id !== "223" && id !== "229");
  while (codes.size < count) {
    codes.add(`${random.pick(classes)}${String(random.int(10, 99))}${String(random.int(10, 99))}`);
  }
  return [...codes].sort();
}

function receive(
  income: Ledger,
  summary: Ledger,
  code: string,
  column: ColumnId,
  total: ColumnId,
  amount: number,
): void {
  income.addCode(code, nameOf(code), column, amount);
  income.addCode(code, nameOf(code), "total", amount);
  summary.add("totalIncome", total, amount);
}

function closeFund(
  fiscal: Ledger,
  fund: (typeof FUNDS)[number],
  opening: number,
  received: number,
  closing: number,
): void {
  fiscal.add(fund, "amount", received);
  fiscal.add("totalIncome", "amount", received);
  fiscal.add(OPENING[fund], "amount", opening);
  fiscal.add("openingCarryover", "amount", opening);
  fiscal.add("grandTotalIncome", "amount", opening + received);
  for (const column of ["total", fund]) {
    fiscal.add("closingCarryover", column, closing);
    fiscal.add("grandTotalExpenditure", column, opening + received);
  }
}

/** The first code takes what the others leave over, so that every row balances. */
function balanceFund(
  random: Random,
  ledger: Ledger,
  codes: readonly string[],
  opening: number,
  received: number,
  closing: number,
): void {
  const closings = parts(random, closing, codes.length);
  let [openingLeft, receivedLeft] = [opening, received];
  codes.forEach((code, index) => {
    const close = closings[index] ?? 0;
    const need = ledger.get(code, "total") + close;
    const isLast = index === codes.length - 1;
    const open = isLast ? openingLeft : Math.min(openingLeft, Math.floor(need / 2));
    const got = isLast ? receivedLeft : Math.min(receivedLeft, need - open);
    const filled = isLast ? open : need - got;
    openingLeft -= filled;
    receivedLeft -= got;
    ledger.addCode(code, nameOf(code), "opening", filled);
    ledger.addCode(code, nameOf(code), "income", got);
    ledger.addCode(code, nameOf(code), "closing", close);
  });
}

function closeSummary(summary: Ledger, spending: Ledger): void {
  for (const [key, value] of spending.values) {
    const [line = "", column] = key.split("/");
    if (column === "total" && line.length === 3) summary.add(line, "amount", value);
  }
  summary.add("totalExpenditure", "amount", spending.get("total", "total"));
  const sum = (lines: readonly string[]): number =>
    lines.reduce((all, line) => all + summary.get(line, "amount"), 0);
  summary.add("grandTotalIncome", "amount", sum(["totalIncome", "surplusUsed", "openingCarryover"]));
  summary.add(
    "grandTotalExpenditure",
    "amount",
    sum(["totalExpenditure", "surplusDistribution", "closingCarryover"]),
  );
}

function basicByEconomicCode(random: Random, sum: number): { table: SourceTable; ledger: Ledger } {
  const ledger = new Ledger("general-budget-basic-expenditure", ["amount"]);
  const printed = ECONOMIC_CODES.filter(({ code }) => /^(?:30[1237]|310|399)/u.test(code));
  const items = printed.filter(({ code }) => code.length === 5);
  const shares = parts(random, sum, items.length);
  items.forEach(({ code, name }, index) => ledger.addCode(code, name, "amount", shares[index] ?? 0));
  const personnel = ledger.get("301", "amount") + ledger.get("303", "amount");
  ledger.add("personnelTotal", "amount", personnel);
  ledger.add("operatingTotal", "amount", sum - personnel);
  ledger.values.delete("total/amount");
  const lines = printed.map(({ code, name }): SourceLine => ({ id: code, label: name, code }));
  const table = ledger.finished([
    ...lines,
    { id: "personnelTotal", label: "人员经费合计", code: null },
    { id: "operatingTotal", label: "公用经费合计", code: null },
  ]);
  return { table, ledger };
}

/** What is not paid out of basic expenditure is paid out of projects. */
function threePublic(random: Random, basic: Ledger, projects: number): SourceTable {
  const ledger = new Ledger("three-public", ["budget", "final", "count"]);
  const codes = { abroad: "30212", vehiclePurchase: "31013", vehicleOperation: "30231", reception: "30217" };
  for (const [line, code] of Object.entries(codes)) {
    const final = basic.get(code, "amount") + Math.min(money(random, 0.8), Math.floor(projects / 4));
    for (const [column, amount] of [
      ["final", final] as const,
      ["budget", final + Math.min(money(random, 0.7), final + projects)] as const,
    ]) {
      ledger.add(line, column, amount);
      if (line.startsWith("vehicle")) ledger.add("vehicles", column, amount);
      ledger.add("total", column, amount);
    }
  }
  const pairs = [
    ["abroadGroups", "abroad"],
    ["abroadPersons", "abroad"],
    ["vehiclesPurchased", "vehiclePurchase"],
    ["vehiclesOwned", "vehicleOperation"],
    ["receptionBatches", "reception"],
    ["receptionPersons", "reception"],
  ] as const;
  for (const [line, item] of pairs)
    if (ledger.get(item, "final") > 0) ledger.add(line, "count", random.int(1, 3000));
  const definition = TABLES.find(({ id }) => id === "three-public");
  const items = ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"];
  const counts = (definition?.statistics ?? []).map(({ id, label }) => ({ id, label, code: null }));
  return ledger.finished([...items.map((id) => ({ id, label: id, code: null })), ...counts]);
}

function operatingExpenses(basic: Ledger): SourceTable {
  const ledger = new Ledger("operating-expenses", ["amount"]);
  for (const [code, name] of basic.codes) {
    if (/^30[13]/u.test(code) || code.length === 3) continue;
    ledger.addCode(code, name, "amount", basic.get(code, "amount"));
  }
  return ledger.codeTable();
}

/** What is bought is spent. */
function procurement(random: Random, spent: number): SourceTable {
  const ledger = new Ledger("procurement", ["amount"]);
  for (const line of ["goods", "works", "services"]) {
    const amount = Math.min(money(random, 0.3), Math.floor(spent / 3));
    ledger.add(line, "amount", amount);
    ledger.add("total", "amount", amount);
  }
  const small = Math.floor((ledger.get("total", "amount") * random.int(0, 100)) / 100);
  ledger.add("smeContracts", "amount", small);
  ledger.add("microContracts", "amount", Math.floor((small * random.int(0, 100)) / 100));
  return ledger.fixedTable();
}
