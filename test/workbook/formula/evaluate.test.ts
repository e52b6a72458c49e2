/** Formulas as Excel computes them: cases by hand, then the same random formulas by LibreOffice. */
import fc from "fast-check";
import { newWorkbook } from "../../../src/files/put-sheets";
import { readWorkbook } from "../../../src/files/read-workbook";
import { toA1 } from "../../../src/workbook/address";
import { evaluate } from "../../../src/workbook/formula/evaluate";
import { parseFormula } from "../../../src/workbook/formula/parse";
import { recalculation } from "../../../src/workbook/formula/recalculate";
import { Unsupported, type Scalar } from "../../../src/workbook/formula/values";
import { cellAt, makeSheet, type CellValue, type Workbook } from "../../../src/workbook/workbook";
import { convert } from "../../files/soffice";

const GRID: readonly (readonly CellValue[])[] = [
  [1.005, 2, "201", null],
  [-3.5, 0, "20101", "甲"],
  [100, "7", "2010101", true],
];

function valueOf(formula: string): Scalar {
  const parsed = parseFormula(formula);
  if (!parsed) return "unknown";
  try {
    return evaluate(parsed, {
      cells: ({ sheet, firstRow, lastRow, firstColumn, lastColumn }) =>
        sheet !== null && sheet !== "表 1"
          ? null
          : Array.from({ length: lastRow - firstRow + 1 }, (_, row) =>
              Array.from(
                { length: lastColumn - firstColumn + 1 },
                (__, column) => GRID[firstRow + row]?.[firstColumn + column] ?? null,
              ),
            ),
    });
  } catch (error) {
    if (error instanceof Unsupported) return "unsupported";
    throw error;
  }
}

test.each<[string, Scalar]>([
  ["=1+2*3^2", 19],
  ["=-2^2", 4],
  ["=10%+1", 1.1],
  ['="a"&1&TRUE', "a1TRUE"],
  ["=A1+B1", 3.005],
  ["=ROUND(A1,2)", 1.01],
  ["=ROUND(-2.5,0)", -3],
  ["=ROUNDUP(2.01,1)", 2.1],
  ["=SUM(A1:B3)", 99.505],
  ['=SUM(A1:A3,"4")', 101.505],
  ["=SUM('表 1'!A1:A2)", -2.495],
  ["=COUNT(A1:D3)", 5],
  ["=COUNTA(A1:D3)", 11],
  ['=SUMIFS(A1:A3,C1:C3,"201")', 1.005],
  ['=SUMIFS(A1:A3,C1:C3,C1&"??")', -3.5],
  ['=SUMIFS(A1:A3,A1:A3,">0")', 101.005],
  ['=SUMIF(A1:A3,"<>100")', -2.495],
  ['=IF(A1>1,"yes","no")', "yes"],
  ['=IF(D1="",1,2)', 1],
  ["=IF(FALSE,1)", false],
  ["=IFERROR(1/0,5)", 5],
  ["=OR(A1>5,B1=2)", true],
  ["=AND(D3,B1)", true],
  ["=LEN(C2)", 5],
  ['=VLOOKUP("20101",C1:D3,2,FALSE)', "甲"],
  ['=VLOOKUP("9",C1:D3,2,FALSE)', { error: "#N/A" }],
  ["=1/0", { error: "#DIV/0!" }],
  ["=C2+D2", { error: "#VALUE!" }],
  ["=表2!A1", { error: "#REF!" }],
  ["=#REF!+1", { error: "#REF!" }],
  ["=0.3-0.2-0.1", 0],
])("%s", (formula, value) => {
  expect(valueOf(formula)).toEqual(value);
});

test.each([
  "=名称+1",
  "=[1]表!A1",
  "=A:A",
  "={1,2}",
  "=1+",
  "=SUM(1",
  "=A1 B1",
  `=${"(".repeat(99)}1${")".repeat(99)}`,
])("%s is not known", (formula) => {
  expect(valueOf(formula)).toBe("unknown");
});

test.each(["=OFFSET(A1,1,1)", "=A1:A3", "=VLOOKUP(1,A1:B3,2)", "=IF(TRUE,TODAY(),1)"])(
  "%s is said to be beyond us",
  (formula) => {
    expect(valueOf(formula)).toBe("unsupported");
  },
);

const cell = fc.tuple(fc.nat(5), fc.nat(3)).map(([row, column]) => toA1(row, column));
const area = fc.tuple(cell, cell).map(([from, to]) => `${from}:${to}`);
const number = fc.constantFrom("0", "1", "2.5", "100", "0.005");
const expression = fc.letrec<{ value: string; operand: string }>((tie) => ({
  operand: fc.oneof(
    { depthSize: "small" },
    number,
    cell,
    area.map((text) => `SUM(${text})`),
    area.map((text) => `COUNT(${text})`),
    fc
      .tuple(area, fc.constantFrom('">0"', '"2?1"', '"201"', '"<>5"'))
      .map(([text, wanted]) => `SUMIF(${text},${wanted})`),
    tie("value").map((text) => `ROUND(${text},2)`),
    tie("value").map((text) => `ABS(${text})`),
    fc.tuple(tie("value"), tie("value")).map(([a, b]) => `IF(${a}>${b},${a},${b})`),
    fc.tuple(tie("value"), tie("value")).map(([a, b]) => `IFERROR(${a},${b})`),
    fc.tuple(tie("value"), tie("value")).map(([a, b]) => `MAX(${a},${b})`),
  ),
  value: fc.oneof(
    { depthSize: "small" },
    tie("operand"),
    fc
      .tuple(tie("operand"), fc.constantFrom("+", "-", "*", "/"), tie("operand"))
      .map(([a, operator, b]) => `(${a}${operator}${b})`),
  ),
})).value;
const content = fc.oneof(
  fc.integer({ min: -10_000, max: 10_000 }).map((cents) => cents / 100),
  fc.constantFrom<CellValue>(null, null, "201", "221", "甲", 0),
);

test("400 random formulas have the values that LibreOffice gives them", async () => {
  const [grid = []] = fc.sample(
    fc.array(fc.array(content, { minLength: 4, maxLength: 4 }), { minLength: 6, maxLength: 6 }),
    { numRuns: 1, seed: 7 },
  );
  const formulas = fc.sample(expression, { numRuns: 400, seed: 11 }).map((text) => `=${text}`);
  const bytes = newWorkbook([
    {
      name: "表",
      columnWidths: [],
      rows: [
        ...grid.map((row) => ({ cells: row.map((value) => ({ value })) })),
        ...formulas.map((formula) => ({ cells: [{ value: "", formula }] })),
      ],
    },
  ]);
  const converted = convert(bytes, "xlsx", "xls");
  if (!converted) return;
  const expected = (await readWorkbook(converted, "lo.xls")).sheets[0];
  const own = (await readWorkbook(bytes, "own.xlsx")) satisfies Workbook;
  const { workbook, stale } = recalculation(own).change(
    formulas.map((input, index) => ({ sheet: "表", row: grid.length + index, column: 0, input })),
  );
  const differing = formulas.flatMap((formula, index) => {
    const row = grid.length + index;
    const [ours, theirs] = [workbook.sheets[0], expected].map((sheet) => sheet && cellAt(sheet, row, 0));
    const text = (value: CellValue | undefined): string =>
      typeof value === "number" ? (value + 0).toPrecision(11) : String(value ?? "");
    const isSame = ours?.error === theirs?.error && text(ours?.value) === text(theirs?.value);
    return isSame
      ? []
      : [{ formula, ours: ours?.error ?? ours?.value, theirs: theirs?.error ?? theirs?.value }];
  });
  expect(differing).toEqual([]);
  expect(stale).toEqual([]);
});

describe("a workbook that is changed", () => {
  const book: Workbook = {
    name: "a.xlsx",
    sheets: [
      makeSheet({ name: "一" }, [
        { row: 0, column: 0, value: 1 },
        { row: 1, column: 0, value: 2, formula: "=A1+1" },
        { row: 2, column: 0, value: 4, formula: "=SUM(A1:A2)+二!A1" },
        { row: 3, column: 0, value: 9, formula: "=OFFSET(A1,0,0)*9" },
        { row: 4, column: 0, value: 10, formula: "=A4+1" },
        { row: 5, column: 0, value: 3, formula: "=A7" },
        { row: 6, column: 0, value: 3, formula: "=A6" },
      ]),
      makeSheet({ name: "二" }, [{ row: 0, column: 0, value: 1 }]),
    ],
  };
  const at = ({ workbook }: { workbook: Workbook }, row: number): CellValue | undefined =>
    workbook.sheets[0] && cellAt(workbook.sheets[0], row, 0)?.value;

  test("what depends on a change follows it, over sheets too", () => {
    const own = recalculation(book);
    const first = own.change([{ sheet: "一", row: 0, column: 0, input: 5 }]);
    expect([at(first, 1), at(first, 2)]).toEqual([6, 12]);
    const second = own.change([{ sheet: "二", row: 0, column: 0, input: 100 }]);
    expect(at(second, 2)).toBe(111);
    expect(second.workbook.sheets[1]).not.toBe(book.sheets[1]);
  });

  test("what cannot be computed, and what reads it, keeps its value and is said", () => {
    const own = recalculation(book);
    const after = own.change([{ sheet: "一", row: 0, column: 0, input: 5 }]);
    expect(at(after, 3)).toBe(9);
    expect(after.stale.map(({ row }) => row).sort()).toEqual([3, 4]);
    const typed = own.change([{ sheet: "一", row: 3, column: 0, input: 7 }]);
    expect([at(typed, 4), typed.stale]).toEqual([8, []]);
  });

  test("a circle keeps its values and is said", () => {
    const own = recalculation(book);
    const after = own.change([{ sheet: "一", row: 6, column: 0, input: "=A6+1" }]);
    expect(after.stale.map(({ row }) => row).sort()).toEqual([5, 6]);
  });

  test("untouched sheets stay the same objects", () => {
    const after = recalculation(book).change([{ sheet: "一", row: 0, column: 0, input: 5 }]);
    expect(after.workbook.sheets[1]).toBe(book.sheets[1]);
  });
});
