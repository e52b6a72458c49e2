/** Further departments whose books are right though few look like them: odd money, odd years, odd codes, odd prints. */
import type { RightCase } from "./cases";
import { HOSPITAL, OFFICE, STAFF } from "./examples";

export const UNUSUAL: Readonly<Record<string, RightCase>> = {
  "money that is only passed on": {
    department: {
      entity: "临江县供销合作社",
      income: { "2160299": { superiorSubsidy: 80 } },
      spending: { "2160299": { affiliateSubsidy: 80 } },
    },
  },
  "all that is earned goes to the unit above": {
    department: {
      entity: "临江县培训中心",
      income: { "2050803": { institutional: 41.2 } },
      spending: { "2050803": { remittance: 41.2 } },
    },
  },
  "a unit that merged in with its balance": { department: { ...HOSPITAL, otherOpening: 1204.77 } },
  "a unit that left with its balance": {
    department: {
      ...HOSPITAL,
      otherOpening: -35.4,
      opening: { generalBudget: 4 },
      closing: { generalBudget: 0 },
    },
  },
  "balances below zero at both ends": {
    department: { ...HOSPITAL, spending: { "2100201": { basic: 5400, project: 210 } }, otherOpening: -20 },
  },
  "a contribution paid back by the fund": {
    department: {
      ...OFFICE,
      general: { ...STAFF, "2080506": [-1.8, 0] },
      economic: { ...OFFICE.economic, "30109": -1.8 },
    },
  },
  "an appropriation withdrawn": {
    department: { ...OFFICE, general: { ...STAFF, "2010699": [0, 0.4] }, opening: { generalBudget: 9 } },
  },
  "a first year without a budget": {
    department: {
      ...OFFICE,
      threePublic: { vehicleOperation: [0, 4.4], reception: [0, 0.6] },
      closing: { generalBudget: 14.2 },
    },
  },
  "a last year on old money alone": {
    department: {
      entity: "临江县征地办公室",
      general: { "2120199": [0, 18.2] },
      opening: { generalBudget: 18.2 },
    },
  },
  "a year that spent nothing": {
    department: {
      entity: "临江县重点项目办公室",
      general: { "2010499": [0, 0] },
      closing: { generalBudget: 50 },
    },
  },
  "no 三公 and no purchases": {
    department: {
      ...OFFICE,
      economic: { "30201": 31.2, "30239": 11 },
      threePublic: {},
      counts: {},
      procurement: {},
    },
  },
  "projects only": {
    department: {
      entity: "临江县地震台",
      general: { "2240504": [0, 12.2], "2240599": [0, 7.05] },
      procurement: { services: 7 },
    },
  },
  "pensions only": {
    department: {
      entity: "临江县老干部活动中心",
      general: { "2080501": [88.2, 0], "2101101": [3.1, 0] },
      economic: { "30101": 0, "30301": 60, "30302": 25.2, "30307": 3 },
    },
  },
  "a hospital of which little is appropriated": { department: HOSPITAL },
  "a hospital whose surplus is distributed": {
    department: { ...HOSPITAL, distribution: 100, surplusUsed: 0 },
  },
  "a business at a loss that eats its balance": {
    department: {
      ...HOSPITAL,
      income: { "2100201": { institutional: 5210.33, operating: 2 } },
      spending: { "2100201": { basic: 4900.1, operating: 402 } },
      otherOpening: 0,
    },
  },
  "all three budgets": {
    department: {
      ...OFFICE,
      fund: { "2120899": [0, 44], "2296003": [0, 3.5] },
      capital: { "2230201": [0, 20], "2239999": [0, 1.01] },
      opening: { generalBudget: 3, governmentFund: 10, stateCapital: 2 },
      closing: { generalBudget: 1, governmentFund: 2.2, stateCapital: 0.5 },
    },
  },
  "a fund that pays basic expenditure": {
    department: { ...OFFICE, fund: { "2120803": [12, 30] }, closing: { governmentFund: 0.03 } },
  },
  "a fund of last year only": {
    department: { ...OFFICE, fund: { "2296099": [0, 9.9] }, opening: { governmentFund: 9.9 } },
  },
  "state capital received and kept": {
    department: { ...OFFICE, capital: { "2230105": [0, 0] }, closing: { stateCapital: 6 } },
  },
  "interest of a cent": { department: { ...OFFICE, income: { "2010699": { otherIncome: 0.01 } } } },
  "an office with a school of its own": {
    department: {
      ...OFFICE,
      general: { ...STAFF, "2050204": [80, 0] },
      income: { "2050204": { institutional: 30 } },
      spending: { "2050204": { basic: 30 } },
    },
  },
  "figures of a cent": { department: { entity: "临江县志愿者协会", general: { "2013299": [0.02, 0.01] } } },
  "figures of thousands of millions": {
    department: {
      entity: "河西区交通运输局",
      general: { "2140104": [0, 612_345.67], "2140106": [90_123.4, 88_000], "2210201": [3_300.12, 0] },
    },
  },
  "the same amount everywhere": {
    department: {
      entity: "临江县文化馆",
      general: { "2070109": [10, 10], "2070108": [10, 10], "2080505": [10, 0], "2210201": [10, 0] },
      income: { "2070109": { otherIncome: 10 } },
      spending: { "2070109": { project: 10 } },
    },
  },
  "codes that are new or of the rest": {
    department: {
      entity: "临江县发展和改革局",
      general: {
        "2019999": [12, 3],
        "2220509": [0, 1],
        "2240799": [0, 8],
        "2299999": [0, 2.2],
        "2320301": [0, 5],
      },
      fund: { "2290401": [0, 30] },
    },
  },
  "a code that no list knows": {
    department: { ...OFFICE, general: { ...STAFF, "2160651": [0, 4], "2010688": [0, 1.2] } },
  },
  "earned under one code, spent under another": {
    department: {
      ...HOSPITAL,
      income: { "2109999": { otherIncome: 40 }, "2100201": { institutional: 5210.33 } },
      spending: { "2100201": { basic: 4900.1 }, "2100499": { project: 12 } },
    },
  },
  "many travels abroad": {
    department: {
      ...OFFICE,
      economic: { ...OFFICE.economic, "30212": 40 },
      threePublic: { ...OFFICE.threePublic, abroad: [60, 44] },
      counts: { ...OFFICE.counts, abroadGroups: 6, abroadPersons: 15 },
    },
  },
  "cars bought in the year": {
    department: {
      ...OFFICE,
      general: { ...STAFF, "2010602": [0, 133.1] },
      threePublic: { ...OFFICE.threePublic, vehiclePurchase: [40, 35.8] },
      counts: { ...OFFICE.counts, vehiclesPurchased: 2 },
    },
  },
  "all is procured": {
    department: {
      entity: "临江县公共资源交易中心",
      general: { "2010399": [0, 64.5] },
      procurement: { goods: 4.5, works: 50, services: 10, smeContracts: 64.5, microContracts: 64.5 },
    },
  },
  "whole 万元": { department: HOSPITAL, layout: { decimals: 0 } },
  "four decimals": { department: OFFICE, layout: { decimals: 4 } },
  "items in full under rounded sums": { department: HOSPITAL, layout: { decimals: 1, itemsInFull: true } },
  "in 千元": { department: OFFICE, layout: { unit: "千元" } },
  "in 亿元": { department: HOSPITAL, layout: { unit: "亿元", decimals: 4 } },
  "text with separators, dashes for nothing": {
    department: HOSPITAL,
    layout: { numbers: "separators", zero: "—", total: "last" },
  },
  "full-width text, zeros as text": { department: OFFICE, layout: { numbers: "fullWidth", zero: "0.00" } },
  "codes in three cells, a column of details": {
    department: OFFICE,
    layout: { code: "parts", detail: true, remarks: true },
  },
  "a foreign column and empty rows": { department: HOSPITAL, layout: { extra: "middle", gaps: true } },
  "no numbers of rows and columns, no mark": {
    department: OFFICE,
    layout: { rowNumbers: false, columnNumbers: false, hasMark: false, ordinals: false, note: true },
  },
  "balances below zero in 元": {
    department: { ...HOSPITAL, spending: { "2100201": { basic: 5400, project: 210 } }, otherOpening: -20 },
    layout: { unit: "元", numbers: "separators" },
  },
  "a fund of last year only, 款 in the whole": {
    department: { ...OFFICE, fund: { "2296099": [0, 9.9] }, opening: { governmentFund: 9.9 } },
    layout: { deepest: 5, zero: "-" },
  },
};
