/**
 * The product's way from a workbook to what is wrong with it, in numbered steps. Each step takes the value so far and
 * returns it completed; a face asks for the whole and shows it.
 */
import type { LocalizeOptions } from "../engine/localize/localize";
import type { Solver } from "../engine/localize/oracle";
import type { ReceivedText } from "../review/received-text";
import type { Workbook } from "../workbook/workbook";
import type { Checked, WorkbookReading } from "./checked";
import { besideRepairs } from "./beside-repairs";
import { withExplanations } from "./explanations/explain";
import { LOCATING } from "./limits";
import { locate, needsLocating, type LocateOptions } from "./locate";
import type { RuleBook, UnopenedBook } from "../own-rules/rule-book";
import { withOwnRules } from "./own-rules";
import { withPrior } from "./prior";
import { withPublication, type Published } from "./publication";
import { readTables, type ReadOptions } from "./read-tables";
import { reconcile } from "./reconcile";
import { isRepaired } from "./repaired";
import { review } from "./review";
import { withSwitchedOff } from "./explanations/switched-off";
import { withStructure } from "./structure";
import { withSupplement } from "./supplement";

export interface CheckOptions extends ReadOptions {
  /** Last year's workbook as read by {@link readTables}: its closing balances are this year's opening ones. */
  readonly prior?: WorkbookReading | undefined;
  /** A rule book in a file of its own, beside the workbook's own sheet. */
  readonly rules?: RuleBook | UnopenedBook | undefined;
}

export interface Inputs extends CheckOptions {
  readonly workbook: Workbook;
  /** The narrative that came with the workbook: it is reviewed, and tells which of several cells is wrong. */
  readonly text?: ReceivedText | undefined;
  /** What was published of the workbook. */
  readonly publication?: Published | undefined;
}

export interface Means {
  /** Called only where there is something to explain. */
  readonly loadSolver: () => Promise<Solver>;
  readonly budget: LocalizeOptions["budget"];
  /** Hears which share of the way is behind us, from 0 to 1, as far as it can be told before the end. */
  readonly onShare?: LocalizeOptions["onShare"];
}

/** The whole way; without means the failing relations are listed as they are, and no cell is named. */
export async function examine({ publication, ...inputs }: Inputs, means: Means | null): Promise<Checked> {
  // Steps 1 to 9, and 10: what is told twice.
  const found = besideRepairs(await findAll(inputs, means));
  // 11. What was published of it.
  const compared = publication ? withPublication(found, publication) : found;
  // 12. What a person has said of the findings, and of checks that do not apply here.
  return withExplanations(withSwitchedOff(compared));
}

async function findAll(
  { workbook, text, ...options }: Omit<Inputs, "publication">,
  means: Means | null,
): Promise<Checked> {
  // Steps 1 to 6.
  const checked = check(workbook, options);
  // 7. What the text says, beside the workbook as it is printed.
  const told = text ? review(checked, text) : checked;
  // 8. The cells that must be wrong.
  if (!means || !needsLocating(told)) return told;
  const { budget, onShare } = means;
  onShare?.(BEFORE_LOCATING);
  const located = locateUnlessRefused(told, {
    solver: await means.loadSolver(),
    budget,
    onShare: onShare && ((share) => onShare(BEFORE_LOCATING + (1 - BEFORE_LOCATING) * share)),
  });
  // 9. The text again, beside the workbook as it should be, where that is another one.
  const isOther = isRepaired(located.facts, located.mended, located.localization);
  return text && isOther ? review(located, text) : located;
}

/** The share of the way that the steps before it are, where the search takes all the work that it may. */
const BEFORE_LOCATING = 0.3;

/** What the solver refuses leaves the failing relations as they are, and is said. */
function locateUnlessRefused(told: Checked, options: LocateOptions): Checked {
  try {
    return locate(told, options);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Its state is not to be relied on.
    options.solver.dispose();
    const refused = { what: LOCATING, why: "求解器不接受这些金额，仅列出不符的勾稽关系" };
    return { ...told, notChecked: [refused, ...told.notChecked] };
  }
}

/** By the library's own name: the core does not know its classes. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && (error.name.startsWith("Highs") || error.name === "RuntimeError");
}

/** The steps that need no solver; whatever is wrong with the workbook is a finding, never an exception. */
export function check(workbook: Workbook, { prior, rules, ...options }: CheckOptions = {}): Checked {
  // 1. Tables, forms, edition.
  const reading = readTables(workbook, options);
  // 2. What the tables do not hold.
  const supplied = withSupplement(reading);
  // 3. Relations and inspections.
  const reconciled = reconcile(supplied);
  // 4. What is wrong as a whole: tables, columns, rows.
  const mended = withStructure(reconciled);
  // 5. Last year's closing balances.
  const compared = prior ? withPrior(mended, prior) : mended;
  // 6. The rules that the user wrote himself.
  return withOwnRules(compared, rules);
}
