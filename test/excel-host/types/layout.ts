/** Frozen panes, filters, printing and drop-down lists: what laying out a sheet needs. */
import { areaOf, overlaps, parseArea, splitReference } from "../area";
import { invalidArgument } from "../failure";
import type { SheetModel, ValidationModel } from "../model";
import { defineType } from "../object-type";
import { requireUnprotected } from "./protect";
import { Range, type RangeModel } from "./range";

export const WorksheetFreezePanes = defineType<SheetModel>("WorksheetFreezePanes", {
  methods: {
    freezeRows: (sheet, [count = 1]) => freeze(sheet, Number(count), 0),
    freezeColumns: (sheet, [count = 1]) => freeze(sheet, 0, Number(count)),
    freezeAt: (sheet, [range]) => {
      const area =
        Range.unwrap(range)?.area ??
        parseArea(splitReference(typeof range === "string" ? range : "").address);
      return freeze(sheet, area.lastRow + 1, area.lastColumn + 1);
    },
    unfreeze: (sheet) => freeze(sheet, 0, 0),
    getLocationOrNullObject: (sheet) => {
      const { rows, columns } = sheet.frozen;
      return rows + columns === 0 ? null : Range({ sheet, area: areaOf(0, 0, rows || 1, columns || 1) });
    },
  },
});

function freeze(sheet: SheetModel, rows: number, columns: number): null {
  sheet.frozen = { rows, columns };
  return null;
}

export const AutoFilter = defineType<SheetModel>("AutoFilter", {
  get: { enabled: (sheet) => sheet.autoFilter !== null },
  methods: {
    apply: (sheet, [range]) => {
      requireUnprotected(sheet);
      sheet.autoFilter = Range.unwrap(range)?.area ?? parseArea(String(range));
      return null;
    },
    remove: (sheet) => {
      sheet.autoFilter = null;
      return null;
    },
  },
});

export const PageLayout = defineType<SheetModel>("PageLayout", {
  get: { orientation: (sheet) => (sheet.page.landscape ? "Landscape" : "Portrait") },
  set: {
    orientation: (sheet, value) => {
      if (value !== "Landscape" && value !== "Portrait") throw invalidArgument();
      sheet.page = { ...sheet.page, landscape: value === "Landscape" };
    },
  },
  methods: {
    setPrintTitleRows: (sheet, [rows]) => {
      sheet.page = { ...sheet.page, titleRows: String(rows) };
      return null;
    },
  },
});

export const DataValidation = defineType<RangeModel>("DataValidation", {
  get: {
    rule: (range) => found(range)?.rule ?? {},
    prompt: (range) => found(range)?.prompt ?? null,
    errorAlert: (range) => found(range)?.errorAlert ?? null,
  },
  set: {
    rule: (range, value) => {
      requireUnprotected(range.sheet);
      const rule = value as ValidationModel["rule"];
      const inline = rule["list"] as { source?: unknown } | undefined;
      if (
        typeof inline?.source === "string" &&
        !inline.source.startsWith("=") &&
        inline.source.length > 255
      ) {
        throw invalidArgument();
      }
      remove(range);
      range.sheet.validations.push({ area: range.area, rule });
    },
    prompt: (range, value) => {
      Object.assign(existing(range), { prompt: value });
    },
    errorAlert: (range, value) => {
      Object.assign(existing(range), { errorAlert: value });
    },
  },
  methods: {
    clear: (range) => {
      requireUnprotected(range.sheet);
      remove(range);
      return null;
    },
  },
});

function found({ sheet, area }: RangeModel): ValidationModel | undefined {
  return sheet.validations.find((validation) => overlaps(validation.area, area));
}

function existing(range: RangeModel): ValidationModel {
  const validation = found(range);
  if (!validation) throw invalidArgument();
  return validation;
}

function remove({ sheet, area }: RangeModel): void {
  const left = sheet.validations.filter((validation) => !overlaps(validation.area, area));
  sheet.validations.splice(0, sheet.validations.length, ...left);
}
