/** Rows of a recognized table → lines and figures, each with its cell. Nothing is converted here: units come later. */
import { readFigure, type Unit } from "../../workbook/amount";
import type { CellRef } from "../../workbook/address";
import { cellAt, type Cell } from "../../workbook/workbook";
import type { LineDefinition } from "../define-table";
import { isStatistic, readFigureRow, readStatistics } from "./extract-items";
import type { ColumnId, Line, LineId, Problem } from "../fact";
import { headWords, type Head, type PlacedBlock } from "./head";
import { isNumberingRow, isStubHead } from "./head-words";
import { codedName, linesCalled, withoutIndent } from "./line-names";
import { normalize, UNIT_OF_HEAD, withoutSpacedOrdinal } from "./label";
import { rawFact, type PlacedLine, type RawFact } from "./raw-fact";
import { cellsByRow, textAt, type Region } from "./region";
import { withoutSubUnits } from "./sub-units";

export interface RawTable {
  readonly lines: readonly Line[];
  readonly facts: readonly RawFact[];
  readonly problems: readonly Problem[];
  readonly notes: readonly { readonly text: string; readonly cell: CellRef }[];
  /** Rows with figures could not be placed: sums over the lines of this table are open. */
  readonly hasUnreadRows: boolean;
  /** Places of a line where the form prints words of its head. */
  readonly unprinted: readonly UnprintedPlace[];
}

export interface UnprintedPlace {
  readonly line: LineId;
  readonly column: ColumnId;
}

/** Who answers for the table, and when: its telephone numbers are no amounts. */
const SIGNATURE =
  /^(?:(?:单位|部门|财务|会计|项目)?(?:负责人|主管)|制表|填表|编表|填报|审核|复核|经办|联系(?:人|电话)|电话|(?:填报|制表|编制)?日期)(?:人|时间|日期)?(?:\([^()]*\))?[:：]?/u;
/** Rows that people add to see whether all is well. */
const OWN_CHECK = /^(?:差[额异数]|校验|核对|勾稽|检查|验证)/u;
const NOTE = /^(?:注|备注|说明|附注)\d*[:：.]|下述说明|仍保留该表格式|^\(?本(?:表|套报表)|故本表无数据/u;
const CODE_LENGTHS = { functional: [3, 5, 7], economic: [3, 5], labels: [], none: [] } as const;

/** What one region of a table holds; `unit` is what its head says, if it does. */
export function extractRegion(region: Region, head: Head, unit: Unit | null): RawTable {
  const reader = new RegionReader(region, head, unit);
  return reader.read();
}

/** Collects lines and facts while walking down the rows; the state is what was placed so far. */
class RegionReader {
  private readonly lines: Line[] = [];
  private readonly facts: RawFact[] = [];
  private readonly problems: Problem[] = [];
  private readonly unreadRows: number[] = [];
  private readonly unprinted: UnprintedPlace[] = [];
  private readonly notes: { text: string; cell: CellRef }[] = [];
  /** Fixed lines already met, by block: a label that stands twice means the next of its definitions. */
  private readonly metLines = new Map<PlacedBlock, Set<number>>();

  private readonly stubColumns: ReadonlySet<number>;
  private readonly headWords: ReadonlySet<string>;

  constructor(
    private readonly region: Region,
    private readonly head: Head,
    private readonly unit: Unit | null,
  ) {
    this.stubColumns = new Set(head.blocks.flatMap(stubColumnsOf));
    this.headWords = headWords(region.definition);
  }

  read(): RawTable {
    const isStubless = this.region.definition.blocks.every((block) => block.stub === "none");
    if (this.head.sharedRow !== null) this.readRow(this.head.sharedRow);
    for (const [row, cells] of cellsByRow(this.region.sheet)) {
      if (row <= this.head.lastRow || row >= this.region.endRow || isNumberingRow(cells)) continue;
      if (this.readNote(row, cells) || this.isRepeatedHead(cells)) continue;
      if (!isStubless) this.readRow(row);
    }
    const rows = withoutSubUnits({
      lines: this.lines,
      facts: this.facts,
      problems: this.problems,
      unreadRows: this.unreadRows,
    });
    const items = [
      ...(isStubless ? [readFigureRow(this.region, this.head)] : []),
      readStatistics(this.region, this.head),
    ];
    return {
      lines: [...rows.lines, ...items.flatMap(({ lines }) => lines)],
      facts: [...rows.facts, ...items.flatMap(({ facts }) => facts)],
      problems: [...rows.problems, ...items.flatMap(({ problems }) => problems)],
      notes: this.notes,
      hasUnreadRows: rows.unreadRows.length > 0,
      unprinted: this.unprinted,
    };
  }

  private ref(row: number, column: number): CellRef {
    return { sheet: this.region.sheet.name, row, column };
  }

  private readNote(row: number, cells: readonly Cell[]): boolean {
    const [first, ...others] = cells;
    if (!first || typeof first.value !== "string") return false;
    if (SIGNATURE.test(normalize(first.value))) return true;
    const isNote =
      NOTE.test(normalize(first.value)) ||
      (others.length === 0 && /无数据|没有.*(?:收入|支出)/u.test(first.value));
    if (isNote) this.notes.push({ text: first.value.trim(), cell: this.ref(row, first.column) });
    return isNote;
  }

  /** A head printed again where the table goes on over a page. */
  private isRepeatedHead(cells: readonly Cell[]): boolean {
    const isHead = ({ column, value }: Cell): boolean => {
      if (typeof value !== "string") return false;
      const text = normalize(value);
      return this.stubColumns.has(column) ? isStubHead(text) : this.headWords.has(text);
    };
    return (
      cells.every(({ value }) => typeof value === "string") &&
      cells.some(isHead) &&
      !cells.some((cell) => readFigure(cell).kind === "figure")
    );
  }

  private readRow(row: number): void {
    for (const block of this.head.blocks) {
      const place = this.placeLine(block, row);
      if (place === null) continue;
      this.lines.push({
        id: place.id,
        label: place.label,
        code: place.code,
        sheet: this.region.sheet.name,
        row,
      });
      for (const { definition, column } of block.columns) {
        const at = this.valueColumn(block, row, column, place);
        if (row === this.head.sharedRow && this.holdsHead(row, at)) {
          this.unprinted.push({ line: place.id, column: definition.id });
          continue;
        }
        this.facts.push(rawFact(this.region.sheet, place, definition, { row, column: at }));
      }
    }
  }

  /**
   * A total's label may be merged over the following blocks, its value standing in the last column of the last one,
   * or in a last column that has no head at all.
   */
  private valueColumn(block: PlacedBlock, row: number, column: number, place: PlacedLine): number {
    const { sheet } = this.region;
    if (place.code !== null || block.columns.length !== 1 || this.holdsSomething(row, column)) return column;
    let reached = column;
    for (const next of this.head.blocks.slice(this.head.blocks.indexOf(block) + 1)) {
      const stub = [...next.codeColumns, ...(next.labelColumn === null ? [] : [next.labelColumn])];
      if (next.definition !== block.definition || stub.some((at) => textAt(sheet, row, at) !== "")) {
        return reached;
      }
      reached = next.columns[0]?.column ?? reached;
      if (this.holdsSomething(row, reached)) return reached;
    }
    return this.lastFigure(row, reached);
  }

  private holdsHead(row: number, column: number): boolean {
    return this.headWords.has(normalize(textAt(this.region.sheet, row, column)));
  }

  private holdsSomething(row: number, column: number): boolean {
    return readFigure(cellAt(this.region.sheet, row, column)).kind !== "blank";
  }

  private lastFigure(row: number, column: number): number {
    const { sheet } = this.region;
    for (let at = sheet.columnCount - 1; at > column; at -= 1) {
      if (textAt(sheet, row, at) === "") continue;
      // What has a head of its own (其中：…, 上年决算数) is no total of this one.
      if (this.head.unplaced.some((other) => other.column === at)) return column;
      return readFigure(cellAt(sheet, row, at)).kind === "figure" ? at : column;
    }
    return column;
  }

  private placeLine(block: PlacedBlock, row: number): PlacedLine | null {
    const { sheet } = this.region;
    const code = block.codeColumns.map((column) => normalize(textAt(sheet, row, column))).join("");
    const label = block.labelColumn === null ? "" : textAt(sheet, row, block.labelColumn).trim();
    if (code === "" && label === "") return this.unlabelled(block, row);
    const fixed =
      this.fixedLine(block, this.withoutUnit(code)) ??
      this.fixedLine(block, this.withoutUnit(normalize(withoutSpacedOrdinal(label))));
    if (fixed) return { id: fixed.id, label: fixed.label, code: fixed.code ?? null, definition: fixed };
    const lengths: readonly number[] = CODE_LENGTHS[block.definition.stub];
    const coded = codedName(code !== "" ? this.inheritedCode(block, row, code) : normalize(label));
    if (coded && lengths.includes(coded.digits.length)) {
      const name = withoutIndent(label !== "" && code !== "" ? label : coded.name);
      return { id: coded.digits, label: name, code: coded.digits, definition: null };
    }
    if (this.holdsAmounts(block, row) && !isStatistic(this.region.definition, label)) {
      // An 其中 row repeats a part of what another row holds.
      if (!normalize(label).startsWith("其中") && !OWN_CHECK.test(normalize(label || code)))
        this.unreadRows.push(row);
      this.problems.push({
        message: `第${row + 1}行“${label || code}”不在本表应有的行内，未读取`,
        cell: this.ref(row, block.labelColumn ?? block.codeColumns[0] ?? 0),
      });
    }
    return null;
  }

  /** Of 类 | 款 | 项 in three columns some print only the last: what is not printed is that of the rows above. */
  private inheritedCode(block: PlacedBlock, row: number, code: string): string {
    const parts = block.codeColumns.map((column) => normalize(textAt(this.region.sheet, row, column)));
    const first = parts.findIndex((part) => part !== "");
    if (parts.length < 2 || first <= 0 || !parts.slice(first).every((part) => /^(?:\d{2})?$/u.test(part)))
      return code;
    const before = this.lines.findLast(({ code: known, row: at }) => known !== null && at < row)?.code ?? "";
    const outer = before.slice(0, 1 + 2 * first);
    return outer.length === 1 + 2 * first ? outer + code : code;
  }

  /** `本年收入合计（万元）` is the line where the table is in 万元; in another unit it would be another figure. */
  private withoutUnit(label: string): string {
    return UNIT_OF_HEAD.exec(label)?.[1] === (this.unit ?? "万元") ? label.replace(UNIT_OF_HEAD, "") : label;
  }

  private unlabelled(block: PlacedBlock, row: number): null {
    if (this.holdsAmounts(block, row) && !this.takenByTotal(block, row)) {
      this.unreadRows.push(row);
      const at = block.columns.find(
        ({ column }) => readFigure(cellAt(this.region.sheet, row, column)).kind === "figure",
      );
      this.problems.push({
        message: `第${row + 1}行有金额而无项目名称，未读取`,
        ...(at ? { cell: this.ref(row, at.column) } : {}),
      });
    }
    return null;
  }

  private takenByTotal(block: PlacedBlock, row: number): boolean {
    return this.facts.some(
      (fact) => fact.cell.row === row && block.columns.some(({ column }) => column === fact.cell.column),
    );
  }

  private fixedLine(block: PlacedBlock, text: string): LineDefinition | null {
    if (text === "") return null;
    const { lines, stub } = block.definition;
    const matches = linesCalled(block.definition, text);
    const met = this.metLines.get(block) ?? new Set<number>();
    const last = Math.max(-1, ...met);
    // Forms differ in the order of their lines; only names that stand twice are told apart by it.
    const index =
      matches.find((candidate) => candidate > last) ??
      matches.find((candidate) => stub !== "labels" || !met.has(candidate));
    const line = index === undefined ? undefined : lines[index];
    if (index === undefined || !line) return null;
    if (stub === "labels") this.metLines.set(block, met.add(index));
    return line;
  }

  /** Zeros of a row that is not known (校验: 0.00) are missed by no sum. */
  private holdsAmounts(block: PlacedBlock, row: number): boolean {
    return block.columns.some(({ column }) => {
      const figure = readFigure(cellAt(this.region.sheet, row, column));
      return figure.kind === "figure" && figure.decimal.int !== 0;
    });
  }
}

function stubColumnsOf(block: PlacedBlock): number[] {
  return block.labelColumn === null ? [...block.codeColumns] : [...block.codeColumns, block.labelColumn];
}
