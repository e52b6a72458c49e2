/** How a figure stands to another: direction, difference and rate, before any edition words it. */
import type { FigureSpan, PlaceholderSpan, Span } from "../engine/compose/define-paragraph";
import { absolute, figureSpan, minus, rateSpan } from "../engine/compose/figure";
import type { Figure, RateStyle } from "../engine/compose/figure";

export type Change =
  | { readonly direction: "unknown"; readonly waiting: FigureSpan | PlaceholderSpan }
  | { readonly direction: "same" }
  | {
      readonly direction: "up" | "down";
      /** Without its sign. */
      readonly difference: Span;
      /** Null on a base of 0. */
      readonly rate: Span | null;
    };

/** `now` against `before`: the difference over `before`. */
export function changeFrom(before: Figure, now: Figure, style: RateStyle): Change {
  const difference = minus(now, before);
  if (difference.value === null) return { direction: "unknown", waiting: figureSpan(difference) };
  if (difference.value === 0) return { direction: "same" };
  const size = absolute(difference);
  return {
    direction: difference.value > 0 ? "up" : "down",
    difference: figureSpan(size),
    rate: rateSpan(size, before, style),
  };
}

/** 增加/减少 of an amount, 增长/下降 by a rate. */
export function verbsOf(direction: "up" | "down"): readonly [verb: string, trend: string] {
  return direction === "up" ? ["增加", "增长"] : ["减少", "下降"];
}
