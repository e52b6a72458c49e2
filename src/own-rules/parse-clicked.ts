/** Reads a side that is a real formula, made by clicking cells: Excel keeps it right when rows move. */
import { parseFormula, type Formula } from "../workbook/formula/parse";
import type { Expression } from "./expression";
import { fraction, fractionOfText } from "./fraction";
import { TOLERANCE_TYPED } from "./parse-names";
import { Wrong } from "./wrong";

const WHOLE_LINES = /(?:^|[^\w$])\$?(?:[A-Z]{1,3}:\$?[A-Z]{1,3}|\d+:\$?\d+)(?![\w(])/iu;

/** Throws {@link Wrong}. */
export function parseClicked(formula: string): Expression {
  const parsed = parseFormula(formula);
  if (parsed) return expressionOf(parsed);
  if (/\[[^\]]*\]/u.test(formula))
    throw new Wrong("公式引用了另一个工作簿；上年的数请写成“上年.09表[合计,决算数]”");
  const outside = formula.replace(/"[^"]*"|'[^']*'!/gu, "");
  if (WHOLE_LINES.test(outside))
    throw new Wrong("公式引用了整列或整行，合计行和各级科目会重复相加；请写明起止单元格");
  if (/#REF!/iu.test(formula)) throw new Wrong(LOST);
  throw new Wrong("公式不是单元格的加减（可以用 + − 括号、常数×单元格和 SUM）");
}

const LOST = "公式里有 #REF!：所引用的行、列或工作表已被删除，请重新点选";

function expressionOf(formula: Formula): Expression {
  switch (formula.kind) {
    case "area":
      return { kind: "area", area: formula.area };
    case "error":
      throw new Wrong(formula.error === "#REF!" ? LOST : `公式里有错误值 ${formula.error}`);
    case "constant":
      if (typeof formula.value !== "number") throw new Wrong("公式里有文字或逻辑值，不是金额");
      return { kind: "number", value: fractionOfText(String(formula.value)), unit: null };
    case "negative":
      return { kind: "negative", of: expressionOf(formula.of) };
    case "percent":
      return {
        kind: "operation",
        operator: "*",
        left: expressionOf(formula.of),
        right: { kind: "number", value: fraction(1n, 100n), unit: null },
      };
    case "operation":
      return operationOf(formula);
    case "call":
      return callOf(formula);
  }
}

function operationOf({ operator, left, right }: Formula & { readonly kind: "operation" }): Expression {
  if (operator === "+" || operator === "-" || operator === "*" || operator === "/")
    return { kind: "operation", operator, left: expressionOf(left), right: expressionOf(right) };
  if (operator === "^" || operator === "&")
    throw new Wrong(`公式里的“${operator}”不是加减，勾稽关系只能是一次的`);
  throw new Wrong("一边只写一个算式；等于、不大于写在“关系”一栏");
}

function callOf({ name, values }: Formula & { readonly kind: "call" }): Expression {
  if (name === "ROUND" || name === "ROUNDUP" || name === "ROUNDDOWN" || name === "ABS" || name === "TRUNC")
    throw new Wrong(`不要用 ${name}：${TOLERANCE_TYPED}`);
  if (name !== "SUM") throw new Wrong(`公式里的 ${name} 不是加减；可以用 + − 括号、常数×单元格和 SUM`);
  return { kind: "sum", of: values.flatMap((value) => (value ? [expressionOf(value)] : [])) };
}
