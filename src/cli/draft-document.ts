/** A draft from a Word document as a copy of it: revisions where text changes, all else byte for byte. */
import { changesOfDocument, REVISIONS_BY } from "../draft/changes";
import type { Draft } from "../draft/draft";
import { readPlacedDocx } from "../files/read-docx";
import { reviseDocx } from "../files/revise-docx";

/** `tracked`: as Word revisions, which a person accepts one by one. Throws `UnreadableFile` as `readDocx` does. */
export function draftDocument(
  bytes: Uint8Array,
  name: string,
  { paragraphs }: Pick<Draft, "paragraphs">,
  tracked: boolean,
): Uint8Array {
  const { document, places } = readPlacedDocx(bytes, name);
  const changes = changesOfDocument(paragraphs, document, (paragraph) => places.get(paragraph));
  return reviseDocx(bytes, changes, { author: REVISIONS_BY, tracked });
}

/** Tables of the base still hold last year's figures: how many there are. */
export function tablesIn(bytes: Uint8Array, name: string): number {
  return readPlacedDocx(bytes, name).document.blocks.filter(({ kind }) => kind === "table").length;
}
