/** Names of 类, 款 and 项 → lines of the table by codes. */
import { codeLines, factOf } from "../../engine/fact";
import type { CodeLine, Facts, TableId } from "../../engine/fact";
import type { KnownTable } from "../../tables/ids";
import type { Path, Statement } from "../read/claims";
import type { Level } from "../read/lexer";
import { plainText } from "../read/normalize";
import { topicOf } from "../words/indicator-id";
import type { Ranged } from "./interval";
import { bare } from "./statement-index";

export const CODE_LENGTH: Readonly<Record<Level, number>> = { 类: 3, 款: 5, 项: 7 };
const LEVELS: readonly Level[] = ["类", "款", "项"];

export interface Location {
  readonly table: TableId;
  readonly line: CodeLine;
  /** Levels whose name in the text is not the table's, with the table's name. */
  readonly misnamed: readonly { readonly level: Level; readonly expected: CodeLine }[];
}

export function itemTable({ section, whole }: Pick<Statement, "section" | "whole">): KnownTable {
  const topic = section ?? (whole?.subject.kind === "indicator" ? topicOf(whole.subject.indicator.id) : null);
  if (topic === "governmentFund") return "government-fund";
  if (topic === "stateCapital") return "state-capital";
  // Before the sections of 财政拨款 a 类 is one of all expenditure.
  if (section === "overall" || section === "expenditure") return "expenditure";
  return "general-budget-expenditure";
}

const linesOf = new WeakMap<Facts, Map<TableId, readonly CodeLine[]>>();

/** Lines with codes, found once a table. */
function allLines(facts: Facts, table: TableId): readonly CodeLine[] {
  const known = linesOf.get(facts) ?? new Map<TableId, readonly CodeLine[]>();
  linesOf.set(facts, known);
  const reading = facts.tables.get(table);
  const lines = known.get(table) ?? (reading ? codeLines(reading) : []);
  known.set(table, lines);
  return lines;
}

export function levelLines(facts: Facts, table: TableId, level: Level): CodeLine[] {
  return allLines(facts, table).filter(({ code }) => code.length === CODE_LENGTH[level]);
}

/** A label in the spelling of the text, without what only some editions print. */
export function plainName(label: string): string {
  return plainText(label).replaceAll('"', "");
}

/**
 * The line that a path means: the one of its own name, told from namesakes by the names above it. A name that is no
 * line's still means a line that is nearly so called, or that states the very amount under the same 类 or 款.
 */
export function locate(
  facts: Facts,
  table: TableId,
  path: Path,
  level: Level,
  stated: Ranged | null,
): Location | null {
  const named = path[level];
  if (!named) return null;
  const lines = levelLines(facts, table, level);
  const coded = lines.find(({ code }) => code === named.code);
  if (coded) return { table, line: coded, misnamed: misnamed(facts, table, path, coded.code) };
  const above = (line: CodeLine): string[] =>
    LEVELS.flatMap((each) => lineAbove(facts, table, line.code, each)?.label ?? []);
  const states = (line: CodeLine): boolean => {
    const amount = factOf(facts, table, line.id, "total")?.amount;
    return stated !== null && stated.value !== 0 && amount?.value === stated.value;
  };
  const exact = lines.filter((line) => isNamed(named.name, line.label, above(line)));
  const candidates =
    exact.length > 0
      ? exact
      : lines.filter((line) => {
          const likeness = similarity(named.name, plainName(line.label));
          return stated?.value !== 0 && (likeness >= 0.8 || (likeness >= 0.4 && states(line)));
        });
  const score = (line: CodeLine): number =>
    namesAbove(facts, table, path, line.code) * 2 +
    (isQualified(named.name, line.label, above(line)) ? 2 : 0) +
    (states(line) ? 1 : 0);
  const best = Math.max(...candidates.map(score));
  const winners = candidates.filter((line) => score(line) === best);
  const [line] = winners;
  if (!line || winners.length > 1) return null;
  return { table, line, misnamed: misnamed(facts, table, path, line.code) };
}

/** How many of the names that the path gives are those above the code. */
function namesAbove(facts: Facts, table: TableId, path: Path, code: string): number {
  return LEVELS.filter((level) => {
    const named = path[level];
    const line = lineAbove(facts, table, code, level);
    return named && line && isNamed(named.name, line.label);
  }).length;
}

/** Longest common subsequence over the longer name. */
export function similarity(a: string, b: string): number {
  const [shorter, longer] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  // Names so unlike in length cannot be alike enough for anyone who asks.
  if (shorter * 5 < longer * 2) return 0;
  let row = new Array<number>(b.length + 1).fill(0);
  for (const char of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j] ?? 0;
      next.push(b[j - 1] === char ? (row[j - 1] ?? 0) + 1 : Math.max(above, next[j - 1] ?? 0));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(longer, 1);
}

function misnamed(facts: Facts, table: TableId, path: Path, code: string): Location["misnamed"] {
  return LEVELS.flatMap((level) => {
    const named = path[level];
    const expected = lineAbove(facts, table, code, level);
    if (!named || !expected) return [];
    const above = LEVELS.flatMap((each) => lineAbove(facts, table, code, each)?.label ?? []);
    return isNamed(named.name, expected.label, above) ? [] : [{ level, expected }];
  });
}

function lineAbove(facts: Facts, table: TableId, code: string, level: Level): CodeLine | null {
  const wanted = code.slice(0, CODE_LENGTH[level]);
  if (wanted.length < CODE_LENGTH[level]) return null;
  return allLines(facts, table).find((line) => line.code === wanted) ?? null;
}

/** The words before a name that only lead to it: 用于教育支出. */
const LEAD = /(?:用于|其中|包括|包含|即|列入|属于|为|是|：|、|和|及|以及)$/u;

/** The name is the label, with or without 支出, led to by other words or by the names above it. */
export function isNamed(name: string, label: string, above: readonly string[] = []): boolean {
  const wanted = plainName(label);
  if (bare(name) === bare(wanted)) return true;
  if (!bare(name).endsWith(bare(wanted))) return false;
  const lead = bare(name).slice(0, -bare(wanted).length);
  return LEAD.test(lead) || isQualified(name, label, above);
}

/** `民政管理事务行政运行`: the name above stands before it. */
function isQualified(name: string, label: string, above: readonly string[]): boolean {
  const own = bare(plainName(label));
  const lead = bare(name).endsWith(own) ? bare(name).slice(0, -own.length) : "";
  return lead !== "" && above.some((each) => bare(lead) === bare(plainName(each)) && each !== label);
}
