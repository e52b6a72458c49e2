/** The desk's answers about a draft from a document. */
import { draftOf, figuresOf, otherEntityIn, refusalOfBase, supplementOf } from "../../check/draft";
import { changesOfDocument, REVISIONS_BY } from "../../draft/changes";
import type { Draft } from "../../draft/draft";
import type { DraftParagraph } from "../../draft/paragraph";
import { unmarkDocx } from "../../files/mark-run";
import { readPlacedDocx } from "../../files/read-docx";
import { reviseDocx } from "../../files/revise-docx";
import { isStale } from "../../narrative/staleness";
import { draftText, summaryOf, type DraftSummary } from "../../report/draft-text";
import { textOf } from "../../review/received-text";
import { UserError } from "../user-error";
import { checkedOf, type Held } from "./held";
import { readReceivedFile } from "./review-answers";

/** The document that serves as the template, as the user chose it. */
export interface BaseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `revised`: a Word base with revisions; `plain`: written plainly, or from a text as a new document. */
export type DraftFormat = "revised" | "plain" | "txt" | "md";

export interface MadeDraft {
  readonly paragraphs: readonly DraftParagraph[];
  readonly summary: DraftSummary;
  readonly mode: Draft["mode"];
  /** What was wrong in the base already. */
  readonly baseErrors: readonly string[];
  /** Whom the base names, where that is another than the workbook's entity. */
  readonly otherEntity: { readonly named: string; readonly own: string } | null;
  /** A table slid or is in another unit, and its figures are taken as they should stand. */
  readonly isMended: boolean;
  /** A Word document, which is written as a copy of itself. */
  readonly isDocument: boolean;
  /** Its tables, which still hold last year's figures. */
  readonly tables: number;
  /** Of the file, with its year moved on, without its extension. */
  readonly fileName: string;
}

export function draftAnswers(held: Held) {
  return {
    /** Rejects with a {@link UserError} for a base that is no narrative of final accounts. */
    async draft({ name, bytes }: BaseFile): Promise<MadeDraft> {
      const checked = checkedOf(held);
      const document = await readReceivedFile(bytes, name);
      const text = textOf(document);
      const refusal = refusalOfBase(text);
      if (refusal) {
        throw new UserError({ "zh-CN": `${name}：${refusal[0]}`, "en-US": `${name}: ${refusal[1]}` });
      }
      const isDocument = isWord(name);
      const draft = draftOf(checked, text, { isDocument });
      const named = otherEntityIn(checked, text);
      const blocks = typeof document === "string" || !isDocument ? [] : document.blocks;
      return {
        paragraphs: draft.paragraphs,
        summary: summaryOf(draft),
        mode: draft.mode,
        baseErrors: draft.baseFindings.flatMap(({ severity, message }) =>
          severity === "error" ? [message] : [],
        ),
        otherEntity: named === null ? null : { named, own: checked.entity ?? "" },
        isMended: figuresOf(checked) !== checked.facts,
        isDocument,
        tables: blocks.filter(({ kind }) => kind === "table").length,
        fileName: movedOn(name, draft, checked.year),
      };
    },

    /** Positions of the paragraphs whose cells hold something else now. */
    staleParagraphs(paragraphs: readonly DraftParagraph[]): readonly number[] {
      const checked = checkedOf(held);
      const [figures, supplement] = [figuresOf(checked), supplementOf(checked)];
      return paragraphs.flatMap(({ spans }, index) =>
        spans.some((span) => isStale(span, figures, supplement)) ? [index] : [],
      );
    },

    /** What is shown, as a file: a Word base as a copy of itself, a text as it is or as a new document. */
    async draftFile(
      { name, bytes }: BaseFile,
      paragraphs: readonly DraftParagraph[],
      format: DraftFormat,
    ): Promise<Uint8Array> {
      if (format === "txt" || format === "md") return new TextEncoder().encode(draftText({ paragraphs }));
      if (!isWord(name)) {
        const { draftDocx } = await import("../../report/draft-docx");
        return draftDocx(paragraphs);
      }
      const { document, places } = readPlacedDocx(bytes, name);
      const changes = changesOfDocument(paragraphs, document, (paragraph) => places.get(paragraph));
      return reviseDocx(bytes, changes, { author: REVISIONS_BY, tracked: format === "revised" });
    },

    /** A copy of a Word document without the shades that ask to be looked at. */
    unmarkedFile: ({ bytes }: BaseFile): Uint8Array => unmarkDocx(bytes),
  };
}

function isWord(name: string): boolean {
  return /\.doc[xm]$/iu.test(name);
}

function movedOn(name: string, { mode, baseYear }: Draft, year: number | null): string {
  const stem = name.replace(/\.[^.]+$/u, "");
  if (mode === "same" || baseYear === null || year === null) return stem;
  const moved = stem.replaceAll(String(baseYear), String(year));
  return moved === stem ? `${stem}-${String(year)}` : moved;
}
