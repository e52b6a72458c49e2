/** The value of a formula over the cells that a reader gives. */
import { FUNCTIONS, type Argument } from "./functions";
import type { Area, Formula, Operator } from "./parse";
import {
  compare,
  DIVISION_ERROR,
  isError,
  NUMBER_ERROR,
  toNumber,
  toText,
  Unsupported,
  VALUE_ERROR,
  type Scalar,
} from "./values";

export interface CellReader {
  /** The cells of an area, row by row; `null` where its sheet is not there. */
  cells(area: Area): readonly (readonly Scalar[])[] | null;
}

/** Throws {@link Unsupported} for a function, or a use of an area, that is not known here. */
export function evaluate(formula: Formula, reader: CellReader): Scalar {
  const value = argumentOf(formula, reader);
  if (value.kind === "single") return value.value;
  const [row] = value.rows;
  // An area alone would spill, or be cut with the formula's own row.
  if (!row || value.rows.length > 1 || row.length > 1) throw new Unsupported();
  return row[0] ?? null;
}

function argumentOf(formula: Formula, reader: CellReader): Argument {
  const single = (value: Scalar): Argument => ({ kind: "single", value });
  switch (formula.kind) {
    case "constant":
      return single(formula.value);
    case "error":
      return single({ error: formula.error });
    case "area": {
      const rows = reader.cells(formula.area);
      return rows ? { kind: "cells", rows } : single({ error: "#REF!" });
    }
    case "negative":
      return single(overNumber(evaluate(formula.of, reader), (number) => -number));
    case "percent":
      return single(overNumber(evaluate(formula.of, reader), (number) => number / 100));
    case "operation":
      return single(
        operate(formula.operator, evaluate(formula.left, reader), evaluate(formula.right, reader)),
      );
    case "call": {
      const known = FUNCTIONS[formula.name];
      if (!known) throw new Unsupported();
      return single(
        known(formula.values.map((value) => () => (value ? argumentOf(value, reader) : single(null)))),
      );
    }
  }
}

function overNumber(value: Scalar, how: (number: number) => number): Scalar {
  const number = toNumber(value);
  return typeof number === "number" ? how(number) : number;
}

function operate(operator: Operator, left: Scalar, right: Scalar): Scalar {
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (operator === "&") {
    const [one, other] = [toText(left), toText(right)];
    return typeof one === "string" && typeof other === "string" ? one + other : VALUE_ERROR;
  }
  const order = COMPARISONS[operator];
  if (order) {
    const difference = compare(left, right);
    return typeof difference === "number" ? order(difference) : difference;
  }
  const [a, b] = [toNumber(left), toNumber(right)];
  if (typeof a !== "number") return a;
  if (typeof b !== "number") return b;
  if (operator === "/" && b === 0) return DIVISION_ERROR;
  const result = ARITHMETIC[operator]?.(a, b) ?? NaN;
  return Number.isFinite(result) ? result : NUMBER_ERROR;
}

const COMPARISONS: Readonly<Partial<Record<Operator, (difference: number) => boolean>>> = {
  "=": (difference) => difference === 0,
  "<>": (difference) => difference !== 0,
  "<": (difference) => difference < 0,
  "<=": (difference) => difference <= 0,
  ">": (difference) => difference > 0,
  ">=": (difference) => difference >= 0,
};

const ARITHMETIC: Readonly<Partial<Record<Operator, (a: number, b: number) => number>>> = {
  "+": (a, b) => nearZero(a + b, a),
  "-": (a, b) => nearZero(a - b, a),
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
};

/** Excel takes a last sum or difference for 0 where all fifteen digits cancel. */
function nearZero(result: number, operand: number): number {
  return Math.abs(result) < Math.abs(operand) * 2 ** -49 ? 0 : result;
}
