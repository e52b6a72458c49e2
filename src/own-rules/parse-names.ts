/** Reads a side that is written by names: `2×03表[2010301,基本支出]+100万元`. */
import type { ConstantUnit, Expression, NamedFigure } from "./expression";
import { fraction, fractionOfText, times } from "./fraction";
import { Wrong } from "./wrong";

/** A side longer than this is no sentence that anybody wrote. */
const LONGEST = 4000;
const MOST_NESTED = 64;

const TOLERANCE = /±|\+\/-|误差|容差|容许|允许|尾差|约等|≈|≒|左右/u;
export const TOLERANCE_TYPED = "不必也不能填写误差范围：各数按各自的印刷精度自动计算四舍五入允许的范围";

/** Full-width and typographic signs as the plain ones. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[−–—―－]/gu, "-")
    .replace(/[×✕✖⨯∗·•](?=\s*[\d(公\u4e00-\u9fa5])/gu, "*")
    .replace(/×/gu, "*")
    .replace(/÷/gu, "/")
    .replace(/[【［〔]/gu, "[")
    .replace(/[】］〕]/gu, "]");
}

const REFERENCE =
  /\s*(?<prior>上年(?:度)?(?:的)?\s*[.·。]?\s*)?(?<table>(?:公开)?\s*\d{1,2}-\d\s*表|[^[\]+\-*/<>=(),\s][^[\]+\-*/<>=]*?)\s*\[(?<inside>[^[\]]*)\]/uy;
const NUMBER =
  /\s*(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*(?<unit>%|亿元|万元|千元|百元|元|亿|万|辆|人次|批次|人|批|个|次|台|套|组|件)?(?![\d.\u4e00-\u9fa5])/uy;
const MARK = /\s*([-+*/()])/uy;

const MONEY: Readonly<Record<string, ConstantUnit>> = {
  亿元: "亿元",
  亿: "亿元",
  万元: "万元",
  万: "万元",
  千元: "千元",
  百元: "百元",
  元: "元",
};

/** Throws {@link Wrong}. */
export function parseNames(written: string): Expression {
  if (written.length > LONGEST) throw new Wrong(`算式过长（${String(written.length)} 个字），请分成几条`);
  const text = plain(written).trim();
  if (TOLERANCE.test(text)) throw new Wrong(TOLERANCE_TYPED);
  if (/[<>=≤≥≠≦≧]|不大于|不小于/u.test(text)) throw new Wrong("一边只写一个算式；等于、不大于写在“关系”一栏");
  return new NamesParser(text).whole();
}

class NamesParser {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  whole(): Expression {
    const expression = this.sum();
    if (this.rest() !== "") throw this.unknown();
    return expression;
  }

  private sum(): Expression {
    let left = this.product();
    for (let mark = this.mark("+", "-"); mark !== null; mark = this.mark("+", "-"))
      left = { kind: "operation", operator: mark, left, right: this.product() };
    return left;
  }

  private product(): Expression {
    let left = this.signed();
    for (let mark = this.mark("*", "/"); mark !== null; mark = this.mark("*", "/"))
      left = { kind: "operation", operator: mark, left, right: this.signed() };
    return left;
  }

  private signed(): Expression {
    if (this.mark("-") !== null) return this.nested(() => ({ kind: "negative", of: this.signed() }));
    if (this.mark("+") !== null) return this.nested(() => this.signed());
    return this.operand();
  }

  private operand(): Expression {
    const reference = this.match(REFERENCE);
    if (reference) return { kind: "named", figure: figureOf(reference) };
    const number = this.match(NUMBER);
    if (number) return numberOf(number["digits"] ?? "", number["unit"]);
    if (this.mark("(") === null) throw this.unknown();
    return this.nested(() => {
      const inner = this.sum();
      if (this.mark(")") === null) throw new Wrong("括号没有成对");
      return inner;
    });
  }

  private nested(read: () => Expression): Expression {
    this.depth += 1;
    if (this.depth > MOST_NESTED) throw new Wrong("括号套得太多");
    const inner = read();
    this.depth -= 1;
    return inner;
  }

  private match(pattern: RegExp): Readonly<Record<string, string | undefined>> | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return null;
    this.at = pattern.lastIndex;
    return { ...match.groups };
  }

  private mark<M extends "+" | "-" | "*" | "/" | "(" | ")">(...marks: readonly M[]): M | null {
    MARK.lastIndex = this.at;
    const mark = MARK.exec(this.text)?.[1] as M | undefined;
    if (mark === undefined || !marks.includes(mark)) return null;
    this.at = MARK.lastIndex;
    return mark;
  }

  private rest(): string {
    return this.text.slice(this.at).trim();
  }

  private unknown(): Wrong {
    const rest = this.rest();
    if (rest === "") return new Wrong("算式没有写完");
    if (rest.startsWith(")")) return new Wrong("括号没有成对");
    if (/^[^[\]]*\[[^\]]*$/u.test(rest)) return new Wrong("方括号没有成对");
    return new Wrong(`看不懂“${shortened(rest)}”；写法如 03表[2010301,基本支出]`);
  }
}

function figureOf(groups: Readonly<Record<string, string | undefined>>): NamedFigure {
  const table = (groups["table"] ?? "").trim();
  const parts = (groups["inside"] ?? "").split(",").map((part) => part.trim());
  const [item = "", column] = parts;
  if (parts.length > 2) throw new Wrong(`“${table}[…]”里只写项目和栏两样，用逗号分开`);
  if (item === "" || column === "") throw new Wrong(`“${table}[…]”里要写项目和栏，如 ${table}[合计,金额]`);
  return { isPrior: groups["prior"] !== undefined, table, item, column: column ?? null };
}

function numberOf(digits: string, unit: string | undefined): Expression {
  const value = fractionOfText(digits);
  if (unit === undefined) return { kind: "number", value, unit: null };
  if (unit === "%") return { kind: "number", value: times(value, fraction(1n, 100n)), unit: null };
  return { kind: "number", value, unit: MONEY[unit] ?? "count" };
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
