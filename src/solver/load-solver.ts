/** What the faces hand to the core for localization: the solver, loaded once, and this machine's clock. */
import { makeSolver, type Solver } from "../engine/localize/oracle";
import { loadHighs } from "./load-highs";

let loaded: Solver | null = null;

export async function loadSolver(): Promise<Solver> {
  loaded ??= makeSolver(await loadHighs());
  return loaded;
}

export function meansWithin(milliseconds: number) {
  return { loadSolver, budget: { now: () => performance.now(), milliseconds } };
}
