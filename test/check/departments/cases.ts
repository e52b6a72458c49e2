/** Departments whose books are right though few look like them, and mistakes in books that are like most. */
import type { SheetVariant } from "../../layouts/variants";
import type { Change } from "./change";
import type { Department } from "./department";

export interface RightCase {
  readonly department: Department;
  readonly layout?: Partial<SheetVariant>;
  /** What no amount of the department says. */
  readonly change?: Change;
}

const STAFF = {
  "2010301": [123.45, 0],
  "2010302": [0, 20.5],
  "2080505": [10.21, 0],
  "2101101": [5.53, 0],
  "2210201": [8.87, 0],
} as const;

const CARS = {
  vehicleOperation: [3.2, 2.95],
  reception: [1, 0.42],
} as const;

const BUREAU: Department = {
  general: STAFF,
  closing: { generalBudget: 1.2 },
  opening: { generalBudget: 0.7 },
  economic: { "30201": 20, "30217": 0.3, "30231": 2.5, "30239": 5.2, "30302": 2 },
  threePublic: CARS,
  counts: { vehiclesOwned: 2, receptionBatches: 5, receptionPersons: 41 },
  isAdministrative: true,
  procurement: { goods: 4.1, services: 3, smeContracts: 7.1, microContracts: 2 },
};

const SCHOOL: Department = {
  entity: "青山市第一中学",
  general: { "2050204": [420.1, 60], "2080505": [40.3, 0], "2101102": [18.2, 0], "2210201": [33.3, 0] },
  income: { "2050204": { institutional: 85.5, otherIncome: 3.25 } },
  spending: { "2050204": { basic: 70.4, project: 9.9 } },
  otherOpening: 2.5,
};

export const RIGHT: Readonly<Record<string, RightCase>> = {
  "a bureau": { department: BUREAU },
  "a school with fees": { department: SCHOOL },
  "other income reversed": {
    department: { ...BUREAU, income: { "2010301": { otherIncome: -0.35 } }, otherOpening: 1 },
  },
  "balances of its own below zero": { department: { ...SCHOOL, otherOpening: -5.2 } },
  "spending of last year reversed": { department: { ...BUREAU, spending: { "2010302": { project: -1.2 } } } },
  "an appropriation paid back": { department: { ...BUREAU, general: { ...STAFF, "2010399": [0, -2.4] } } },
  "a business at a loss": {
    department: {
      ...SCHOOL,
      income: { "2050204": { operating: 10, institutional: 1 } },
      spending: { "2050204": { operating: 16.3, basic: 0.5 } },
    },
  },
  "only state capital": {
    department: { entity: "青山市国有资产中心", capital: { "2230105": [0, 30], "2239999": [0, 12.34] } },
  },
  "only a fund": {
    department: {
      entity: "青山市土地储备中心",
      fund: { "2120802": [0, 310.2], "2120899": [0, 6.6] },
      closing: { governmentFund: 4 },
    },
  },
  "a fund that received and spent nothing of it": {
    department: { ...BUREAU, fund: { "2296002": [0, 0] }, closing: { governmentFund: 12.5 } },
  },
  "bonds of class 234": { department: { ...BUREAU, fund: { "2340101": [0, 55] } } },
  "units above and below": {
    department: {
      ...SCHOOL,
      income: { "2050204": { superiorSubsidy: 12, affiliatedRemittance: 3.3, institutional: 20 } },
      spending: { "2050204": { remittance: 2.2, affiliateSubsidy: 9.9, basic: 20 } },
    },
  },
  "a surplus distributed": {
    department: { ...SCHOOL, spending: { "2050204": { basic: 50 } }, distribution: 12 },
  },
  "a loss covered by old surpluses": {
    department: { ...SCHOOL, spending: { "2050204": { basic: 95.25 } }, surplusUsed: 6.5, otherOpening: 0 },
  },
  "no appropriation at all": {
    department: {
      entity: "青山市规划设计院",
      income: { "2120201": { institutional: 300, otherIncome: 2 } },
      spending: { "2120201": { basic: 250, project: 33.3 } },
      otherOpening: 10,
    },
  },
  "carried over and never spent": {
    department: {
      entity: "青山市筹备处",
      general: { "2010399": [0, 0] },
      opening: { generalBudget: 8 },
      closing: { generalBudget: 8 },
    },
  },
  "one code for everything": { department: { entity: "青山市档案馆", general: { "2012604": [33.3, 4] } } },
  "money of its own under a code of its own": {
    department: {
      ...SCHOOL,
      income: { "2059999": { otherIncome: 7 } },
      spending: { "2059999": { project: 6.5 } },
    },
  },
  "cars, none bought": {
    department: {
      ...BUREAU,
      threePublic: { vehicleOperation: [40, 37.5] },
      counts: { vehiclesOwned: 14 },
      economic: { "30201": 8, "30231": 30 },
    },
  },
  "a budget of which nothing was used": {
    department: { ...BUREAU, threePublic: { ...CARS, abroad: [5, 0] } },
  },
  "cars owned and not driven": {
    department: {
      ...BUREAU,
      threePublic: { reception: [1, 0.42] },
      economic: { "30201": 20, "30217": 0.3 },
      counts: { vehiclesOwned: 1, receptionBatches: 5, receptionPersons: 41 },
    },
  },
  "contracts for more than was paid": {
    department: { ...BUREAU, procurement: { goods: 4.1, smeContracts: 16, microContracts: 9 } },
  },
  "categories of capital and subsidy": {
    department: {
      ...BUREAU,
      economic: { "30201": 20, "30399": 8.06, "31002": 5, "31299": 7, "31304": 3, "39999": 5 },
      threePublic: { reception: [1, 0.42] },
      isAdministrative: false,
    },
    layout: { basicBlocks: "list" },
  },
  "项 in the budget, 款 in the whole": { department: SCHOOL, layout: { deepest: 5 } },
  "项 in the budget, 类 in the whole": { department: SCHOOL, layout: { deepest: 3 } },
  "in 元": { department: BUREAU, layout: { unit: "元" } },
  "in 元, from 万元": { department: BUREAU, layout: { unit: "元", converted: true } },
  "one decimal": { department: SCHOOL, layout: { decimals: 1 } },
  "totals last, one list of categories": {
    department: BUREAU,
    layout: { total: "last", basicBlocks: "list" },
  },
  "categories in three columns": { department: BUREAU, layout: { basicBlocks: "columns", zero: "0.00" } },
  "units under one another": { department: SCHOOL, layout: { units: true } },
  "basic expenditure in two parts": { department: SCHOOL, layout: { splitBasic: true, zero: "—" } },
};

export interface WrongCase {
  readonly department: Department;
  /** `table/line/column → 万元`. */
  readonly figures: Readonly<Record<string, number>>;
  /** The cells that are told first, or words of a warning. */
  readonly told: readonly string[] | RegExp;
}

const [SUMMARY, INCOME, SPENDING] = ["income-expenditure-summary", "income", "expenditure"];
const [FISCAL, GENERAL, BASIC] = [
  "appropriation-summary",
  "general-budget-expenditure",
  "general-budget-basic-expenditure",
];
const FUND_BUREAU: Department = { ...BUREAU, fund: { "2120802": [0, 310.2], "2120899": [0, 6.6] } };
/** A figure that is wrong, and what it should be is found elsewhere. */
const one = (place: string, amount: number, department: Department = BUREAU): WrongCase => ({
  department,
  figures: { [place]: amount },
  told: [place],
});
const asked = (department: Department, words: RegExp): WrongCase => ({
  department,
  figures: {},
  told: words,
});

export const WRONG: Readonly<Record<string, WrongCase>> = {
  "digits exchanged in an item": one(`${SPENDING}/2010301/basic`, 132.45),
  "a digit too many": one(`${INCOME}/2080505/fiscal`, 102.1),
  "an item left out of a column": one(`${GENERAL}/2010302/project`, 0),
  "a total not brought forward": one(`${SPENDING}/total/total`, 150),
  "a class of 01": one(`${SUMMARY}/208/amount`, 12.01),
  "income of 01 typed wrong": one(`${SUMMARY}/generalBudget/amount`, 196.06),
  "a grand total": one(`${SUMMARY}/grandTotalIncome/amount`, 199.76),
  "a class of 04": {
    department: BUREAU,
    figures: { [`${FISCAL}/221/generalBudget`]: 7.87, [`${FISCAL}/221/total`]: 7.87 },
    told: [`${FISCAL}/221/generalBudget`, `${FISCAL}/221/total`],
  },
  "opening balances of 04": one(`${FISCAL}/openingGeneralBudget/amount`, 0.9),
  "an item of 06": one(`${BASIC}/30201/amount`, 200),
  "a sum of 06": one(`${BASIC}/operatingTotal/amount`, 23),
  "a class of 06": one(`${BASIC}/301/amount`, 128.06),
  "a fund's closing balance": one("government-fund/2120899/closing", 4, FUND_BUREAU),
  "a fund's project": one("government-fund/2120802/project", 301.2, FUND_BUREAU),
  "fees of a school": one(`${INCOME}/2050204/institutional`, 58.5, SCHOOL),
  "basic expenditure of a school": one(`${SPENDING}/2050204/basic`, 409.5, SCHOOL),
  "三公 total": one("three-public/total/final", 4.37),
  "cars of 三公": one("three-public/vehicles/final", 29.5),
  "purchases do not add up": {
    department: BUREAU,
    figures: { "procurement/total/amount": 8.1 },
    told: ["procurement/total/amount", "procurement/goods/amount", "procurement/services/amount"],
  },
  "two items exchanged": {
    department: BUREAU,
    figures: {
      [`${SPENDING}/2101101/basic`]: 8.87,
      [`${SPENDING}/2101101/total`]: 8.87,
      [`${SPENDING}/2210201/basic`]: 5.53,
      [`${SPENDING}/2210201/total`]: 5.53,
    },
    told: ["2101101", "2210201"].flatMap((code) =>
      ["basic", "total"].map((column) => `${SPENDING}/${code}/${column}`),
    ),
  },
  "wages as a project": asked({ ...BUREAU, general: { ...STAFF, "2010301": [123.45, 4] } }, /行政运行/u),
  "projects as basic expenditure": asked(
    { ...SCHOOL, general: { "2010302": [420.1, 60] } },
    /一般行政管理事务/u,
  ),
  "a car for 180": asked(
    {
      ...BUREAU,
      general: { ...STAFF, "2010302": [0, 200.5] },
      threePublic: { ...CARS, vehiclePurchase: [180, 180] },
      counts: { vehiclesPurchased: 1, vehiclesOwned: 2 },
    },
    /购置/u,
  ),
  "fewer guests than visits": asked(
    { ...BUREAU, counts: { vehiclesOwned: 2, receptionBatches: 41, receptionPersons: 5 } },
    /接待/u,
  ),
  "more cars bought than owned": asked(
    {
      ...BUREAU,
      general: { ...STAFF, "2010302": [0, 90.5] },
      threePublic: { ...CARS, vehiclePurchase: [36, 36] },
      counts: { vehiclesPurchased: 3, vehiclesOwned: 1 },
    },
    /保有量/u,
  ),
  "cars driven and none owned": asked(
    { ...BUREAU, counts: { receptionBatches: 5, receptionPersons: 41 } },
    /保有量/u,
  ),
  "more purchased than spent": asked({ ...BUREAU, procurement: { goods: 900 } }, /采购/u),
  "a business without income": asked(
    { ...SCHOOL, spending: { "2050204": { basic: 50, operating: 8 } } },
    /经营支出/u,
  ),
  "more distributed than there is": asked({ ...SCHOOL, otherOpening: 200, distribution: 160 }, /结余分配/u),
  "housing fund as a project": asked(
    {
      ...BUREAU,
      general: { ...STAFF, "2210201": [0, 8.87] },
      economic: { "30201": 20, "30217": 0.3, "30231": 2.5 },
    },
    /住房公积金/u,
  ),
};
