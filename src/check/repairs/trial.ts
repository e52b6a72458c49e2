/** A repair tried on a copy of the workbook: what holds then, and what does not. */
import { parseA1 } from "../../workbook/address";
import { recalculation, type CellInput } from "../../workbook/formula/recalculate";
import type { CellValue } from "../../workbook/workbook";
import { check } from "../check";
import { allJudgements, type Checked } from "../checked";

export interface Trial {
  /** How many more relations hold. */
  readonly gained: number;
  readonly failedBefore: number;
  readonly failing: number;
  /** Definitions that held before and fail now. */
  readonly newlyFailing: number;
  /** Every formula concerned could be computed. */
  readonly isExact: boolean;
}

export interface TrialCell {
  readonly sheet: string;
  readonly address: string;
  readonly to: CellValue;
}

export function tryOut(checked: Checked, cells: readonly TrialCell[]): Trial {
  const inputs = cells.flatMap(({ sheet, address, to }): CellInput[] => {
    const at = parseA1(address);
    return at ? [{ sheet, ...at, input: to }] : [];
  });
  const { workbook, stale } = recalculation(checked.workbook).change(inputs);
  const { edition, named, prior, own } = checked;
  // The workbook's own rules are read from it again; those of a book beside it are handed on.
  const rules = own.books.find(({ book }) => book.origin !== null)?.book;
  const after = check(workbook, { edition, named, prior: prior?.reading, rules });
  const [was, is] = [tallyOf(checked), tallyOf(after)];
  return {
    gained: is.holding - was.holding,
    failedBefore: was.failing.size,
    failing: is.failing.size,
    newlyFailing: [...is.definitions].filter((id) => !was.failing.has(id)).length,
    isExact: stale.length === 0,
  };
}

/** A relation that can be judged no more is no gain. */
function tallyOf(checked: Checked) {
  const judgements = allJudgements(checked);
  const failing = judgements.filter(({ verdict }) => verdict === "fail");
  const holds = new Set(["pass", "rounding", "adjusted"]);
  return {
    failing: new Set(failing.map(({ relation }) => relation.id)),
    definitions: failing.flatMap(({ relation }) => (relation.kind === "usual" ? [] : [relation.id])),
    holding: judgements.filter(({ verdict }) => holds.has(verdict)).length,
  };
}
