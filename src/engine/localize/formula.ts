/** Reads a formula that only adds and subtracts cells, to learn which totals carry an input on. */
import { parseA1 } from "../../workbook/address";
import type { CellRef } from "../../workbook/address";

export interface Reference {
  readonly cell: CellRef;
  /** +1 or −1. */
  readonly coefficient: number;
}

/** A sum over more cells than this is a whole column, not a total of a disclosure table. */
const MAX_CELLS = 20_000;

const TOKEN =
  /\s*(?:(?<reference>(?:'(?:[^']|'')+'!|[\p{L}\p{N}_.]+!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)(?![\p{L}\p{N}_(])|(?<name>SUM|ROUND)\s*(?=\()|(?<number>\d+(?:\.\d+)?)|(?<mark>[-+,()]))/iuy;

type Token =
  | { readonly kind: "reference"; readonly text: string }
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "mark"; readonly text: string };

/** The cells of `=SUM(C8:C12)+D3-'02表'!E4`; `null` for a formula that does anything else. */
export function linearReferences(formula: string, sheet: string): Reference[] | null {
  const tokens = tokenize(formula.replace(/^=/u, ""));
  if (!tokens) return null;
  const references: Reference[] = [];
  let position = 0;
  const peek = () => tokens[position]?.text;

  const readSum = (sign: number): boolean => {
    let term = sign;
    for (;;) {
      while (peek() === "+" || peek() === "-") {
        if (peek() === "-") term = -term;
        position += 1;
      }
      if (!readTerm(term)) return false;
      if (peek() !== "+" && peek() !== "-") return true;
      term = sign;
    }
  };

  const readTerm = (sign: number): boolean => {
    const token = tokens[position];
    position += 1;
    if (!token) return false;
    if (token.kind === "number") return true;
    if (token.kind === "reference") return addCells(references, token.text, sheet, sign);
    if (token.kind === "name") {
      position += 1;
      return readArguments(token.text.toUpperCase(), sign);
    }
    if (token.text !== "(" || !readSum(sign) || peek() !== ")") return false;
    position += 1;
    return true;
  };

  const readArguments = (name: string, sign: number): boolean => {
    for (let count = 1; ; count++) {
      // The second argument of ROUND says where to round, and adds nothing.
      if (name === "ROUND" && count === 2) {
        if (peek() === "-") position += 1;
        if (tokens[position]?.kind !== "number") return false;
        position += 1;
      } else if (!readSum(sign)) return false;
      const mark = peek();
      position += 1;
      if (mark === ")") return true;
      if (mark !== ",") return false;
    }
  };

  return readSum(1) && position === tokens.length ? references : null;
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) return null;
    if (groups["reference"] !== undefined) tokens.push({ kind: "reference", text: groups["reference"] });
    else if (groups["name"] !== undefined) tokens.push({ kind: "name", text: groups["name"] });
    else if (groups["number"] !== undefined) tokens.push({ kind: "number", text: groups["number"] });
    else tokens.push({ kind: "mark", text: groups["mark"] ?? "" });
  }
  return tokens;
}

function addCells(references: Reference[], text: string, ownSheet: string, coefficient: number): boolean {
  const separator = text.lastIndexOf("!");
  const sheet =
    separator < 0 ? ownSheet : text.slice(0, separator).replace(/^'|'$/gu, "").replaceAll("''", "'");
  const [first = "", last = first] = text.slice(separator + 1).split(":");
  const [from, to] = [parseA1(first), parseA1(last)];
  if (!from || !to) return false;
  const height = to.row - from.row + 1;
  const width = to.column - from.column + 1;
  if (height < 1 || width < 1 || height * width > MAX_CELLS) return false;
  for (let row = from.row; row <= to.row; row++) {
    for (let column = from.column; column <= to.column; column++) {
      references.push({ cell: { sheet, row, column }, coefficient });
    }
  }
  return true;
}
