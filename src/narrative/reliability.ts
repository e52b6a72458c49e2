/** Which sections may not be relied on, because the reconciliation found errors in the figures that they use. */
import { spansOf } from "../engine/compose/compose";
import type { Narrative, NarrativeSection } from "../engine/compose/compose";
import { sourcesOf } from "../engine/compose/define-paragraph";
import type { Finding } from "../engine/finding";
import { toA1 } from "../workbook/address";

/** Adds to each section the errors at its cells; warnings and rounding leave it as it is. */
export function withFindings(narrative: Narrative, findings: readonly Finding[]): Narrative {
  const errors = findings.filter((finding) => finding.severity === "error");
  return {
    ...narrative,
    sections: narrative.sections.map((section) => {
      const used = placesOf(section);
      const touching = errors.filter((finding) => suspectsOf(finding).some((place) => used.has(place)));
      return { ...section, problems: [...section.problems, ...touching.map((finding) => finding.message)] };
    }),
  };
}

export function hasProblems(narrative: Narrative): boolean {
  return narrative.sections.some((section) => section.problems.length > 0);
}

/** The cells that are wrong where they are known, otherwise every cell of the contradiction. */
function suspectsOf({ culprit, cells }: Finding): readonly string[] {
  const suspects = culprit ? [culprit, ...culprit.together] : cells;
  return suspects.map((cell) => placeKey(cell.sheet, cell.address));
}

/** Cells of last year's workbook are not of this one. */
function placesOf(section: NarrativeSection): ReadonlySet<string> {
  const sources = spansOf(section).flatMap(sourcesOf);
  return new Set(
    sources.flatMap(({ origin, cell }) =>
      cell && origin !== "prior" ? [placeKey(cell.sheet, toA1(cell.row, cell.column))] : [],
    ),
  );
}

function placeKey(sheet: string, address: string): string {
  return `${sheet}\n${address}`;
}
