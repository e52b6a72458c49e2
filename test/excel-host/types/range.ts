import { MAX_COLUMNS, MAX_ROWS } from "../../../src/workbook/workbook";
import {
  areaAddress,
  areaOf,
  type CellArea,
  cellsOf,
  columnsOf,
  displaySheet,
  overlaps,
  parseArea,
  rowsOf,
} from "../area";
import { invalidArgument, notImplemented } from "../failure";
import type { ExcelHost } from "../host";
import { enter } from "../input";
import { type CellModel, DEFAULT_COLUMN_WIDTH, type Hyperlink, type SheetModel } from "../model";
import { defineType, type ObjectType } from "../object-type";
import { shownText } from "../text";
import { ConditionalFormatCollection } from "./conditional-formats";
import { DataValidation } from "./layout";
import { requireEditable, requireUnprotected } from "./protect";
import { RangeFormat } from "./range-format";
import { Worksheet } from "./worksheet";

export interface RangeModel {
  readonly sheet: SheetModel;
  readonly area: CellArea;
}

export interface AreasModel {
  readonly sheet: SheetModel;
  readonly areas: readonly CellArea[];
}

const WRONG_SIZE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** A value for every cell of the range, or `null` where the range is too large to be handed out. */
function grid<T>(range: RangeModel, host: ExcelHost, of: (cell: CellModel | undefined, column: number) => T) {
  const { sheet, area } = range;
  if (cellsOf(area) > host.gridLimit) return null;
  host.calculate();
  return Array.from({ length: rowsOf(area) }, (_, row) =>
    Array.from({ length: columnsOf(area) }, (_, column) =>
      of(sheet.cell(area.firstRow + row, area.firstColumn + column), area.firstColumn + column),
    ),
  );
}

/** Takes one value for all cells or a grid of exactly the range's size; `null` in the grid leaves a cell alone. */
function fill(
  { area }: RangeModel,
  input: unknown,
  put: (row: number, column: number, value: unknown) => void,
) {
  const isGrid = Array.isArray(input);
  const fits = (value: unknown, length: number) => Array.isArray(value) && value.length === length;
  if (isGrid && !(fits(input, rowsOf(area)) && input.every((row) => fits(row, columnsOf(area))))) {
    throw invalidArgument(WRONG_SIZE);
  }
  for (let row = 0; row < rowsOf(area); row += 1) {
    for (let column = 0; column < columnsOf(area); column += 1) {
      const value: unknown = isGrid ? (input[row] as unknown[])[column] : input;
      if (value !== null) put(area.firstRow + row, area.firstColumn + column, value);
    }
  }
}

function enterAll(range: RangeModel, input: unknown, host: ExcelHost): void {
  requireEditable(range.sheet, range.area);
  fill(range, input, (row, column, value) => enter(range.sheet.ensureCell(row, column), value));
  host.cellsChanged(range.sheet, range.area);
}

function valueType(cell: CellModel | undefined): string {
  if (cell?.value === undefined) return "Empty";
  if (cell.isError) return "Error";
  return { number: "Double", boolean: "Boolean", string: "String" }[
    typeof cell.value as "number" | "boolean" | "string"
  ];
}

/** `true` when all are hidden, `false` when none is, `null` when they differ. */
function hidden(all: ReadonlySet<number>, first: number, last: number): boolean | null {
  let count = 0;
  for (const index of all) if (index >= first && index <= last) count += 1;
  return count === 0 ? false : count === last - first + 1 ? true : null;
}

function setHidden(all: Set<number>, first: number, last: number, value: unknown): void {
  for (let index = first; index <= last; index += 1) {
    if (value === true) all.add(index);
    else all.delete(index);
  }
}

export const Range: ObjectType<RangeModel> = defineType<RangeModel>("Range", {
  identity: (range, host) => ({ _ReferenceId: host.keep(Range(range)) }),
  get: {
    address: ({ sheet, area }) => `${displaySheet(sheet.name)}!${areaAddress(area)}`,
    rowIndex: ({ area }) => area.firstRow,
    columnIndex: ({ area }) => area.firstColumn,
    rowCount: ({ area }) => rowsOf(area),
    columnCount: ({ area }) => columnsOf(area),
    cellCount: ({ area }) => (cellsOf(area) > 2 ** 31 - 1 ? -1 : cellsOf(area)),
    values: (range, host) => grid(range, host, (cell) => cell?.value ?? ""),
    formulas: (range, host) => grid(range, host, (cell) => cell?.formula ?? cell?.value ?? ""),
    numberFormat: (range, host) => grid(range, host, (cell) => cell?.style.numberFormat ?? "General"),
    valueTypes: (range, host) => grid(range, host, valueType),
    text: (range, host) =>
      grid(range, host, (cell, column) =>
        shownText(cell, range.sheet.columnWidths.get(column) ?? DEFAULT_COLUMN_WIDTH),
      ),
    rowHidden: ({ sheet, area }) => hidden(sheet.hiddenRows, area.firstRow, area.lastRow),
    columnHidden: ({ sheet, area }) => hidden(sheet.hiddenColumns, area.firstColumn, area.lastColumn),
    hyperlink: ({ sheet, area }) => sheet.cell(area.firstRow, area.firstColumn)?.hyperlink ?? null,
    worksheet: ({ sheet }) => Worksheet(sheet),
    format: ({ sheet, area }) => RangeFormat({ sheet, areas: [area] }),
    conditionalFormats: ({ sheet, area }) => ConditionalFormatCollection({ sheet, areas: [area] }),
    dataValidation: (range) => DataValidation(range),
  },
  set: {
    values: enterAll,
    formulas: enterAll,
    numberFormat: (range, input, host) => {
      requireUnprotected(range.sheet);
      fill(range, input, (row, column, value) => {
        const cell = range.sheet.ensureCell(row, column);
        cell.style = { ...cell.style, numberFormat: String(value) };
      });
      host.formatChanged(range.sheet);
    },
    rowHidden: ({ sheet, area }, value, host) => {
      requireUnprotected(sheet);
      setHidden(sheet.hiddenRows, area.firstRow, area.lastRow, value);
      host.formatChanged(sheet);
    },
    columnHidden: ({ sheet, area }, value, host) => {
      requireUnprotected(sheet);
      setHidden(sheet.hiddenColumns, area.firstColumn, area.lastColumn, value);
      host.formatChanged(sheet);
    },
    hyperlink: (range, value, host) => {
      requireEditable(range.sheet, range.area);
      const link = value as Hyperlink;
      const { sheet, area } = range;
      const cell = sheet.ensureCell(area.firstRow, area.firstColumn);
      if (link.textToDisplay !== undefined) enter(cell, `'${link.textToDisplay}`);
      cell.hyperlink = link;
      // Excel gives the cell its Hyperlink style.
      cell.style = { ...cell.style, fontColor: "#0563C1", underline: "Single" };
      host.cellsChanged(sheet, area);
    },
  },
  methods: {
    _KeepReference: () => null,
    _ValidateArraySize: ({ area }, [rows, columns]) => {
      if (rows !== rowsOf(area) || columns !== columnsOf(area)) throw invalidArgument(WRONG_SIZE);
      return null;
    },
    getCell: ({ sheet, area }, [row, column]) =>
      Range({ sheet, area: areaOf(area.firstRow + Number(row), area.firstColumn + Number(column)) }),
    getRow: ({ sheet, area }, [row]) =>
      Range({ sheet, area: areaOf(area.firstRow + Number(row), area.firstColumn, 1, columnsOf(area)) }),
    getColumn: ({ sheet, area }, [column]) =>
      Range({ sheet, area: areaOf(area.firstRow, area.firstColumn + Number(column), rowsOf(area), 1) }),
    getBoundingRect: ({ sheet, area }, [other]) => {
      const second = Range.unwrap(other)?.area ?? parseArea(String(other));
      const [top, left] = [
        Math.min(area.firstRow, second.firstRow),
        Math.min(area.firstColumn, second.firstColumn),
      ];
      const rows = Math.max(area.lastRow, second.lastRow) - top + 1;
      const columns = Math.max(area.lastColumn, second.lastColumn) - left + 1;
      return Range({ sheet, area: areaOf(top, left, rows, columns) });
    },
    getEntireRow: ({ sheet, area }) =>
      Range({ sheet, area: { ...area, firstColumn: 0, lastColumn: MAX_COLUMNS - 1 } }),
    getEntireColumn: ({ sheet, area }) =>
      Range({ sheet, area: { ...area, firstRow: 0, lastRow: MAX_ROWS - 1 } }),
    getRowProperties: ({ sheet, area }, [wanted]) => {
      requireOnly(wanted, "rowHidden");
      return Array.from({ length: rowsOf(area) }, (_, row) => ({
        rowHidden: sheet.hiddenRows.has(area.firstRow + row),
      }));
    },
    getColumnProperties: ({ sheet, area }, [wanted]) => {
      requireOnly(wanted, "columnHidden");
      return Array.from({ length: columnsOf(area) }, (_, column) => ({
        columnHidden: sheet.hiddenColumns.has(area.firstColumn + column),
      }));
    },
    select: ({ sheet, area }, _args, host) => {
      host.select(sheet, area);
      return null;
    },
    clear: (range, [applyTo = "All"], host) => {
      clear(range, String(applyTo), host);
      return null;
    },
    merge: ({ sheet, area }, [across], host) => {
      if (across === true) throw notImplemented("Range.merge(true)");
      requireUnprotected(sheet);
      sheet.merges.push(area);
      for (const { row, column, cell } of sheet.storedCells(area)) {
        if (row !== area.firstRow || column !== area.firstColumn) enter(cell, "");
      }
      host.cellsChanged(sheet, area);
      return null;
    },
    getMergedAreasOrNullObject: ({ sheet, area }) => {
      const areas = sheet.merges.filter((merged) => overlaps(merged, area));
      return areas.length > 0 ? RangeAreas({ sheet, areas }) : null;
    },
    getSpillParentOrNullObject: ({ sheet, area }) => {
      const spill = sheet.spills.find((one) => overlaps(one, area));
      return spill ? Range({ sheet, area: areaOf(spill.firstRow, spill.firstColumn) }) : null;
    },
    unmerge: ({ sheet, area }, _args, host) => {
      requireUnprotected(sheet);
      const left = sheet.merges.filter(
        (merged) => merged.firstRow < area.firstRow || merged.lastRow > area.lastRow,
      );
      sheet.merges.splice(0, sheet.merges.length, ...left);
      host.formatChanged(sheet);
      return null;
    },
  },
});

function clear({ sheet, area }: RangeModel, applyTo: string, host: ExcelHost): void {
  requireEditable(sheet, area);
  for (const { cell } of sheet.storedCells(area)) {
    if (applyTo === "All" || applyTo === "Contents") enter(cell, "");
    if (applyTo === "All" || applyTo === "Formats") cell.style = {};
    if (applyTo === "All" || applyTo === "Hyperlinks") delete cell.hyperlink;
  }
  if (applyTo === "All" || applyTo === "Formats")
    ConditionalFormatCollection({ sheet, areas: [area] }).call("clearAll", [], host);
  host.cellsChanged(sheet, area);
}

function requireOnly(wanted: unknown, name: string): void {
  const names = typeof wanted === "object" && wanted !== null ? Object.keys(wanted) : [];
  const other = names.find((key) => key !== name);
  if (other !== undefined) throw notImplemented(`Range.get…Properties({ ${other} })`);
}

export const RangeAreas: ObjectType<AreasModel> = defineType<AreasModel>("RangeAreas", {
  identity: (ranges, host) => ({ _ReferenceId: host.keep(RangeAreas(ranges)) }),
  get: {
    address: ({ sheet, areas }) =>
      areas.map((area) => `${displaySheet(sheet.name)}!${areaAddress(area)}`).join(","),
    areaCount: ({ areas }) => areas.length,
    cellCount: ({ areas }) => areas.reduce((sum, area) => sum + cellsOf(area), 0),
    worksheet: ({ sheet }) => Worksheet(sheet),
    format: (ranges) => RangeFormat(ranges),
    conditionalFormats: (ranges) => ConditionalFormatCollection(ranges),
  },
  methods: {
    _KeepReference: () => null,
  },
});
