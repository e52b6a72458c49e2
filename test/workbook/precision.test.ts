/** How exactly figures were printed, from the figures, their formats and the rest of the workbook. */
import { readFigure, type Unit } from "../../src/workbook/amount";
import { decimalsShownBy } from "../../src/workbook/number-decimals";
import { commonDecimals, precisionOf, type PrintedFigure } from "../../src/workbook/precision";
import type { CellValue } from "../../src/workbook/workbook";

function printed(value: CellValue, format?: string, group = "a"): PrintedFigure {
  const figure = readFigure({ row: 0, column: 0, value, ...(format === undefined ? {} : { format }) });
  if (figure.kind !== "figure") throw new Error(`not a figure: ${String(value)}`);
  return { decimal: figure.decimal, shown: figure.shown, group };
}

const decimalsOf = (values: readonly CellValue[], unit: Unit, format?: string): number =>
  precisionOf(
    values.map((value) => printed(value, format)),
    unit,
  ).decimals;

describe("the decimals of a sheet", () => {
  test.each<[string, CellValue[], Unit, number]>([
    ["trailing zeros are dropped by Excel", [1500, 12.5, 3.25], "万元", 2],
    ["whole 万元", [1500, 12, 3, 7, 35], "万元", 0],
    ["one decimal", [1500.5, 12.3, 3, 7.1, 8.8, 4.4, 5.5, 6.1, 9.7, 2.1], "万元", 1],
    ["round amounts that are too few to tell", [1500, 12, 3, 7], "万元", 2],
    ["one decimal, too few to tell", [1500.5, 12.3, 3], "万元", 2],
    ["one amount in many cells", [50, 50, 50, 50, 50, 50, 50], "万元", 2],
    ["finer ones have their own", [1500.1234, 12.5678, 3.1], "万元", 2],
    ["元 to the 分", [1500.12, 12.5], "元", 2],
    ["元 without 分", [150012, 1250, 7, 33, 48], "元", 0],
    ["元 converted from 万元", [1143600, 9200, 700], "元", -2],
    ["元 converted, one of them mistyped", [1143600, 9200, 300, 1500, 43125], "元", -2],
    ["round amounts in 元 are no whole 万元", [500000, 30000, 80000, 20000], "元", -2],
    ["千元", [12.5], "千元", 2],
    ["whole 千元", [125, 13, 7, 8, 35], "千元", 0],
    ["whole 亿元", [125, 13, 7, 8, 35], "亿元", 0],
    ["text says it", ["12", "7"], "万元", 0],
    ["text with zeros says it", ["12.00", "7.00", "3.00", "9.00"], "万元", 2],
  ])("%s", (_what, values, unit, decimals) => {
    expect(decimalsOf(values, unit)).toBe(decimals);
  });

  test("a format that shows the coarse print needs few figures, one that shows more needs many", () => {
    expect(decimalsOf([1500], "万元", "#,##0")).toBe(0);
    expect(decimalsOf([1500, 12, 3, 7], "万元", "#,##0.00")).toBe(2);
    expect(decimalsOf([1500, 12, 3, 7, 9, 11, 35], "万元", "#,##0.00")).toBe(0);
  });

  test("a small sheet is as coarse as the workbook, one wrong figure in it or not", () => {
    const figures = [50, 12, 38.05].map((value) => printed(value, "#,##0.00"));
    expect(precisionOf(figures, "万元", 0).decimals).toBe(0);
    expect(precisionOf(figures, "万元", null).decimals).toBe(2);
    const fine = [50.12, 12.5, 38.05].map((value) => printed(value));
    expect(precisionOf(fine, "万元", 0).decimals).toBe(2);
  });

  test("a workbook is coarse where nearly all of its figures are", () => {
    const whole = Array.from({ length: 40 }, (_, index) => printed(index * 7 + 1, "#,##0.00"));
    expect(commonDecimals(whole, "万元")).toBe(0);
    expect(commonDecimals([...whole, printed(3.25)], "万元")).toBe(0);
    expect(
      commonDecimals([...whole, ...[1.25, 2.35, 3.45].map((value) => printed(value))], "万元"),
    ).toBeNull();
    expect(commonDecimals(whole.slice(0, 5), "万元")).toBeNull();
    // Ones and noughts, and nowhere a finer figure or format.
    const ones = [1, 0, 1, 0].map((value) => printed(value));
    expect(commonDecimals(ones, "万元")).toBe(0);
    const few = [1437, 6126, 7563, 7564].map((value) => printed(value));
    expect(commonDecimals(few, "万元")).toBeNull();
    const noughts = Array.from({ length: 40 }, () => printed(0));
    expect(commonDecimals([...few, ...noughts], "万元")).toBe(0);
    expect(commonDecimals([...ones, printed(0.5)], "万元")).toBeNull();
    expect(commonDecimals([...ones, printed(1, "0.00")], "万元")).toBeNull();
  });
});

describe("the interval of one figure", () => {
  test.each<[string, CellValue[], CellValue, Unit, number, number]>([
    ["of the form", [1500, 12.25], 1500, "万元", 15_000_000 * 100, 5_000],
    ["of a coarse sheet", [1500, 12, 7, 35, 48], 12, "万元", 12_000_000, 500_000],
    ["longer than the others", [1500.12, 12.5, 7.05], 8.123456, "万元", 8_123_456, 0],
    ["four decimals", [1500.12, 12.5], 8.1234, "万元", 8_123_400, 50],
    ["beyond the 分", [1500.12, 12.5], 3.3333333333, "万元", 3_333_333, 1],
    ["with the noise of binary fractions", [1500.12, 12.5], 11436.6600000001, "万元", 11_436_660_000, 5_000],
    ["亿元", [1.25, 0.37], 1.25, "亿元", 12_500_000_000, 50_000_000],
    ["百元", [1.25, 0.37], 1.25, "百元", 12_500, 50],
  ])("%s", (_what, others, value, unit, fen, half) => {
    const precision = precisionOf(
      others.map((other) => printed(other)),
      unit,
    );
    expect(precision.toAmount(printed(value, undefined, "b"))).toEqual({ value: fen, half, blank: false });
  });

  test("figures of a group that is kept in full are exact where they end in zeros too", () => {
    const items = [1.234567, 2.345678, 3.456789, 4.567891, 5].map((value) =>
      printed(value, undefined, "items"),
    );
    const totals = [16.6].map((value) => printed(value, undefined, "totals"));
    const precision = precisionOf([...items, ...totals], "万元");
    expect(precision.toAmount(printed(5, undefined, "items")).half).toBe(0);
    expect(precision.toAmount(printed(16.6, undefined, "totals")).half).toBe(5_000);
  });

  test("万元 and 元 meet in 分", () => {
    expect(precisionOf([], "元", -2).toAmount(printed(11_436_600))).toEqual(
      precisionOf([], "万元").toAmount(printed(1143.66)),
    );
  });
});

test.each<[string | undefined, number | null]>([
  [undefined, null],
  ["General", null],
  ["#,##0.00", 2],
  ["0", 0],
  ["#,##0.0_ ", 1],
  ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 2],
  ["0.00;[Red]\\(0.00\\)", 2],
  ["0.##", null],
  ["0%", null],
  ["#,##0.00,", null],
  ["0.00E+00", null],
  ["@", null],
])("the format %p shows %p decimals", (format, decimals) => {
  expect(decimalsShownBy(format)).toBe(decimals);
});
