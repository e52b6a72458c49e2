/** The catalogue of table kinds. */
import type { TableDefinition } from "../engine/define-table";
import { appropriationSummary } from "./appropriation-summary";
import { expenditure } from "./expenditure";
import { fiscalExpenditureDetail } from "./fiscal-expenditure-detail";
import { generalBudgetBasicExpenditure } from "./general-budget-basic-expenditure";
import { generalBudgetExpenditure } from "./general-budget-expenditure";
import { generalBudgetExpenditureDetail } from "./general-budget-expenditure-detail";
import { generalBudgetProject } from "./general-budget-project";
import { governmentFund } from "./government-fund";
import { income } from "./income";
import { incomeExpenditureSummary } from "./income-expenditure-summary";
import { operatingExpenses } from "./operating-expenses";
import { procurement } from "./procurement";
import { stateCapital } from "./state-capital";
import { stateCapitalExpenditure } from "./state-capital-expenditure";
import { threePublic } from "./three-public";
import { threePublicMeetings } from "./three-public-meetings";

const CATALOGUE = [
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
  // Published by some regions only.
  stateCapitalExpenditure,
  threePublicMeetings,
  generalBudgetProject,
  fiscalExpenditureDetail,
  generalBudgetExpenditureDetail,
] as const satisfies readonly TableDefinition[];

export type Catalogue = typeof CATALOGUE;

export const TABLES: readonly TableDefinition[] = CATALOGUE;
