/** A paragraph cut where findings begin and end, so that each piece can be marked. */
import type { Finding } from "../../engine/finding";

export interface Segment {
  readonly text: string;
  /** The finding that the piece belongs to; the gravest where several overlap. */
  readonly finding: Finding | null;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Findings by the paragraph that they point into, counted from 1. */
export function byParagraph(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const map = new Map<number, Finding[]>();
  for (const finding of findings) {
    if (!finding.text) continue;
    map.set(finding.text.paragraph, [...(map.get(finding.text.paragraph) ?? []), finding]);
  }
  return map;
}

export function segmentsOf(text: string, findings: readonly Finding[]): Segment[] {
  const ranges = findings.flatMap((finding) =>
    finding.text && finding.text.end > finding.text.start
      ? [{ finding, start: finding.text.start, end: finding.text.end }]
      : [],
  );
  const edges = [0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])].filter(
    (edge) => edge >= 0 && edge <= text.length,
  );
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const covering = ranges
      .filter((range) => range.start <= start && range.end >= end)
      .sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity]);
    return { text: text.slice(start, end), finding: covering[0]?.finding ?? null };
  });
}
