/** The catalogue of table kinds. */
import type { TableDefinition } from "../engine/define-table";
import { appropriationSummary } from "./appropriation-summary";
import { expenditure } from "./expenditure";
import { generalBudgetBasicExpenditure } from "./general-budget-basic-expenditure";
import { generalBudgetExpenditure } from "./general-budget-expenditure";
import { governmentFund } from "./government-fund";
import { income } from "./income";
import { incomeExpenditureSummary } from "./income-expenditure-summary";
import { operatingExpenses } from "./operating-expenses";
import { procurement } from "./procurement";
import { stateCapital } from "./state-capital";
import { threePublic } from "./three-public";

export const TABLES: readonly TableDefinition[] = [
  incomeExpenditureSummary,
  income,
  expenditure,
  appropriationSummary,
  generalBudgetExpenditure,
  generalBudgetBasicExpenditure,
  governmentFund,
  stateCapital,
  threePublic,
  operatingExpenses,
  procurement,
];
