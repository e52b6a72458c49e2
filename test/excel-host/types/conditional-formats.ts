import { areaAddress, overlaps } from "../area";
import { itemNotFound, notImplemented } from "../failure";
import type { ExcelHost } from "../host";
import type { ConditionalFormatModel, SheetModel } from "../model";
import { collectionMethods, defineType } from "../object-type";
import { requireUnprotected } from "./protect";
import { type AreasModel, Range, RangeAreas } from "./range";

interface FormatModel {
  readonly sheet: SheetModel;
  readonly format: ConditionalFormatModel;
}

/** Those that touch the areas; the same format answers on every range it covers. */
function formatsOn({ sheet, areas }: AreasModel): readonly FormatModel[] {
  return sheet.conditionalFormats
    .filter((format) => format.areas.some((own) => areas.some((area) => overlaps(own, area))))
    .map((format) => ({ sheet, format }));
}

const collection = collectionMethods<AreasModel>(
  (ranges) => formatsOn(ranges).map((format) => ConditionalFormat(format)),
  (ranges, id) => {
    const found = formatsOn(ranges).find(({ format }) => format.id === id);
    return found ? ConditionalFormat(found) : null;
  },
);

export const ConditionalFormatCollection = defineType<AreasModel>("ConditionalFormatCollection", {
  ...collection,
  methods: {
    ...collection.methods,
    add: ({ sheet, areas }, [type], host) => {
      if (type !== "Custom") throw notImplemented(`ConditionalFormatCollection.add(${String(type)})`);
      requireUnprotected(sheet);
      const format: ConditionalFormatModel = {
        id: host.book.newId(),
        type,
        areas,
        formula: "",
        stopIfTrue: false,
      };
      sheet.conditionalFormats.unshift(format); // a new format takes the first priority
      host.formatChanged(sheet);
      return ConditionalFormat({ sheet, format });
    },
    clearAll: (ranges, _args, host) => {
      requireUnprotected(ranges.sheet);
      for (const found of formatsOn(ranges)) remove(found, host);
      return null;
    },
  },
});

function remove({ sheet, format }: FormatModel, host: ExcelHost): void {
  const at = sheet.conditionalFormats.indexOf(format);
  if (at < 0 || format.isBroken) throw itemNotFound();
  sheet.conditionalFormats.splice(at, 1);
  host.formatChanged(sheet);
}

function change(
  { sheet, format }: FormatModel,
  changes: Partial<ConditionalFormatModel>,
  host: ExcelHost,
): void {
  requireUnprotected(sheet);
  Object.assign(format, changes);
  host.formatChanged(sheet);
}

const ConditionalFormat = defineType<FormatModel>("ConditionalFormat", {
  identity: ({ format }) => ({ Id: format.id }),
  get: {
    id: ({ format }) => format.id,
    type: ({ format }) => format.type,
    priority: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format),
    stopIfTrue: ({ format }) => format.stopIfTrue,
    custom: (self) => {
      if (self.format.type !== "Custom") throw itemNotFound();
      return CustomConditionalFormat(self);
    },
    customOrNullObject: (self) => (self.format.type === "Custom" ? CustomConditionalFormat(self) : null),
  },
  set: {
    stopIfTrue: (self, value, host) => change(self, { stopIfTrue: value === true }, host),
  },
  methods: {
    delete: (self, _args, host) => {
      requireUnprotected(self.sheet);
      remove(self, host);
      return null;
    },
    getRange: ({ sheet, format: { areas } }) => {
      const [area] = areas;
      if (!area || areas.length > 1) throw itemNotFound();
      return Range({ sheet, area });
    },
    getRanges: ({ sheet, format }) => RangeAreas({ sheet, areas: format.areas }),
  },
});

const CustomConditionalFormat = defineType<FormatModel>("CustomConditionalFormat", {
  get: { rule: (self) => ConditionalFormatRule(self), format: (self) => ConditionalRangeFormat(self) },
});

const ConditionalFormatRule = defineType<FormatModel>("ConditionalFormatRule", {
  get: { formula: ({ format }) => format.formula },
  set: { formula: (self, value, host) => change(self, { formula: String(value) }, host) },
});

const ConditionalRangeFormat = defineType<FormatModel>("ConditionalRangeFormat", {
  get: { fill: (self) => ConditionalRangeFill(self), font: (self) => ConditionalRangeFont(self) },
});

const ConditionalRangeFill = defineType<FormatModel>("ConditionalRangeFill", {
  get: { color: ({ format }) => format.fill ?? "" },
  set: { color: (self, value, host) => change(self, { fill: String(value).toUpperCase() }, host) },
});

const ConditionalRangeFont = defineType<FormatModel>("ConditionalRangeFont", {
  get: { color: ({ format }) => format.fontColor ?? "" },
  set: { color: (self, value, host) => change(self, { fontColor: String(value).toUpperCase() }, host) },
});

/** For tests and for drawing: the addresses that a format covers. */
export function coveredAddresses(format: ConditionalFormatModel): readonly string[] {
  return format.areas.map(areaAddress);
}
