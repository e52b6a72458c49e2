/** Names the wrong cells of a checked workbook, with the solver loaded when there is something to explain. */
import { makeSolver, type Solver } from "../engine/localize/oracle";
import type { Report } from "../report/check";
import { locate, needsLocating } from "../report/locate";
import { loadHighs } from "../solver/load-highs";

let solver: Solver | null = null;

/** The report with its culprits; `budget` in milliseconds, 0 leaves the failing relations as they are. */
export async function located(report: Report, budget: number): Promise<Report> {
  if (budget === 0 || !needsLocating(report)) return report;
  solver ??= makeSolver(await loadHighs());
  return locate(report, { solver, budget: { now: () => performance.now(), milliseconds: budget } });
}
