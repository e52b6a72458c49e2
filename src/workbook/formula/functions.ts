/** The functions that disclosure workbooks use, as Excel computes them. */
import {
  compare,
  isError,
  NOT_FOUND,
  roundHalfAway,
  toBoolean,
  toNumber,
  toText,
  Unsupported,
  VALUE_ERROR,
  type FormulaError,
  type Scalar,
} from "./values";

/** An argument: a single value, or the cells of an area, row by row. */
export type Argument =
  | { readonly kind: "single"; readonly value: Scalar }
  | { readonly kind: "cells"; readonly rows: readonly (readonly Scalar[])[] };

/** Arguments are asked for when they are needed: what IF does not choose is not computed. */
export type FormulaFunction = (values: readonly (() => Argument)[]) => Scalar;

const cellsOf = (argument: Argument): readonly Scalar[] =>
  argument.kind === "single" ? [argument.value] : argument.rows.flat();

function single(argument: (() => Argument) | undefined, missing: Scalar = null): Scalar {
  if (!argument) return missing;
  const value = argument();
  if (value.kind === "single") return value.value;
  return value.rows.length === 1 && value.rows[0]?.length === 1 ? (value.rows[0][0] ?? null) : VALUE_ERROR;
}

/** In an area only numbers count; what is written as an argument is turned into one. */
function numbersOf(values: readonly (() => Argument)[]): number[] | FormulaError {
  const numbers: number[] = [];
  for (const each of values) {
    const argument = each();
    for (const value of cellsOf(argument)) {
      if (isError(value)) return value;
      if (argument.kind === "cells" && typeof value !== "number") continue;
      const number = toNumber(value);
      if (typeof number !== "number") return number;
      numbers.push(number);
    }
  }
  return numbers;
}

function overNumbers(how: (numbers: readonly number[]) => number | FormulaError): FormulaFunction {
  return (values) => {
    const numbers = numbersOf(values);
    return Array.isArray(numbers) ? how(numbers) : numbers;
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

function rounding(how: (size: number) => number): FormulaFunction {
  return ([value, digits]) => {
    const [number, places] = [toNumber(single(value)), toNumber(single(digits, 0))];
    if (typeof number !== "number") return number;
    return typeof places === "number" ? roundHalfAway(number, places, how) : places;
  };
}

function logical(how: (truths: readonly boolean[]) => boolean): FormulaFunction {
  return (values) => {
    const truths: boolean[] = [];
    for (const each of values) {
      const argument = each();
      for (const value of cellsOf(argument)) {
        if (argument.kind === "cells" && (value === null || typeof value === "string")) continue;
        const truth = toBoolean(value);
        if (typeof truth !== "boolean") return truth;
        truths.push(truth);
      }
    }
    return truths.length === 0 ? VALUE_ERROR : how(truths);
  };
}

/** `">=5"`, `"201"`, `"201??"`: wildcards match texts alone, a number matches a text of the same digits as well. */
function matcher(criterion: Scalar): (value: Scalar) => boolean {
  if (typeof criterion !== "string") return (value) => value !== null && compare(value, criterion ?? 0) === 0;
  const [, operator = "=", operand = ""] = /^(<=|>=|<>|[<>=])?(.*)$/su.exec(criterion) ?? [];
  const number = operand.trim() === "" ? NaN : Number(operand);
  const pattern = new RegExp(
    `^${operand
      .replace(/[.+^${}()|[\]\\]/gu, "\\$&")
      .replace(/~([*?])|([*?])/gu, (_, plain?: string, wild?: string) =>
        plain === undefined ? (wild === "*" ? "[\\s\\S]*" : "[\\s\\S]") : `\\${plain}`,
      )}$`,
    "iu",
  );
  const equals = (value: Scalar): boolean => {
    if (isError(value)) return false;
    if (operand === "")
      return operator === "=" && criterion !== "" ? value === null : value === null || value === "";
    if (!Number.isNaN(number) && typeof value === "number") return value === number;
    return typeof value === "string" && pattern.test(value);
  };
  if (operator === "=") return equals;
  if (operator === "<>") return (value) => !equals(value);
  return (value) => {
    if (Number.isNaN(number) ? typeof value !== "string" : typeof value !== "number") return false;
    const order = compare(value, Number.isNaN(number) ? operand : number);
    if (typeof order !== "number") return false;
    if (operator === "<") return order < 0;
    if (operator === "<=") return order <= 0;
    return operator === ">" ? order > 0 : order >= 0;
  };
}

function sumWhere(
  summed: Argument,
  pairs: readonly [(() => Argument) | undefined, (() => Argument) | undefined][],
): Scalar {
  const values = cellsOf(summed);
  const tests: { readonly cells: readonly Scalar[]; readonly matches: (value: Scalar) => boolean }[] = [];
  for (const [area, criterion] of pairs) {
    if (!area || !criterion) return VALUE_ERROR;
    const [cells, wanted] = [cellsOf(area()), single(criterion)];
    if (cells.length !== values.length) return VALUE_ERROR;
    tests.push({ cells, matches: matcher(wanted) });
  }
  let sum = 0;
  for (const [index, value] of values.entries()) {
    if (!tests.every(({ cells, matches }) => matches(cells[index] ?? null))) continue;
    if (isError(value)) return value;
    if (typeof value === "number") sum += value;
  }
  return sum;
}

export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  SUM: overNumbers(total),
  MAX: overNumbers((numbers) => (numbers.length === 0 ? 0 : Math.max(...numbers))),
  MIN: overNumbers((numbers) => (numbers.length === 0 ? 0 : Math.min(...numbers))),
  PRODUCT: overNumbers((numbers) =>
    numbers.reduce((product, each) => product * each, numbers.length === 0 ? 0 : 1),
  ),
  AVERAGE: overNumbers((numbers) =>
    numbers.length === 0 ? { error: "#DIV/0!" } : total(numbers) / numbers.length,
  ),
  ABS: ([value]) => {
    const number = toNumber(single(value));
    return typeof number === "number" ? Math.abs(number) : number;
  },
  INT: ([value]) => {
    const number = toNumber(single(value));
    return typeof number === "number" ? Math.floor(number) : number;
  },
  ROUND: rounding(Math.round),
  ROUNDUP: rounding(Math.ceil),
  ROUNDDOWN: rounding(Math.floor),
  COUNT: (values) =>
    values.flatMap((each) => cellsOf(each())).filter((value) => typeof value === "number").length,
  COUNTA: (values) => values.flatMap((each) => cellsOf(each())).filter((value) => value !== null).length,
  IF: ([test, yes, no]) => {
    const truth = toBoolean(single(test));
    if (typeof truth !== "boolean") return truth;
    return truth ? single(yes, true) : single(no, false);
  },
  IFERROR: ([value, otherwise]) => {
    const first = single(value);
    return isError(first) ? single(otherwise) : first;
  },
  AND: logical((truths) => truths.every(Boolean)),
  OR: logical((truths) => truths.some(Boolean)),
  NOT: ([value]) => {
    const truth = toBoolean(single(value));
    return typeof truth === "boolean" ? !truth : truth;
  },
  LEN: ([value]) => {
    const text = toText(single(value));
    return typeof text === "string" ? text.length : text;
  },
  SUMIFS: ([summed, ...others]) => {
    if (!summed || others.length === 0) return VALUE_ERROR;
    const pairs = others.flatMap((area, index) =>
      index % 2 === 0 ? [[area, others[index + 1]] as const] : [],
    );
    return sumWhere(
      summed(),
      pairs.map(([area, criterion]) => [area, criterion]),
    );
  },
  SUMIF: ([area, criterion, summed]) =>
    area ? sumWhere((summed ?? area)(), [[area, criterion]]) : VALUE_ERROR,
  VLOOKUP: ([wanted, table, column, isNear]) => {
    const near = toBoolean(single(isNear, true));
    const [key, place] = [single(wanted), toNumber(single(column))];
    if (isError(key)) return key;
    if (typeof place !== "number" || !table) return typeof place === "number" ? VALUE_ERROR : place;
    // A near match asks for a sorted list, which nobody has looked at.
    if (near !== false) throw new Unsupported();
    const argument = table();
    if (argument.kind !== "cells") return VALUE_ERROR;
    const row = argument.rows.find(([first = null]) => first !== null && compare(first, key) === 0);
    return row ? (row[Math.trunc(place) - 1] ?? null) : NOT_FOUND;
  },
};
