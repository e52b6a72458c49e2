/** What protection forbids, and what it allows. */
import type { ContractCase } from "./case";

function refused(
  name: string,
  attempt: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void,
): ContractCase {
  return {
    name,
    expected: { error: "AccessDenied" },
    run: async (sheet, context) => {
      sheet.getRange("A1").values = [[1]];
      sheet.protection.protect();
      await context.sync();
      attempt(sheet, context);
      await context.sync();
      return "allowed";
    },
  };
}

export const protectionCases: readonly ContractCase[] = [
  refused("a protected sheet keeps its locked cells", (sheet) => {
    sheet.getRange("A1").values = [[2]];
  }),
  refused("a protected sheet takes no conditional format", (sheet) => {
    const format = sheet.getRanges("A1,B2").conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = "=TRUE";
  }),
  refused("a protected sheet takes no fill", (sheet) => {
    sheet.getRange("A1").format.fill.color = "#FF0000";
  }),
  {
    name: "an unlocked cell of a protected sheet can be written",
    expected: [[5]],
    run: async (sheet, context) => {
      const cell = sheet.getRange("B1");
      cell.format.protection.locked = false;
      sheet.protection.protect();
      cell.values = [[5]];
      cell.load("values");
      await context.sync();
      return cell.values;
    },
  },
  {
    name: "a protected sheet is read as ever, and says that it is protected",
    expected: [true, [[1]]],
    run: async (sheet, context) => {
      const cell = sheet.getRange("A1");
      cell.values = [[1]];
      sheet.protection.protect();
      sheet.protection.load("protected");
      cell.load("values");
      await context.sync();
      return [sheet.protection.protected, cell.values];
    },
  },
];
