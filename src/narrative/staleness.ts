/** What of a narrative is out of date once the workbook has changed. */
import type { Narrative } from "../engine/compose/compose";
import { sourcesOf, textOf } from "../engine/compose/define-paragraph";
import type { Source, Span } from "../engine/compose/define-paragraph";
import type { FactId, Facts } from "../engine/fact";
import { bareName } from "./brief";
import type { SupplementKey } from "./supplement/block";
import type { Supplement } from "./supplement/supplement";

export interface StaleSpan {
  readonly section: string;
  /** Positions in the section and in the paragraph, from 0. */
  readonly paragraph: number;
  readonly span: number;
  /** The inputs that say something else now. */
  readonly changed: readonly Source[];
}

/** The figures and words whose cells no longer hold what the text was written from. */
export function staleSpans(narrative: Narrative, facts: Facts, supplement: Supplement): readonly StaleSpan[] {
  return narrative.sections.flatMap((section) =>
    section.paragraphs.flatMap((one, paragraph) =>
      one.spans.flatMap((span, index) => {
        const changed = changedIn(span, facts, supplement);
        return changed.length > 0 ? [{ section: section.id, paragraph, span: index, changed }] : [];
      }),
    ),
  );
}

/** True where an input of the span says something else now. */
export function isStale(span: Span, facts: Facts, supplement: Supplement): boolean {
  return changedIn(span, facts, supplement).length > 0;
}

function changedIn(span: Span, facts: Facts, supplement: Supplement): readonly Source[] {
  return sourcesOf(span).filter((source) => valueNow(source, facts, supplement) !== source.value);
}

/** Last year's workbook is not read again: what came from it stands until 补充资料 says otherwise. */
function valueNow(source: Source, facts: Facts, supplement: Supplement): Source["value"] | undefined {
  if (source.origin === "table") {
    const fact = facts.byId.get(source.key as FactId);
    return typeof source.value === "string" ? fact && bareName(fact.lineLabel) : fact?.amount?.value;
  }
  const entry = supplement.entries.get(source.key as SupplementKey);
  if (!entry) return source.origin === "prior" ? source.value : undefined;
  return entry.kind === "text" ? entry.text : entry.value;
}

/** Sections that read differently: also where a figure or a category has come that was not there before. */
export function changedSections(before: Narrative, after: Narrative): readonly string[] {
  const texts = (narrative: Narrative) =>
    new Map(
      narrative.sections.map((section) => [
        section.id,
        section.paragraphs.map((one) => textOf(one.spans)).join("\n"),
      ]),
    );
  const [old, now] = [texts(before), texts(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
}
