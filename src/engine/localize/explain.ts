/** Localization as findings: one card a cluster, with the culprit, its repair, and what else it could be. */
import { arithmeticOf, cellOf, findingOfJudgement, placeOf } from "../reconcile/arithmetic";
import { findingsOfFailures } from "../reconcile/fold";
import { printed, printedValue } from "../printed";
import { claimOf, expectedOf } from "./claim-text";
import type { Fact, Facts } from "../fact";
import type { Culprit, Finding, Severity, SuspectCell } from "../finding";
import type { Cluster, Localization, Proof } from "./localize";
import type { Alternative } from "./alternative";
import type { Repair } from "./repair";
import type { Judgement, Relation } from "../reconcile/relation";

/** Contradictions of several relations that are shown when localization was cut off. */
const MAX_PROOFS = 20;
/** Alternatives that a message names. */
const MAX_CLAIMS = 5;

/**
 * Culprits first, then relations that nothing explains, then adjusted tails and differences that rounding explains.
 * `found` are findings of single relations that were made before.
 */
export function explain(
  facts: Facts,
  judgements: readonly Judgement[],
  localization: Localization,
  found: readonly Finding[] = [],
): Finding[] {
  const foundOf = new Map(found.map((finding) => [finding.id, finding]));
  const byRelation = new Map(judgements.map((judgement) => [judgement.relation.id, judgement]));
  const clusters = localization.clusters.filter((cluster) => !isOfGivenAlone(cluster, facts));
  const explained = new Set(clusters.flatMap((cluster) => cluster.explained.map((relation) => relation.id)));
  const alone = (verdict: Judgement["verdict"]) =>
    judgements.filter(
      (judgement) =>
        judgement.verdict === verdict && !(verdict === "fail" && explained.has(judgement.relation.id)),
    );
  const make = (judgement: Judgement) => {
    const known = foundOf.get(judgement.relation.id);
    // A finding of several relations is not that of its first.
    return known?.arithmetic.length === 1 ? known : findingOfJudgement(judgement, facts);
  };
  return [
    ...clusters.map((cluster) => findingOfCluster(cluster, facts, byRelation)),
    ...localization.proofs
      .filter((proof) => proof.relations.length > 1)
      .slice(0, MAX_PROOFS)
      .map((proof) => findingOfProof(proof, facts, byRelation)),
    ...findingsOfFailures(alone("fail"), facts, make),
    ...alone("adjusted").map(make),
    ...alone("rounding").map(make),
  ];
}

/** A rule of the user's own, or a figure that it gives, stands against all others: the relation is told as it failed. */
function isOfGivenAlone({ isDecided, alternatives }: Cluster, facts: Facts): boolean {
  const shown = isDecided ? alternatives.slice(0, 1) : alternatives;
  return shown.every(
    ({ repairs, observations }) =>
      repairs.length === 0 &&
      observations.length > 0 &&
      observations.every(({ fact, rule }) => rule !== undefined || facts.byId.get(fact)?.given !== undefined),
  );
}

/** By the relation's id. */
type JudgementOf = ReadonlyMap<string, Judgement>;

function findingOfCluster(cluster: Cluster, facts: Facts, judgementOf: JudgementOf): Finding {
  const [best, ...others] = cluster.alternatives;
  if (!best) throw new Error("a cluster has at least one alternative");
  if (cluster.isDoubtful) return findingOfDoubt(cluster, facts, judgementOf);
  if (cluster.isDecided && best.repairs.length === 0) return findingOfSources(cluster, best, facts);
  const shown = cluster.isDecided ? [best] : cluster.alternatives;
  const suspects = unique(shown.flatMap((alternative) => alternative.repairs.map((repair) => repair.fact)));
  return {
    id: `culprit:${[...best.repairs.map((repair) => repair.fact.id), ...best.observations.map(({ fact }) => fact)].join("+")}`,
    rules: [...new Set(cluster.explained.map((relation) => relation.rule))],
    severity: severityOf(best),
    message: messageOf(cluster, best, facts, judgementOf),
    cells: suspects.map(cellOf),
    culprit: culpritOf(best, others),
    text: null,
    arithmetic: arithmeticsOf(cluster.explained, facts, judgementOf),
  };
}

/** That a usual relation fails is a warning that accuses nobody; slips that would explain it are told with it. */
function findingOfDoubt(cluster: Cluster, facts: Facts, judgementOf: JudgementOf): Finding {
  const [judgement, ...further] = cluster.explained.flatMap((relation) => judgementOf.get(relation.id) ?? []);
  if (!judgement) throw new Error("a doubt has at least one relation");
  const finding = findingOfJudgement(judgement, facts);
  const shown = cluster.isDecided ? cluster.alternatives.slice(0, 1) : cluster.alternatives;
  const slips = shown
    .filter(({ repairs, cause }) => repairs.length > 0 && cause !== null)
    .slice(0, MAX_CLAIMS);
  const same = further.length > 0 ? `；另有 ${further.length} 处同类勾稽不符` : "";
  const claims = slips.map((slip) => claimOf(slip, [], facts)).join("；或 ");
  const suspects = slips.flatMap(({ repairs }) => repairs.map((repair) => repair.fact));
  return {
    ...finding,
    rules: [...new Set(cluster.explained.map((relation) => relation.rule))],
    message: `${finding.message}${same}${claims === "" ? "" : `；如应成立，可能是 ${claims}`}`,
    cells: unique([...cluster.proof.facts, ...suspects]).map(cellOf),
    arithmetic: arithmeticsOf(cluster.explained, facts, judgementOf),
  };
}

/** What was told from outside is wrong: no cell of the workbook is accused. */
function findingOfSources(cluster: Cluster, { observations }: Alternative, facts: Facts): Finding {
  const claims = observations.map(({ fact: id, amount, source }) => {
    const fact = facts.byId.get(id);
    if (!fact) return `${source}有误`;
    const against = `${placeOf(fact, facts)} 为 ${printed(fact)}`;
    return `${source} ${printedValue(fact, amount.value)} 按工作簿的其他数字判断有误（${against}）`;
  });
  return {
    id: `source:${observations.map(({ fact }) => fact).join("+")}`,
    rules: [...new Set(cluster.explained.map((relation) => relation.rule))],
    severity: "warning",
    message: claims.join("；"),
    cells: [],
    culprit: null,
    text: null,
    arithmetic: [],
  };
}

/** One unit of the last digit is rounding gone wrong: worth mending, no wrong account. */
function severityOf(best: Alternative): Severity {
  return best.cause === "last-digit" || best.repairs.length === 0 ? "warning" : "error";
}

function culpritOf(best: Alternative, others: readonly Alternative[]): Culprit | null {
  const [first, ...together] = best.repairs;
  if (!first) return null;
  return {
    ...suspectCell(first),
    cause: best.cause,
    together: together.map(suspectCell),
    alternatives: others
      .filter((alternative) => alternative.repairs.length > 0)
      .map((alternative) => alternative.repairs.map(suspectCell)),
  };
}

function suspectCell(repair: Repair): SuspectCell {
  return { ...cellOf(repair.fact), expected: expectedOf(repair) };
}

function messageOf(cluster: Cluster, best: Alternative, facts: Facts, judgementOf: JudgementOf): string {
  const { explained } = cluster;
  const failing = explained.filter((relation) => judgementOf.get(relation.id)?.verdict === "fail").length;
  const what =
    failing > 0
      ? `由此引起 ${failing} 处勾稽不符`
      : `${explained.length} 处勾稽逐一看差额都在四舍五入范围内，合起来对不上`;
  if (cluster.isDecided) return `${claimOf(best, explained, facts)}；${what}`;
  const claims = cluster.alternatives
    .slice(0, MAX_CLAIMS)
    .map((alternative) => claimOf(alternative, explained, facts));
  const rest = cluster.alternatives.length - claims.length;
  const more = rest > 0 || cluster.hasMore ? "；或另有其他可能" : "";
  return `以下任一处有误（仅凭工作簿无法判定）：${claims.join("；或 ")}${more}；${what}；${comparison(best)}`;
}

/** What decides where the workbook cannot. */
function comparison(best: Alternative): string {
  const lines = best.repairs.map((repair) => `${repair.fact.line} ${repair.fact.column}`).join(" ");
  if (/opening|closing/iu.test(lines)) return "请与上年决算的年末结转和结余核对";
  if (
    /basic-expenditure|operating-expenses/u.test(best.repairs.map((repair) => repair.fact.table).join(" "))
  ) {
    return "请与说明第六部分和支出经济分类明细账核对";
  }
  return "请与说明、上年决算或账簿核对";
}

function findingOfProof(proof: Proof, facts: Facts, judgementOf: JudgementOf): Finding {
  return {
    id: `contradiction:${proof.relations.map((relation) => relation.id).join("+")}`,
    rules: [...new Set(proof.relations.map((relation) => relation.rule))],
    severity: "error",
    message: `${proof.relations.length} 处勾稽不能同时成立：${proof.relations.map((relation) => relation.label).join("；")}`,
    cells: proof.facts.map(cellOf),
    culprit: null,
    text: null,
    arithmetic: arithmeticsOf(proof.relations, facts, judgementOf),
  };
}

/** Failing relations first. */
function arithmeticsOf(relations: readonly Relation[], facts: Facts, judgementOf: JudgementOf) {
  const judgements = relations.flatMap((relation) => judgementOf.get(relation.id) ?? []);
  const failing = judgements.filter((judgement) => judgement.verdict === "fail");
  const others = judgements.filter((judgement) => judgement.verdict !== "fail");
  return [...failing, ...others].map((judgement) => arithmeticOf(judgement, facts));
}

function unique(facts: readonly Fact[]): Fact[] {
  return [...new Set(facts)];
}
