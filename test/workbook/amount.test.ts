import fc from "fast-check";
import {
  divideRounded,
  formatFen,
  precisionOf,
  readFigure,
  toAmount,
  type Decimal,
  type Unit,
} from "../../src/workbook/amount";
import type { CellValue } from "../../src/workbook/workbook";

const read = (value: CellValue): ReturnType<typeof readFigure> => readFigure({ row: 0, column: 0, value });
const decimal = (value: CellValue): Decimal => {
  const figure = read(value);
  if (figure.kind !== "figure") throw new Error(`not a figure: ${String(value)}`);
  return figure.decimal;
};

describe("reading figures", () => {
  test.each<[CellValue, number, number]>([
    [1143.66, 114366, 2],
    [0.1 + 0.2, 3, 1],
    [1500, 1500, 0],
    [-0.27, -27, 2],
    ["1,143.66", 114366, 2],
    ["１，１４３．６６", 114366, 2],
    [" 1 143.66 ", 114366, 2],
    ["1，143.60", 11436, 1],
    ["－12.5", -125, 1],
    ["(12.50)", -125, 1],
    ["0.00", 0, 0],
    ["¥30", 30, 0],
    [1e-9, 1, 9],
  ])("%p is %i / 10^%i", (value, int, scale) => {
    expect(decimal(value)).toEqual({ int, scale });
  });

  test.each<CellValue>([null, "", "  ", "-", "－", "—", "——", "／"])("%p is blank", (value) => {
    expect(read(value).kind).toBe("blank");
  });

  test.each<CellValue>(["1,14.66", "12万元", "12.5%", "无", "1.2.3", "(12", "2024年", true, 1e300])(
    "%p is text, never a figure",
    (value) => {
      expect(read(value).kind).toBe("text");
    },
  );

  test("a formula without a value is no blank; one that gave an empty text is", () => {
    expect(readFigure({ row: 0, column: 0, value: null, formula: "=A1" }).kind).toBe("error");
    expect(readFigure({ row: 0, column: 0, value: "", formula: '=IF(A1=0,"",A1)' }).kind).toBe("blank");
  });

  test("an error value is an error", () => {
    expect(readFigure({ row: 0, column: 0, value: null, error: "#REF!" })).toEqual({
      kind: "error",
      error: "#REF!",
    });
  });
});

describe("precision belongs to the sheet", () => {
  const stepOf = (values: readonly number[], unit: Unit): number =>
    precisionOf(
      values.map((value) => decimal(value)),
      unit,
    ).step;

  test.each<[string, number[], Unit, number]>([
    ["trailing zeros are dropped by Excel", [1500, 12.5, 0], "万元", 10_000],
    ["finer where a good part is finer", [1500.1234, 12.5678, 3.1], "万元", 100],
    ["a lone hidden digit does not refine the sheet", [1500.12, 12.5, 3.1, 7, 8.123456], "万元", 10_000],
    ["元 to the 分", [1500.12, 12.5], "元", 1],
    ["元 without 分", [150012, 1250], "元", 100],
    ["元 converted from 万元", [1143600, 9200], "元", 10_000],
    ["元 converted, one of them mistyped", [1143600, 9200, 300, 1500, 43125], "元", 10_000],
    ["元 converted, but too few to tell", [1143600, 43125], "元", 100],
    ["元 without 分, one of them with", [150012, 1250, 7, 31, 12.5], "元", 100],
    ["千元", [12.5], "千元", 1000],
  ])("%s", (_what, values, unit, step) => {
    expect(stepOf(values, unit)).toBe(step);
  });

  test("万元 and 元 meet in 分", () => {
    const inWan = toAmount(decimal(1143.66), "万元", precisionOf([decimal(1143.66)], "万元"));
    const inYuan = toAmount(decimal(11436600), "元", precisionOf([decimal(11436600)], "元"));
    expect(inYuan).toEqual(inWan);
    expect(inWan).toEqual({ value: 1_143_660_000, half: 5000, blank: false });
  });
});

test("a figure rounded from the 分 lies in its interval, whatever its size and sign", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), (fen) => {
      const printedFigure = decimal(formatFen(fen, "万元"));
      const { value, half } = toAmount(printedFigure, "万元", { step: 10_000, converted: false });
      expect(fen).toBeGreaterThanOrEqual(value - half);
      expect(fen).toBeLessThanOrEqual(value + half);
    }),
  );
});

test("division rounds half away from zero", () => {
  expect([
    divideRounded(5, 10),
    divideRounded(-5, 10),
    divideRounded(4, 10),
    divideRounded(-14, 10),
    divideRounded(25, 10),
  ]).toEqual([1, -1, 0, -1, 3]);
});

test("formatting", () => {
  expect(formatFen(1_143_660_000, "万元")).toBe("1,143.66");
  expect(formatFen(-500, "万元", { decimals: 6 })).toBe("-0.000500");
  expect(formatFen(123_456_789, "元")).toBe("1,234,567.89");
  expect(formatFen(1_143_660_000, "万元", { separators: false })).toBe("1143.66");
});
