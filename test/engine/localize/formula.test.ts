import { linearReferences } from "../../../src/engine/localize/formula";
import { toA1 } from "../../../src/workbook/address";

function read(formula: string): string | null {
  const references = linearReferences(formula, "本表");
  return (
    references
      ?.map(
        ({ cell, coefficient }) =>
          `${coefficient < 0 ? "-" : "+"}${cell.sheet}!${toA1(cell.row, cell.column)}`,
      )
      .join(" ") ?? null
  );
}

test.each([
  ["=B2+B3-C4", "+本表!B2 +本表!B3 -本表!C4"],
  ["=SUM(B2:B4)", "+本表!B2 +本表!B3 +本表!B4"],
  ["=sum(B2,$C$3) - (D1 - D2)", "+本表!B2 +本表!C3 -本表!D1 +本表!D2"],
  ["='03 表'!C8+表02!B1", "+03 表!C8 +表02!B1"],
  ["=ROUND(SUM(B2:B3),2)", "+本表!B2 +本表!B3"],
  ["=-B2", "-本表!B2"],
])("%s adds and subtracts", (formula, references) => expect(read(formula)).toBe(references));

test.each(["=B2*2", "=VLOOKUP(A1,B:C,2)", "=B2/C2", "=IF(B2>0,B2,0)", "=SUM(B:B)", "=B2+", '="合计"'])(
  "%s is no plain sum",
  (formula) => expect(read(formula)).toBeNull(),
);
