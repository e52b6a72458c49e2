/** Objects that are there, not there, and gone. */
import type { ContractCase } from "./case";

export const objectCases: readonly ContractCase[] = [
  {
    name: "an unknown sheet is not found",
    expected: { error: "ItemNotFound" },
    run: async (_sheet, context) => {
      context.workbook.worksheets.getItem("no such sheet").load("name");
      await context.sync();
      return "found";
    },
  },
  {
    name: "an unknown sheet can be a null object",
    expected: true,
    run: async (_sheet, context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("no such sheet");
      await context.sync();
      return sheet.isNullObject;
    },
  },
  {
    name: "a blank sheet has no used range",
    expected: true,
    run: async (sheet, context) => {
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load("values");
      await context.sync();
      return used.isNullObject;
    },
  },
  {
    name: "a method of a null object answers nothing and fails nothing",
    expected: [true, null],
    run: async (sheet, context) => {
      const used = sheet.getUsedRangeOrNullObject(true);
      const rows = used.getRowProperties({ rowHidden: true });
      await context.sync();
      return [used.isNullObject, rows.value];
    },
  },
  {
    name: "formatted but empty cells do not count as used by values",
    expected: "B2",
    run: async (sheet, context) => {
      sheet.getRange("D9").format.fill.color = "#FF0000";
      sheet.getRange("B2").values = [[1]];
      const used = sheet.getUsedRangeOrNullObject(true).load("address");
      await context.sync();
      return used.address.split("!")[1];
    },
  },
  {
    name: "reading what was not loaded is an error of the client",
    expected: { error: "PropertyNotLoaded" },
    run: async (sheet, context) => {
      const range = sheet.getRange("A1");
      await context.sync();
      return range.values as unknown;
    },
  },
  {
    name: "a second sheet of the same name is refused, in whatever case",
    expected: { error: "ItemAlreadyExists" },
    run: async (sheet, context) => {
      sheet.name = "Contract Name";
      await context.sync();
      context.workbook.worksheets.add("contract name");
      await context.sync();
      return "added";
    },
  },
  {
    name: "what ran before an error stays done",
    expected: [[7]],
    run: async (sheet, context) => {
      sheet.getRange("A1").values = [[7]];
      sheet.getRange("A2:B3").values = [[1]];
      await context.sync().catch(() => undefined);
      const cell = sheet.getRange("A1").load("values");
      await context.sync();
      return cell.values as unknown;
    },
  },
  {
    name: "a setting is kept and can be removed",
    expected: [{ marks: [1, "二"] }, true],
    run: async (_sheet, context) => {
      const { settings } = context.workbook;
      settings.add("contract.setting", { marks: [1, "二"] });
      const setting = settings.getItem("contract.setting").load("value");
      await context.sync();
      setting.delete();
      const gone = settings.getItemOrNullObject("contract.setting");
      await context.sync();
      return [setting.value as unknown, gone.isNullObject];
    },
  },
  {
    name: "hidden rows and columns are told one by one",
    expected: [[false, true, false], [true, false], null],
    run: async (sheet, context) => {
      const range = sheet.getRange("A1:B3");
      sheet.getRange("A2").rowHidden = true;
      sheet.getRange("A1").columnHidden = true;
      const rows = range.getRowProperties({ rowHidden: true });
      const columns = range.getColumnProperties({ columnHidden: true });
      range.load("rowHidden");
      await context.sync();
      return [
        rows.value.map((row) => row.rowHidden),
        columns.value.map((column) => column.columnHidden),
        range.rowHidden,
      ];
    },
  },
  {
    name: "a link to a cell is kept with its text",
    expected: { reference: "A9", values: [["03 表"]] },
    run: async (sheet, context) => {
      const cell = sheet.getRange("A1");
      cell.hyperlink = { documentReference: "A9", textToDisplay: "03 表" };
      cell.load("values,hyperlink");
      await context.sync();
      return { reference: cell.hyperlink.documentReference, values: cell.values };
    },
  },
  {
    name: "a second comment on a cell is refused",
    expected: { error: "InvalidArgument" },
    run: async (sheet, context) => {
      context.workbook.comments.add(sheet.getRange("A1"), "first");
      await context.sync();
      context.workbook.comments.add(sheet.getRange("A1"), "second");
      await context.sync();
      return "added";
    },
  },
];
