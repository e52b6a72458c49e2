/** Formulas as trees: the part of Excel's language that disclosure workbooks use; anything else is refused whole. */
import { parseA1 } from "../address";

/** Rows and columns from zero, both ends included. */
export interface Area {
  /** `null`: the formula's own sheet. */
  readonly sheet: string | null;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export type Operator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=";

export type Formula =
  | { readonly kind: "constant"; readonly value: number | string | boolean }
  | { readonly kind: "area"; readonly area: Area }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "negative" | "percent"; readonly of: Formula }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly kind: "call"; readonly name: string; readonly values: readonly (Formula | null)[] };

/** Brackets and calls within each other; deeper ones are refused, as Excel refuses them at 64. */
const MOST_NESTED = 64;
/** Excel's own limit for a formula. */
const LONGEST = 8192;

const TOKEN = new RegExp(
  [
    String.raw`\s*(?:(?<number>\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)(?![\p{L}_:])`,
    String.raw`(?<text>"(?:[^"]|"")*")`,
    String.raw`(?<error>#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!))`,
    String.raw`(?<call>[A-Za-z][A-Za-z0-9._]*)\s*\(`,
    String.raw`(?<area>(?:'(?:[^']|'')+'!|[\p{L}\p{N}_.]+!)?\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)(?![\p{L}\p{N}_.!(])`,
    String.raw`(?<boolean>TRUE|FALSE)(?![\p{L}\p{N}_.!(])`,
    String.raw`(?<mark><=|>=|<>|[-+*/^&=<>(),%]))`,
  ].join("|"),
  "iuy",
);

type Token = Readonly<
  Record<"number" | "text" | "error" | "call" | "area" | "boolean" | "mark", string | undefined>
>;

/** Weakest first; the operators of one line are of one strength and taken from the left. */
const STRENGTH: readonly (readonly Operator[])[] = [
  ["=", "<>", "<", "<=", ">", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

class Unknown extends Error {}

/** `formula` with or without its `=`; `null` for what is not known: names, arrays, other workbooks, whole columns. */
export function parseFormula(formula: string): Formula | null {
  if (formula.length > LONGEST) return null;
  try {
    const parser = new Parser(tokensOf(formula.replace(/^=/u, "")));
    return parser.whole();
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

function tokensOf(source: string): Token[] {
  const text = source.trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new Unknown();
    tokens.push(groups as unknown as Token);
  }
  return tokens;
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Formula {
    const formula = this.operation(0);
    if (this.at < this.tokens.length) throw new Unknown();
    return formula;
  }

  private take(...marks: readonly string[]): string | null {
    const mark = this.tokens[this.at]?.mark;
    if (mark === undefined || !marks.includes(mark)) return null;
    this.at += 1;
    return mark;
  }

  private operation(strength: number): Formula {
    const operators = STRENGTH[strength];
    if (!operators) return this.sign();
    let left = this.operation(strength + 1);
    for (;;) {
      const operator = this.take(...operators) as Operator | null;
      if (operator === null) return left;
      left = { kind: "operation", operator, left, right: this.operation(strength + 1) };
    }
  }

  /** In Excel a sign binds closer than `^`: −2^2 is 4. */
  private sign(): Formula {
    if (this.take("+")) return this.sign();
    if (this.take("-")) return { kind: "negative", of: this.sign() };
    let operand = this.operand();
    while (this.take("%")) operand = { kind: "percent", of: operand };
    return operand;
  }

  private operand(): Formula {
    const token = this.tokens[this.at];
    this.at += 1;
    if (!token) throw new Unknown();
    if (token.number !== undefined) return { kind: "constant", value: Number(token.number) };
    if (token.text !== undefined)
      return { kind: "constant", value: token.text.slice(1, -1).replaceAll('""', '"') };
    if (token.boolean !== undefined)
      return { kind: "constant", value: token.boolean.toUpperCase() === "TRUE" };
    if (token.error !== undefined) return { kind: "error", error: token.error.toUpperCase() };
    if (token.area !== undefined) return { kind: "area", area: areaOf(token.area) };
    if (token.call !== undefined) return this.nested(() => this.call(token.call?.toUpperCase() ?? ""));
    if (token.mark !== "(") throw new Unknown();
    return this.nested(() => {
      const inner = this.operation(0);
      if (!this.take(")")) throw new Unknown();
      return inner;
    });
  }

  private nested(read: () => Formula): Formula {
    this.depth += 1;
    if (this.depth > MOST_NESTED) throw new Unknown();
    const formula = read();
    this.depth -= 1;
    return formula;
  }

  /** An argument may be left out: `IF(A1,,2)`. */
  private call(name: string): Formula {
    const values: (Formula | null)[] = [];
    if (this.take(")")) return { kind: "call", name, values };
    for (;;) {
      const next = this.tokens[this.at]?.mark;
      values.push(next === "," || next === ")" ? null : this.operation(0));
      if (this.take(")")) return { kind: "call", name, values };
      if (!this.take(",")) throw new Unknown();
    }
  }
}

function areaOf(text: string): Area {
  const separator = text.lastIndexOf("!");
  const sheet = separator < 0 ? null : text.slice(0, separator).replace(/^'|'$/gu, "").replaceAll("''", "'");
  // `[1]Sheet1` stands in another workbook.
  if (sheet?.includes("[")) throw new Unknown();
  const [first = "", last = first] = text.slice(separator + 1).split(":");
  const [from, to] = [parseA1(first), parseA1(last)];
  if (!from || !to) throw new Unknown();
  return {
    sheet,
    firstRow: Math.min(from.row, to.row),
    lastRow: Math.max(from.row, to.row),
    firstColumn: Math.min(from.column, to.column),
    lastColumn: Math.max(from.column, to.column),
  };
}

/** Every area that a formula reads, in its order. */
export function areasOf(formula: Formula): Area[] {
  switch (formula.kind) {
    case "area":
      return [formula.area];
    case "negative":
    case "percent":
      return areasOf(formula.of);
    case "operation":
      return [...areasOf(formula.left), ...areasOf(formula.right)];
    case "call":
      return formula.values.flatMap((value) => (value ? areasOf(value) : []));
    default:
      return [];
  }
}
