/** Departments with rare money, rare tables and rare forms: right, though few books look like theirs. */
import { all, capitalExpenditureAlone, receivedUnder, runningCosts, withoutTables } from "./change";
import type { RightCase } from "./cases";
import type { Department } from "./department";
import * as examples from "./examples";

const OFFICE: Department = { ...examples.OFFICE, entity: "南浦县审计局" };
const CLINIC: Department = { ...examples.HOSPITAL, entity: "南浦县妇幼保健院" };
/** As many codes as asked for, with figures that look like any. */
function manyCodes(count: number): NonNullable<Department["general"]> {
  const general: Record<string, [number, number]> = {};
  const classes = ["201", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "221", "224"];
  const two = (number: number) => String(number).padStart(2, "0");
  for (let k = 0, seed = 7; k < count; k++) {
    seed = (seed * 48_271) % 2_147_483_647;
    const code = `${classes[k % classes.length] ?? "201"}${two(1 + ((k * 7) % 90))}${two(1 + (k % 98))}`;
    general[code] = [seed % 3 === 0 ? 0 : (seed % 1_000_003) / 100, (seed % 700_001) / 100];
  }
  return general;
}

export const RARE: Readonly<Record<string, RightCase>> = {
  "money of another level": {
    department: {
      ...OFFICE,
      income: { "2010602": { otherIncome: 120 } },
      spending: { "2010602": { project: 97.5 } },
    },
  },
  "overspent and made good": { department: { ...OFFICE, opening: { generalBudget: -3.3 } } },
  "overspent this year": { department: { ...OFFICE, closing: { generalBudget: -4.1 } } },
  "overspent at both ends": {
    department: { ...OFFICE, opening: { generalBudget: -3.3 }, closing: { generalBudget: -0.2 } },
  },
  "distributed too much, taken back": { department: { ...CLINIC, distribution: -12 } },
  "surplus used and kept": { department: { ...CLINIC, surplusUsed: 40, otherOpening: 0 } },
  "affiliates pay in": {
    department: { ...CLINIC, income: { "2100201": { institutional: 5210.33, affiliatedRemittance: 64 } } },
  },
  "subsidy to affiliates out of the balance": {
    department: { ...CLINIC, spending: { "2100201": { basic: 4900.1, affiliateSubsidy: 444.4 } } },
  },
  "a business in the black": {
    department: {
      ...CLINIC,
      income: { "2100201": { institutional: 5210.33, operating: 88 } },
      spending: { "2100201": { basic: 4900.1, operating: 61.7 } },
    },
  },
  "a business whose income stands under another code": {
    department: {
      ...CLINIC,
      income: { "2100201": { institutional: 5210.33 }, "2109999": { operating: 88 } },
      spending: { "2100201": { basic: 4900.1, operating: 61.7 } },
    },
  },
  "business income, nothing spent": {
    department: { ...CLINIC, income: { "2100201": { institutional: 5210.33, operating: 8 } } },
  },
  "six funds": {
    department: {
      ...OFFICE,
      fund: {
        "2070701": [0, 3],
        "2082201": [0, 14.4],
        "2120803": [0, 220],
        "2121301": [0, 18.88],
        "2136601": [0, 5],
        "2290804": [0, 1.2],
        "2296006": [0, 7.7],
      },
      opening: { governmentFund: 12 },
      closing: { governmentFund: 30.4 },
    },
  },
  "a fund and the general budget in one class": {
    department: {
      ...OFFICE,
      general: { ...examples.STAFF, "2120399": [0, 61] },
      fund: { "2120801": [0, 61], "2120899": [0, 2] },
    },
  },
  "a fund overspent": {
    department: { ...OFFICE, fund: { "2120803": [0, 30] }, closing: { governmentFund: -5 } },
  },
  "a fund opened below zero": {
    department: { ...OFFICE, fund: { "2120803": [0, 30] }, opening: { governmentFund: -8 } },
  },
  "capital with balances": {
    department: {
      ...OFFICE,
      capital: { "2230205": [0, 12], "2230299": [0, 3.4] },
      opening: { stateCapital: 6 },
      closing: { stateCapital: 1.1 },
    },
  },
  "capital table of expenditure alone": {
    department: { ...OFFICE, capital: { "2230205": [0, 12], "2230299": [0, 3.4] } },
    change: capitalExpenditureAlone,
  },
  "capital table of expenditure alone, with balances": {
    department: {
      ...OFFICE,
      capital: { "2230205": [0, 12] },
      opening: { stateCapital: 6 },
      closing: { stateCapital: 1.1 },
    },
    change: capitalExpenditureAlone,
  },
  "capital table of expenditure alone, empty": { department: OFFICE, change: capitalExpenditureAlone },
  "no table of running costs": { department: CLINIC, change: withoutTables("operating-expenses") },
  "no table of purchases": { department: OFFICE, change: withoutTables("procurement") },
  "nine tables": { department: CLINIC, change: withoutTables("operating-expenses", "procurement") },
  "running costs of the office alone": {
    department: { ...OFFICE, isAdministrative: false },
    change: runningCosts({ "30201": 20, "30207": 2.15, "30217": 0.6, "30231": 4.4 }),
  },
  "running costs of few items": {
    department: { ...OFFICE, isAdministrative: false },
    change: runningCosts({ "30201": 31.2 }),
  },
  "received under one code, spent under another": {
    department: OFFICE,
    change: receivedUnder("2010602", "2010601", 40),
  },
  "appropriations received in one code alone": {
    department: OFFICE,
    change: all(
      receivedUnder("2010601", "2080505", 22.16),
      receivedUnder("2010601", "2101101", 9.4),
      receivedUnder("2010601", "2210201", 17.03),
    ),
  },
  "all is taken back": { department: { entity: "南浦县临时机构", general: { "2010699": [0, -5] } } },
  "nothing at all": { department: { entity: "南浦县新设机构" } },
  "one cent": { department: { entity: "南浦县协会", general: { "2010699": [0, 0.01] } } },
  "one item, one balance": {
    department: {
      entity: "南浦县纪念馆",
      general: { "2070199": [0, 9.9] },
      opening: { generalBudget: 0.4 },
      closing: { generalBudget: 0.1 },
    },
  },
  "own money alone": {
    department: {
      entity: "南浦县宾馆",
      income: { "2160599": { operating: 300 } },
      spending: { "2160599": { operating: 310.5 } },
      otherOpening: 2,
    },
  },
  "two hundred codes": {
    department: { entity: "南浦县本级", general: manyCodes(200), economic: { "30201": 900 } },
  },
  "sixty codes with money of their own": {
    department: { ...CLINIC, general: manyCodes(60), economic: { "30201": 900, "30202": 3 } },
  },
  "codes of the second half": {
    department: {
      entity: "南浦县退役军人事务局",
      general: {
        "2080801": [0, 310],
        "2080805": [0, 55.5],
        "2080999": [0, 8],
        "2082801": [60, 0],
        "2082804": [0, 3.3],
        "2101101": [4, 0],
        "2210201": [6, 0],
      },
      economic: { "30304": 0, "30201": 8 },
    },
  },
  "grants paid as basic expenditure": {
    department: {
      ...OFFICE,
      economic: { "30201": 31.2, "30309": 2, "30399": 10, "31204": 4, "39999": 3 },
      threePublic: {},
      counts: {},
      isAdministrative: false,
    },
    layout: { basicBlocks: "list" },
  },
  "social security funds in 06": {
    department: {
      entity: "南浦县社会保险中心",
      general: { "2082602": [900, 0], "2080109": [40, 3] },
      economic: { "31302": 900, "30201": 5 },
    },
    layout: { basicBlocks: "list" },
  },
  "social security funds in 06, in columns": {
    department: {
      entity: "南浦县社会保险中心",
      general: { "2082602": [900, 0], "2080109": [40, 3] },
      economic: { "31302": 900, "30201": 5 },
    },
    layout: { basicBlocks: "columns" },
  },
  "interest and capital in 06": {
    department: { ...CLINIC, economic: { "30201": 50, "30701": 8, "31002": 21, "31006": 5.5, "30999": 1 } },
    layout: { basicBlocks: "list" },
  },
  "persons alone in 06": {
    department: {
      entity: "南浦县离退休中心",
      general: { "2080501": [61, 0] },
      economic: { "30101": 0, "30302": 61 },
    },
    layout: { basicBlocks: "columns" },
  },
  "goods alone in 06": {
    department: { entity: "南浦县编办", general: { "2010399": [7, 0] }, economic: { "30201": 7 } },
  },
  "guests from abroad": {
    department: {
      ...OFFICE,
      threePublic: { ...OFFICE.threePublic, abroad: [4, 3.2] },
      counts: { ...OFFICE.counts, abroadGroups: 1, abroadPersons: 1 },
    },
  },
  "three public from projects": { department: { ...OFFICE, economic: { "30201": 31.2, "30239": 11 } } },
  "budget of three public without use": {
    department: {
      ...OFFICE,
      economic: { "30201": 31.2 },
      threePublic: { vehicleOperation: [5, 0], reception: [2, 0] },
      counts: {},
    },
  },
  "three public above budget": {
    department: { ...OFFICE, threePublic: { vehicleOperation: [4, 4.4], reception: [0.5, 0.6] } },
  },
  "many guests": {
    department: {
      ...OFFICE,
      counts: { vehiclesOwned: 3, receptionBatches: 3000, receptionPersons: 55000 },
      economic: { ...OFFICE.economic, "30217": 20 },
      threePublic: { vehicleOperation: [5, 4.4], reception: [25, 24] },
    },
  },
  "one guest a visit": {
    department: { ...OFFICE, counts: { vehiclesOwned: 3, receptionBatches: 9, receptionPersons: 9 } },
  },
  "works procured over the year": {
    department: { ...CLINIC, procurement: { works: 4000, services: 900, smeContracts: 0 } },
  },
  "contracts of small firms alone": {
    department: { ...OFFICE, procurement: { goods: 6.2, smeContracts: 6.2, microContracts: 0 } },
  },
  "in 元 to the cent": { department: { ...CLINIC }, layout: { unit: "元", numbers: "text", zero: "0.00" } },
  "in 百元": { department: OFFICE, layout: { unit: "百元" } },
  "items of 类 alone in the whole, with funds": {
    department: { ...OFFICE, fund: { "2120899": [0, 44] } },
    layout: { deepest: 3, total: "last" },
  },
  "款 in the whole, own money under other codes": {
    department: {
      ...CLINIC,
      income: { "2100201": { institutional: 5210.33 }, "2109999": { otherIncome: 5 } },
      spending: { "2100201": { basic: 4900.1 }, "2100499": { project: 12 } },
    },
    layout: { deepest: 5 },
  },
  "class of the whole above zero, its part below": {
    department: {
      ...OFFICE,
      general: { ...examples.STAFF, "2290999": [0, -3] },
      spending: { "2290999": { project: 4 } },
      income: { "2290999": { otherIncome: 4 } },
    },
  },
  "a code that came in and went out again": {
    department: {
      ...CLINIC,
      income: { "2100201": { institutional: 5210.33 }, "2100499": { otherIncome: -8, superiorSubsidy: 8 } },
    },
  },
  "transferred to other units": {
    department: {
      ...CLINIC,
      otherOpening: 300,
      spending: { "2100201": { basic: 4900.1, remittance: 300, affiliateSubsidy: 100 } },
    },
  },
  "as much twice": {
    department: {
      entity: "南浦县研究院",
      general: { "2060201": [50, 50], "2060301": [50, 50] },
      income: { "2060201": { institutional: 50 }, "2060301": { otherIncome: 50 } },
      spending: { "2060201": { basic: 50 }, "2060301": { project: 50 } },
    },
  },
};
