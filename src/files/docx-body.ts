/**
 * Reads the flow of text of one part of a Word document. Tracked changes are read as accepted: what was deleted
 * or moved away is not text. The text of a box follows the paragraph that it is anchored in.
 */
import type { Block, DocumentCell, Paragraph } from "../workbook/document";
import type { Numbering } from "./docx-numbering";
import { headingLevel, listOf, type ParagraphStyle } from "./docx-styles";
import { isTrue, readXml, type Attributes } from "./xml";

interface OpenParagraph {
  text: string;
  styleId: string | null;
  /** `undefined`: as the style says; `0`: body text. */
  headingLevel: number | null | undefined;
  listId: string | null;
  listLevel: number | null;
  isMarkDeleted: boolean;
  /** Blocks of text boxes, to follow the paragraph. */
  readonly boxes: Block[];
}

interface OpenTable {
  row: number;
  column: number;
  columnCount: number;
  isRowDeleted: boolean;
  readonly cells: DocumentCell[];
  /** By column, where in `cells` the cell is that a continued one below belongs to. */
  readonly above: Map<number, number>;
}

interface OpenCell {
  columnSpan: number;
  verticalMerge: "none" | "start" | "continue";
  isMergedIntoLeft: boolean;
}

/** Copies of what another element says in another way, what has been deleted, and what things were before. */
const NOT_TEXT = new Set([
  "Fallback",
  "moveFrom",
  "del",
  "delText",
  "delInstrText",
  "instrText",
  "rt",
  "pPrChange",
  "rPrChange",
  "sectPrChange",
  "tblPrChange",
  "tblPrExChange",
  "trPrChange",
  "tcPrChange",
  "tblGridChange",
  "numberingChange",
]);

/** Inside these, `del` marks the paragraph's end or the row as deleted instead of holding deleted text. */
const MARK_PROPERTIES = new Set(["rPr", "trPr"]);

/** More columns than Word allows in a table. */
const MOST_COLUMNS = 1000;

export function readFlow(
  part: string,
  bytes: Uint8Array,
  styleOf: (styleId: string) => ParagraphStyle,
  numbering: Numbering,
): { root: string; blocks: readonly Block[] } {
  const top: Block[] = [];
  const flows: Block[][] = [top];
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  const openCells: OpenCell[] = [];
  let root = "";
  let skipped = 0;
  let markProperties = 0;
  let isRunHidden = false;
  /** Text of paragraphs whose end was deleted: it runs on into the next one. */
  let carried = "";

  const addText = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph && !isRunHidden) paragraph.text += text;
  };

  function open(name: string, attributes: Attributes): void {
    root ||= name;
    const isMark = markProperties > 0 && (name === "del" || name === "moveFrom");
    if (skipped > 0 || (NOT_TEXT.has(name) && !isMark)) {
      skipped += 1;
      return;
    }
    if (MARK_PROPERTIES.has(name)) markProperties += 1;
    if (!openFlow(name, isMark)) openInline(name, attributes);
  }

  function openFlow(name: string, isMark: boolean): boolean {
    const table = tables.at(-1);
    switch (name) {
      case "p":
        paragraphs.push(newParagraph());
        return true;
      case "txbxContent":
        flows.push([]);
        return true;
      case "tbl":
        tables.push({ row: -1, column: 0, columnCount: 0, isRowDeleted: false, cells: [], above: new Map() });
        return true;
      case "tr":
        if (table) Object.assign(table, { row: table.row + 1, column: 0, isRowDeleted: false });
        return true;
      case "tc":
        flows.push([]);
        openCells.push({ columnSpan: 1, verticalMerge: "none", isMergedIntoLeft: false });
        return true;
      case "del":
      case "moveFrom":
        if (isMark) markDeleted();
        return true;
      default:
        return false;
    }
  }

  /** The innermost thing that is open decides whether a paragraph's end or a row was deleted. */
  function markDeleted(): void {
    const paragraph = paragraphs.at(-1);
    const table = tables.at(-1);
    if (paragraph) paragraph.isMarkDeleted = true;
    else if (table) table.isRowDeleted = true;
  }

  function openInline(name: string, attributes: Attributes): void {
    const { val } = attributes;
    const paragraph = paragraphs.at(-1);
    const cell = openCells.at(-1);
    const table = tables.at(-1);
    switch (name) {
      case "r":
        isRunHidden = false;
        break;
      case "vanish":
        isRunHidden ||= markProperties > 0 && (val === undefined || isTrue(val));
        break;
      case "tab":
        // A tab stop of the paragraph's properties has the same name, and attributes.
        if (val === undefined) addText("\t");
        break;
      case "br":
        if (attributes["type"] === undefined || attributes["type"] === "textWrapping") addText("\n");
        break;
      case "cr":
        addText("\n");
        break;
      case "noBreakHyphen":
        addText("-");
        break;
      case "sym":
        addText("□");
        break;
      case "pStyle":
        if (paragraph) paragraph.styleId = val ?? null;
        break;
      case "outlineLvl":
        if (paragraph) paragraph.headingLevel = headingLevel(val);
        break;
      case "numId":
        if (paragraph) paragraph.listId = val ?? null;
        break;
      case "ilvl":
        if (paragraph) paragraph.listLevel = Number(val ?? 0);
        break;
      case "gridBefore":
        if (table) table.column += span(val);
        break;
      case "gridSpan":
        if (cell) cell.columnSpan = span(val);
        break;
      case "vMerge":
        if (cell) cell.verticalMerge = val === "restart" ? "start" : "continue";
        break;
      case "hMerge":
        if (cell) cell.isMergedIntoLeft = val !== "restart";
        break;
      default:
    }
  }

  function close(name: string, text: string): void {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    if (MARK_PROPERTIES.has(name)) markProperties -= 1;
    if (name === "t") addText(text);
    if (name === "p") closeParagraph();
    if (name === "tc") closeCell();
    if (name === "tbl") closeTable();
    if (name === "txbxContent") {
      flushCarried();
      const blocks = flows.pop() ?? [];
      (paragraphs.at(-1)?.boxes ?? flows.at(-1))?.push(...blocks);
    }
  }

  function closeParagraph(): void {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    isRunHidden = false;
    const text = carried + paragraph.text;
    carried = paragraph.isMarkDeleted ? text : "";
    if (!paragraph.isMarkDeleted) flows.at(-1)?.push(finishParagraph(paragraph, text));
    flows.at(-1)?.push(...paragraph.boxes);
  }

  function finishParagraph(paragraph: OpenParagraph, text: string): Paragraph {
    const style = styleOf(paragraph.styleId ?? "");
    const list = listOf(paragraph, style);
    const number = list ? numbering.next(list.listId, list.level) : "";
    const gap = text !== "" && /[\p{L}\p{N}]$/u.test(number) && !/\p{Script=Han}$/u.test(number) ? " " : "";
    return {
      kind: "paragraph",
      text: number + gap + text,
      number,
      headingLevel: paragraph.headingLevel === undefined ? style.headingLevel : paragraph.headingLevel,
      isContentsEntry: style.isContentsEntry,
    };
  }

  /** The last paragraph of a flow has no next one to run on into. */
  function flushCarried(): void {
    if (carried === "") return;
    flows.at(-1)?.push(finishParagraph(newParagraph(), carried));
    carried = "";
  }

  function closeCell(): void {
    flushCarried();
    const blocks = flows.pop() ?? [];
    const cell = openCells.pop();
    const table = tables.at(-1);
    if (!cell || !table) return;
    const { row, column } = table;
    table.column += cell.columnSpan;
    if (table.isRowDeleted || table.column > MOST_COLUMNS) return;
    table.columnCount = Math.max(table.columnCount, table.column);
    const left = table.cells.at(-1);
    if (cell.isMergedIntoLeft && left?.row === row) {
      table.cells[table.cells.length - 1] = { ...left, columnSpan: left.columnSpan + cell.columnSpan };
      return;
    }
    const index = table.above.get(column);
    const above = index === undefined ? undefined : table.cells[index];
    if (cell.verticalMerge === "continue" && index !== undefined && above) {
      table.cells[index] = { ...above, rowSpan: row - above.row + 1 };
      return;
    }
    if (cell.verticalMerge === "start") table.above.set(column, table.cells.length);
    else table.above.delete(column);
    table.cells.push({ row, column, rowSpan: 1, columnSpan: cell.columnSpan, text: textOf(blocks) });
  }

  function closeTable(): void {
    const table = tables.pop();
    if (!table) return;
    const { cells, columnCount } = table;
    flows.at(-1)?.push({ kind: "table", rowCount: table.row + 1, columnCount, cells });
  }

  readXml(part, bytes, { open, close });
  flushCarried();
  return { root, blocks: top };
}

function newParagraph(): OpenParagraph {
  return {
    text: "",
    styleId: null,
    headingLevel: undefined,
    listId: null,
    listLevel: null,
    isMarkDeleted: false,
    boxes: [],
  };
}

function span(value: string | undefined): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}

function textOf(blocks: readonly Block[]): string {
  const lines = blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.cells.map((cell) => cell.text).join("\n"),
  );
  return lines.join("\n").trim();
}
