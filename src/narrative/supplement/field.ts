/** An entry of 补充资料 as it is asked for outside of its sheet: what it is about, and what typing means there. */
import type { CellValue } from "../../workbook/workbook";
import { kindOf, UNIT_KINDS, type EntryKind, type SupplementBlock, type SupplementKey } from "./block";
import { parseEntry } from "./entry";
import { TYPED_SCALE } from "./layout";
import { INPUT_FORMATS } from "./style";

export interface EntryField {
  readonly key: SupplementKey;
  /** The block's heading. */
  readonly group: string;
  readonly label: string;
  readonly kind: EntryKind;
  /** What belongs there. */
  readonly note: string | null;
  /** Nothing else may be typed; empty where anything may. */
  readonly choices: readonly string[];
}

/** `null` for a key that is no entry of these blocks, as of a figure of a table. */
export function entryField(
  blocks: readonly SupplementBlock[],
  { key, label }: { readonly key: string; readonly label: string },
): EntryField | null {
  const [blockId = "", rowId = "", columnId = ""] = key.split("/");
  const block = blocks.find(({ id }) => id === blockId);
  const column = block?.columns.find(({ id }) => id === columnId);
  if (!block || !column || column.kind === "label") return null;
  const row = block.rows.find(({ id }) => id === rowId);
  if (!row && !block.itemsOf) return null;
  const kind = kindOf(column, row);
  return {
    key: key as SupplementKey,
    group: block.heading,
    label,
    kind,
    note: row?.note ?? (isWords(kind) ? null : INPUT_FORMATS[kind].prompt),
    choices: kind === "unitKind" ? UNIT_KINDS : [],
  };
}

function isWords(kind: EntryKind): boolean {
  return kind === "text" || kind === "longText" || kind === "label";
}

export type TypedEntry =
  | { readonly status: "entry"; readonly value: CellValue }
  | { readonly status: "wrong"; readonly why: string };

/** What the cell is to hold for what was typed; nothing typed clears it. */
export function typedEntry(typed: string, kind: EntryKind): TypedEntry {
  const reading = parseEntry({ row: 0, column: 0, value: typed }, kind);
  if (reading.status === "blank") return { status: "entry", value: null };
  if (reading.status === "wrong") return reading;
  const { value } = reading;
  return {
    status: "entry",
    value: value.kind === "text" ? value.text : value.value / TYPED_SCALE[value.kind],
  };
}
