/** The workbook that the test host holds: plain state, changed only by the object types and by the "user". */
import { type CellArea, contains } from "./area";
import { cellKey, type CellKey, MAX_COLUMNS, type SheetVisibility } from "../../src/workbook/workbook";

export type Scalar = string | number | boolean;

/** Formatting of one cell; absent means Excel's default. Colours are `#RRGGBB`. */
export interface Style {
  numberFormat?: string;
  fill?: string;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: string;
  size?: number;
  wrap?: boolean;
  horizontal?: string;
  vertical?: string;
  /** Excel locks every cell by default; it matters once the sheet is protected. */
  locked?: boolean;
  borders?: Readonly<Record<string, string>>;
}

export interface Hyperlink {
  documentReference?: string;
  address?: string;
  screenTip?: string;
  textToDisplay?: string;
}

export interface CellModel {
  /** Absent when empty; an error is its text (`#REF!`) with `isError`. */
  value?: Scalar;
  isError?: boolean;
  formula?: string;
  style: Style;
  hyperlink?: Hyperlink;
}

export interface ConditionalFormatModel {
  id: string;
  type: string;
  areas: readonly CellArea[];
  formula: string;
  fill?: string;
  fontColor?: string;
  stopIfTrue: boolean;
  /** As an undo can leave it: still listed, but no longer to be reached. */
  isBroken?: boolean;
  /** What a file held beyond the members above, written back as it was. */
  fromFile?: unknown;
}

export interface CommentModel {
  id: string;
  sheet: SheetModel;
  row: number;
  column: number;
  content: string;
}

export interface ChartModel {
  id: string;
  name: string;
  type: string;
  title: string;
  source: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface ValidationModel {
  area: CellArea;
  rule: Readonly<Record<string, unknown>>;
  prompt?: unknown;
  errorAlert?: unknown;
}

/** Excel's own column width of 8.43 characters, in points. */
export const DEFAULT_COLUMN_WIDTH = 48;

export class SheetModel {
  /** The name under which a file held this sheet; absent for a sheet added since. */
  nameInFile?: string;
  visibility: SheetVisibility = "visible";
  isProtected = false;
  tabColor = "";
  readonly cells = new Map<CellKey, CellModel>();
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  /** In points. */
  readonly columnWidths = new Map<number, number>();
  readonly rowHeights = new Map<number, number>();
  readonly merges: CellArea[] = [];
  /** Cells that a formula in their first one fills; nothing here computes such a formula. */
  readonly spills: CellArea[] = [];
  readonly conditionalFormats: ConditionalFormatModel[] = [];
  readonly validations: ValidationModel[] = [];
  readonly charts: ChartModel[] = [];
  frozen = { rows: 0, columns: 0 };
  autoFilter: CellArea | null = null;
  page = { landscape: false, titleRows: "" };

  constructor(
    readonly id: string,
    public name: string,
  ) {}

  cell(row: number, column: number): CellModel | undefined {
    return this.cells.get(cellKey(row, column));
  }

  ensureCell(row: number, column: number): CellModel {
    const key = cellKey(row, column);
    const cell = this.cells.get(key) ?? { style: {} };
    this.cells.set(key, cell);
    return cell;
  }

  /** Stored cells of an area, whatever its size. */
  *storedCells(area: CellArea): Iterable<{ row: number; column: number; cell: CellModel }> {
    for (const [key, cell] of this.cells) {
      const row = Math.floor(key / MAX_COLUMNS);
      const column = key % MAX_COLUMNS;
      if (contains(area, row, column)) yield { row, column, cell };
    }
  }
}

export class BookModel {
  readonly sheets: SheetModel[] = [];
  readonly comments: CommentModel[] = [];
  /** Cells with an old note, `sheet!A1`: they take no comment. */
  readonly notes = new Set<string>();
  readonly settings = new Map<string, unknown>();
  isStructureProtected = false;
  private sheetsMade = 0;
  private idsMade = 0;

  constructor(public name = "Book1.xlsx") {}

  addSheet(name: string): SheetModel {
    this.sheetsMade += 1;
    const serial = String(this.sheetsMade).padStart(4, "0");
    const sheet = new SheetModel(`{00000000-0001-0000-${serial}-000000000000}`, name);
    this.sheets.push(sheet);
    return sheet;
  }

  /** By name (Excel ignores case) or by id. */
  findSheet(key: string): SheetModel | undefined {
    const wanted = key.toLowerCase();
    return this.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === wanted);
  }

  newId(): string {
    this.idsMade += 1;
    return `{${String(this.idsMade).padStart(8, "0")}-0000-0000-0000-000000000000}`;
  }
}
