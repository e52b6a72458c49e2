/**
 * Reads the flow of text of one part of a Word document. Tracked changes are read as accepted: what was deleted
 * or moved away is not text. The text of a box follows the paragraph that it is anchored in.
 */
import type { Block, DocumentCell, Paragraph } from "../workbook/document";
import type { Numbering } from "./docx-numbering";
import { OpenParagraph } from "./docx-paragraph";
import type { ParagraphPlace, PlacedParagraph } from "./docx-place";
import type { ParagraphStyle } from "./docx-styles";
import { OpenTable } from "./docx-table";
import { localAttributes, scanXml, type EndTag, type Tag } from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";
import { decodeXml, isTrue, type Attributes } from "./xml";

/** Copies of what another element says in another way, what has been deleted, and what things were before. */
const NOT_TEXT = new Set([
  "mc:Fallback",
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

/** What a paragraph says of itself, and not the conditions of something else inside of it. */
const OWN_PROPERTY = /\/p\/pPr\/(?:pStyle|outlineLvl|numPr\/(?:numId|ilvl))$/u;

/** What elements that are one character say. */
const CHARACTERS: Readonly<Record<string, string>> = {
  ptab: "\t",
  cr: "\n",
  noBreakHyphen: "-",
  sym: "□",
};

export interface Flow {
  readonly root: string;
  readonly blocks: readonly Block[];
  /** Of every paragraph outside of tables, where its text stands in the part. */
  readonly places: ReadonlyMap<Paragraph, ParagraphPlace>;
  /** Of every cell of a table that stands in no other, its paragraphs. */
  readonly cellPlaces: ReadonlyMap<DocumentCell, readonly PlacedParagraph[]>;
}

export function readFlow(
  part: string,
  bytes: Uint8Array,
  styleOf: (styleId: string) => ParagraphStyle,
  numbering: Numbering,
): Flow {
  const xml = decodeXml(part, bytes);
  const reader = new FlowReader(part, xml, styleOf, numbering);
  scanXml(
    part,
    xml,
    (tag) => {
      reader.open(tag);
      if (tag.isEmpty) reader.close({ ...tag, text: "" });
    },
    (tag) => {
      reader.close(tag);
    },
  );
  return reader.finish();
}

class FlowReader {
  private readonly top: Block[] = [];
  private readonly flows: Block[][] = [this.top];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly places = new Map<Paragraph, ParagraphPlace>();
  private readonly cellPlaces = new Map<DocumentCell, readonly PlacedParagraph[]>();
  /** Of the open cell, for each table that is open. */
  private readonly cellParagraphs: PlacedParagraph[][] = [];
  private root = "";
  private skipped = 0;
  private markProperties = 0;
  private boxes = 0;
  /** The paragraph whose end was deleted: its text runs on into the next one. */
  private carried: OpenParagraph | null = null;

  constructor(
    private readonly part: string,
    private readonly xml: string,
    private readonly styleOf: (styleId: string) => ParagraphStyle,
    private readonly numbering: Numbering,
  ) {}

  open(tag: Tag): void {
    const { name } = tag;
    this.root ||= name;
    const isMark = this.markProperties > 0 && (name === "del" || name === "moveFrom");
    if (this.skipped > 0 || (NOT_TEXT.has(name) && !isMark)) {
      this.skipped += 1;
      return;
    }
    if (MARK_PROPERTIES.has(name)) this.markProperties += 1;
    if (isMark) this.markDeleted();
    else if (!this.openFlow(tag)) this.openInline(tag, localAttributes(tag));
  }

  /** The innermost thing that is open decides whether a paragraph's end or a row was deleted. */
  private markDeleted(): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph) paragraph.isMarkDeleted = true;
    else this.tables.at(-1)?.markRowDeleted();
  }

  private openFlow(tag: Tag): boolean {
    switch (tag.name) {
      case "p":
        this.paragraphs.push(new OpenParagraph(tag));
        return true;
      case "pPr":
        this.paragraphs.at(-1)?.openProperties(tag);
        return true;
      case "txbxContent":
        this.flows.push([]);
        this.boxes += 1;
        return true;
      case "tbl":
        this.tables.push(new OpenTable());
        return true;
      case "tr":
        this.tables.at(-1)?.openRow();
        return true;
      case "tc":
        this.flows.push([]);
        this.cellParagraphs.push([]);
        this.tables.at(-1)?.openCell();
        return true;
      default:
        return false;
    }
  }

  private openInline(tag: Tag, attributes: Attributes): void {
    const { name } = tag;
    const { val } = attributes;
    const paragraph = this.paragraphs.at(-1);
    this.tables.at(-1)?.property(name, attributes);
    if (!paragraph) return;
    const isWrapping = attributes["type"] === undefined || attributes["type"] === "textWrapping";
    if (name === "r") paragraph.openRun(tag, this.xml);
    else if (name === "t" || name === "m:t") paragraph.openText(tag);
    else if (name === "vanish") {
      if (this.markProperties > 0 && (val === undefined || isTrue(val))) paragraph.hideRun();
    } else if (name === "br" && isWrapping) paragraph.addCharacter("\n", tag);
    // A tab stop of the paragraph's properties has the same name, and attributes.
    else if (name === "tab" && val === undefined) paragraph.addCharacter("\t", tag);
    else if (name in CHARACTERS) paragraph.addCharacter(CHARACTERS[name] ?? "", tag);
    else if (OWN_PROPERTY.test(tag.path)) paragraph.property(name, val);
  }

  close(tag: EndTag): void {
    const { name, end } = tag;
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    if (MARK_PROPERTIES.has(name)) this.markProperties -= 1;
    if (name === "rPr") paragraph?.endRunHead(end, this.xml);
    if (name === "pPr") paragraph?.closeProperties(end);
    if (name === "t" || name === "m:t") {
      if (paragraph) paragraph.closeText(tag);
      // Other programs show it, and nobody can say where.
      else if (tag.text.trim() !== "") throw new UnreadableFile("damaged", this.part);
    }
    if (name === "r") paragraph?.closeRun(end);
    if (name === "p") this.closeParagraph(end);
    if (name === "tc") this.closeCell();
    if (name === "tr") this.tables.at(-1)?.closeRow();
    if (name === "tbl") this.closeTable();
    if (name === "txbxContent") this.closeBox();
  }

  private closeParagraph(end: number): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (this.carried) paragraph.continueFrom(this.carried);
    this.carried = paragraph.isMarkDeleted ? paragraph : null;
    if (!paragraph.isMarkDeleted) this.pushParagraph(paragraph, end);
    this.flows.at(-1)?.push(...paragraph.boxes);
  }

  private pushParagraph(open: OpenParagraph, end: number): void {
    const { paragraph, place } = open.finish(end, this.boxes > 0, this.styleOf, this.numbering);
    this.flows.at(-1)?.push(paragraph);
    if (this.tables.length === 0) this.places.set(paragraph, place);
    else this.cellParagraphs.at(-1)?.push({ text: paragraph.text, place });
  }

  /** The last paragraph of a flow has no next one to run on into. */
  private flushCarried(): void {
    if (!this.carried) return;
    const last = new OpenParagraph({ start: this.carried.start, end: this.carried.start });
    last.continueFrom(this.carried);
    this.carried = null;
    if (last.text !== "") this.pushParagraph(last, last.lastEnd);
  }

  private closeCell(): void {
    this.flushCarried();
    const blocks = this.flows.pop() ?? [];
    this.tables.at(-1)?.closeCell(textOf(blocks), this.cellParagraphs.pop() ?? []);
  }

  private closeTable(): void {
    const table = this.tables.pop();
    if (!table) return;
    this.flows.at(-1)?.push(table.close());
    if (this.tables.length > 0) return;
    for (const [cell, paragraphs] of table.places()) this.cellPlaces.set(cell, paragraphs);
  }

  private closeBox(): void {
    this.flushCarried();
    this.boxes -= 1;
    const blocks = this.flows.pop() ?? [];
    (this.paragraphs.at(-1)?.boxes ?? this.flows.at(-1))?.push(...blocks);
  }

  finish(): Flow {
    this.flushCarried();
    return { root: this.root, blocks: this.top, places: this.places, cellPlaces: this.cellPlaces };
  }
}

function textOf(blocks: readonly Block[]): string {
  const lines = blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.cells.map((cell) => cell.text).join("\n"),
  );
  return lines.join("\n").trim();
}
