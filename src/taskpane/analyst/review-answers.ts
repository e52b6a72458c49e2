/** The desk's answers about a received narrative. */
import type { Finding } from "../../engine/finding";
import { documentWorkbook } from "../../files/docx-workbook";
import { isPdf } from "../../files/pdf/refuse";
import { readReceived } from "../../files/read-received";
import { checkTextAlone } from "../../check/alone";
import { check } from "../../check/check";
import { hasTables } from "../../check/checked";
import { withPublication } from "../../check/publication";
import { readTables } from "../../check/read-tables";
import { isNarrative, review } from "../../check/review";
import { textOf, type ReceivedParagraph, type ReceivedText } from "../../review/received-text";
import type { TextDocument } from "../../workbook/document";
import type { Workbook } from "../../workbook/workbook";
import { checkedOf, type Held } from "./held";
import { readPdfDocument } from "./pdf-reader";

/** What the user received: pasted, or a file as it is. */
export type Received =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array };

/** What was received, read: it goes with every question about it. */
export interface ReceivedDocument {
  readonly text: ReceivedText;
  /** Its own tables, where it is a document that has any. */
  readonly tables: Workbook | null;
}

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
    async readReceived(received: Received): Promise<ReceivedDocument> {
      const read =
        received.kind === "text" ? received.text : await readReceivedFile(received.bytes, received.name);
      const tables = typeof read === "string" ? null : documentWorkbook(read);
      return { text: textOf(read), tables: tables && tables.sheets.length > 0 ? tables : null };
    },

    review({ text, tables }: ReceivedDocument): ReviewOutcome {
      const before = checkedOf(held);
      const published = tables && readTables(tables);
      if (!hasTables(before)) return reviewAlone(text, published && hasTables(published) ? tables : null);
      const { review: reviewed } = review(before, text);
      if (!reviewed) throw new Error("a review leaves its outcome");
      // A published document holds the tables as well.
      const compared = published && hasTables(published) ? withPublication(before, published) : before;
      return {
        paragraphs: text.paragraphs,
        findings: [...reviewed.findings, ...compared.findings.slice(before.findings.length)],
        notChecked: [...reviewed.notChecked, ...compared.notChecked.slice(before.notChecked.length)],
        claims: reviewed.claims,
        isNarrative: isNarrative(reviewed) || compared !== before,
      };
    },
  };
}

/** No tables in the workbook: the text beside those that it carries itself, or what it proves by itself. */
function reviewAlone(text: ReceivedText, own: Workbook | null): ReviewOutcome {
  const checked = own ? review(check(own), text) : checkTextAlone(text, "");
  const { review: reviewed } = checked;
  if (!reviewed) throw new Error("a review leaves its outcome");
  return {
    paragraphs: text.paragraphs,
    // The cells of a document are no cells of the workbook that is open.
    findings: reviewed.findings.map((finding) => ({ ...finding, cells: [] })),
    notChecked: [...(own ? [] : checked.notChecked), ...reviewed.notChecked],
    claims: reviewed.claims,
    isNarrative: isNarrative(reviewed),
  };
}

export async function readReceivedFile(bytes: Uint8Array, name: string): Promise<TextDocument | string> {
  return isPdf(bytes) ? readPdfDocument(bytes, name) : readReceived(bytes, name);
}
