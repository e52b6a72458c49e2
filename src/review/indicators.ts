/**
 * What sentences speak of, as data: the names of each indicator in blocks' spelling, the facts that state it, and the
 * sections where a short name means it. The first entry that fits name and section is meant.
 */
import type { Indicator } from "./indicator";
import { MATTERS } from "./indicators-matters";
import { TOTALS } from "./indicators-totals";
import type { Section } from "./sections";

export const INDICATORS: readonly Indicator[] = [...TOTALS, ...MATTERS];

/** The indicators whose names mean something in a section, in the order in which they are tried. */
export function indicatorsIn(section: Section | null): Indicator[] {
  return INDICATORS.filter(
    (indicator) => !indicator.sections || (section !== null && indicator.sections.includes(section)),
  );
}

export function indicatorById(id: string): Indicator | null {
  return INDICATORS.find((indicator) => indicator.id === id) ?? null;
}
