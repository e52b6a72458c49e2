/** How the base prints amounts and rates; where it shows nothing, the edition's own narrative decides. */
import { claimsOf, type Statement } from "../review/read/claims";
import type { Base, BaseBlock } from "./base";

export interface Style {
  readonly separators: boolean;
  /** Decimals of amounts in 万元. */
  readonly decimals: number;
  /** Decimals of amounts in 元, where the text is in 元; `null`: in 万元. */
  readonly yuanDecimals: number | null;
  readonly zero: string;
  /** Exactly 0 and exactly 100 are printed without decimals. */
  readonly isBareRate: boolean;
  readonly rateDecimals: number;
  /** `完成预算的0%` where both are 0. */
  readonly tellsZeroOfZero: boolean;
}

export function styleOf(base: Base, house: Base): Style {
  const [own, other] = [evidenceOf(base), evidenceOf(house)];
  return {
    separators: own.separators ?? other.separators ?? true,
    decimals: own.decimals ?? other.decimals ?? 2,
    yuanDecimals: own.yuanDecimals,
    zero: own.zero ?? other.zero ?? "0",
    isBareRate: own.isBareRate ?? other.isBareRate ?? false,
    rateDecimals: own.rateDecimals ?? other.rateDecimals ?? 2,
    tellsZeroOfZero: own.tellsZeroOfZero ?? other.tellsZeroOfZero ?? false,
  };
}

type Evidence = { readonly [Name in keyof Style]: Style[Name] | null };

function evidenceOf(base: Base): Evidence {
  const told = base.blocks.filter(({ narrated, heading }) => narrated && !heading);
  const text = told.map((block) => block.text).join("\n");
  const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
  const [grouped, plain] = [count(/\d，\d{3}(?!\d)/gu), count(/(?<![\d，.])\d{4,}(?:\.\d+)?万元/gu)];
  const [long, short] = [count(/(?<![\d.，])0\.00万?元/gu), count(/(?<![\d.，])0万?元/gu)];
  const yuan = count(/\d元/gu);
  const rates = told.flatMap(exactRates);
  const [bare, full] = [rates.filter((isBare) => isBare).length, rates.filter((isBare) => !isBare).length];
  return {
    separators: grouped === plain ? null : grouped > plain,
    decimals: mostUsed(text, /(?<!\d)\d[\d，]*\.(\d{1,6})万元/gu),
    yuanDecimals: yuan > count(/\d万元/gu) ? (mostUsed(text, /\d\.(\d{1,2})元/gu) ?? 0) : null,
    zero: long === short ? null : long > short ? "0.00" : "0",
    isBareRate: bare === full ? null : bare > full,
    rateDecimals: mostUsed(text, /\d\.(\d{1,4})%/gu),
    tellsZeroOfZero: told.some(tellsZeroOfZero) ? true : null,
  };
}

/** How many digits most of them have. */
function mostUsed(text: string, pattern: RegExp): number | null {
  const counts = new Map<number, number>();
  for (const [, digits = ""] of text.matchAll(pattern)) {
    counts.set(digits.length, (counts.get(digits.length) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Rates that can only be exactly 0 or 100: a rounded one says nothing of how an exact one is printed. */
function exactRates({ block, statements }: BaseBlock): boolean[] {
  return statements.flatMap((statement) => {
    const final = amountOf(statement, true);
    const budget = amountOf(statement, false);
    const rates = [
      ...claimsOf(statement, "share"),
      ...claimsOf(statement, "completion"),
      ...claimsOf(statement, "change-rate"),
    ];
    return rates.flatMap((claim) => {
      if (claim.at.block !== block) return [];
      const { int, scale } = claim.percent;
      const isRound = int === 0 || int === 100 * 10 ** scale;
      if (!isRound) return [];
      if (scale === 0) return [true];
      const isExact =
        claim.kind === "change-rate"
          ? claim.direction < 0 && final === 0
          : final === 0 || (claim.kind === "completion" && budget !== null && budget === final);
      return isExact ? [false] : [];
    });
  });
}

function amountOf(statement: Statement, isFinal: boolean): number | null {
  const claim = claimsOf(statement, "amount").find(
    ({ role }) => (role === "final") === isFinal && role !== "before",
  );
  return claim?.amount.value ?? null;
}

function tellsZeroOfZero({ statements }: BaseBlock): boolean {
  return statements.some(
    (statement) =>
      claimsOf(statement, "completion").some(({ percent }) => percent.int === 0) &&
      amountOf(statement, false) === 0,
  );
}
