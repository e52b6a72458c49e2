import * as fc from "fast-check";
import { rateFollows, scoreFollows } from "../../../src/rules/self-evaluation/rate";
import { senseOf } from "../../../src/rules/self-evaluation/senses";

const wan = (value: number): { value: number; half: number; blank: boolean } => ({
  value: Math.round(value * 1_000_000),
  half: 5000,
  blank: false,
});

test.each([
  [298.6, 300, 9953, 2, true],
  [298.6, 300, 9954, 2, true], // 298.605 ÷ 299.995
  [298.6, 300, 9935, 2, false],
  [0.62, 1, 62_00, 0, true],
  [16.07, 28.5, 56_40, 2, true], // within the rounding of the money
  [16.07, 28.5, 65_39, 2, false],
  [0.01, 1, 50, 2, true], // 0.005 ÷ 1.005
  [0.01, 1, 1_50, 2, true], // 0.015 ÷ 0.995
  [0.01, 1, 1_52, 2, false],
  [0.01, 0.1, 5_00, 2, true], // 0.005 ÷ 0.105
])("%d ÷ %d = %d", (executed, budget, rate, decimals, expected) => {
  expect(rateFollows(wan(executed), wan(budget), rate, decimals)).toBe(expected);
});

test("a rate that was rounded from the printed money always follows", () => {
  const fen = fc.integer({ min: 1, max: 10 ** 13 });
  fc.assert(
    fc.property(fen, fen, fc.constantFrom(0, 1, 2), (executed, budget, decimals) => {
      const step = 10 ** (2 - decimals);
      const rate =
        Number(
          (20_000n * BigInt(executed) + BigInt(budget) * BigInt(step)) / (2n * BigInt(budget) * BigInt(step)),
        ) * step;
      // Beyond that it is no number that can be read from a cell.
      fc.pre(Number.isSafeInteger(rate));
      const exact = (value: number): { value: number; half: number; blank: boolean } => ({
        value,
        half: 0,
        blank: false,
      });
      return rateFollows(exact(executed), exact(budget), rate, decimals);
    }),
  );
});

test.each([
  [1000, 10_000, true],
  [980, 9846, true], // 9.846 → 9.8
  [600, 5639, true], // 5.639 → 6
  [600, 5553, true],
  [500, 5553, false], // cut off
  [900, 9953, false],
  [1000, 12_000, true], // over 100 % earns all
])("%d points at %d", (score, rate, expected) => expect(scoreFollows(score, 1000, rate, 2)).toBe(expected));

test.each([
  // 83.3 % may be 83.35 %, which earns 8.335 of ten points.
  [834, 8330, 1, true],
  [835, 8330, 1, false],
])("%d points at %d with %d decimals", (score, rate, decimals, expected) =>
  expect(scoreFollows(score, 1000, rate, decimals)).toBe(expected),
);

test.each([
  ["网络故障率", "%", "less"],
  ["预算控制数", "万元", "less"],
  ["系统故障修复处理时间", "小时", "less"],
  ["保障各窗口采购及时性", "小时", "less"],
  ["职工满意度", "%", "more"],
  ["系统正常使用年限", "年", "more"],
  ["提高办公效率", "%", "more"],
  // Not told: a reduction, both at once, a span of time, a plain count.
  ["降低运行成本", "%", null],
  ["确保故障率", "%", null],
  ["物业服务时间", "小时", null],
  ["投诉处理率", "%", null],
  ["供暖面积", "平方米", null],
])("%s in %s", (name, unit, sense) => expect(senseOf(name, unit)).toBe(sense));
