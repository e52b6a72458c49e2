/** Values that are typed, read back and formatted. */
import type { ContractCase } from "./case";

/** Writes one value into A1 and answers what A1 then holds. */
function typed(
  name: string,
  input: string | number | boolean,
  expected: object,
  format?: string,
): ContractCase {
  return {
    name,
    expected,
    run: async (sheet, context) => {
      const cell = sheet.getRange("A1");
      if (format) cell.numberFormat = [[format]];
      cell.values = [[input]];
      cell.load("values,formulas,valueTypes");
      await context.sync();
      const [[value] = []] = cell.values as unknown[][];
      const [[formula] = []] = cell.formulas as unknown[][];
      return { value, formula, type: cell.valueTypes[0]?.[0] };
    },
  };
}

export const valueCases: readonly ContractCase[] = [
  typed("digits typed as text become a number", "2010301", {
    value: 2010301,
    formula: 2010301,
    type: "Double",
  }),
  typed("thousands separators are read", "1,234.50", { value: 1234.5, formula: 1234.5, type: "Double" }),
  typed("brackets mean a negative number", "(12.5)", { value: -12.5, formula: -12.5, type: "Double" }),
  typed("a percentage is a hundredth", "12%", { value: 0.12, formula: 0.12, type: "Double" }),
  typed("a date becomes its serial number", "2024-1-5", { value: 45296, formula: 45296, type: "Double" }),
  typed("TRUE is a boolean", "TRUE", { value: true, formula: true, type: "Boolean" }),
  typed("an error value is an error", "#N/A", { value: "#N/A", formula: "#N/A", type: "Error" }),
  typed("an equals sign begins a formula", "=1+2", { value: 3, formula: "=1+2", type: "Double" }),
  typed("an apostrophe keeps a formula text", "'=1+2", { value: "=1+2", formula: "=1+2", type: "String" }),
  typed("an apostrophe keeps a code text", "'2010301", {
    value: "2010301",
    formula: "2010301",
    type: "String",
  }),
  typed("an apostrophe keeps a minus sign text", "'-5", { value: "-5", formula: "-5", type: "String" }),
  typed("an apostrophe keeps an at sign text", "'@x", { value: "@x", formula: "@x", type: "String" }),
  typed(
    "the text format keeps digits text",
    "2010301",
    { value: "2010301", formula: "2010301", type: "String" },
    "@",
  ),
  typed("an empty string empties the cell", "", { value: "", formula: "", type: "Empty" }),
  typed("words stay words", "本年收入合计", {
    value: "本年收入合计",
    formula: "本年收入合计",
    type: "String",
  }),
  {
    name: "a grid of the wrong size is refused",
    expected: { error: "InvalidArgument" },
    run: async (sheet, context) => {
      sheet.getRange("A1:B2").values = [[1, 2]];
      await context.sync();
      return "accepted";
    },
  },
  {
    name: "null in a grid leaves its cell alone",
    expected: [[1, 9]],
    run: async (sheet, context) => {
      const range = sheet.getRange("A1:B1");
      range.values = [[1, 2]];
      range.values = [[null, 9]];
      range.load("values");
      await context.sync();
      return range.values;
    },
  },
  {
    name: "editing a precedent recalculates, across sheets too",
    expected: [[5, 10]],
    run: async (sheet, context) => {
      const other = context.workbook.worksheets.add();
      other.getRange("B2").values = [[2]];
      other.load("name");
      await context.sync();
      const range = sheet.getRange("A1:B1");
      range.formulas = [[`=SUM('${other.name}'!B2:B3)`, "=A1*2"]];
      other.getRange("B3").values = [[3]];
      range.load("values");
      await context.sync();
      other.delete();
      const observed = range.values;
      await context.sync();
      return observed;
    },
  },
  {
    name: "a narrow column shows #### as text and keeps its value",
    expected: { value: 123456789.25, hidesDigits: true },
    run: async (sheet, context) => {
      const cell = sheet.getRange("A1");
      cell.values = [[123456789.25]];
      cell.numberFormat = [["#,##0.00"]];
      cell.format.columnWidth = 20;
      cell.load("values,text");
      await context.sync();
      const [[value] = []] = cell.values as unknown[][];
      return { value, hidesDigits: /^#+$/.test(cell.text[0]?.[0] ?? "") };
    },
  },
  {
    name: "a range beyond five million cells answers null, without an error",
    expected: null,
    run: async (sheet, context) => {
      const range = sheet.getRange("A1:F1000000").load("values");
      await context.sync();
      return range.values;
    },
  },
];
