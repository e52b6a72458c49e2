/**
 * The figures of one invented department, reckoned by hand as its books are kept and not by the rules: every table of
 * the catalogue is there, no figure that its units could have is nothing, what is part of a whole is less than it. A rule that says what does not
 * follow from the books, or forgets a part, fails on them.
 */
import { ECONOMIC_CODES } from "../../src/tables/economic-codes";
import { FUNCTIONAL_CLASS_LINES } from "../../src/tables/functional-classes";
import { ECONOMIC_CLASSES } from "../../src/tables/general-budget-expenditure-detail";
import { Ledger, nameOf } from "../layouts/ledger";
import type { Source, SourceTable } from "../layouts/source";

/** What is spent by function stands under these economic categories as well. */
const CATEGORY_OF: Readonly<Record<string, string>> = {
  "2080505": "30108",
  "2080506": "30109",
  "2080801": "30304",
  "2101103": "30111",
  "2210201": "30113",
};
const SPECIAL = Object.keys(CATEGORY_OF);
const GENERAL_CODES = [
  ...FUNCTIONAL_CLASS_LINES.flatMap(({ id }) =>
    id === "223" ? [] : [`${id}0101`, `${id}0199`, `${id}9902`],
  ),
  ...SPECIAL,
].sort();
const FUND_CODES = ["2120801", "2120899", "2296002"];
const CAPITAL_CODES = ["2230105", "2239999"];

const OTHER_INCOME = ["superiorSubsidy", "institutional", "operating", "affiliatedRemittance", "otherIncome"];
const OTHER_SPENDING = ["basic", "project", "remittance", "operating", "affiliateSubsidy"];
const FUNDS = ["generalBudget", "governmentFund", "stateCapital"] as const;
type Fund = (typeof FUNDS)[number];
const OPENING: Readonly<Record<Fund, string>> = {
  generalBudget: "openingGeneralBudget",
  governmentFund: "openingGovernmentFund",
  stateCapital: "openingStateCapital",
};

/** 0.01万元 in 分: what is printed comes out even. */
const STEP = 10_000;

export interface BookOptions {
  /** All units are administrative: 机关运行经费 is the whole 公用经费. */
  readonly isAdministrative: boolean;
  /** The books of the year before, whose closing balances open this year's. */
  readonly isPrior?: boolean;
}

export function book({ isAdministrative, isPrior = false }: BookOptions): Source {
  let drawn = 0;
  /** Different amounts, none a round sum of others. */
  const next = (size = 1): number => (size * 1009 + 37 * (drawn += 1)) * STEP;

  const spending = new Ledger("expenditure", ["total", ...OTHER_SPENDING]);
  const income = new Ledger("income", ["total", "fiscal", ...OTHER_INCOME]);
  const fiscal = new Ledger("appropriation-summary", ["amount", "total", ...FUNDS]);
  const summary = new Ledger("income-expenditure-summary", ["amount"]);
  const kinds = ["total", "basic", "project"];
  const fundColumns = ["opening", "income", ...kinds, "closing"];
  const general = new Ledger("general-budget-expenditure", kinds);
  const own: Readonly<Record<Fund, Ledger>> = {
    generalBudget: general,
    governmentFund: new Ledger("government-fund", fundColumns),
    stateCapital: new Ledger("state-capital", fundColumns),
  };
  const codesOf: Readonly<Record<Fund, readonly string[]>> = {
    generalBudget: GENERAL_CODES,
    governmentFund: FUND_CODES,
    stateCapital: CAPITAL_CODES,
  };
  const addCode = (ledger: Ledger, code: string, column: string, amount: number): void =>
    ledger.addCode(code, nameOf(code), column, amount);

  for (const fund of FUNDS) {
    let [opened, received, closed] = [0, 0, 0];
    for (const code of codesOf[fund]) {
      const [basic, project, closing] = [next(20), next(9), next(2)];
      const spent = basic + project;
      const got = spent - next(3);
      const opening = spent + closing - got;
      for (const ledger of [own[fund], spending]) {
        addCode(ledger, code, "basic", basic);
        addCode(ledger, code, "project", project);
        addCode(ledger, code, "total", spent);
      }
      if (fund !== "generalBudget") {
        addCode(own[fund], code, "opening", opening);
        addCode(own[fund], code, "income", got);
        addCode(own[fund], code, "closing", closing);
      }
      addCode(income, code, "fiscal", got);
      addCode(income, code, "total", got);
      for (const column of ["total", fund]) {
        fiscal.add(code.slice(0, 3), column, spent);
        fiscal.add("totalExpenditure", column, spent);
        fiscal.add("closingCarryover", column, closing);
        fiscal.add("grandTotalExpenditure", column, spent + closing);
      }
      opened += opening;
      received += got;
      closed += closing;
    }
    fiscal.add(fund, "amount", received);
    fiscal.add("totalIncome", "amount", received);
    fiscal.add(OPENING[fund], "amount", opened);
    fiscal.add("openingCarryover", "amount", opened);
    fiscal.add("grandTotalIncome", "amount", opened + received);
    summary.add(fund, "amount", received);
    summary.add("openingCarryover", "amount", opened);
    summary.add("closingCarryover", "amount", closed);
  }

  // What is no appropriation: more is spent than comes in, the rest was carried over.
  let [otherSpent, otherReceived] = [0, 0];
  for (const code of [...GENERAL_CODES, ...FUND_CODES, ...CAPITAL_CODES]) {
    for (const column of OTHER_SPENDING) {
      const amount = next(4);
      addCode(spending, code, column, amount);
      addCode(spending, code, "total", amount);
      otherSpent += amount;
    }
    for (const column of OTHER_INCOME) {
      const amount = next(1);
      addCode(income, code, column, amount);
      addCode(income, code, "total", amount);
      summary.add(column, "amount", amount);
      otherReceived += amount;
    }
  }
  const [surplus, distribution, otherClosing] = [next(5), next(6), next(7)];
  summary.add("totalIncome", "amount", income.get("total", "total"));
  summary.add("totalExpenditure", "amount", spending.get("total", "total"));
  for (const { id } of FUNCTIONAL_CLASS_LINES) summary.add(id, "amount", spending.get(id, "total"));
  summary.add("surplusUsed", "amount", surplus);
  summary.add("surplusDistribution", "amount", distribution);
  summary.add("closingCarryover", "amount", otherClosing);
  summary.add(
    "openingCarryover",
    "amount",
    otherSpent + distribution + otherClosing - otherReceived - surplus,
  );
  const total = (...lines: string[]): number =>
    lines.reduce((sum, line) => sum + summary.get(line, "amount"), 0);
  summary.add("grandTotalIncome", "amount", total("totalIncome", "surplusUsed", "openingCarryover"));
  summary.add(
    "grandTotalExpenditure",
    "amount",
    total("totalExpenditure", "surplusDistribution", "closingCarryover"),
  );

  const basic = basicByCategory(general, next);
  const operating = new Ledger("operating-expenses", ["amount"]);
  const items = new Ledger("three-public", ["budget", "final", "count"]);
  const meetings = new Ledger("three-public-meetings", []);
  const procurement = new Ledger("procurement", ["amount"]);
  fillOperating(operating, basic, isAdministrative);
  fillThreePublic(items, meetings, basic, next);
  for (const line of ["goods", "works", "services"]) {
    const amount = next(9);
    procurement.add(line, "amount", amount);
    procurement.add("total", "amount", amount);
  }
  procurement.add("smeContracts", "amount", next(5));
  procurement.add("microContracts", "amount", next(2));

  const projects = new Ledger("general-budget-project", ["amount"]);
  for (const code of GENERAL_CODES) addCode(projects, code, "amount", general.get(code, "project"));
  const capital = new Ledger("state-capital-expenditure", kinds);
  for (const code of CAPITAL_CODES)
    for (const kind of kinds) addCode(capital, code, kind, own.stateCapital.get(code, kind));

  const tables: SourceTable[] = [
    summary.fixedTable(),
    fiscal.fixedTable(),
    ...[income, spending, general, own.governmentFund, own.stateCapital].map((ledger) => ledger.codeTable()),
    basic.fixedAndCodes(),
    ...[operating, projects, capital, detail(own, basic), categories(general)].map((ledger) =>
      ledger.codeTable(),
    ),
    items.fixedTable(),
    meetings.fixedTable(),
    procurement.fixedTable(),
  ];
  if (isPrior) closeAsOpened([summary, fiscal, own.governmentFund, own.stateCapital]);
  return {
    entity: "青山市水务局",
    year: isPrior ? 2023 : 2024,
    tables: new Map(tables.map((table) => [table.table, table])),
  };
}

class CategoryLedger extends Ledger {
  fixedAndCodes(): SourceTable {
    const { lines, ...rest } = this.codeTable();
    return { ...rest, lines: lines.filter(({ code }) => code !== null) };
  }
}

/** Basic expenditure by economic category; 其他工资福利支出 takes what the others leave over. */
function basicByCategory(general: Ledger, next: (size?: number) => number): CategoryLedger {
  const ledger = new CategoryLedger("general-budget-basic-expenditure", ["amount"]);
  const paired = new Map(SPECIAL.map((code) => [CATEGORY_OF[code], general.get(code, "basic")]));
  const codes = [...ECONOMIC_CODES.map(({ code }) => code).filter((code) => code.length === 5)];
  let left = general.get("total", "basic");
  for (const code of [...codes, "30901", "31101", "31201"]) {
    if (code === "30199") continue;
    const amount = paired.get(code) ?? next(1);
    ledger.addCode(code, nameOf(code), "amount", amount);
    left -= amount;
  }
  ledger.addCode("30199", nameOf("30199"), "amount", left);
  const personnel = ledger.get("301", "amount") + ledger.get("303", "amount");
  ledger.values.delete("total/amount");
  ledger.add("personnelTotal", "amount", personnel);
  ledger.add("operatingTotal", "amount", general.get("total", "basic") - personnel);
  ledger.add("basicTotal", "amount", general.get("total", "basic"));
  return ledger;
}

function fillOperating(operating: Ledger, basic: Ledger, isWhole: boolean): void {
  for (const code of basic.codes.keys()) {
    if (code.length < 5 || /^30[13]/u.test(code)) continue;
    operating.addCode(code, nameOf(code), "amount", basic.get(code, "amount") - (isWhole ? 0 : 11 * STEP));
  }
}

/** Spent from basic expenditure, and something more from projects; the budget was larger. */
function fillThreePublic(
  items: Ledger,
  meetings: Ledger,
  basic: Ledger,
  next: (size?: number) => number,
): void {
  const codes = {
    abroad: "30212",
    vehiclePurchase: "31013",
    vehicleOperation: "30231",
    reception: "30217",
    meetings: "30215",
    training: "30216",
  };
  for (const [item, code] of Object.entries(codes)) {
    const final = basic.get(code, "amount") + next(1);
    const amounts = { final, budget: final + next(1) };
    for (const [side, amount] of Object.entries(amounts)) {
      const isThreePublic = item !== "meetings" && item !== "training";
      const sums = [...(item.startsWith("vehicle") ? ["vehicles"] : []), ...(isThreePublic ? ["total"] : [])];
      for (const line of [item, ...sums]) {
        meetings.add(side, line, amount);
        if (isThreePublic) items.add(line, side, amount);
      }
    }
  }
  [
    "abroadGroups",
    "abroadPersons",
    "vehiclesPurchased",
    "vehiclesOwned",
    "receptionBatches",
    "receptionPersons",
  ].forEach((line, index) => {
    items.add(line, "count", index + 3);
  });
}

/** All appropriations by economic category: basic expenditure as it is, the rest on two categories. */
function detail(own: Readonly<Record<Fund, Ledger>>, basic: Ledger): Ledger {
  const ledger = new Ledger("fiscal-expenditure-detail", []);
  const add = (code: string, fund: Fund, kind: "Basic" | "Project", amount: number): void => {
    for (const column of ["total", fund, `${fund}${kind}`])
      ledger.addCode(code, nameOf(code), column, amount);
  };
  for (const code of basic.codes.keys())
    if (code.length === 5) add(code, "generalBudget", "Basic", basic.get(code, "amount"));
  for (const fund of FUNDS) {
    const [spent, project] = [own[fund].get("total", "basic"), own[fund].get("total", "project")];
    if (fund !== "generalBudget") {
      add("30101", fund, "Basic", spent - STEP);
      add("30201", fund, "Basic", STEP);
    }
    add("30102", fund, "Project", project - 3 * STEP);
    add("31002", fund, "Project", 3 * STEP);
  }
  return ledger;
}

/** Every 项 spent a little on every category, and the rest on the first of them. */
function categories(general: Ledger): Ledger {
  const ledger = new Ledger("general-budget-expenditure-detail", []);
  const add = (code: string, category: string, amount: number): void => {
    for (const column of ["total", category.slice(0, 3), ...(category.length === 5 ? [category] : [])])
      ledger.addCode(code, nameOf(code), column, amount);
  };
  const further = ECONOMIC_CLASSES.filter(
    (category) => !ECONOMIC_CODES.some(({ code }) => code.length === 5 && code.startsWith(category)),
  );
  const items = ECONOMIC_CODES.map(({ code }) => code).filter((code) => code.length === 5);
  for (const code of GENERAL_CODES) {
    const others = [...items.slice(1), ...further];
    for (const category of others) add(code, category, STEP);
    add(code, items[0] ?? "30101", general.get(code, "total") - others.length * STEP);
  }
  return ledger;
}

/** What this year opens with is what last year closed with. */
function closeAsOpened([summary, fiscal, ...funds]: readonly Ledger[]): void {
  const carry = (ledger: Ledger | undefined, closing: string, opening: string): void => {
    ledger?.values.set(closing, ledger.values.get(opening) ?? 0);
  };
  carry(summary, "closingCarryover/amount", "openingCarryover/amount");
  carry(fiscal, "closingCarryover/total", "openingCarryover/amount");
  for (const fund of FUNDS) carry(fiscal, `closingCarryover/${fund}`, `${OPENING[fund]}/amount`);
  for (const ledger of funds) carry(ledger, "total/closing", "total/opening");
}
