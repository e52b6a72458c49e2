/** Findings as highlights on the pages of a published document. */
import { isSettled, type Finding } from "../engine/finding";
import type { PagePlace, PageRect } from "../workbook/place";
import type { Checked } from "../check/checked";
import { SEVERITY_FILLS } from "./marks";
import { placesOfFault } from "./places";

export interface PageMark {
  /** From 1. */
  readonly page: number;
  readonly rects: readonly PageRect[];
  readonly note: string;
  /** Red, green and blue from 0 to 1. */
  readonly color: readonly [red: number, green: number, blue: number];
}

/** One note a page for each finding; what rounding or a person explains is no mistake, and is not marked. */
export function pdfMarks(checked: Checked, findings: readonly Finding[]): PageMark[] {
  return findings
    .filter((finding) => finding.severity !== "info" && !isSettled(finding))
    .flatMap((finding) => {
      const color = channels(SEVERITY_FILLS[finding.severity]);
      return byPage(placesOfFault(checked, finding)).map(([page, rects]) => ({
        page,
        rects,
        note: finding.message,
        color,
      }));
    });
}

function byPage(places: readonly PagePlace[]): [number, PageRect[]][] {
  const pages = new Map<number, PageRect[]>();
  for (const { page, rect } of places) pages.set(page, [...(pages.get(page) ?? []), rect]);
  return [...pages];
}

/** Of RRGGBB. */
function channels(color: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  return [red, green, blue];
}
