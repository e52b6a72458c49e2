/**
 * Reads the whole workbook: two syncs whatever its number of sheets, the first to learn the sheets, the second to
 * get all used ranges. Only what Excel refuses as too large is read again in pieces.
 */
import { columnName } from "../../workbook/address";
import {
  type Cell,
  makeSheet,
  type Sheet,
  type SheetVisibility,
  type Workbook,
} from "../../workbook/workbook";
import type { ReadOptions } from "../host";
import { HostError } from "../host-error";
import { toCell } from "./cells";
import { excelCode, hostError } from "./errors";
import { inTurn, run } from "./run";

/** Values, formulas and formats of this many cells stay well under Excel's 5 MB an answer. */
const CELLS_A_PIECE = 40_000;
/** Beyond this a used range is an accident (a stray cell far away), and reading it would stop the program. */
const CELLS_A_SHEET = 2_000_000;

const GRIDS = "values,formulas,numberFormat,rowIndex,columnIndex,rowCount,columnCount";

/** A range whose grids were asked for; to be used after a sync. */
interface Asked {
  readonly range: Excel.Range;
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
}

/** What one range answered. */
interface Answered {
  readonly cells: readonly Cell[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
}

export async function readWorkbook(options: ReadOptions = {}): Promise<Workbook> {
  try {
    return await readOnce(options);
  } catch (error) {
    // A sheet was deleted between asking for the sheets and reading them: now there is a new list to go by.
    if (error instanceof HostError && error.kind === "missing") return readOnce(options);
    throw error;
  }
}

function readOnce({ onProgress, signal }: ReadOptions): Promise<Workbook> {
  const mayGoOn = () => {
    if (signal?.aborted) throw hostError("cancelled");
  };
  return run(async (context) => {
    const { workbook } = context;
    const { worksheets } = workbook;
    workbook.load("name");
    worksheets.load("items/id,items/name,items/visibility,items/protection/protected");
    await context.sync();
    mayGoOn();

    const sheets = worksheets.items;
    onProgress?.(0, sheets.length);
    const parts =
      (await readAtOnce(context, sheets)) ?? (await readInPieces(context, sheets, mayGoOn, onProgress));
    mayGoOn();
    onProgress?.(sheets.length, sheets.length);
    return { name: workbook.name, sheets: sheets.map((sheet, at) => toSheet(sheet, parts[at] ?? [])) };
  });
}

function ask(range: Excel.Range): Asked {
  range.load(GRIDS);
  return {
    range,
    rows: range.getRowProperties({ rowHidden: true }),
    columns: range.getColumnProperties({ columnHidden: true }),
  };
}

/** `null` when Excel found it too much, or when a sheet went away meanwhile. */
async function readAtOnce(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
): Promise<Answered[][] | null> {
  const asked = sheets.map((sheet) => ask(sheet.getUsedRangeOrNullObject(true)));
  try {
    await context.sync();
  } catch (error) {
    if (/PayloadSizeLimit|ExceedsLimit|ExceedLimit|ItemNotFound/.test(excelCode(error) ?? "")) return null;
    throw error;
  }
  const answers = asked.map((one) => (one.range.isNullObject ? [] : [answerOf(one)]));
  const complete = answers.map((parts) => parts.filter((part) => part !== null));
  return complete.every((parts, at) => parts.length === answers[at]?.length) ? complete : null;
}

async function readInPieces(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  mayGoOn: () => void,
  onProgress: ReadOptions["onProgress"],
): Promise<Answered[][]> {
  const used = sheets.map((sheet) =>
    sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
  );
  await context.sync();

  const answers: Answered[][] = sheets.map(() => []);
  await inTurn(sheets.entries(), async ([at, sheet]) => {
    const range = used[at];
    if (range && !range.isNullObject) {
      await inTurn(piecesOf(sheet, range), async (piece) => {
        mayGoOn();
        const asked = ask(piece);
        await context.sync();
        const answer = answerOf(asked);
        if (!answer) throw hostError("too-large", sheet.name);
        answers[at]?.push(answer);
      });
    }
    onProgress?.(at + 1, sheets.length);
  });
  return answers;
}

function piecesOf(sheet: Excel.Worksheet, used: Excel.Range): Excel.Range[] {
  const { rowIndex, columnIndex, rowCount, columnCount } = used;
  if (rowCount * columnCount > CELLS_A_SHEET) {
    const corner = `${columnName(columnIndex + columnCount - 1)}${rowIndex + rowCount}`;
    throw hostError("too-large", `${sheet.name}!${columnName(columnIndex)}${rowIndex + 1}:${corner}`);
  }
  const rowsAPiece = Math.max(1, Math.floor(CELLS_A_PIECE / columnCount));
  return Array.from({ length: Math.ceil(rowCount / rowsAPiece) }, (_, at) => {
    const first = at * rowsAPiece;
    const rows = Math.min(rowsAPiece, rowCount - first);
    return sheet.getRangeByIndexes(rowIndex + first, columnIndex, rows, columnCount);
  });
}

/** `null` when Excel left the grids out, which it does without an error for ranges that it finds too large. */
function answerOf({ range, rows, columns }: Asked): Answered | null {
  const values = range.values as unknown[][] | null;
  const formulas = range.formulas as unknown[][] | null;
  const formats = range.numberFormat as unknown[][] | null;
  if (!values || !formulas || !formats) return null;
  const { rowIndex, columnIndex } = range;
  const cells = values.flatMap((row, i) =>
    row.flatMap(
      (value, j) => toCell(rowIndex + i, columnIndex + j, value, formulas[i]?.[j], formats[i]?.[j]) ?? [],
    ),
  );
  return {
    cells,
    hiddenRows: rows.value.flatMap((row, i) => (row.rowHidden ? [rowIndex + i] : [])),
    hiddenColumns: columns.value.flatMap((column, j) => (column.columnHidden ? [columnIndex + j] : [])),
  };
}

const VISIBILITY: Readonly<Record<string, SheetVisibility>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

function toSheet(sheet: Excel.Worksheet, parts: readonly Answered[]): Sheet {
  return makeSheet(
    {
      name: sheet.name,
      id: sheet.id,
      visibility: VISIBILITY[sheet.visibility] ?? "visible",
      isProtected: sheet.protection.protected,
      hiddenRows: new Set(parts.flatMap((part) => part.hiddenRows)),
      hiddenColumns: new Set(parts.flatMap((part) => part.hiddenColumns)),
    },
    parts.flatMap((part) => part.cells),
  );
}
