/** The catalogue of inspections. */
import type { InspectionDefinition } from "../../engine/reconcile/define-inspection";
import { hiddenFigures, overwrittenFormula, storedAsText } from "./cells";
import { oneNamePerCode, parentRows } from "./codes";
import { feesAndCounts } from "./fees-and-counts";
import { negativeAmounts } from "./signs";

export const INSPECTIONS: readonly InspectionDefinition[] = [
  negativeAmounts,
  feesAndCounts,
  oneNamePerCode,
  parentRows,
  storedAsText,
  hiddenFigures,
  overwrittenFormula,
];
