/**
 * A worksheet that we lay out ourselves (勾稽结果, 补充资料, a summary, a blank form), described once
 * so that every host writes the same sheet. Rows and columns count from zero.
 */
import type { CellRef } from "./address";
import type { CellValue, SheetVisibility } from "./workbook";

export interface SheetContent {
  /** At most 31 characters, none of `\ / ? * [ ] :`; see {@link safeSheetName}. */
  readonly name: string;
  readonly rows: readonly ContentRow[];
  /** Width of each column from the first, in characters of the default font; absent: Excel's own. */
  readonly columnWidths?: readonly number[];
  readonly merges?: readonly CellArea[];
  readonly validations?: readonly ContentValidation[];
  /** Rows and columns that stay in place when the sheet is scrolled. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  /** Header row and the rows under it that can be filtered. */
  readonly autoFilter?: CellArea;
  readonly print?: PrintSetup;
  /** Some of its rows are folded. */
  readonly hasFolds?: boolean;
  readonly visibility?: SheetVisibility;
  /** Colour of the tab, RRGGBB. */
  readonly tabColor?: string;
}

/** The same with rows that are made one after the other, as they are asked for: once. */
export type StreamedSheet = Omit<SheetContent, "rows"> & {
  readonly rows: Iterable<ContentRow>;
  /** In a new file only. */
  readonly chart?: BarChart;
};

/** Lying bars of figures of the sheet, those of one category behind each other; the first category stands at the top. */
export interface BarChart {
  readonly title: string;
  readonly categories: { readonly area: CellArea; readonly values: readonly string[] };
  readonly series: readonly {
    readonly name: string;
    /** RRGGBB. */
    readonly colour: string;
    readonly area: CellArea;
    readonly values: readonly number[];
  }[];
  /** The cells that it covers. */
  readonly place: CellArea;
}

export interface ContentRow {
  /** Cells from column 0; `null` leaves a cell out. */
  readonly cells: readonly (ContentCell | null)[];
  /** In points; absent: fitted to the text by Excel. */
  readonly height?: number;
  /** Hidden behind the sign that opens it, in a file; the open workbook shows it. */
  readonly isFolded?: boolean;
}

/** Text is always text: it never becomes a formula, whatever it begins with. */
export interface ContentCell {
  readonly value: CellValue;
  /** A formula of our own, with its leading `=`; `value` is then what it gave when it was written. */
  readonly formula?: string;
  readonly style?: CellStyle;
  /** A click goes to this cell of the same workbook. */
  readonly link?: CellRef;
}

/** Absent means Excel's default. Colours are RRGGBB. */
export interface CellStyle {
  readonly bold?: boolean;
  readonly underline?: boolean;
  /** In points. */
  readonly size?: number;
  readonly color?: string;
  readonly fill?: string;
  /** Number format code, such as `#,##0.00`. */
  readonly format?: string;
  readonly wrap?: boolean;
  readonly align?: "left" | "center" | "right";
  readonly verticalAlign?: "top" | "center" | "bottom";
  /** A thin line on all four sides. */
  readonly border?: boolean;
}

/** Both ends belong to the area. */
export interface CellArea {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export interface ContentValidation {
  readonly area: CellArea;
  readonly rule:
    | { readonly kind: "list"; readonly items: readonly string[] }
    | { readonly kind: "listInSheet"; readonly sheet: string; readonly items: CellArea }
    | { readonly kind: "decimal"; readonly min: number; readonly max: number }
    | { readonly kind: "wholeNumber"; readonly min: number; readonly max: number };
  /** Shown while the cell is selected. */
  readonly prompt?: { readonly title: string; readonly text: string };
  /** `false`: the drop-down only proposes, other input is let through. */
  readonly strict: boolean;
}

export interface PrintSetup {
  readonly landscape: boolean;
  /** Leading rows repeated on every page. */
  readonly titleRows: number;
}

/** Items of a drop-down written into the rule itself: together at most 255 characters, and no comma. */
export function fitsInlineList(items: readonly string[]): boolean {
  const source = items.join(",");
  return source.length <= 255 && items.every((item) => item !== "" && !/[,"]/.test(item));
}

/** The nearest name that Excel accepts and that `taken` does not hold (Excel ignores case). */
export function safeSheetName(wanted: string, taken: Iterable<string> = []): string {
  const base =
    cut(
      wanted
        .replace(/[\\/?*[\]:\p{Cc}]/gu, "_")
        .replace(/^'+|'+$/g, "")
        .trim(),
      31,
    ) || "Sheet";
  const lowered = new Set([...taken].map((name) => name.toLowerCase()));
  let name = base;
  for (let count = 2; lowered.has(name.toLowerCase()); count += 1) {
    const suffix = `(${count})`;
    name = cut(base, 31 - suffix.length) + suffix;
  }
  return name;
}

/** Cuts to UTF-16 units, as Excel counts, without leaving half a character. */
function cut(text: string, length: number): string {
  const part = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(part) ? part.slice(0, -1) : part;
}
