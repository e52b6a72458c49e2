/** The desk's answers about a received narrative. */
import type { Finding } from "../../engine/finding";
import { readReceived } from "../../files/read-received";
import { isNarrative, review } from "../../check/review";
import { textOf, type ReceivedParagraph, type ReceivedText } from "../../review/received-text";
import { checkedOf, type Held } from "./held";

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
      return textOf(received.kind === "text" ? received.text : readReceived(received.bytes, received.name));
    },

    review(text: ReceivedText): ReviewOutcome {
      const { review: reviewed } = review(checkedOf(held), text);
      if (!reviewed) throw new Error("a review leaves its outcome");
      const { findings, notChecked, claims } = reviewed;
      return {
        paragraphs: text.paragraphs,
        findings,
        notChecked,
        claims,
        isNarrative: isNarrative(reviewed),
      };
    },
  };
}
