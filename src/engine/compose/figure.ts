/** Figures of the text: whole numbers with their sources, and the arithmetic that the wording needs. */
import { divideRounded, formatFen, formatScaled } from "../../workbook/amount";
import type { FigureSpan, MissingInput, PlaceholderSpan, Source, Span } from "./define-paragraph";

export interface Figure {
  readonly measure: "money" | "count" | "score";
  /** 分, rounded to the 0.01 万元 that the text prints; pieces; hundredths of a point. Null while an input is missing. */
  readonly value: number | null;
  readonly sources: readonly Source[];
  readonly missing: readonly MissingInput[];
}

/** One hundredth of 万元 in 分: what the text prints, and so what everything is computed from. */
const PRINTED_STEP = 10_000;

export function moneyFigure(fen: number, sources: readonly Source[]): Figure {
  return {
    measure: "money",
    value: divideRounded(fen, PRINTED_STEP) * PRINTED_STEP,
    sources,
    missing: [],
  };
}

/** A figure that is printed as it is: a count, or a score in hundredths. */
export function plainFigure(measure: "count" | "score", value: number, sources: readonly Source[]): Figure {
  return { measure, value, sources, missing: [] };
}

export function missingFigure(measure: Figure["measure"], missing: MissingInput): Figure {
  return { measure, value: null, sources: [], missing: [missing] };
}

export function isZero(figure: Figure): boolean {
  return figure.value === 0;
}

/** Known and not 0: what "occurs" in a table. */
export function occurs(figure: Figure): boolean {
  return figure.value !== null && figure.value !== 0;
}

/** Adds figures of one measure; unknown as soon as one of them is. */
export function sum(figures: readonly Figure[], measure: Figure["measure"] = "money"): Figure {
  return combined(figures, measure, (values) => values.reduce((total, value) => total + value, 0));
}

export function minus(a: Figure, b: Figure): Figure {
  return combined([a, b], a.measure, ([x = 0, y = 0]) => x - y);
}

export function absolute(figure: Figure): Figure {
  return { ...figure, value: figure.value === null ? null : Math.abs(figure.value) };
}

function combined(
  figures: readonly Figure[],
  measure: Figure["measure"],
  compute: (values: readonly number[]) => number,
): Figure {
  const values = figures.map((figure) => figure.value).filter((value) => value !== null);
  return {
    measure,
    value: values.length === figures.length ? compute(values) : null,
    sources: figures.flatMap((figure) => figure.sources),
    missing: figures.flatMap((figure) => figure.missing),
  };
}

/** The figure as printed, or the placeholder of what it waits for. 0 is printed `0`, without decimals. */
export function figureSpan(figure: Figure): FigureSpan | PlaceholderSpan {
  if (figure.value === null) return placeholder(figure.missing);
  const { value, sources } = figure;
  if (figure.measure === "count") return { kind: "count", text: String(value), value, sources };
  if (figure.measure === "score")
    return { kind: "score", text: formatScaled(value, 2, false), value, sources };
  return { kind: "amount", text: value === 0 ? "0" : formatFen(value, "万元"), value, sources };
}

/**
 * How an edition prints rates. `bare`: exactly 0 and exactly 100 without decimals (`100%`);
 * `decimals`: always two (`100.00%`).
 */
export type RateStyle = "bare" | "decimals";

/**
 * Part over whole in hundredths of a per cent, half away from zero, from the figures as printed; null on a base of 0.
 */
export function rateOf(part: number, whole: number, measure: Figure["measure"] = "money"): number | null {
  if (whole === 0) return null;
  const step = measure === "money" ? PRINTED_STEP : 1;
  return divideRounded((part / step) * 10_000, whole / step);
}

/** A rate as a span with the cells of both operands; null on a base of 0, which has no rate. */
export function rateSpan(part: Figure, whole: Figure, style: RateStyle): Span | null {
  if (part.value === null || whole.value === null) {
    return placeholder([...part.missing, ...whole.missing]);
  }
  const value = rateOf(part.value, whole.value, part.measure);
  if (value === null) return null;
  const isExact = part.value === 0 || part.value === whole.value;
  const text = style === "bare" && isExact ? String(value / 100) : formatScaled(value, 2, true);
  return { kind: "rate", text: `${text}%`, value, sources: distinct([...part.sources, ...whole.sources]) };
}

export function placeholder(missing: readonly MissingInput[]): PlaceholderSpan {
  const [first] = missing;
  if (!first) throw new Error("a figure without a value must say what is missing");
  const others = missing.length > 1 ? `等${missing.length}项` : "";
  return { kind: "placeholder", text: `【待填：${first.label}${others}】`, missing };
}

function distinct(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [`${source.origin}:${source.key}`, source])).values()];
}
