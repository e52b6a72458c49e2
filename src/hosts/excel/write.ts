/**
 * Writes what was proposed, all of it or nothing, and only over the sheet that the proposal was made for. Between the
 * reading and the writing anybody may have edited, moved, renamed or deleted anything: a sheet is known by its id, and
 * everything on it has to stand where it stood. What happens even between the last look and the writing is seen by
 * looking again in the batch that writes, and is then taken back.
 */
import { parseA1 } from "../../workbook/address";
import {
  contentOf,
  contentsOf,
  isSameContents,
  placeKey,
  type Contents,
} from "../../workbook/sheet-contents";
import type { Cell, Sheet, Workbook } from "../../workbook/workbook";
import type { CellChange } from "../host";
import { asInput, toCell } from "./cells";
import { hostError } from "./errors";
import { inTurn, isSupported, run } from "./run";

/** The changes of one sheet, and the sheet as it was read. */
interface SheetChanges {
  readonly read: Sheet;
  readonly id: string;
  readonly changes: readonly PlacedChange[];
}

interface PlacedChange {
  readonly change: CellChange;
  readonly row: number;
  readonly column: number;
}

export function apply(changes: readonly CellChange[], read: Workbook): Promise<void> {
  const sheets = bySheet(changes, read);
  return run(async (context) => {
    await look(context, sheets);
    const before = sheets.map((sheet) => askSheet(context.workbook.worksheets.getItem(sheet.id), sheet));
    for (const sheet of sheets) put(context, sheet, (one) => inputOf(one.change));
    const after = sheets.map(({ id }) => askContents(context.workbook.worksheets.getItem(id)));
    try {
      await context.sync();
    } catch (error) {
      await takeBackHalf(context, sheets);
      throw error;
    }
    const wrong = sheets.find((sheet, at) => !isAsWritten(sheet, before[at], after[at]));
    if (!wrong) return;
    for (const [at, sheet] of sheets.entries()) restore(context, sheet, before[at]?.contents() ?? []);
    await context.sync();
    throw hostError("changed", placesOf(wrong));
  });
}

/** Refuses before anything is written: the last look, as a rule the only one that finds anything. */
async function look(context: Excel.RequestContext, sheets: readonly SheetChanges[]): Promise<void> {
  const found = sheets.map(({ id }) =>
    context.workbook.worksheets.getItemOrNullObject(id).load("name,protection/protected"),
  );
  await context.sync();
  const gone = sheets.find((_, at) => found[at]?.isNullObject !== false);
  if (gone) throw hostError("missing", placesOf(gone));

  const asked = sheets.flatMap((own, at) => {
    const sheet = found[at];
    return sheet ? [{ own, sheet, answers: askSheet(sheet, own) }] : [];
  });
  await context.sync();
  for (const { own, sheet, answers } of asked) {
    if (sheet.protection.protected && answers.cells.some(({ protection }) => protection.locked))
      throw hostError("protected", sheet.name);
    if (!isAsRead(own, answers)) throw hostError("changed", placesOf(own));
  }
}

/** What is asked of a sheet before anything is written on it. */
interface SheetAnswers {
  readonly contents: Asked;
  readonly cells: readonly ReturnType<typeof askCell>[];
}

function askSheet(sheet: Excel.Worksheet, { changes }: SheetChanges): SheetAnswers {
  return {
    contents: askContents(sheet),
    cells: changes.map(({ change }) => askCell(sheet.getRange(change.address))),
  };
}

function isAsRead({ read, changes }: SheetChanges, { contents, cells }: SheetAnswers): boolean {
  return (
    cells.every((cell, index) => isWritable(cell, changes[index])) &&
    isSameContents(contentsOf(contents()), contentsOfSheet(read))
  );
}

function askCell(range: Excel.Range) {
  const protection = range.format.protection.load("locked");
  const merged = isSupported("1.13") ? range.getMergedAreasOrNullObject().load("address") : null;
  const spill = isSupported("1.12") ? range.getSpillParentOrNullObject().load("address") : null;
  return { protection, merged, spill };
}

/** A cell that a merge covers shows nothing of what it holds; one of a spilled range breaks the formula above it. */
function isWritable({ merged, spill }: ReturnType<typeof askCell>, at: PlacedChange | undefined): boolean {
  if (spill && !spill.isNullObject) return false;
  if (!merged || merged.isNullObject) return true;
  const [first] = (merged.address.split("!").at(-1) ?? "").split(":");
  const corner = parseA1(first ?? "");
  return corner?.row === at?.row && corner?.column === at?.column;
}

type Asked = () => readonly Cell[];

/** All that stands on a sheet, after the next sync. */
function askContents(sheet: Excel.Worksheet): Asked {
  const used = sheet.getUsedRangeOrNullObject(true).load("values,formulas,rowIndex,columnIndex");
  return () => {
    if (used.isNullObject) return [];
    const [values, formulas] = [used.values as unknown[][] | null, used.formulas as unknown[][] | null];
    if (!values || !formulas) throw hostError("too-large");
    return values.flatMap((row, i) =>
      row.flatMap(
        (value, j) =>
          toCell(used.rowIndex + i, used.columnIndex + j, value, formulas[i]?.[j], undefined) ?? [],
      ),
    );
  };
}

const contentsOfSheet = ({ cells }: Sheet): Contents => contentsOf(cells.values());

/** The sheet was as it was read, holds what was written and nothing else new, and no formula broke over it. */
function isAsWritten(
  sheet: SheetChanges,
  before: SheetAnswers | undefined,
  after: Asked | undefined,
): boolean {
  if (!before || !after || !isAsRead(sheet, before)) return false;
  const expected = new Map(contentsOfSheet(sheet.read));
  for (const { change, row, column } of sheet.changes) {
    const content = writtenContent(change);
    if (content === undefined) expected.delete(placeKey({ row, column }));
    else expected.set(placeKey({ row, column }), content);
  }
  if (!isSameContents(contentsOf(after()), expected)) return false;
  const errors = (cells: readonly Cell[]) => cells.filter(({ error }) => error !== undefined).length;
  const restored = sheet.changes.filter(({ change }) => change.toFormula?.startsWith("#")).length;
  return errors(after()) <= errors(before.contents()) + restored;
}

function inputOf({ to, toFormula }: CellChange): string | number | boolean {
  return toFormula ?? asInput(to);
}

function put(
  context: Excel.RequestContext,
  { id, changes }: SheetChanges,
  input: (one: PlacedChange) => string | number | boolean,
): void {
  const sheet = context.workbook.worksheets.getItem(id);
  for (const one of changes) sheet.getRange(one.change.address).formulas = [[input(one)]];
}

/** Gives back what the batch itself found in the cells before it wrote. */
function restore(context: Excel.RequestContext, sheet: SheetChanges, found: readonly Cell[]): void {
  put(context, sheet, (one) => inputAt(found, one));
}

function inputAt(cells: readonly Cell[], { row, column }: PlacedChange): string | number | boolean {
  const cell = cells.find((one) => one.row === row && one.column === column);
  return cell ? (cell.formula ?? cell.error ?? asInput(cell.value)) : "";
}

/** Of a batch that broke off: cells that already hold what was to be written get back what they held. */
async function takeBackHalf(context: Excel.RequestContext, sheets: readonly SheetChanges[]): Promise<void> {
  await inTurn(sheets, async ({ id, read, changes }) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    const asked = askContents(sheet);
    await context.sync();
    if (sheet.isNullObject) return;
    const now = contentsOf(asked());
    const written = changes.filter(
      ({ change, row, column }) => now.get(placeKey({ row, column })) === writtenContent(change),
    );
    restore(context, { id, read, changes: written }, [...read.cells.values()]);
    await context.sync();
  });
}

/** As it is read again; `undefined` for a cell that was emptied. */
function writtenContent({ to, toFormula }: CellChange): string | undefined {
  if (to === null && toFormula === undefined) return undefined;
  return contentOf({ value: to, ...(toFormula === undefined ? {} : { formula: toFormula }) });
}

function bySheet(changes: readonly CellChange[], read: Workbook): SheetChanges[] {
  const names = [...new Set(changes.map(({ sheet }) => sheet))];
  return names.map((name) => {
    const own = changes.filter(({ sheet }) => sheet === name);
    const sheet = read.sheets.find((one) => one.name === name);
    const placed = own.flatMap((change) => {
      const at = parseA1(change.address);
      return at ? [{ change, ...at }] : [];
    });
    if (sheet?.id === undefined || placed.length < own.length)
      throw hostError("missing", own.map((change) => `${change.sheet}!${change.address}`).join("、"));
    return { read: sheet, id: sheet.id, changes: placed };
  });
}

function placesOf({ read, changes }: SheetChanges): string {
  const [first, ...others] = changes;
  const place = `${read.name}!${first?.change.address ?? ""}`;
  return others.length > 0 ? `${place} 等 ${changes.length} 格` : place;
}
