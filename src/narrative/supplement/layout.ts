/** Lays out 补充资料: the blocks of the edition, with what is filled already and with what the tables answer. */
import { codeLines } from "../../engine/fact";
import type { Facts } from "../../engine/fact";
import { fitsInlineList } from "../../workbook/sheet-content";
import type { CellStyle, ContentCell, ContentValidation, SheetContent } from "../../workbook/sheet-content";
import { entityOf, ITEM_DIGITS, yearOf } from "../brief";
import { kindOf, supplementKey, UNIT_KINDS } from "./block";
import type { EntryKind, SupplementBlock, SupplementColumn, SupplementKey, SupplementRow } from "./block";
import { SUPPLEMENT_SHEET } from "../../workbook/own-sheets";
import { OTHER_HEADING, SHEET_NOTE } from "./own-text";
import { LAST_COLUMN, addExtras, addRow, mergeLast, newDraft, putBeside } from "./sheet-draft";
import type { Draft } from "./sheet-draft";
import { BORDERED, HEADING, HEAD, INPUT_FORMATS, NOTE, TITLE, inputStyle } from "./style";
import { EMPTY_SUPPLEMENT } from "./supplement";
import type { Supplement, TypedCell } from "./supplement";

/** Code or label over two columns, figures, words, purpose or note. */
const WIDTHS = [14, 34, 20, 46, 40];
const NAME_COLUMN = 1;
const FIGURE_COLUMN = 2;
const WORDS_COLUMN = 3;

/** Of the two columns that a lone value takes. */
const CHARACTERS_A_LINE = 32;
/** In points. */
const LINE_HEIGHT = 16;
const MAX_HEIGHT = 400;

/**
 * Keeps every entry of `existing` as typed, the rows that no block knows too, and adds the rows that are missing:
 * laying out twice changes nothing.
 */
export function layoutSupplement(
  blocks: readonly SupplementBlock[],
  facts: Facts,
  existing: Supplement = EMPTY_SUPPLEMENT,
): SheetContent {
  const draft = newDraft();
  addRow(draft, [{ value: SUPPLEMENT_SHEET, style: TITLE }], { isTitle: true, height: 28 });
  addRow(draft, [{ value: SHEET_NOTE, style: NOTE }], { isTitle: true, height: 32 });
  const values = valuesOf(facts, existing);
  for (const block of blocks) {
    addRow(draft, []);
    addRow(draft, [{ value: block.heading, style: HEADING }], { isTitle: true });
    if (block.note !== undefined) {
      addRow(draft, [{ value: block.note, style: NOTE }], { isTitle: true, height: 30 });
    }
    addHead(draft, block);
    for (const row of block.rows) {
      if (!isWanted(row, block, facts, existing)) continue;
      addFixedRow(draft, block, row, values);
      putBeside(draft, existing.beside.get(`${block.id}/${row.id}`));
    }
    for (const { code, name } of itemsOf(block, facts, existing)) {
      addItemRow(draft, block, code, name, values);
      putBeside(draft, existing.beside.get(`${block.id}/${code}`));
    }
    addExtras(draft, existing.extras.get(block.id) ?? []);
  }
  const others = existing.extras.get("") ?? [];
  if (others.length > 0) {
    addRow(draft, []);
    addRow(draft, [{ value: OTHER_HEADING, style: HEADING }], { isTitle: true });
    addExtras(draft, others);
  }
  return {
    name: existing.sheet ?? SUPPLEMENT_SHEET,
    rows: draft.rows,
    columnWidths: WIDTHS,
    merges: draft.merges,
    validations: draft.validations,
    freeze: { rows: 2, columns: 0 },
    tabColor: "FFC000",
    print: { landscape: true, titleRows: 1 },
  };
}

/** How many of an entry's units make one of what is typed: 万元, pieces, points. */
export const TYPED_SCALE = { money: 1_000_000, count: 1, score: 100 };

/** A formula over cells of this sheet would point elsewhere once rows have moved: its result is kept instead. */
function movable({ value, formula }: TypedCell): TypedCell {
  return formula?.includes("!") === true ? { value, formula } : { value };
}

/** As typed; filled from last year's workbook; or what the tables say of entity and year. */
function valuesOf(facts: Facts, existing: Supplement): (key: SupplementKey) => TypedCell {
  return (key) => {
    const typed = existing.raw.get(key);
    if (typed) return movable(typed);
    const entry = existing.entries.get(key);
    if (entry) return { value: entry.kind === "text" ? entry.text : entry.value / TYPED_SCALE[entry.kind] };
    if (key === "basics/entity/value") return { value: entityOf(facts, existing) };
    if (key === "basics/year/value") return { value: yearOf(facts, existing) };
    return { value: null };
  };
}

/** A row that the tables answer is left out, unless something was typed there. */
function isWanted(row: SupplementRow, block: SupplementBlock, facts: Facts, existing: Supplement): boolean {
  const isFilled = block.columns.some((column) =>
    existing.raw.has(supplementKey(block.id, row.id, column.id)),
  );
  return isFilled || !(row.isAnswered?.(facts) ?? false);
}

/** Items of the tables in their order, then codes that only 补充资料 has. */
function itemsOf(
  block: SupplementBlock,
  facts: Facts,
  existing: Supplement,
): readonly { code: string; name: string | null }[] {
  if (!block.itemsOf) return [];
  const items = new Map<string, string | null>();
  for (const table of block.itemsOf) {
    const reading = facts.tables.get(table);
    for (const line of reading ? codeLines(reading) : []) {
      if (line.code.length === ITEM_DIGITS && !items.has(line.code)) items.set(line.code, line.label);
    }
  }
  for (const code of existing.budgetCodes) if (!items.has(code)) items.set(code, null);
  return [...items].map(([code, name]) => ({ code, name }));
}

function addHead(draft: Draft, block: SupplementBlock): void {
  const cells = bordered(block, HEAD);
  cells[0] = { value: block.stub, style: HEAD };
  for (const column of block.columns) cells[columnOf(block, column)] = { value: column.label, style: HEAD };
  if (isKeyValue(block)) cells[LAST_COLUMN] = { value: "说明", style: HEAD };
  addRow(draft, cells);
  merge(
    draft,
    block,
    block.columns.every((column) => column.kind !== "label"),
  );
}

function addFixedRow(
  draft: Draft,
  block: SupplementBlock,
  row: SupplementRow,
  values: (key: SupplementKey) => TypedCell,
): void {
  const cells = bordered(block, BORDERED);
  cells[0] = { value: row.label, style: BORDERED };
  for (const column of block.columns) {
    if (column.kind === "label") continue;
    putEntry(
      draft,
      cells,
      block,
      column,
      kindOf(column, row),
      values(supplementKey(block.id, row.id, column.id)),
    );
  }
  if (row.note !== undefined) cells[LAST_COLUMN] = { value: row.note, style: { ...NOTE, border: true } };
  addRow(draft, cells, isKeyValue(block) ? { height: heightOf(block, row, cells) } : {});
  merge(draft, block, true);
}

function addItemRow(
  draft: Draft,
  block: SupplementBlock,
  code: string,
  name: string | null,
  values: (key: SupplementKey) => TypedCell,
): void {
  const cells = bordered(block, BORDERED);
  cells[0] = { value: code, style: { ...BORDERED, format: "@" } };
  for (const column of block.columns) {
    const value = values(supplementKey(block.id, code, column.id));
    if (column.kind === "label") cells[NAME_COLUMN] = { value: name ?? value.value, style: BORDERED };
    else putEntry(draft, cells, block, column, column.kind, value);
  }
  addRow(draft, cells);
}

function putEntry(
  draft: Draft,
  cells: (ContentCell | null)[],
  block: SupplementBlock,
  column: SupplementColumn,
  kind: EntryKind,
  typed: TypedCell,
): void {
  const at = columnOf(block, column);
  cells[at] = { ...typed, style: inputStyle(kind) };
  const row = draft.rows.length;
  const rule = ruleOf(kind);
  if (!rule) return;
  const prompt = { title: INPUT_FORMATS[kind].title, text: INPUT_FORMATS[kind].prompt };
  const area = { firstRow: row, firstColumn: at, lastRow: row, lastColumn: at };
  draft.validations.push({ area, rule, prompt, strict: kind === "unitKind" });
}

/** What Excel itself may check while one types; what it lets through is checked on reading. */
function ruleOf(kind: EntryKind): ContentValidation["rule"] | null {
  switch (kind) {
    case "unitKind":
      return fitsInlineList(UNIT_KINDS) ? { kind: "list", items: UNIT_KINDS } : null;
    case "money":
      return { kind: "decimal", min: -1e9, max: 1e9 };
    case "count":
      return { kind: "wholeNumber", min: 0, max: 1e8 };
    case "year":
      return { kind: "wholeNumber", min: 2000, max: 2100 };
    case "score":
      return { kind: "decimal", min: 0, max: 100 };
    case "text":
    case "longText":
    case "label":
      return null;
  }
}

function isKeyValue(block: SupplementBlock): boolean {
  return block.columns.length === 1;
}

/** Figures under figures and words under words, whatever the block. */
function columnOf(block: SupplementBlock, column: SupplementColumn): number {
  if (isKeyValue(block)) return FIGURE_COLUMN;
  if (column.kind === "label") return NAME_COLUMN;
  if (column.kind !== "text") return FIGURE_COLUMN;
  const words = block.columns.filter((one) => one.kind === "text");
  return WORDS_COLUMN + words.indexOf(column);
}

/** Names take two columns where no code stands before them, and so does a lone value. */
function merge(draft: Draft, block: SupplementBlock, stub: boolean): void {
  if (stub) mergeLast(draft, 0, NAME_COLUMN);
  if (isKeyValue(block)) mergeLast(draft, FIGURE_COLUMN, WORDS_COLUMN);
}

/** Programs do not fit the height of merged cells themselves. */
function heightOf(
  block: SupplementBlock,
  row: SupplementRow,
  cells: readonly (ContentCell | null)[],
): number {
  const text = String(cells[FIGURE_COLUMN]?.value ?? "");
  const lines = text.split("\n").map((line) => Math.ceil((line.length + 1) / CHARACTERS_A_LINE));
  const least = block.columns.some((column) => kindOf(column, row) === "longText") ? 6 : 1;
  const count = lines.reduce((sum, one) => sum + one, 0);
  return Math.min(Math.max(count, least) * LINE_HEIGHT, MAX_HEIGHT);
}

/** All columns of the block; a lone value has its note beside it. */
function bordered(block: SupplementBlock, style: CellStyle): (ContentCell | null)[] {
  const columns = block.columns.map((column) => columnOf(block, column));
  const last = isKeyValue(block) ? LAST_COLUMN : Math.max(...columns);
  return WIDTHS.slice(0, last + 1).map(() => ({ value: null, style }));
}
