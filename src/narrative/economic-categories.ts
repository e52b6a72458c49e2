/** The economic categories (款) of table 06 with spending, as the narrative lists them. */
import { joined } from "../engine/compose/define-paragraph";
import type { Phrase } from "../engine/compose/define-paragraph";
import type { ECONOMIC_CLASSES } from "../tables/general-budget-expenditure-detail";
import type { Brief } from "./brief";

const TABLE = "general-budget-basic-expenditure";
const CATEGORY_DIGITS = 5;

/** 301 and 303 make up 人员经费, everything else 公用经费. */
const PERSONNEL_CLASSES: readonly string[] = ["301", "303"] satisfies (typeof ECONOMIC_CLASSES)[number][];

/**
 * Names of the nonzero 款 in the order of the form: class by class, and by code in each class. The form prints its
 * classes side by side, so the order of its rows is no guide.
 */
export function categoryList(brief: Brief, part: "personnel" | "operating"): Phrase {
  const categories = brief
    .codes(TABLE, CATEGORY_DIGITS, "amount")
    .filter((line) => PERSONNEL_CLASSES.includes(line.code.slice(0, 3)) === (part === "personnel"))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return joined(
    categories.map((line) => brief.codeName(TABLE, line.code)),
    "、",
  );
}
