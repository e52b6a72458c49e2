/**
 * A section of the narrative as data: what it needs, when a paragraph is left out, how it is worded. A paragraph is
 * a list of spans, so that every figure of the text still knows the cells that it came from.
 */
import type { CellRef } from "../../workbook/address";
import type { TableId } from "../fact";

/** One input of the text: a cell of the workbook, of 补充资料, or of last year's workbook. */
export interface Source {
  readonly origin: "table" | "supplement" | "prior";
  /** A `FactId`, or the key of an entry of 补充资料. */
  readonly key: string;
  /** For people: `收入支出决算总表 总计 金额`. */
  readonly label: string;
  /** Null where the input was filled in but not yet written to a sheet. */
  readonly cell: CellRef | null;
  /** What the text was written from: 分 for money, pieces for counts, or the words. */
  readonly value: number | string;
}

/** An input that nobody has given yet, and the cell that would hold it; null where no sheet has it so far. */
export interface MissingInput {
  readonly key: string;
  readonly label: string;
  readonly cell: CellRef | null;
}

export interface TextSpan {
  readonly kind: "text";
  readonly text: string;
}

/**
 * Amounts in 分, rates in hundredths of a per cent, counts in pieces, scores in hundredths of a point. A rate keeps
 * the cells of both operands.
 */
export interface FigureSpan {
  readonly kind: "amount" | "rate" | "count" | "score";
  readonly text: string;
  readonly value: number;
  readonly sources: readonly Source[];
}

/** Words that were read and not composed: names of subjects, the entity, reasons, purposes. */
export interface WordsSpan {
  readonly kind: "name" | "reason";
  readonly text: string;
  readonly sources: readonly Source[];
}

export interface PlaceholderSpan {
  readonly kind: "placeholder";
  /** 【待填：…】 */
  readonly text: string;
  /** Not empty; a figure that is computed may wait for several. */
  readonly missing: readonly MissingInput[];
}

export type Span = TextSpan | FigureSpan | WordsSpan | PlaceholderSpan;

export interface Paragraph {
  /** `heading` is （一）…, `subheading` the 类 over a list of items. */
  readonly role: "text" | "heading" | "subheading";
  readonly spans: readonly Span[];
}

/** A case that a paragraph must word so; figures as the tables print them, in 万元. */
export interface ParagraphExample {
  readonly name: string;
  /** Table → `line/column` → printed figure; a code line is written `201 一般公共服务支出/total`. */
  readonly tables: Readonly<Record<TableId, Readonly<Record<string, string>>>>;
  /** Entries of 补充资料: `block/row/column` → what is typed. */
  readonly given?: Readonly<Record<string, string>>;
  readonly says: string;
}

/** `Desk` is whatever the sections are written from. */
export interface ParagraphDefinition<Desk> {
  readonly id: string;
  /** Left out where this says no. */
  readonly when?: (brief: Desk) => boolean;
  readonly say: (brief: Desk) => readonly Paragraph[];
  readonly examples: readonly ParagraphExample[];
}

export interface SectionDefinition<Desk> {
  readonly id: string;
  /** Without its number, which follows from the order of the edition. */
  readonly heading: string | ((brief: Desk) => string);
  /** Tables without which nothing of the section can be said. */
  readonly needs: readonly TableId[];
  readonly paragraphs: readonly ParagraphDefinition<Desk>[];
}

export type Phrase = readonly Span[];
type Piece = string | number | Span | Phrase;

/** Template tag: wording with spans, phrases and plain text put in their places. */
export function phrase(strings: readonly string[], ...pieces: readonly Piece[]): Phrase {
  const spans: Span[] = [];
  strings.forEach((literal, index) => {
    append(spans, [{ kind: "text", text: literal }]);
    const piece = pieces[index];
    if (piece !== undefined) append(spans, spansOf(piece));
  });
  return spans;
}

/** Joins phrases with a mark between them: `、`, `；`. */
export function joined(phrases: readonly (Phrase | Span)[], mark: string): Phrase {
  const spans: Span[] = [];
  phrases.forEach((part, index) => {
    if (index > 0) append(spans, [{ kind: "text", text: mark }]);
    append(spans, spansOf(part));
  });
  return spans;
}

export const NOTHING: Phrase = [];

export function paragraph(spans: Phrase): Paragraph {
  return { role: "text", spans };
}

export function heading(spans: Phrase): Paragraph {
  return { role: "heading", spans };
}

export function subheading(spans: Phrase): Paragraph {
  return { role: "subheading", spans };
}

export function textOf(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join("");
}

export function sourcesOf(span: Span): readonly Source[] {
  return span.kind === "text" || span.kind === "placeholder" ? [] : span.sources;
}

function spansOf(piece: Piece): readonly Span[] {
  if (typeof piece === "string" || typeof piece === "number") return [{ kind: "text", text: String(piece) }];
  return "kind" in piece ? [piece] : piece;
}

/** Neighbouring text becomes one span; empty text none. */
function append(spans: Span[], added: readonly Span[]): void {
  for (const span of added) {
    const last = spans.at(-1);
    if (span.kind !== "text") spans.push(span);
    else if (span.text === "") continue;
    else if (last?.kind === "text") spans[spans.length - 1] = { kind: "text", text: last.text + span.text };
    else spans.push(span);
  }
}
