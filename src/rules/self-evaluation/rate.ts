/** 执行率 against the money and against its own score, by exact integers. */
import type { Amount } from "../../workbook/amount";

/**
 * Whether a printed percentage follows from executed ÷ budget for some values inside their rounding intervals.
 * `rate` is in hundredths of a percent and was rounded to `decimals` decimals of a percent.
 */
export function rateFollows(executed: Amount, budget: Amount, rate: number, decimals: number): boolean {
  // rate ∈ [executed/budget·10⁴ ± ½ of the printed decimal], doubled to stay whole.
  const printedHalf = BigInt(10 ** (2 - decimals));
  const doubled = 2n * BigInt(rate);
  const [low, high] = [doubled - printedHalf, doubled + printedHalf];
  const scale = 20_000n;
  const [least, most] = [BigInt(executed.value - executed.half), BigInt(executed.value + executed.half)];
  const [smallest, largest] = [BigInt(budget.value - budget.half), BigInt(budget.value + budget.half)];
  return least * scale <= high * largest && most * scale >= low * smallest;
}

/**
 * Whether a score is weight × rate, rounded to as many decimals as the score prints (at least whole points). Points and
 * rate are in hundredths; a rate over 100 % earns the full weight and no more.
 */
export function scoreFollows(score: number, weight: number, rate: number, decimals: number): boolean {
  const step = score % 100 === 0 ? 100 : score % 10 === 0 ? 10 : 1;
  const earned = weight * Math.min(rate, 10_000);
  return 2 * Math.abs(score * 10_000 - earned) <= step * 10_000 + weight * 10 ** (2 - decimals);
}
