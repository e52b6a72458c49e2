/** Further mistakes in books that are like most: in each table, of each kind that people make. */
import type { WrongCase } from "./cases";
import type { Department } from "./department";
import * as examples from "./examples";

export const OFFICE: Department = {
  ...examples.OFFICE,
  fund: { "2120899": [0, 44], "2296003": [0, 3.5] },
  opening: { generalBudget: 3, governmentFund: 10 },
  closing: { generalBudget: 1, governmentFund: 2.2 },
};

const [SUMMARY, INCOME, SPENDING, FISCAL] = [
  "income-expenditure-summary",
  "income",
  "expenditure",
  "appropriation-summary",
];
const [GENERAL, BASIC, FUND] = [
  "general-budget-expenditure",
  "general-budget-basic-expenditure",
  "government-fund",
];

const wrong = (figures: Readonly<Record<string, number>>, told?: readonly string[]): WrongCase => ({
  department: OFFICE,
  figures,
  told: told ?? Object.keys(figures),
});
const asked = (department: Partial<Department>, words: RegExp): WrongCase => ({
  department: { ...OFFICE, ...department },
  figures: {},
  told: words,
});

export const MISTAKES: Readonly<Record<string, WrongCase>> = {
  "the total of 02": wrong({ [`${INCOME}/total/total`]: 347.95 }),
  "the appropriation of 02": wrong({ [`${INCOME}/total/fiscal`]: 392.79 }),
  "a 款 of 02": wrong({ [`${INCOME}/20106/fiscal`]: 240.5 }),
  "a row of 03 that does not add up": wrong({ [`${SPENDING}/2101101/total`]: 4.9 }),
  "a 类 of 03": wrong({ [`${SPENDING}/210/total`]: 94 }),
  "the projects of 03": wrong({ [`${SPENDING}/total/project`]: 86 }),
  "a 款 of 05": wrong({ [`${GENERAL}/22102/basic`]: 17.3 }),
  "a 类 of 05": wrong({ [`${GENERAL}/208/total`]: 22.61 }),
  "the sign of a project": wrong({ [`${GENERAL}/2010602/project`]: -33.1 }),
  "a figure in 元": wrong({ [`${GENERAL}/2101101/basic`]: 94_000 }),
  "a decimal point that is lost": wrong({ [`${INCOME}/2210201/fiscal`]: 1703 }),
  "a carry-over of 01": wrong({ [`${SUMMARY}/openingCarryover/amount`]: 31 }),
  "what is left over in 01": wrong({ [`${SUMMARY}/closingCarryover/amount`]: 2.3 }),
  "the fund's appropriation of 01": wrong({ [`${SUMMARY}/governmentFund/amount`]: 37.9 }),
  "a 类 of 01 left out": wrong({ [`${SUMMARY}/210/amount`]: 0 }),
  "spending in all of 04": wrong({ [`${FISCAL}/totalExpenditure/total`]: 393.59 }),
  "the general budget's grand total of 04": wrong({
    [`${FISCAL}/grandTotalExpenditure/generalBudget`]: 239.09,
  }),
  "the fund's opening balance of 04": wrong({ [`${FISCAL}/openingGovernmentFund/amount`]: 1 }),
  "an item of 06 in the next row": {
    department: OFFICE,
    figures: { [`${BASIC}/30231/amount`]: 0, [`${BASIC}/30239/amount`]: 15.4 },
    told: /30231公务用车运行维护费.*4\.40 ≠ 0\.00/u,
  },
  "personnel of 06": wrong({ [`${BASIC}/personnelTotal/amount`]: 206.94 }),
  "the income of a fund": wrong({ [`${FUND}/2120899/income`]: 26.2 }),
  "the opening balance of a fund": wrong({ [`${FUND}/total/opening`]: 100 }),
  "a fund's 款": wrong({ [`${FUND}/21208/project`]: 4.4 }),
  "the budget of 三公": wrong({ "three-public/total/budget": 70 }),
  "a fee of 10": wrong({ "operating-expenses/30207/amount": 21.5 }),
  "the total of 10": wrong({ "operating-expenses/total/amount": 45.93 }),
  "goods left out of the total": wrong({ "procurement/total/amount": 0 }, [
    "procurement/total/amount",
    "procurement/goods/amount",
  ]),
  "guests and no visits": asked(
    { counts: { vehiclesOwned: 3 } },
    /国内公务接待批次（个）、国内公务接待人次（人）为零/u,
  ),
  "visits and no guests paid for": asked(
    { threePublic: { vehicleOperation: [5, 4.4] }, economic: { "30201": 31.2, "30231": 4.4 } },
    /没有支出/u,
  ),
  "travels and no groups": asked(
    { threePublic: { ...OFFICE.threePublic, abroad: [9, 8] } },
    /因公出国（境）/u,
  ),
  "a bureau with fees of its own": asked({ income: { "2010601": { institutional: 20 } } }, /事业收入/u),
  "a bureau that distributes": asked(
    { income: { "2010601": { otherIncome: 20 } }, distribution: 15 },
    /结余分配/u,
  ),
  "more micro than small contracts": asked(
    { procurement: { goods: 6.2, smeContracts: 2, microContracts: 5 } },
    /小微/u,
  ),
};
