/** What is open before the narrative or the whole document leaves the pane, in the user's words; empty where nothing is. */
import { isSettled } from "../../engine/finding";
import type { PaneState } from "../state";
import type { Strings } from "../strings/zh";

/** `text`: the narrative alone; `document`: with the tables and what stands before and behind them. */
export type Published = "text" | "document";

export function openPoints(
  { report, narrative: state, freshness }: Pick<PaneState, "report" | "narrative" | "freshness">,
  { publish }: Strings,
  what: Published,
): string[] {
  const { narrative, gaps } = state;
  const errors = (report?.findings ?? []).filter(({ severity }) => severity === "error");
  const open = errors.filter((finding) => !isSettled(finding)).length;
  const problems = narrative?.sections.reduce((sum, section) => sum + section.problems.length, 0) ?? 0;
  const isDocument = what === "document";
  const missing = [...(isDocument ? gaps.profile : []), ...(narrative?.missing ?? [])].map(
    ({ label }) => label,
  );
  const tables = isDocument ? gaps.tables : [];
  const unsure = isDocument ? gaps.unsure : [];
  const list = (entries: readonly string[]): string => {
    const shown = entries.slice(0, SHOWN).join("、");
    return entries.length > SHOWN ? publish.more(shown) : shown;
  };
  return [
    ...(open > 0 ? [publish.errors(open)] : []),
    ...(problems > 0 ? [publish.problems(problems)] : []),
    ...(missing.length > 0 ? [publish.missing(missing.length, list(missing))] : []),
    ...(tables.length > 0 ? [publish.tables(tables.length, list(tables))] : []),
    ...(unsure.length > 0 ? [publish.unsure(unsure.length, list(unsure))] : []),
    ...(freshness === "fresh" ? [] : [publish.stale]),
  ];
}

/** Of a kind of open points, named one by one. */
const SHOWN = 6;
