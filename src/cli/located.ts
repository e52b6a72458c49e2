/** Names the wrong cells of a checked workbook, with the solver loaded when there is something to explain. */
import type { Observation } from "../engine/localize/model";
import { makeSolver, type Solver } from "../engine/localize/oracle";
import type { Report } from "../check/check";
import { locate, needsLocating } from "../check/locate";
import { loadHighs } from "../solver/load-highs";

let solver: Solver | null = null;

/**
 * The report with its culprits; `budget` in milliseconds, 0 leaves the failing relations as they are; `observations`:
 * what the narrative tells of the figures.
 */
export async function located(
  report: Report,
  budget: number,
  observations: readonly Observation[] = [],
): Promise<Report> {
  if (budget === 0 || !needsLocating(report)) return report;
  solver ??= makeSolver(await loadHighs());
  const clock = { now: () => performance.now(), milliseconds: budget };
  return locate(report, { solver, budget: clock, observations });
}
