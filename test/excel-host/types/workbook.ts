import { areaOf, parseArea, splitReference } from "../area";
import { ExcelFailure, invalidArgument, itemAlreadyExists, accessDenied } from "../failure";
import { EVENT } from "../events";
import type { BookModel, SheetModel } from "../model";
import { collectionMethods, defineType, type Members } from "../object-type";
import { CommentCollection } from "./comments";
import { Range } from "./range";
import { SettingCollection } from "./settings";
import { Worksheet } from "./worksheet";

export const Workbook = defineType<BookModel>("Workbook", {
  get: {
    name: (book) => book.name,
    application: (book) => Application(book),
    worksheets: (book) => WorksheetCollection(book),
    settings: (book) => SettingCollection(book),
    comments: (book) => CommentCollection({ book }),
    protection: (book) => WorkbookProtection(book),
  },
  methods: {
    getSelectedRange: (_book, _args, host) => Range(host.selection),
    getActiveCell: (_book, _args, host) => {
      const { sheet, area } = host.selection;
      return Range({ sheet, area: areaOf(area.firstRow, area.firstColumn) });
    },
    _RemoveReference: (_book, [id], host) => {
      host.release(String(id));
      return null;
    },
  },
});

const Application = defineType<BookModel>("Application", {
  get: { calculationMode: () => "Automatic" },
  methods: { suspendScreenUpdatingUntilNextSync: () => null, suspendApiCalculationUntilNextSync: () => null },
});

const WorkbookProtection = defineType<BookModel>("WorkbookProtection", {
  get: { protected: (book) => book.isStructureProtected },
});

const sheets = collectionMethods<BookModel>(
  (book) => book.sheets.map((sheet) => Worksheet(sheet)),
  (book, key) => {
    const sheet = book.findSheet(String(key));
    return sheet ? Worksheet(sheet) : null;
  },
);

const WorksheetCollection = defineType<BookModel>("WorksheetCollection", {
  ...sheets,
  methods: {
    ...sheets.methods,
    ...registration("Added", EVENT.added),
    ...registration("Deleted", EVENT.deleted),
    ...registration("DataChanged", EVENT.changed),
    ...registration("Calculated", EVENT.calculated),
    ...registration("SelectionChanged", EVENT.selectionChanged),
    ...registration("ProtectionChanged", EVENT.protectionChanged),
    getActiveWorksheet: (_book, _args, host) => Worksheet(host.active),
    getFirst: (book) => Worksheet(firstOf(book)),
    add: (book, [name], host) => {
      if (book.isStructureProtected) throw accessDenied();
      if (typeof name === "string") requireFreeName(book, name);
      return Worksheet(host.addSheet(typeof name === "string" ? name : undefined));
    },
  },
});

export function requireFreeName(book: BookModel, name: string, sheet?: SheetModel): void {
  if (name === "" || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name))
    throw invalidArgument();
  const other = book.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (other && other !== sheet) throw itemAlreadyExists();
}

/** A range named by an address that may carry its sheet. */
export function rangeAt(book: BookModel, reference: string, sheet?: SheetModel) {
  const { sheet: name, address } = splitReference(reference);
  const target = name === undefined ? sheet : book.findSheet(name);
  if (!target) throw invalidArgument();
  return { sheet: target, area: parseArea(address) };
}

function firstOf(book: BookModel): SheetModel {
  const [first] = book.sheets;
  if (!first) throw new ExcelFailure("ItemNotFound", "The workbook has no sheet.", 404);
  return first;
}

function registration(event: string, id: number): NonNullable<Members<BookModel>["methods"]> {
  return {
    [`_Register${event}Event`]: (_book, _args, host) => {
      host.register(id, "Workbook");
      return null;
    },
    [`_Unregister${event}Event`]: (_book, _args, host) => {
      host.unregister(id, "Workbook");
      return null;
    },
  };
}
