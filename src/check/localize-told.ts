/** Localization with the narrative as a further witness: it may decide between cells, but accuses none alone. */
import type { Facts } from "../engine/fact";
import { localize } from "../engine/localize/localize";
import type { Cluster, Localization, LocalizeOptions } from "../engine/localize/localize";
import type { Observation } from "../engine/localize/model";
import type { Judgement } from "../engine/reconcile/relation";

/**
 * `told` are the text's figures. A text that differs from a workbook which is in order is wrong itself, or is not:
 * nobody can tell, and the review says so in the text. So the text is heard only where the workbook contradicts
 * itself, and of what it then explains only that is kept.
 */
export function localizeTold(
  facts: Facts,
  judgements: readonly Judgement[],
  options: LocalizeOptions,
  told: readonly Observation[],
): Localization {
  const alone = localize(facts, judgements, options);
  if (told.length === 0 || alone.clusters.length === 0) return alone;
  const observations = [...(options.observations ?? []), ...told];
  const heard = localize(facts, judgements, { ...options, observations });
  if (heard.status !== alone.status) return alone;
  const isOwn = contradictionOf(alone);
  return { ...heard, clusters: heard.clusters.filter((cluster) => isOwn(cluster) && !isOnly(cluster, told)) };
}

/** Whether a cluster explains what the workbook contradicts by itself. */
function contradictionOf({ clusters }: Localization): (cluster: Cluster) => boolean {
  const relations = new Set(clusters.flatMap(({ explained }) => explained.map(({ id }) => id)));
  const suspects = new Set(clusters.flatMap(suspectsOf));
  return (cluster) =>
    cluster.explained.some(({ id }) => relations.has(id)) ||
    suspectsOf(cluster).some((suspect) => suspects.has(suspect));
}

function suspectsOf({ alternatives }: Cluster): unknown[] {
  return alternatives.flatMap(({ repairs, observations }) => [
    ...repairs.map(({ fact }) => fact.id),
    ...observations,
  ]);
}

/** A wrong figure of the text alone: the review finds it there, with its place. */
function isOnly({ alternatives: [best] }: Cluster, told: readonly Observation[]): boolean {
  if (!best || best.repairs.length > 0 || best.observations.length === 0) return false;
  return best.observations.every((observation) => told.includes(observation));
}
