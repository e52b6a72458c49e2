import { cellsOf, type CellArea } from "../area";
import { invalidArgument } from "../failure";
import type { ExcelHost } from "../host";
import { DEFAULT_COLUMN_WIDTH, type SheetModel, type Style } from "../model";
import { defineType } from "../object-type";
import { requireUnprotected } from "./protect";
import type { AreasModel } from "./range";

type StyleKey = Exclude<keyof Style, "borders" | "numberFormat">;

const DEFAULTS: Readonly<Record<StyleKey, unknown>> = {
  fill: "#FFFFFF", // Excel answers white for "no fill"
  fontColor: "#000000",
  bold: false,
  italic: false,
  underline: "None",
  size: 11,
  wrap: false,
  horizontal: "General",
  vertical: "Bottom",
  locked: true,
};

/** The common value of all cells, or `null` where they differ. */
function common({ sheet, areas }: AreasModel, key: StyleKey): unknown {
  const seen = new Set<unknown>();
  for (const area of areas) {
    let stored = 0;
    for (const { cell } of sheet.storedCells(area)) {
      stored += 1;
      seen.add(cell.style[key] ?? DEFAULTS[key]);
    }
    if (stored < cellsOf(area)) seen.add(DEFAULTS[key]);
  }
  return seen.size === 1 ? [...seen][0] : null;
}

function apply(ranges: AreasModel, key: StyleKey, value: unknown, host: ExcelHost): void {
  requireUnprotected(ranges.sheet);
  if (typeof value !== typeof DEFAULTS[key]) throw invalidArgument();
  restyle(
    ranges,
    (style) => ({
      ...style,
      [key]: key === "fill" || key === "fontColor" ? String(value).toUpperCase() : value,
    }),
    host,
  );
}

function restyle({ sheet, areas }: AreasModel, how: (style: Style) => Style, host: ExcelHost): void {
  for (const area of areas) {
    if (cellsOf(area) > 200_000) throw invalidArgument("the test host formats at most 200,000 cells at once");
    for (let row = area.firstRow; row <= area.lastRow; row += 1) {
      for (let column = area.firstColumn; column <= area.lastColumn; column += 1) {
        const cell = sheet.ensureCell(row, column);
        cell.style = how(cell.style);
      }
    }
  }
  host.formatChanged(sheet);
}

function property(key: StyleKey) {
  return {
    get: (ranges: AreasModel) => common(ranges, key),
    set: (ranges: AreasModel, value: unknown, host: ExcelHost) => apply(ranges, key, value, host),
  };
}

const [bold, italic, underline, size, fontColor] = (
  ["bold", "italic", "underline", "size", "fontColor"] as const
).map(property) as [Property, Property, Property, Property, Property];
type Property = ReturnType<typeof property>;
const wrap = property("wrap");
const horizontal = property("horizontal");
const vertical = property("vertical");

export const RangeFormat = defineType<AreasModel>("RangeFormat", {
  get: {
    fill: (ranges) => RangeFill(ranges),
    font: (ranges) => RangeFont(ranges),
    borders: (ranges) => RangeBorderCollection(ranges),
    protection: (ranges) => FormatProtection(ranges),
    wrapText: wrap.get,
    horizontalAlignment: horizontal.get,
    verticalAlignment: vertical.get,
    columnWidth: ({ sheet, areas }) =>
      size1d(areas, "Column", (index) => sheet.columnWidths.get(index) ?? DEFAULT_COLUMN_WIDTH),
    rowHeight: ({ sheet, areas }) => size1d(areas, "Row", (index) => sheet.rowHeights.get(index) ?? 15),
  },
  set: {
    wrapText: wrap.set,
    horizontalAlignment: horizontal.set,
    verticalAlignment: vertical.set,
    columnWidth: ({ sheet, areas }, value, host) => resize(sheet, areas, "Column", value, host),
    rowHeight: ({ sheet, areas }, value, host) => resize(sheet, areas, "Row", value, host),
  },
  methods: {
    autofitRows: () => null,
    autofitColumns: () => null,
  },
});

function size1d(
  areas: readonly CellArea[],
  side: "Row" | "Column",
  of: (index: number) => number,
): number | null {
  const seen = new Set<number>();
  for (const area of areas)
    for (let at = area[`first${side}`]; at <= area[`last${side}`]; at += 1) seen.add(of(at));
  return seen.size === 1 ? ([...seen][0] ?? null) : null;
}

function resize(
  sheet: SheetModel,
  areas: readonly CellArea[],
  side: "Row" | "Column",
  value: unknown,
  host: ExcelHost,
) {
  requireUnprotected(sheet);
  if (typeof value !== "number" || value < 0) throw invalidArgument();
  const sizes = side === "Row" ? sheet.rowHeights : sheet.columnWidths;
  for (const area of areas)
    for (let at = area[`first${side}`]; at <= area[`last${side}`]; at += 1) sizes.set(at, value);
  host.formatChanged(sheet);
}

const fill = property("fill");
const RangeFill = defineType<AreasModel>("RangeFill", {
  get: { color: fill.get },
  set: { color: fill.set },
  methods: {
    clear: (ranges, _args, host) => {
      requireUnprotected(ranges.sheet);
      restyle(ranges, ({ fill: _removed, ...style }) => style, host);
      return null;
    },
  },
});

const RangeFont = defineType<AreasModel>("RangeFont", {
  get: { bold: bold.get, italic: italic.get, underline: underline.get, size: size.get, color: fontColor.get },
  set: { bold: bold.set, italic: italic.set, underline: underline.set, size: size.set, color: fontColor.set },
});

const locked = property("locked");
const FormatProtection = defineType<AreasModel>("FormatProtection", {
  get: { locked: locked.get },
  set: { locked: locked.set },
});

interface BorderModel extends AreasModel {
  readonly side: string;
}

const RangeBorderCollection = defineType<AreasModel>("RangeBorderCollection", {
  item: (ranges, side) => RangeBorder({ ...ranges, side: String(side) }),
  methods: { getItem: (ranges, [side]) => RangeBorder({ ...ranges, side: String(side) }) },
});

const RangeBorder = defineType<BorderModel>("RangeBorder", {
  get: {
    style: ({ sheet, areas: [area], side }) =>
      (area && sheet.cell(area.firstRow, area.firstColumn)?.style.borders?.[side]) ?? "None",
  },
  set: {
    style: (ranges, value, host) => {
      requireUnprotected(ranges.sheet);
      restyle(
        ranges,
        (style) => ({ ...style, borders: { ...style.borders, [ranges.side]: String(value) } }),
        host,
      );
    },
    color: () => undefined,
  },
});
