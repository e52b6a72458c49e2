/** Fills, mixed formats and conditional formats. */
import type { ContractCase } from "./case";

function mark(sheet: Excel.Worksheet, addresses: string): Excel.ConditionalFormat {
  const format = sheet.getRanges(addresses).conditionalFormats.add(Excel.ConditionalFormatType.custom);
  format.custom.rule.formula = "=TRUE";
  format.custom.format.fill.color = "#FFC7CE";
  format.custom.format.font.color = "#9C0006";
  return format;
}

export const formatCases: readonly ContractCase[] = [
  {
    name: "no fill reads back as white",
    expected: "#FFFFFF",
    run: async (sheet, context) => {
      const { fill } = sheet.getRange("A1").format;
      fill.load("color");
      await context.sync();
      return fill.color;
    },
  },
  {
    name: "fills that differ answer an empty colour or null",
    expected: true,
    run: async (sheet, context) => {
      sheet.getRange("A1").format.fill.color = "#FF0000";
      const { fill } = sheet.getRange("A1:A2").format;
      fill.load("color");
      await context.sync();
      return ["", null].includes(fill.color);
    },
  },
  {
    name: "bold that differs answers null",
    expected: null,
    run: async (sheet, context) => {
      sheet.getRange("A1").format.font.bold = true;
      const { font } = sheet.getRange("A1:A2").format;
      font.load("bold");
      await context.sync();
      return font.bold;
    },
  },
  {
    name: "one conditional format covers several areas",
    expected: { count: 1, type: "Custom", formula: "=TRUE", fill: "#FFC7CE", covered: ["A1", "C3:D4"] },
    run: async (sheet, context) => {
      const format = mark(sheet, "A1,C3:D4");
      const areas = format.getRanges().load("address");
      const all = sheet.getRange().conditionalFormats;
      const count = all.getCount();
      all.load("items/type,items/custom/rule/formula,items/custom/format/fill/color");
      await context.sync();
      const [item] = all.items;
      return {
        count: count.value,
        type: item?.type,
        formula: item?.custom.rule.formula,
        fill: item?.custom.format.fill.color,
        covered: areas.address.split(",").map((address) => address.split("!")[1]),
      };
    },
  },
  {
    name: "a conditional format leaves the fill of its cell alone",
    expected: "#FFFF00",
    run: async (sheet, context) => {
      sheet.getRange("A1").format.fill.color = "#FFFF00";
      mark(sheet, "A1");
      const { fill } = sheet.getRange("A1").format;
      fill.load("color");
      await context.sync();
      return fill.color;
    },
  },
  {
    name: "a conditional format is found again by its id and deleted",
    expected: [true, 0],
    run: async (sheet, context) => {
      const made = mark(sheet, "A1,B2").load("id");
      await context.sync();
      const formats = sheet.getRange().conditionalFormats.load("items/id");
      await context.sync();
      const [found] = formats.items.filter((format) => format.id === made.id);
      found?.delete();
      const count = sheet.getRange().conditionalFormats.getCount();
      await context.sync();
      return [found !== undefined, count.value];
    },
  },
  {
    name: "deleting a conditional format that is gone is refused",
    expected: { error: "ItemNotFound" },
    run: async (sheet, context) => {
      const made = mark(sheet, "A1").load("id");
      await context.sync();
      sheet.getRange().conditionalFormats.clearAll();
      await context.sync();
      sheet.getRange().conditionalFormats.getItem(made.id).delete();
      await context.sync();
      return "deleted";
    },
  },
  {
    name: "an address list beyond 8,192 characters is refused",
    expected: { error: "InvalidArgument" },
    run: async (sheet, context) => {
      const addresses = Array.from({ length: 2000 }, (_, row) => `A${row * 2 + 1}`).join(",");
      sheet.getRanges(addresses).load("areaCount");
      await context.sync();
      return "accepted";
    },
  },
];
