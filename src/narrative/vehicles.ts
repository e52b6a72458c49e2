/** Vehicles by kind, from 补充资料. */
import { plainFigure, sum } from "../engine/compose/figure";
import type { Figure } from "../engine/compose/figure";
import type { Brief } from "./brief";
import type { SupplementRow } from "./supplement/block";

export interface VehicleCount {
  readonly name: string;
  readonly figure: Figure;
}

/**
 * The kinds and their total. People leave the kinds that they do not have blank: where the total is given and the
 * filled kinds add up to it, the blank ones are 0; otherwise they are missing.
 */
export function vehicleCounts(
  brief: Brief,
  kinds: readonly SupplementRow<"assets">[],
): { readonly total: Figure; readonly kinds: readonly VehicleCount[] } {
  const given = kinds.map((kind) => ({
    name: kind.label.replace(/（辆）$/u, ""),
    figure: brief.given(`assets/${kind.id}/count`, "count"),
  }));
  const total = brief.given("assets/vehicles/count", "count");
  const filled = sum(
    given.map(({ figure }) => figure).filter((figure) => figure.value !== null),
    "count",
  );
  const isComplete = total.value !== null && total.value === filled.value;
  const counted = given.map(({ name, figure }) => ({
    name,
    figure: figure.value === null && isComplete ? plainFigure("count", 0, total.sources) : figure,
  }));
  return {
    total: sum(
      counted.map(({ figure }) => figure),
      "count",
    ),
    kinds: counted,
  };
}
