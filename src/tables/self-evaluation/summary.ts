/** What 关于绩效评价情况说明 says of the forms: how many projects, their names and their money. */
import type { SelfEvaluation } from "./schema";

export interface PerformanceSummary {
  /** Forms in the workbook. */
  readonly projects: number;
  /** Names of the projects in the order of the forms; a form without a name has none. */
  readonly names: readonly string[];
  /** Σ 全年预算数 and Σ 全年执行数 of the forms in 分, with the sum of their half-widths. */
  readonly budget: { readonly value: number; readonly half: number };
  readonly executed: { readonly value: number; readonly half: number };
  /** Forms whose money could not be read: the sums are then too small. */
  readonly unread: readonly string[];
}

export function performanceSummary(evaluations: readonly SelfEvaluation[]): PerformanceSummary {
  const sums = { budget: { value: 0, half: 0 }, executed: { value: 0, half: 0 } };
  const unread: string[] = [];
  for (const { table, project, funds } of evaluations) {
    const total = funds.find(({ source }) => source === "total");
    const [budget, executed] = [total?.budget?.amount, total?.executed?.amount];
    if (!budget || budget.blank || !executed) {
      unread.push(project?.text ?? table);
      continue;
    }
    sums.budget = { value: sums.budget.value + budget.value, half: sums.budget.half + budget.half };
    sums.executed = { value: sums.executed.value + executed.value, half: sums.executed.half + executed.half };
  }
  const names = evaluations.flatMap(({ project }) => (project ? [project.text] : []));
  return { projects: evaluations.length, names, ...sums, unread };
}
