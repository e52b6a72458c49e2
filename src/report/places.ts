/** Where a finding stands on the pages of a published document. */
import type { Finding } from "../engine/finding";
import { placesOf, type PagePlace } from "../workbook/place";
import { parseA1 } from "../workbook/address";
import { cellKey } from "../workbook/workbook";
import type { Checked } from "../check/checked";

/** In the order of the finding: its words, then its cells; nothing for a workbook. */
export function placesOfFinding(checked: Checked, finding: Finding): PagePlace[] {
  return [...placesOfWords(checked, finding), ...placesOfCells(checked, finding)];
}

/** Of what is wrong: words where it is words, and not the figures that they are held against. */
export function placesOfFault(checked: Checked, finding: Finding): PagePlace[] {
  return finding.text ? placesOfWords(checked, finding) : placesOfCells(checked, finding);
}

function placesOfWords({ review }: Checked, { text }: Finding): PagePlace[] {
  const paragraph = text && review?.text.paragraphs[text.paragraph - 1];
  return text && paragraph?.lines ? placesOf(paragraph.lines, text.start, text.end) : [];
}

function placesOfCells({ workbook }: Checked, { culprit, cells, places: published }: Finding): PagePlace[] {
  if (published) return [...published];
  return (culprit ? [culprit] : cells).flatMap(({ sheet, address }) => {
    const at = parseA1(address);
    const places = workbook.sheets.find(({ name }) => name === sheet)?.places;
    return (at && places?.get(cellKey(at.row, at.column))) ?? [];
  });
}

/** `第5页、第8页`; empty for what has no pages. */
export function pagesText(places: readonly PagePlace[]): string {
  return [...new Set(places.map(({ page }) => page))].map((page) => `第${String(page)}页`).join("、");
}
