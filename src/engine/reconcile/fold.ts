/** Failing relations as findings: those that stand or fall with one premise are one question, not one each. */
import type { Facts } from "../fact";
import type { Finding } from "../finding";
import { findingOfJudgement } from "./arithmetic";
import type { Judgement } from "./relation";

/** `make`: a finding of one judgement, where it is known already. */
export function findingsOfFailures(
  failing: readonly Judgement[],
  facts: Facts,
  make: (judgement: Judgement) => Finding = (judgement) => findingOfJudgement(judgement, facts),
): Finding[] {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of failing) {
    const { kind, premise, id } = judgement.relation;
    const key = kind === "usual" && premise !== undefined ? `premise ${premise}` : id;
    groups.set(key, [...(groups.get(key) ?? []), judgement]);
  }
  return [...groups.values()].flatMap((group) => folded(group, facts, make));
}

function folded(
  [first, ...others]: readonly Judgement[],
  facts: Facts,
  make: (judgement: Judgement) => Finding,
): Finding[] {
  if (!first) return [];
  if (others.length === 0) return [make(first)];
  const finding = findingOfJudgement(first, facts);
  const all = [finding, ...others.map((judgement) => findingOfJudgement(judgement, facts))];
  const { premise = "" } = first.relation;
  return [
    {
      ...finding,
      rules: [...new Set(all.flatMap(({ rules }) => rules))],
      message: `${finding.message}；另有 ${others.length} 处同类差异。通常${premise}，如本单位情况不同请说明`,
      cells: all.flatMap(({ cells }) => cells),
      arithmetic: all.flatMap(({ arithmetic }) => arithmetic),
    },
  ];
}
