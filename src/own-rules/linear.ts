/** A side as a sum of figures times constants, and nothing else: what is not linear is refused with the reason. */
import type { ConstantUnit, Expression, NamedFigure } from "./expression";
import { fraction, inverse, isZero, ONE, plus, powerOfTen, times, ZERO, type Fraction } from "./fraction";
import type { Area } from "../workbook/formula/parse";
import { Wrong } from "./wrong";

export type Atom =
  | { readonly kind: "named"; readonly figure: NamedFigure }
  /** `isSum`: inside SUM, which passes over words and blanks. */
  | { readonly kind: "area"; readonly area: Area; readonly isSum: boolean };

export interface LinearTerm {
  readonly atom: Atom;
  readonly times: Fraction;
  /** Powers of ten among its factors, which may be there to turn 元 into 万元. */
  readonly shift: number;
}

export interface Constant {
  readonly value: Fraction;
  /** `null`: a plain number. */
  readonly unit: ConstantUnit | null;
}

export interface Linear {
  readonly terms: readonly LinearTerm[];
  readonly constants: readonly Constant[];
}

/** Throws {@link Wrong}. */
export function linearOf(expression: Expression, isSum = false): Linear {
  switch (expression.kind) {
    case "number":
      return { terms: [], constants: [{ value: expression.value, unit: expression.unit }] };
    case "named":
      return { terms: [{ atom: expression, times: ONE, shift: 0 }], constants: [] };
    case "area":
      return {
        terms: [{ atom: { kind: "area", area: expression.area, isSum }, times: ONE, shift: 0 }],
        constants: [],
      };
    case "negative":
      return multiplied(linearOf(expression.of), fraction(-1n));
    case "sum":
      return expression.of.map((one) => linearOf(one, true)).reduce(joined, { terms: [], constants: [] });
    case "operation":
      return operated(expression.operator, linearOf(expression.left), linearOf(expression.right));
  }
}

function operated(operator: "+" | "-" | "*" | "/", left: Linear, right: Linear): Linear {
  switch (operator) {
    case "+":
      return joined(left, right);
    case "-":
      return joined(left, multiplied(right, fraction(-1n)));
    case "*": {
      const factor = plainNumber(right);
      if (factor) return multiplied(left, factor);
      const other = plainNumber(left);
      if (other) return multiplied(right, other);
      throw new Wrong("两个金额相乘不是加减关系；只能用常数乘金额");
    }
    case "/": {
      const divisor = plainNumber(right);
      if (!divisor) throw new Wrong("除以金额不是加减关系；比例请写成“金额 ≤ 30%×金额”");
      if (isZero(divisor)) throw new Wrong("不能除以 0");
      return multiplied(left, inverse(divisor));
    }
  }
}

function joined(left: Linear, right: Linear): Linear {
  return {
    terms: [...left.terms, ...right.terms],
    constants: [...left.constants, ...right.constants],
  };
}

function multiplied({ terms, constants }: Linear, factor: Fraction): Linear {
  const shift = powerOfTen(factor);
  return {
    terms: terms.map((term) => ({ ...term, times: times(term.times, factor), shift: term.shift + shift })),
    constants: constants.map(({ value, unit }) => ({ value: times(value, factor), unit })),
  };
}

/** The value of a side without figures and units; `null` otherwise. */
function plainNumber({ terms, constants }: Linear): Fraction | null {
  if (terms.length > 0 || constants.some(({ unit }) => unit !== null)) return null;
  return constants.reduce((sum, { value }) => plus(sum, value), ZERO);
}
