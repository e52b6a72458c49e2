/** A rule book in a file of its own: what `--rules` names. */
import { basename } from "node:path";
import { openTables } from "../disk/open-tables";
import { readRuleBook, type RuleBook } from "../own-rules/rule-book";
import { OWN_RULES_SHEET } from "../workbook/own-sheets";
import { UsageError } from "./command";

/** Rejects with `UnreadableFile`, and with {@link UsageError} for a file without the sheet. */
export async function openRuleBook(file: string): Promise<RuleBook> {
  const book = readRuleBook(await openTables(file), basename(file));
  if (book) return book;
  throw new UsageError(
    `${file}：没有“${OWN_RULES_SHEET}”这张表，或表里没有表头（左边、关系、右边）`,
    `${file}: there is no sheet ${OWN_RULES_SHEET} with its head`,
  );
}
