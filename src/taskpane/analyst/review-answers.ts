/** The desk's answers about a received narrative. */
import type { Finding } from "../../engine/finding";
import { decodeText } from "../../files/decode-text";
import { kindOf } from "../../files/file-kind";
import { readDocx } from "../../files/read-docx";
import { isNarrative, reviewNarrative } from "../../check/review";
import {
  textOfDocument,
  textOfLines,
  type ReceivedParagraph,
  type ReceivedText,
} from "../../review/received-text";
import { reportOf, type Held } from "./held";

/** What the user received: pasted, or a file as it is. */
export type Received =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array };

export interface ReviewOutcome {
  readonly paragraphs: readonly ReceivedParagraph[];
  readonly findings: readonly Finding[];
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
  /** Statements that were read at all; none says that the text is no narrative. */
  readonly claims: number;
  readonly isNarrative: boolean;
}

export function reviewAnswers(held: Held) {
  return {
    /** Reads what was received, before anything is checked with it. */
    readReceived(received: Received): ReceivedText {
      return received.kind === "text"
        ? textOfLines(received.text)
        : textOfFile(received.bytes, received.name);
    },

    review(text: ReceivedText): ReviewOutcome {
      const report = reportOf(held);
      const review = reviewNarrative(report, text, report.prior?.facts, held.workbook);
      return {
        paragraphs: text.paragraphs,
        findings: review.findings,
        notChecked: review.notChecked,
        claims: review.claims,
        isNarrative: isNarrative(review),
      };
    },
  };
}

function textOfFile(bytes: Uint8Array, name: string): ReceivedText {
  const isDocument = kindOf(bytes) !== "other" || /\.docx?m?$/iu.test(name);
  return isDocument ? textOfDocument(readDocx(bytes, name)) : textOfLines(decodeText(bytes, name));
}
