/** What a slot is about: an indicator, or a line by its functional code. */
import type { TableId } from "../engine/fact";
import { codeLines } from "../engine/fact";
import type { Facts } from "../engine/fact";
import { CODE_LENGTH, itemTable, locate, plainName } from "../review/judge/items";
import { type Statement, toldAs } from "../review/read/claims";
import { indicatorById } from "../review/words/indicators";
import type { Indicator } from "../review/words/indicator";
import { FUNCTIONAL_CODES } from "../tables/functional-codes";

declare const keyBrand: unique symbol;
export type Key = string & { readonly [keyBrand]: true };

export type Subject =
  | { readonly kind: "indicator"; readonly indicator: Indicator }
  | { readonly kind: "code"; readonly table: TableId; readonly code: string };

export function indicatorKey(id: Indicator["id"]): Key {
  return `i:${id}` as Key;
}

export function codeKey(table: TableId, code: string): Key {
  return `c:${table}:${code}` as Key;
}

/** A subject of a form's sample, which no table knows: it only serves as a pattern. */
export function sampleKey(table: TableId, name: string): Key {
  return codeKey(table, `?${name}`);
}

export function subjectOf(key: Key): Subject {
  const [kind = "", first = "", code = ""] = key.split(":");
  const indicator = kind === "i" ? indicatorById(first as Indicator["id"]) : undefined;
  return indicator ? { kind: "indicator", indicator } : { kind: "code", table: first, code };
}

export function idOf(key: Key): Indicator["id"] | null {
  const subject = subjectOf(key);
  return subject.kind === "indicator" ? subject.indicator.id : null;
}

export function codeOf(key: Key | null): string | null {
  const subject = key === null ? null : subjectOf(key);
  return subject?.kind === "code" && !subject.code.startsWith("?") ? subject.code : null;
}

const LEVELS = ["类", "款", "项"] as const;

export interface KeyFinder {
  readonly keyOf: (statement: Statement) => Key | null;
}

/** Names → keys by last year's tables, this year's, and the classification; samples of a form are subjects of their own. */
export function keyFinder(now: Facts, before: Facts | null, isForm: boolean): KeyFinder {
  const found = new Map<Statement, Key | null>();
  const find = (statement: Statement): Key | null => {
    const { subject } = statement;
    if (subject.kind === "indicator") return indicatorKey(subject.indicator.id);
    const table = itemTable(statement);
    const stated = toldAs(statement, "final")?.amount ?? null;
    const past = before && locate(before, table, subject.path, subject.level, stated);
    if (past) return codeKey(table, past.line.code);
    // This year's figure says nothing of a name that stands beside last year's.
    const present = locate(now, table, subject.path, subject.level, null);
    if (present?.misnamed.length === 0) return codeKey(table, present.line.code);
    return byName(statement, [before, now]) ?? (isForm ? sampleOf(statement) : null);
  };
  return {
    keyOf: (statement) => {
      const known = found.get(statement);
      if (known !== undefined) return known;
      const key = find(statement);
      found.set(statement, key);
      return key;
    },
  };
}

function sampleOf(statement: Statement): Key | null {
  const { subject } = statement;
  return subject.kind === "item"
    ? sampleKey(itemTable(statement), subject.path[subject.level]?.name ?? "")
    : null;
}

interface Named {
  readonly code: string;
  readonly name: string;
}

const namesOfFacts = new WeakMap<Facts, readonly Named[]>();
const CLASSIFICATION: readonly Named[] = FUNCTIONAL_CODES.map(({ code, name }) => ({
  code,
  name: plainName(name),
}));

function namesOf(facts: Facts): readonly Named[] {
  const known = namesOfFacts.get(facts);
  if (known) return known;
  const names = [...facts.tables.values()]
    .filter(({ table }) => /expenditure$|^income$|fund|capital/u.test(table) && !table.includes("basic"))
    .flatMap((table) => codeLines(table).map(({ code, label }) => ({ code, name: plainName(label) })));
  namesOfFacts.set(facts, names);
  return names;
}

/** A code by its names from 类 down; a name that stands nowhere else is enough. */
function byName(statement: Statement, tables: readonly (Facts | null)[]): Key | null {
  const { subject } = statement;
  if (subject.kind !== "item") return null;
  const pool = [...tables.flatMap((facts) => (facts ? namesOf(facts) : [])), ...CLASSIFICATION];
  let above = "";
  for (const level of LEVELS) {
    const name = subject.path[level]?.name;
    const codes = new Set(
      pool
        .filter(
          ({ code, name: label }) =>
            code.length === CODE_LENGTH[level] && code.startsWith(above) && label === name,
        )
        .map(({ code }) => code),
    );
    const [code, ...others] = codes;
    if (name !== undefined && code !== undefined && others.length === 0) above = code;
    if (level === subject.level)
      return code === above && above !== "" ? codeKey(itemTable(statement), above) : null;
  }
  return null;
}
