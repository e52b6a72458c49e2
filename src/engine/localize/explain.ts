/** Localization as findings: one card a cluster, with the culprit, its repair, and what else it could be. */
import { arithmeticOf, cellOf, findingOfJudgement } from "../reconcile/arithmetic";
import { findingsOfFailures } from "../reconcile/fold";
import { printed, printedValue } from "../printed";
import { describeCause } from "./cause-text";
import type { Fact, Facts, TableId } from "../fact";
import type { Culprit, Expected, Finding, Severity, SuspectCell } from "../finding";
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
  const same = further.length > 0 ? `；另有 ${further.length} 条同类关系不成立` : "";
  const claims = slips.map((slip) => claimOf(slip, facts)).join("；或 ");
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
    const against = `${placeText(fact, facts)} 为 ${printed(fact)}`;
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

/** The least and the greatest figure that could be printed for a true value in the interval. */
function expectedOf({ min, max, value, step }: Repair): Expected {
  // A figure that only touches the interval with its own rounding boundary does not count, if there are others.
  const inner = [Math.floor(min / step + 0.5) * step, Math.ceil(max / step - 0.5) * step] as const;
  const outer = [Math.ceil(min / step - 0.5) * step, Math.floor(max / step + 0.5) * step] as const;
  const [from, to] = inner[0] <= inner[1] ? inner : outer;
  const bound = (end: number): number | null => (Number.isFinite(end) ? end : null);
  return { min: bound(from), max: bound(to), value };
}

function messageOf(cluster: Cluster, best: Alternative, facts: Facts, judgementOf: JudgementOf): string {
  const failing = cluster.explained.filter(
    (relation) => judgementOf.get(relation.id)?.verdict === "fail",
  ).length;
  const what =
    failing > 0
      ? `解释 ${failing} 条不平`
      : `${cluster.explained.length} 条关系单独看都在尾差范围内，但不能同时成立`;
  if (cluster.isDecided) return `${claimOf(best, facts)}；${what}`;
  const claims = cluster.alternatives.slice(0, MAX_CLAIMS).map((alternative) => claimOf(alternative, facts));
  const rest = cluster.alternatives.length - claims.length;
  const more = rest > 0 || cluster.hasMore ? "；或另有其他可能" : "";
  return `以下任一处有误（仅凭工作簿无法判定）：${claims.join("；或 ")}${more}；${what}；${comparison(best)}`;
}

/** `03表 C8 1,134.66 应为 1,143.66（相邻数字颠倒），说明第18段“1,134.66万元”也有误` */
function claimOf({ repairs, observations, cause }: Alternative, facts: Facts): string {
  const cells = repairs.map(
    (repair) => `${placeText(repair.fact, facts)} ${printed(repair.fact)} ${shouldBe(repair)}`,
  );
  const also = cells.length > 0 ? "也" : "";
  const sources = observations
    .map(({ source, rule }) => (rule ? `，${source}不适用于本单位` : `，${source}${also}有误`))
    .join("");
  const why = cause === null ? "" : `（${describeCause(cause)}）`;
  return `${cells.join("，")}${why}${sources}`.replace(/^，/u, "");
}

function shouldBe(repair: Repair): string {
  const { min, max, value } = expectedOf(repair);
  const show = (figure: number): string => printedValue(repair.fact, figure);
  if (value !== null) return `应为 ${show(value)}`;
  if (min === null) return max === null ? "有误" : `应不大于 ${show(max)}`;
  if (max === null) return `应不小于 ${show(min)}`;
  return show(min) === show(max) ? `应为 ${show(min)}` : `应在 ${show(min)} 至 ${show(max)} 之间`;
}

function placeText(fact: Fact, facts: Facts): string {
  return `${tableName(fact.table, facts) ?? fact.cell.sheet} ${cellOf(fact).address}`;
}

/** `03表`, where the edition numbers its tables. */
function tableName(table: TableId, facts: Facts): string | null {
  return facts.tables.get(table)?.code?.replace(/^公开/u, "") ?? null;
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
    message: `${proof.relations.length} 条关系不能同时成立：${proof.relations.map((relation) => relation.label).join("；")}`,
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
