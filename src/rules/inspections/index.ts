/** The catalogue of inspections. */
import type { InspectionDefinition } from "../../engine/reconcile/define-inspection";
import type { Basis, CheckInfo } from "../basis";
import { hiddenFigures, overwrittenFormula, storedAsText } from "./cells";
import { oneNamePerCode, parentRows } from "./codes";
import { oneEntity, oneUnit, oneYear } from "./head-matter";
import { distributionWithinSurplus } from "./distribution";
import { feesAndCounts } from "./fees-and-counts";
import { kindsOfExpenditure } from "./kinds-of-expenditure";
import { businessOfOffices, vehiclesAndGuests } from "./plausibility";
import { officialNames } from "./official-names";
import { negativeAmounts } from "./signs";

export const INSPECTIONS: readonly InspectionDefinition[] = [
  negativeAmounts,
  feesAndCounts,
  oneNamePerCode,
  parentRows,
  officialNames,
  kindsOfExpenditure,
  vehiclesAndGuests,
  businessOfOffices,
  distributionWithinSurplus,
  storedAsText,
  hiddenFigures,
  overwrittenFormula,
  oneYear,
  oneEntity,
  oneUnit,
];

/** Inspections as the list of checks prints them; the catalogue's test knows their bases. */
export const INSPECTION_CHECKS: readonly CheckInfo[] = INSPECTIONS.map(
  ({ id, title, says, severity, basis }) => ({ id, title, says, severity, basis: basis as Basis }),
);
