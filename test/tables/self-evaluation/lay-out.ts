/** Lays the performance tables of a disclosure in text form (a row a line, cells divided by tabs) out in a workbook. */
import { makeSheet } from "../../../src/workbook/workbook";
import type { Cell, Workbook } from "../../../src/workbook/workbook";

const TITLE = /^#+\s*项目支出绩效自评表\s*$/u;

/** The rows of every form, from its title to 总分. */
export function formsIn(text: string): string[][][] {
  const lines = text.split("\n");
  return lines.flatMap((line, start) => {
    if (!TITLE.test(line)) return [];
    const end = lines.findIndex((candidate, index) => index > start && candidate.startsWith("总分"));
    return [
      lines
        .slice(start, end + 1)
        .filter((row) => row.trim() !== "")
        .map((row) => row.replace(/^#+\s*/u, "").split("\t")),
    ];
  });
}

/** Figures become numbers, percentages stay text, as a typed form has them. */
export function layOut(
  forms: readonly (readonly (readonly string[])[])[],
  how: "a sheet each" | "one sheet",
): Workbook {
  const cellsOf = (rows: readonly (readonly string[])[], firstRow: number): Cell[] =>
    rows.flatMap((row, index) =>
      row.flatMap((text, column) => {
        const value = text.trim();
        if (value === "") return [];
        return [
          { row: firstRow + index, column, value: /^\d+(\.\d+)?$/.test(value) ? Number(value) : value },
        ];
      }),
    );
  if (how === "a sheet each") {
    const sheets = forms.map((rows, index) => makeSheet({ name: `绩效${index + 1}` }, cellsOf(rows, 0)));
    return { name: "绩效.xlsx", sheets };
  }
  let firstRow = 0;
  const cells = forms.flatMap((rows) => {
    const own = cellsOf(rows, firstRow);
    firstRow += rows.length + 2;
    return own;
  });
  return { name: "绩效.xlsx", sheets: [makeSheet({ name: "绩效自评" }, cells)] };
}
