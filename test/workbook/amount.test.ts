import fc from "fast-check";
import { divideRounded, formatFen, readFigure, type Decimal } from "../../src/workbook/amount";
import { precisionOf } from "../../src/workbook/precision";
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
    ["△12.50", -125, 1],
    ["▲ 1,012.50", -10125, 1],
    ["0.00", 0, 0],
    ["¥30", 30, 0],
    [1e-9, 1, 9],
  ])("%p is %i / 10^%i", (value, int, scale) => {
    expect(decimal(value)).toEqual({ int, scale });
  });

  test.each<CellValue>([
    ...[null, "", "  ", "-", "－", "—", "——", "／", "\\", "＼", "━━", "ー", "_"],
    ...["无", " 无 ", "（无）", "没有", "不涉及", "未发生", "一", "一一"],
  ])("%p is blank", (value) => {
    expect(read(value).kind).toBe("blank");
  });

  test.each<CellValue>([
    "1,14.66",
    "12万元",
    "12.5%",
    "无数据",
    "一二",
    "△",
    "(△12)x",
    "1.2.3",
    "(12",
    "2024年",
    true,
    1e300,
  ])("%p is text, never a figure", (value) => {
    expect(read(value).kind).toBe("text");
  });

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

test("a figure rounded from the 分 lies in its interval, whatever its size and sign", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), (fen) => {
      const printedFigure = decimal(formatFen(fen, "万元"));
      const { value, half } = precisionOf([], "万元").toAmount({ decimal: printedFigure, shown: 2 });
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
