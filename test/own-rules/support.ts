/** The sample workbook with a sheet 自定义勾稽 of the test's own. */
import { join } from "node:path";
import { openTables } from "../../src/disk/open-tables";
import { FIELD_HEADS, RULE_FIELDS, type RuleField } from "../../src/own-rules/rule-book";
import { OWN_RULES_SHEET } from "../../src/workbook/own-sheets";
import { makeSheet, type Cell, type Sheet, type Workbook } from "../../src/workbook/workbook";

/** A rule as the tests write it: the other fields are filled in. */
export type Written = Partial<Record<RuleField, string | number>>;

export const SAMPLE = join("assets", "samples", "xining-2024.xlsx");

export const openSample = (): Promise<Workbook> => openTables(SAMPLE);

const GIVEN: Written = { enabled: "是", level: "错误", relation: "=" };

/** `=…` is a formula, as Excel would take it. */
export function ruleSheet(rules: readonly Written[], name = OWN_RULES_SHEET): Sheet {
  const rows = rules.map((rule, index) => ({ name: `规则${String(index + 1)}`, ...GIVEN, ...rule }));
  const cells = [FIELD_HEADS, ...rows].flatMap((row, at) =>
    RULE_FIELDS.flatMap((field, column): Cell[] => {
      const value = (row as Written)[field];
      if (value === undefined || value === "") return [];
      const isFormula = typeof value === "string" && /^=./u.test(value);
      return [{ row: at, column, value: isFormula ? 0 : value, ...(isFormula ? { formula: value } : {}) }];
    }),
  );
  return makeSheet({ name }, cells);
}

export function withRules(workbook: Workbook, rules: readonly Written[]): Workbook {
  return { ...workbook, sheets: [...workbook.sheets, ruleSheet(rules)] };
}

/** Cells of a sheet, or of a new one, as if somebody had typed something else. */
export function withCells(workbook: Workbook, sheet: string, changed: readonly Cell[]): Workbook {
  const own = workbook.sheets.find(({ name }) => name === sheet);
  const cells = [...(own?.cells.values() ?? []), ...changed];
  const made = makeSheet(own ?? { name: sheet }, cells);
  return {
    ...workbook,
    sheets: own ? workbook.sheets.map((one) => (one === own ? made : one)) : [...workbook.sheets, made],
  };
}
