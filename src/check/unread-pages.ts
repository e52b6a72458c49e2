/** Pages of a published document that could not be read: what they hold is open, and nothing that is not seen is missing. */
import type { PageGap } from "../workbook/document";
import type { Finding } from "../engine/finding";
import type { CheckRun, NotChecked } from "./checked";

/** `told`: what is said already; a table that could not be read is said with its page where it is known which it is. */
export function gapsOfPages(gaps: readonly PageGap[], told: readonly NotChecked[] = []): NotChecked[] {
  return gaps
    .map(({ page, why }) => ({ what: `第${String(page)}页`, why }))
    .filter(
      (gap) =>
        !told.some(
          ({ what, why }) =>
            (what === gap.what && why === gap.why) || why.includes(`${gap.what}：${gap.why}`),
        ),
    );
}

export function pagesRun(gaps: readonly PageGap[]): CheckRun {
  if (gaps.length === 0) return { status: "ran" };
  const pages = [...new Set(gaps.map(({ page }) => String(page)))].join("、");
  return { status: "open", why: `第 ${pages} 页没有读全` };
}

/** Checks of a text that say that something is not there, which nobody knows who has not seen every page. */
export const CHECKS_OF_ABSENCE: ReadonlySet<string> = new Set([
  "review/contents",
  "review/section-order",
  "review/section-missing",
  "review/item-missing",
  "review/told-missing",
  "review/reason-missing",
  "review/self-evaluations",
]);

export function withoutAbsences(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ rules }) => !rules.some((rule) => CHECKS_OF_ABSENCE.has(rule)));
}
