/** A copy of a Word document with a comment for each finding, at the words or in the cell that it is about. */
import { isSettled, type Finding, type TextRange } from "../engine/finding";
import { canComment, commentDocx, type DocumentComment } from "../files/comment-docx";
import type { PlacedParagraph } from "../files/docx-place";
import { documentSheets } from "../files/docx-workbook";
import { readPlacedDocx, type PlacedDocument } from "../files/read-docx";
import { COMMENT_AUTHOR, commentText } from "../report/comments";
import { sourcesOf } from "../review/received-text";
import { parseA1 } from "../workbook/address";
import { cellKey } from "../workbook/workbook";

type CommentedWords = Pick<DocumentComment, "place" | "start" | "end">;

/**
 * What rounding or a person explains is left out. Findings whose place takes no comment (a box, a section that is not there) stand
 * together at the first words of the document, so that none is lost. Throws `UnreadableFile` as `readDocx` does.
 */
export function commentDocument(bytes: Uint8Array, name: string, findings: readonly Finding[]): Uint8Array {
  const placed = readPlacedDocx(bytes, name);
  const shown = findings.filter((finding) => finding.severity !== "info" && !isSettled(finding));
  const find = placeFinder(placed);
  const comments: DocumentComment[] = [];
  const others: Finding[] = [];
  for (const finding of shown) {
    const place = find(finding);
    if (place) comments.push({ ...place, text: commentText(finding) });
    else others.push(finding);
  }
  const first = firstWords(placed);
  if (others.length > 0 && first) {
    const lines = others.map(commentText);
    comments.unshift({ ...first, text: ["以下问题在文中没有可以加批注的位置：", ...lines].join("\n") });
  }
  return commentDocx(bytes, comments, COMMENT_AUTHOR);
}

/** A finding of the text stands at its words, one of a table in the cell that is wrong, or else in its first cell. */
function placeFinder(placed: PlacedDocument): (finding: Finding) => CommentedWords | null {
  const { document, cellPlaces } = placed;
  const { sources: sheets } = documentSheets(document);
  const inCell = ({ sheet, address }: { sheet: string; address: string }): CommentedWords[] => {
    const at = parseA1(address);
    const cell = at && sheets.get(sheet)?.get(cellKey(at.row, at.column));
    return cell ? inParagraphs(cellPlaces.get(cell) ?? [], "") : [];
  };
  const inText = wordsFinder(placed);
  return ({ text, culprit, cells }) => {
    if (text) return inText(text);
    return [...(culprit ? [culprit] : []), ...cells].flatMap(inCell)[0] ?? null;
  };
}

function wordsFinder({
  document,
  places,
  cellPlaces,
}: PlacedDocument): (text: TextRange) => CommentedWords | null {
  const sources = sourcesOf(document);
  return ({ paragraph, start, end, quote }) => {
    const source = sources[paragraph - 1];
    if (!source) return null;
    if ("kind" in source) {
      const place = places.get(source);
      return place && canComment(place) ? { place, start, end } : null;
    }
    let from = 0;
    const cell = source.find(({ text }) => (from += text.length + 1) > start);
    return (cell && inParagraphs(cellPlaces.get(cell) ?? [], quote)[0]) ?? null;
  };
}

/** At the words where a paragraph has them, else over the whole of each. */
function inParagraphs(paragraphs: readonly PlacedParagraph[], words: string): CommentedWords[] {
  const usable = paragraphs.filter(({ text, place }) => canComment(place) && text.trim() !== "");
  const quoting = words === "" ? undefined : usable.find(({ text }) => text.includes(words));
  if (quoting) {
    const start = quoting.text.indexOf(words);
    return [{ place: quoting.place, start, end: start + words.length }];
  }
  return usable.map(({ text, place }) => ({ place, start: 0, end: text.length }));
}

function firstWords({ document, places, cellPlaces }: PlacedDocument): CommentedWords | undefined {
  const paragraphs = document.blocks.flatMap((block): readonly PlacedParagraph[] => {
    if (block.kind === "table") return block.cells.flatMap((cell) => cellPlaces.get(cell) ?? []);
    const place = places.get(block);
    return place ? [{ text: block.text, place }] : [];
  });
  return inParagraphs(paragraphs, "")[0];
}
