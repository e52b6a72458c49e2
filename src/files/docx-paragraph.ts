/** A paragraph while it is read: its text, run by run with the places, and what it says of its style and list. */
import type { Block, Paragraph } from "../workbook/document";
import type { Numbering } from "./docx-numbering";
import type { ParagraphPlace, Range, TextPiece } from "./docx-place";
import { headingLevel, listOf, type ParagraphStyle } from "./docx-styles";
import type { EndTag, Tag } from "./splice-xml";

interface OpenRun {
  readonly start: number;
  end: number;
  head: string;
  readonly prefix: string;
  isHidden: boolean;
}

export class OpenParagraph {
  text = "";
  isMarkDeleted = false;
  /** Where the last run ended, for a paragraph without an end of its own. */
  lastEnd: number;
  /** Blocks of text boxes, to follow the paragraph. */
  readonly boxes: Block[] = [];
  private pieces: TextPiece[] = [];
  private readonly runs: OpenRun[] = [];
  private textTag: Tag | null = null;
  private styleId: string | null = null;
  /** `undefined`: as the style says; `null`: body text. */
  private headingLevel: number | null | undefined = undefined;
  private listId: string | null = null;
  private listLevel: number | null = null;

  start: number;
  private isJoined = false;
  private properties: Range | null = null;

  constructor(private readonly head: Range) {
    this.start = head.start;
    this.lastEnd = head.start;
  }

  openProperties({ start, end }: Tag): void {
    this.properties ??= { start, end };
  }

  closeProperties(end: number): void {
    if (this.properties) this.properties = { start: this.properties.start, end };
  }

  openRun({ start, end, prefix }: Tag, xml: string): void {
    this.runs.push({ start, end, head: xml.slice(start, end), prefix, isHidden: false });
  }

  hideRun(): void {
    const run = this.runs.at(-1);
    if (run) run.isHidden = true;
  }

  /** The run's properties belong to its head; those of the paragraph's mark stand in no run. */
  endRunHead(end: number, xml: string): void {
    const run = this.runs.at(-1);
    if (run) run.head = xml.slice(run.start, end);
  }

  closeRun(end: number): void {
    const run = this.runs.pop();
    if (run) run.end = end;
    this.lastEnd = end;
  }

  openText(tag: Tag): void {
    this.textTag = tag;
  }

  closeText({ start, end, text }: EndTag): void {
    const tag = this.textTag;
    this.textTag = null;
    if (tag && text !== "") this.add(text, { start: tag.start, end }, { start: tag.end, end: start });
  }

  addCharacter(text: string, { start, end }: Tag): void {
    this.add(text, { start, end }, null);
  }

  private add(text: string, element: TextPiece["element"], content: TextPiece["content"]): void {
    const run = this.runs.at(-1);
    if (run?.isHidden) return;
    if (run) this.pieces.push({ offset: this.text.length, text, run, element, content });
    this.text += text;
  }

  property(name: string, value: string | undefined): void {
    if (name === "pStyle") this.styleId = value ?? null;
    if (name === "outlineLvl") this.headingLevel = headingLevel(value);
    if (name === "numId") this.listId = value ?? null;
    if (name === "ilvl") this.listLevel = Number(value ?? 0);
  }

  continueFrom(before: OpenParagraph): void {
    this.start = before.start;
    this.isJoined = true;
    this.pieces = [...before.pieces, ...shifted(this.pieces, before.text.length)];
    this.text = before.text + this.text;
    this.lastEnd = Math.max(this.lastEnd, before.lastEnd);
  }

  finish(
    end: number,
    isInBox: boolean,
    styleOf: (styleId: string) => ParagraphStyle,
    numbering: Numbering,
  ): { readonly paragraph: Paragraph; readonly place: ParagraphPlace } {
    const style = styleOf(this.styleId ?? "");
    const list = listOf({ listId: this.listId, listLevel: this.listLevel }, style);
    const number = list ? numbering.next(list.listId, list.level) : "";
    const gap = needsGap(number) && this.text !== "" ? " " : "";
    return {
      paragraph: {
        kind: "paragraph",
        text: number + gap + this.text,
        number,
        headingLevel: this.headingLevel === undefined ? style.headingLevel : this.headingLevel,
        isContentsEntry: style.isContentsEntry,
      },
      place: {
        start: this.start,
        end,
        head: { start: this.head.start, end: this.head.end },
        properties: this.properties,
        isJoined: this.isJoined,
        pieces: shifted(this.pieces, (number + gap).length),
        isInBox,
      },
    };
  }
}

/** `1` and `a` are kept apart from the text, `一、` stands by itself. */
function needsGap(number: string): boolean {
  return /[\p{L}\p{N}]$/u.test(number) && !/\p{Script=Han}$/u.test(number);
}

function shifted(pieces: readonly TextPiece[], by: number): TextPiece[] {
  return by === 0 ? [...pieces] : pieces.map((piece) => ({ ...piece, offset: piece.offset + by }));
}
