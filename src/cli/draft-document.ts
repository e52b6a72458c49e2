/** A draft from a Word document as a copy of it: revisions where text changes, all else byte for byte. */
import { changesOf, type PlacedText } from "../draft/changes";
import type { Draft } from "../draft/draft";
import type { ParagraphPlace } from "../files/docx-place";
import { readPlacedDocx } from "../files/read-docx";
import { reviseDocx } from "../files/revise-docx";
import { sourcesOf } from "../review/received-text";

const AUTHOR = "决算公开助手";

/** `tracked`: as Word revisions, which a person accepts one by one. Throws `UnreadableFile` as `readDocx` does. */
export function draftDocument(bytes: Uint8Array, name: string, draft: Draft, tracked: boolean): Uint8Array {
  const { document, places } = readPlacedDocx(bytes, name);
  const sources = sourcesOf(document);
  const textAt = (index: number): PlacedText<ParagraphPlace> | null => {
    const source = sources[index - 1];
    if (!source || !("kind" in source)) return null;
    const place = places.get(source);
    return place ? { place, text: source.text, number: source.number } : null;
  };
  return reviseDocx(bytes, changesOf(draft.paragraphs, sources.length, textAt), { author: AUTHOR, tracked });
}

/** Tables of the base still hold last year's figures: how many there are. */
export function tablesIn(bytes: Uint8Array, name: string): number {
  return readPlacedDocx(bytes, name).document.blocks.filter(({ kind }) => kind === "table").length;
}
