/**
 * A rule as data: two sums of picks from tables, applied to every line and column that `each` names. `compile` turns
 * it into relations over the facts that are there; it never looks at values, only at what was read.
 */
import {
  codeLines,
  factId,
  factsOfTable,
  type ColumnId,
  type Facts,
  type LineId,
  type TableId,
  type TableReading,
} from "../fact";
import type { Relation, RelationKind, RuleId, Term } from "./relation";

/** A fixed id, or a name bound by `each`: `@line`, `@column` or a key of its cases. */
export type Bound = string;

export interface Pick {
  readonly table: TableId;
  /**
   * One line or several; `@children` are the next lower codes of the bound line.
   */
  readonly lines: Bound | readonly Bound[];
  readonly columns: Bound | readonly Bound[];
  /** A whole number, not 0; −1 subtracts. */
  readonly times?: number;
}

export interface Each {
  /** Binds `@line` to lines of a table: all of them, those with codes, or those with codes and the total. */
  readonly lines?: {
    readonly table: TableId;
    readonly which: "all" | "codes" | "codes-and-total" | "classes";
  };
  /** Binds `@column`. */
  readonly columns?: readonly ColumnId[];
  /** Binds several names at once. */
  readonly cases?: readonly Readonly<Record<`@${string}`, string>>[];
}

export interface RuleDefinition {
  readonly id: string;
  /** `{line}` and `{column}` stand for the left side's first figure. */
  readonly title: string;
  /** What it rests on: a key of the catalogue's list. */
  readonly basis: string;
  readonly kind: RelationKind;
  /** A definition where all units are administrative, no rule for others, usual where their kind is not known. */
  readonly administrativeOnly?: true;
  /** Of a usual rule whose relations hold or fail together, with those of other rules: what they rest on. */
  readonly premise?: string;
  readonly comparison?: "=" | "<=";
  /** Of a rule with fractions: what both sides were multiplied by, so that every `times` is whole. */
  readonly scale?: number;
  /** What a rule of the user's own rests on, in his words. */
  readonly told?: string;
  readonly each?: Each;
  readonly left: readonly Pick[];
  readonly right: readonly Pick[];
}

export interface Compiled {
  readonly relations: readonly Relation[];
  /** Why nothing could be compiled, where a table is missing or unreadable. */
  readonly notChecked: string | null;
}

type Bindings = Readonly<Record<string, string>>;

const CODE = /^\d{3,7}$/u;

/** The relations of a rule over these facts. */
export function compile(rule: RuleDefinition, facts: Facts): Compiled {
  const tables = [...new Set([...rule.left, ...rule.right].map((pick) => pick.table))];
  for (const table of tables) {
    const reading = facts.tables.get(table);
    if (!reading || reading.status === "missing")
      return { relations: [], notChecked: `没有${reading?.title ?? table}` };
    if (reading.status === "unreadable") return { relations: [], notChecked: `${reading.title}无法读取` };
  }
  const open = openSum(rule, facts);
  if (open !== null) return { relations: [], notChecked: open };
  const relations = bindingsOf(rule.each, facts).flatMap((bindings) => relate(rule, bindings, facts) ?? []);
  return { relations, notChecked: coarser(rule, tables, facts) };
}

const LEVELS: Readonly<Record<number, string>> = { 3: "类", 5: "款" };

/** Tables that are compared code by code, and of which one prints less deep than the others. */
function coarser({ each }: RuleDefinition, tables: readonly TableId[], facts: Facts): string | null {
  if (!each?.lines || each.lines.which === "classes" || tables.length < 2) return null;
  const depths = tables.flatMap((table) => {
    const reading = facts.tables.get(table);
    const { deepest } = reading ? levelsOf(reading) : { deepest: 0 };
    return reading && deepest > 0 ? [{ reading, deepest }] : [];
  });
  const deepest = Math.max(0, ...depths.map((depth) => depth.deepest));
  const coarse = depths.find((depth) => depth.deepest < deepest);
  const level = coarse && LEVELS[coarse.deepest];
  return coarse && level !== undefined
    ? `${coarse.reading.title}只列到${level}级，更细的科目未逐一核对`
    : null;
}

/** A sum is open where figures of its table could not be placed: one of them may belong to it. */
function openSum(rule: RuleDefinition, facts: Facts): string | null {
  for (const pick of [...rule.left, ...rule.right]) {
    const reading = facts.tables.get(pick.table);
    const unread = reading?.unread ?? [];
    const isOverLines = typeof pick.lines !== "string" || pick.lines === "@children";
    const isOverColumns = typeof pick.columns !== "string";
    // Where the head names the lines (公开09表), a column that was not understood may be one of them.
    const isOpen =
      (unread.includes("rows") && isOverLines) ||
      (unread.includes("columns") && (isOverColumns || isOverLines));
    if (isOpen)
      return `${reading?.title ?? pick.table}有未能识别的${unread.includes("rows") ? "行" : "栏"}，不能判断合计`;
  }
  return null;
}

function bindingsOf(each: Each | undefined, facts: Facts): Bindings[] {
  let all: Bindings[] = [{}];
  const lines = each?.lines;
  if (lines) {
    const reading = facts.tables.get(lines.table);
    const ids = reading ? linesOf(reading, lines.which) : [];
    all = all.flatMap((bindings) => ids.map((line) => ({ ...bindings, "@line": line })));
  }
  if (each?.columns)
    all = all.flatMap((bindings) =>
      (each.columns ?? []).map((column) => ({ ...bindings, "@column": column })),
    );
  if (each?.cases)
    all = all.flatMap((bindings) => (each.cases ?? []).map((one) => ({ ...bindings, ...one })));
  return all;
}

function linesOf(reading: TableReading, which: NonNullable<Each["lines"]>["which"]): LineId[] {
  const codes = codeLines(reading).map((line) => line.id);
  if (which === "codes") return codes;
  if (which === "classes") return childrenOf(reading, "total");
  if (which === "codes-and-total") return ["total", ...codes];
  return reading.lines.map((line) => line.id);
}

/** The next lower codes: a code's parent is the longest shorter code that is printed, or the total. */
export function childrenOf(reading: TableReading, line: LineId): LineId[] {
  return childIndex(reading).get(line) ?? [];
}

const indexes = new WeakMap<TableReading, ReadonlyMap<LineId, LineId[]>>();

function childIndex(reading: TableReading): ReadonlyMap<LineId, LineId[]> {
  const known = indexes.get(reading);
  if (known) return known;
  const codes = new Set(codeLines(reading).map((line) => line.id));
  const index = new Map<LineId, LineId[]>();
  for (const code of codes) {
    let parent = code.slice(0, -2);
    while (parent.length >= 3 && !codes.has(parent)) parent = parent.slice(0, -2);
    const key = parent.length >= 3 ? parent : "total";
    index.set(key, [...(index.get(key) ?? []), code]);
  }
  indexes.set(reading, index);
  return index;
}

/** A part of a whole is compared as such without saying so. */
export function comparisonOf({ comparison, kind }: RuleDefinition): Relation["comparison"] {
  return comparison ?? (kind === "inequality" ? "<=" : "=");
}

function relate(rule: RuleDefinition, bindings: Bindings, facts: Facts): Relation | null {
  const left = sideOf(rule.left, bindings, facts);
  const right = left && sideOf(rule.right, bindings, facts);
  if (!right || left.length + right.length === 0) return null;
  const where = Object.values(bindings).join("/");
  return {
    id: where === "" ? rule.id : `${rule.id}:${where}`,
    rule: rule.id as RuleId,
    kind: rule.kind,
    ...(rule.premise === undefined ? {} : { premise: rule.premise }),
    comparison: comparisonOf(rule),
    ...(rule.scale === undefined ? {} : { scale: rule.scale }),
    ...(rule.told === undefined ? {} : { told: rule.told }),
    left,
    right,
    label: labelOf(rule, left[0] ?? right[0], facts),
  };
}

/** `null` where the rule does not apply: a line without children has no roll-up, a sum needs a printed figure. */
function sideOf(picks: readonly Pick[], bindings: Bindings, facts: Facts): Term[] | null {
  const terms: Term[] = [];
  /** Picked figures that the form does not print at all; an unprinted code is 0, not a gap. */
  let gaps = 0;
  for (const pick of picks) {
    const reading = facts.tables.get(pick.table);
    if (!reading) return null;
    const lines = resolveLines(pick.lines, bindings, reading);
    if (lines.length === 0) return null;
    const columns = listOf(pick.columns).map((name) => bindings[name] ?? name);
    const printed = factsOfTable(facts, pick.table);
    for (const line of lines) {
      const ofLine = printed?.get(line);
      for (const column of columns) {
        const fact = ofLine?.get(column);
        if (fact) terms.push({ fact: fact.id, coefficient: pick.times ?? 1 });
        else if (reading.unprinted?.includes(factId(pick.table, line, column))) return null;
        else if (isBelow(reading, line)) return null;
        else if (!CODE.test(line) || !reading.columns.includes(column)) gaps += 1;
        else
          for (const below of topmostBelow(reading, line)) {
            const part = printed?.get(below)?.get(column);
            if (part) terms.push({ fact: part.id, coefficient: pick.times ?? 1 });
          }
      }
    }
  }
  return gaps > 0 && terms.length === 0 ? null : terms;
}

/** A code of a level that the table does not print, below one that it does: its figure is in there, and not 0. */
function isBelow(reading: TableReading, line: LineId): boolean {
  if (!CODE.test(line)) return false;
  const { deepest, codes } = levelsOf(reading);
  if (deepest === 0 || line.length <= deepest) return false;
  for (let length = line.length - 2; length >= 3; length -= 2)
    if (codes.has(line.slice(0, length))) return true;
  return false;
}

const partsOfUnprinted = new WeakMap<TableReading, ReadonlyMap<LineId, LineId[]>>();

/** A code that is left out above codes that are printed is their sum. */
function topmostBelow(reading: TableReading, line: LineId): readonly LineId[] {
  let index = partsOfUnprinted.get(reading);
  if (!index) {
    index = unprintedParents(reading);
    partsOfUnprinted.set(reading, index);
  }
  return index.get(line) ?? [];
}

function unprintedParents(reading: TableReading): ReadonlyMap<LineId, LineId[]> {
  const { codes } = levelsOf(reading);
  const index = new Map<LineId, LineId[]>();
  for (const code of codes)
    for (let length = code.length - 2; length >= 3; length -= 2) {
      const parent = code.slice(0, length);
      if (codes.has(parent)) break;
      index.set(parent, [...(index.get(parent) ?? []), code]);
    }
  return index;
}

interface Levels {
  readonly deepest: number;
  readonly codes: ReadonlySet<LineId>;
}

const levels = new WeakMap<TableReading, Levels>();

function levelsOf(reading: TableReading): Levels {
  const known = levels.get(reading);
  if (known) return known;
  const codes = codeLines(reading).map(({ code }) => code);
  const made = { deepest: Math.max(0, ...codes.map(({ length }) => length)), codes: new Set(codes) };
  levels.set(reading, made);
  return made;
}

function resolveLines(lines: Pick["lines"], bindings: Bindings, reading: TableReading): LineId[] {
  if (lines === "@children") return childrenOf(reading, bindings["@line"] ?? "total");
  return listOf(lines).map((name) => bindings[name] ?? name);
}

function listOf(names: Bound | readonly Bound[]): readonly Bound[] {
  return typeof names === "string" ? [names] : names;
}

function labelOf(rule: RuleDefinition, term: Term | undefined, facts: Facts): string {
  if (!rule.title.includes("{")) return rule.title;
  const first = term && facts.byId.get(term.fact);
  if (!first) return rule.title;
  const isCode = CODE.test(first.line);
  const line = isCode ? `${first.line}${first.lineLabel}` : first.lineLabel;
  return rule.title.replaceAll("{line}", line).replaceAll("{column}", first.columnLabel);
}
