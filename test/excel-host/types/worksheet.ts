import { areaOf, type CellArea, parseArea, WHOLE_SHEET } from "../area";
import { accessDenied, invalidArgument } from "../failure";
import { EVENT } from "../events";
import type { ExcelHost } from "../host";
import type { SheetModel } from "../model";
import { defineType, type Members } from "../object-type";
import { rename } from "../restructure";
import { ChartCollection } from "./charts";
import { CommentCollection } from "./comments";
import { AutoFilter, PageLayout, WorksheetFreezePanes } from "./layout";
import { requireUnprotected } from "./protect";
import { Range, RangeAreas } from "./range";
import { rangeAt, requireFreeName } from "./workbook";

const VISIBILITY = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" } as const;

export const Worksheet = defineType<SheetModel>("Worksheet", {
  identity: (sheet) => ({ Id: sheet.id }),
  get: {
    id: (sheet) => sheet.id,
    name: (sheet) => sheet.name,
    position: (sheet, host) => host.book.sheets.indexOf(sheet),
    visibility: (sheet) => VISIBILITY[sheet.visibility],
    tabColor: (sheet) => sheet.tabColor,
    protection: (sheet) => WorksheetProtection(sheet),
    charts: (sheet) => ChartCollection(sheet),
    comments: (sheet, host) => CommentCollection({ book: host.book, sheet }),
    freezePanes: (sheet) => WorksheetFreezePanes(sheet),
    autoFilter: (sheet) => AutoFilter(sheet),
    pageLayout: (sheet) => PageLayout(sheet),
  },
  set: {
    name: (sheet, value, host) => {
      if (host.book.isStructureProtected) throw accessDenied();
      requireFreeName(host.book, String(value), sheet);
      rename(host.book, sheet, String(value));
      host.sheetsChanged(sheet);
    },
    tabColor: (sheet, value, host) => {
      sheet.tabColor = String(value);
      host.sheetsChanged(sheet);
    },
    visibility: (sheet, value, host) => {
      const known = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;
      const wanted = Object.entries(known).find(([name]) => name === value)?.[1];
      if (!wanted) throw invalidArgument();
      sheet.visibility = wanted;
      host.sheetsChanged(sheet);
    },
  },
  methods: {
    ...sheetEvent("DataChanged", EVENT.changed),
    ...sheetEvent("SelectionChanged", EVENT.selectionChanged),
    getRange: (sheet, [address], host) =>
      Range(
        typeof address === "string" && address !== ""
          ? rangeAt(host.book, address, sheet)
          : { sheet, area: WHOLE_SHEET },
      ),
    getRanges: (sheet, [address]) => {
      if (typeof address !== "string" || address === "") throw invalidArgument();
      if (address.length > 8192) throw invalidArgument();
      return RangeAreas({ sheet, areas: address.split(/[,;]/).map((part) => parseArea(part.trim())) });
    },
    getCell: (sheet, [row, column]) => Range({ sheet, area: areaOf(Number(row), Number(column)) }),
    getRangeByIndexes: (sheet, [row, column, rows, columns]) =>
      Range({ sheet, area: areaOf(Number(row), Number(column), Number(rows), Number(columns)) }),
    getUsedRange: (sheet, [valuesOnly]) =>
      Range({ sheet, area: usedArea(sheet, valuesOnly === true) ?? areaOf(0, 0) }),
    getUsedRangeOrNullObject: (sheet, [valuesOnly]) => {
      const area = usedArea(sheet, valuesOnly === true);
      return area ? Range({ sheet, area }) : null;
    },
    activate: (sheet, _args, host) => {
      const area = host.selection.sheet === sheet ? host.selection.area : areaOf(0, 0);
      host.select(sheet, area);
      return null;
    },
    delete: (sheet, _args, host) => {
      if (host.book.isStructureProtected) throw accessDenied();
      host.deleteSheet(sheet);
      return null;
    },
  },
});

const WorksheetProtection = defineType<SheetModel>("WorksheetProtection", {
  get: { protected: (sheet) => sheet.isProtected },
  methods: {
    protect: (sheet, _args, host) => {
      requireUnprotected(sheet);
      setProtected(sheet, true, host);
      return null;
    },
    unprotect: (sheet, _args, host) => {
      setProtected(sheet, false, host);
      return null;
    },
  },
});

function setProtected(sheet: SheetModel, isProtected: boolean, host: ExcelHost): void {
  sheet.isProtected = isProtected;
  host.sheetsChanged(sheet, {
    type: EVENT.protectionChanged,
    name: "WorksheetProtectionChanged",
    more: { isProtected },
  });
}

/** Formatted but empty cells count unless only values are asked for. */
function usedArea(sheet: SheetModel, valuesOnly: boolean): CellArea | null {
  const [first, last] = [
    { row: Infinity, column: Infinity },
    { row: -1, column: -1 },
  ];
  for (const { row, column, cell } of sheet.storedCells(WHOLE_SHEET)) {
    const counts = cell.value !== undefined || (!valuesOnly && Object.keys(cell.style).length > 0);
    if (!counts) continue;
    first.row = Math.min(first.row, row);
    first.column = Math.min(first.column, column);
    last.row = Math.max(last.row, row);
    last.column = Math.max(last.column, column);
  }
  if (last.row < 0) return null;
  return areaOf(first.row, first.column, last.row - first.row + 1, last.column - first.column + 1);
}

function sheetEvent(event: string, id: number): NonNullable<Members<SheetModel>["methods"]> {
  return {
    [`_Register${event}Event`]: (sheet, _args, host) => {
      host.register(id, sheet.id);
      return null;
    },
    [`_Unregister${event}Event`]: (sheet, _args, host) => {
      host.unregister(id, sheet.id);
      return null;
    },
  };
}
