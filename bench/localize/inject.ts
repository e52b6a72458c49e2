/** Typical slips, put into right figures: what the benchmark asks the localization to find. */
import type { Fact, FactId, Facts } from "../../src/engine/fact";
import { BLANK, type Amount } from "../../src/workbook/amount";
import { pick, type Random } from "./random";

export const SLIPS = [
  "transposition",
  "digit",
  "digit more or less",
  "sign",
  "decimal point",
  "yuan for wan",
  "neighbour's value",
  "moved",
  "missing",
  "stale",
  "last digits",
] as const;
export type Slip = (typeof SLIPS)[number];

export interface Injected {
  readonly slip: Slip | "propagated";
  readonly facts: Facts;
  /** The cells that are wrong now, with the value that was there. */
  readonly truth: ReadonlyMap<FactId, number>;
  /** Totals that took the error over. */
  readonly carried?: ReadonlySet<FactId>;
  /** Inputs that no definition can tell from the wrong one: carried on, they change the same relations alike. */
  readonly alike?: ReadonlySet<FactId>;
}

export function stepOf(fact: Fact): number {
  return fact.amount && fact.amount.half > 0 ? 2 * fact.amount.half : 1;
}

/** Figures that can be mistyped: printed ones that are not 0. */
export function targets(facts: Facts): Fact[] {
  return [...facts.byId.values()].filter(
    (fact) => fact.measure === "money" && fact.amount !== null && fact.amount.value !== 0,
  );
}

export function withAmounts(facts: Facts, changes: ReadonlyMap<FactId, Amount>): Facts {
  const byId = new Map(facts.byId);
  for (const [id, amount] of changes) {
    const fact = byId.get(id);
    if (fact) byId.set(id, { ...fact, amount });
  }
  return { ...facts, byId };
}

/** Makes one slip in a cell; `null` where this slip would change nothing. */
export function inject(
  facts: Facts,
  target: Fact,
  slip: Slip,
  random: Random,
  neighbours: readonly Fact[],
): Injected | null {
  const { amount } = target;
  if (!amount) return null;
  const step = stepOf(target);
  const printed = Math.round(amount.value / step);
  const put = (changes: readonly (readonly [Fact, Amount])[]): Injected => ({
    slip,
    facts: withAmounts(facts, new Map(changes.map(([fact, changed]) => [fact.id, changed]))),
    truth: new Map(changes.map(([fact]) => [fact.id, fact.amount?.value ?? 0])),
  });
  if (slip === "missing") return put([[target, BLANK]]);
  if (slip === "moved") {
    const other = neighbours.length > 0 ? pick(random, neighbours) : null;
    if (!other?.amount || other.amount.value === amount.value) return null;
    return put([
      [target, other.amount],
      [other, amount],
    ]);
  }
  const wrong =
    slip === "neighbour's value"
      ? neighbourValue(neighbours, step, printed, random)
      : mistype(printed, slip, random);
  if (wrong === null || wrong === printed) return null;
  return put([[target, wrong === 0 ? BLANK : { ...amount, value: wrong * step }]]);
}

function neighbourValue(
  neighbours: readonly Fact[],
  step: number,
  printed: number,
  random: Random,
): number | null {
  const values = neighbours.flatMap((fact) =>
    fact.amount?.blank === false ? [Math.round(fact.amount.value / step)] : [],
  );
  const others = values.filter((value) => value !== printed);
  return others.length > 0 ? pick(random, others) : null;
}

function mistype(printed: number, slip: Slip, random: Random): number | null {
  const sign = Math.sign(printed);
  const digits = String(Math.abs(printed));
  const place = Math.floor(random() * digits.length);
  const joined = (text: string) => sign * Number(text);
  switch (slip) {
    case "transposition": {
      const places = digits
        .split("")
        .flatMap((digit, k) => (k + 1 < digits.length && digit !== digits[k + 1] ? [k] : []));
      if (places.length === 0) return null;
      const k = pick(random, places);
      return joined(digits.slice(0, k) + digits.charAt(k + 1) + digits.charAt(k) + digits.slice(k + 2));
    }
    case "digit": {
      const choices = "0123456789"
        .split("")
        .filter((digit) => digit !== digits[place] && !(place === 0 && digit === "0" && digits.length > 1));
      return joined(digits.slice(0, place) + pick(random, choices) + digits.slice(place + 1));
    }
    case "digit more or less":
      if (random() < 0.5 && digits.length > 1)
        return joined(digits.slice(0, place) + digits.slice(place + 1));
      return joined(digits.slice(0, place + 1) + digits.charAt(place) + digits.slice(place + 1));
    case "sign":
      return -printed;
    case "decimal point": {
      const factor = pick(random, [10, 10, 100]);
      const smaller = Math.round(printed / factor);
      return random() < 0.5 || smaller === 0 ? printed * factor : smaller;
    }
    case "yuan for wan":
      return Math.round((printed + random() - 0.5) * 10_000);
    case "stale": {
      const old = Math.round(printed * (1 + (random() - 0.5) * 0.2));
      return Math.abs(old - printed) >= 3 ? old : null;
    }
    case "last digits": {
      const change = (2 + Math.floor(random() * 8)) * (random() < 0.5 ? -1 : 1);
      return printed + change === 0 ? printed - change : printed + change;
    }
    default:
      return null;
  }
}
