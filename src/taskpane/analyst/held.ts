/** What the desk holds between two questions. */
import type { Checked, WorkbookReading } from "../../check/checked";
import type { RuleBook } from "../../own-rules/rule-book";
import type { Workbook } from "../../workbook/workbook";

export interface Held {
  workbook: Workbook;
  checked: Checked | null;
  /** Last year's workbook as read, where the user gave it. */
  prior: WorkbookReading | null;
  /** A shared rule book, where the user chose one. */
  rules: RuleBook | null;
  /** What last year's narrative gave as reasons, by the entry that asks for this year's. */
  oldReasons: ReadonlyMap<string, string>;
}

/** What the pane has shown; every question but the first comes after it. */
export function checkedOf({ checked }: Held): Checked {
  if (!checked) throw new Error("nothing has been checked yet");
  return checked;
}
