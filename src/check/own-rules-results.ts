/** What became of each of the user's own rules, for its row in the sheet and for the pane. */
import type { Arithmetic } from "../engine/finding";
import { cellNumber, printedSum } from "../engine/printed";
import { arithmeticOf } from "../engine/reconcile/arithmetic";
import type { Verdict } from "../engine/reconcile/relation";
import type { ResultFigure, RowResult, RowResults } from "../own-rules/layout";
import type { Checked } from "./checked";
import type { OwnRuleOutcome } from "./own-rules";

const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: "相符",
  rounding: "相符（尾差）",
  adjusted: "尾数调整",
  fail: "不符",
  unknown: "无法判断",
  error: "无法判断",
};

/** The relation that the verdict is of, written out; `null` where nothing was judged, and for 同时为空. */
export function arithmeticOfOutcome(
  outcome: OwnRuleOutcome,
  { judgedFacts }: Checked["own"],
): Arithmetic | null {
  const { rule, judgements, verdict } = outcome;
  const judgement = judgements.find((one) => one.verdict === verdict);
  if (!judgement || rule.comparison === "both-empty" || !judgedFacts) return null;
  return arithmeticOf(judgement, judgedFacts);
}

export function resultText({ rule, judgements, verdict }: OwnRuleOutcome): string {
  const [problem] = rule.problems;
  if (rule.status === "same") return problem?.message ?? "";
  if (rule.status === "wrong") return `写法有误：${rule.problems.map(({ message }) => message).join("；")}`;
  if (verdict === null) return rule.status === "off" ? "已停用" : `未核对：${rule.why ?? ""}`;
  const same = judgements.filter((judgement) => judgement.verdict === verdict).length;
  const count = judgements.length > 1 ? `（${String(judgements.length)} 条中 ${String(same)} 条）` : "";
  return `${VERDICTS[verdict]}${count}${rule.why === null ? "" : `；${rule.why}`}`;
}

/** By row of the workbook's own sheet. */
export function ownRuleResults({ own }: Checked): RowResults {
  const results = new Map<number, RowResult>();
  for (const { book, outcomes } of own.books) {
    if (book.origin !== null) continue;
    for (const outcome of outcomes) results.set(outcome.rule.row.row, resultOf(outcome, own));
  }
  return results;
}

function resultOf(outcome: OwnRuleOutcome, own: Checked["own"]): RowResult {
  const arithmetic = arithmeticOfOutcome(outcome, own);
  const figure = (value: number): ResultFigure | null => (arithmetic ? figureOf(arithmetic, value) : null);
  // A rule that was turned for ≥ is shown as it was written.
  const isTurned = outcome.rule.comparison === ">=";
  const [left, right] = arithmetic ? [arithmetic.leftSum, arithmetic.rightSum] : [0, 0];
  return {
    text: resultText(outcome),
    left: figure(isTurned ? right : left),
    right: figure(isTurned ? left : right),
    difference: figure(isTurned ? right - left : left - right),
  };
}

function figureOf(scale: Arithmetic, value: number): ResultFigure {
  const number = cellNumber(scale, value);
  if (scale.measure !== "money") return { value: number, format: "General" };
  const unit = scale.unit ?? "万元";
  const decimals = (printedSum(scale, value).split(".")[1] ?? "").replace(/\D/gu, "").length;
  return { value: number, format: `#,##0.${"0".repeat(Math.max(2, decimals))}"${unit}"` };
}
