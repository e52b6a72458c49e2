/**
 * Recalculation for the formulas of disclosure workbooks: + - * / with brackets, SUM, ROUND, ABS, and references to
 * cells and areas of this sheet or another. A formula beyond that keeps the value that its file held.
 */
import { parseArea, splitReference } from "./area";
import type { BookModel, CellModel, SheetModel } from "./model";

type Value = number | { readonly error: string };
class Unknown extends Error {}

const TOKEN =
  /\s*(\d+\.?\d*|\.\d+|(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|[A-Z]+(?=\()|[-+*/(),])/iuy;

export function recalculate(book: BookModel): void {
  const done = new Set<CellModel>();
  const open = new Set<CellModel>();

  function valueOf(sheet: SheetModel, row: number, column: number): Value {
    const cell = sheet.cell(row, column);
    if (!cell) return 0;
    if (cell.formula && !done.has(cell)) settle(sheet, cell, cell.formula);
    if (cell.isError) return { error: String(cell.value) };
    return typeof cell.value === "number" ? cell.value : 0;
  }

  function settle(sheet: SheetModel, cell: CellModel, formula: string): void {
    if (open.has(cell)) return; // a circle keeps its last value, as Excel does
    open.add(cell);
    try {
      const value = evaluate(formula.slice(1), sheet);
      if (typeof value === "number") {
        cell.value = value;
        delete cell.isError;
      } else {
        cell.value = value.error;
        cell.isError = true;
      }
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
    }
    open.delete(cell);
    done.add(cell);
  }

  function evaluate(source: string, sheet: SheetModel): Value {
    const tokens = tokenize(source);
    let at = 0;
    const value = sum();
    if (at < tokens.length) throw new Unknown();
    return value;

    function sum(): Value {
      let left = product();
      while (tokens[at] === "+" || tokens[at] === "-") {
        const sign = tokens[at++] === "+" ? 1 : -1;
        left = combine(left, product(), (a, b) => a + sign * b);
      }
      return left;
    }

    function product(): Value {
      let left = factor();
      while (tokens[at] === "*" || tokens[at] === "/") {
        const divides = tokens[at++] === "/";
        const right = factor();
        if (divides && right === 0) return { error: "#DIV/0!" };
        left = combine(left, right, (a, b) => (divides ? a / b : a * b));
      }
      return left;
    }

    function factor(): Value {
      const token = tokens[at++];
      if (token === undefined) throw new Unknown();
      if (token === "-") return combine(0, factor(), (a, b) => a - b);
      if (token === "+") return factor();
      if (token === "(") {
        const inner = sum();
        if (tokens[at++] !== ")") throw new Unknown();
        return inner;
      }
      if (/^[\d.]/.test(token)) return Number(token);
      if (tokens[at] === "(") return call(token.toUpperCase());
      const [single, ...more] = reference(token);
      if (single === undefined || more.length > 0) throw new Unknown();
      return single;
    }

    function call(name: string): Value {
      at += 1;
      const values: Value[][] = [];
      while (tokens[at] !== ")") {
        const token = tokens[at];
        if (token === undefined) throw new Unknown();
        if (token.includes(":")) {
          values.push(reference(token));
          at += 1;
        } else {
          values.push([sum()]);
        }
        if (tokens[at] === ",") at += 1;
      }
      at += 1;
      if (name === "SUM") return values.flat().reduce((a, b) => combine(a, b, (x, y) => x + y), 0);
      const [first = 0, digits = 0] = values.map(([value]) => value ?? 0);
      if (name === "ABS") return combine(first, 0, (a) => Math.abs(a));
      if (name === "ROUND") return combine(first, digits, (a, b) => Math.round(a * 10 ** b) / 10 ** b);
      throw new Unknown();
    }

    function reference(token: string): Value[] {
      const { sheet: name, address } = splitReference(token);
      const target = name === undefined ? sheet : book.findSheet(name);
      if (!target) return [{ error: "#REF!" }];
      const area = parseArea(address);
      const values: Value[] = [];
      for (let row = area.firstRow; row <= area.lastRow; row += 1) {
        for (let column = area.firstColumn; column <= area.lastColumn; column += 1) {
          values.push(valueOf(target, row, column));
        }
      }
      return values;
    }
  }

  for (const sheet of book.sheets) {
    for (const cell of sheet.cells.values()) {
      if (cell.formula && !done.has(cell)) settle(sheet, cell, cell.formula);
    }
  }
}

function combine(a: Value, b: Value, how: (a: number, b: number) => number): Value {
  if (typeof a !== "number") return a;
  return typeof b === "number" ? how(a, b) : b;
}

function tokenize(source: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match?.[1]) {
      if (source.slice(start).trim() === "") break;
      throw new Unknown();
    }
    tokens.push(match[1]);
  }
  return tokens;
}
