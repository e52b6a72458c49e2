/** Where a finding stands on the pages of a published document. */
import type { Finding } from "../engine/finding";
import { placesOf, type PagePlace } from "../workbook/place";
import { parseA1 } from "../workbook/address";
import { cellKey } from "../workbook/workbook";
import type { Checked } from "../check/checked";

/** In the order of the finding: its words, then its cells; nothing for a workbook. */
export function placesOfFinding({ workbook, review }: Checked, finding: Finding): PagePlace[] {
  const { text, culprit, cells } = finding;
  const paragraph = text && review?.text.paragraphs[text.paragraph - 1];
  const words = text && paragraph?.lines ? placesOf(paragraph.lines, text.start, text.end) : [];
  const figures = (culprit ? [culprit] : cells).flatMap(({ sheet, address }) => {
    const at = parseA1(address);
    const places = workbook.sheets.find(({ name }) => name === sheet)?.places;
    return (at && places?.get(cellKey(at.row, at.column))) ?? [];
  });
  return [...words, ...figures];
}

/** `第5页、第8页`; empty for what has no pages. */
export function pagesText(places: readonly PagePlace[]): string {
  return [...new Set(places.map(({ page }) => page))].map((page) => `第${String(page)}页`).join("、");
}
