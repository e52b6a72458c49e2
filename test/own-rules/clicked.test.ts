/**
 * A rule by names and the same made by clicking compile to one relation (and stay one: moved.test.ts), and what would
 * be too much is bounded and said.
 */
import fc from "fast-check";
import { check } from "../../src/check/check";
import type { Fact } from "../../src/engine/fact";
import { netTerms } from "../../src/engine/reconcile/relation";
import { MOST_RULES } from "../../src/own-rules/rule-book";
import { toReference } from "../../src/workbook/address";
import type { Workbook } from "../../src/workbook/workbook";
import { openSample, withCells, withRules, type Written } from "./support";

const MARKS: Readonly<Record<string, string>> = { expenditure: "03表", "general-budget-expenditure": "05表" };

let sample: Workbook;
let figures: readonly Fact[];
beforeAll(async () => {
  sample = await openSample();
  figures = [...check(sample).facts.byId.values()].filter(({ table }) => MARKS[table] !== undefined);
});

interface Term {
  readonly fact: Fact;
  readonly times: number;
}

const byName = ({ fact: { table, line, column, columnLabel }, times }: Term): string =>
  `${String(times)}×${MARKS[table] ?? ""}[${line === "total" ? "合计" : line},${columnLabel || column}]`;
const byCell = ({ fact: { cell }, times }: Term): string => `${String(times)}*${toReference(cell)}`;

const relationsOf = (workbook: Workbook): unknown[] =>
  (check(workbook).own.books[0]?.rows ?? []).map(({ status, relations, problems }) => [
    status,
    problems,
    relations.map((relation) => [relation.comparison, netTerms(relation), relation.scale]),
  ]);

/** Rules of one to four terms a side, by names and clicked. */
function pairs(seed: number, count: number): readonly (readonly [Written, Written])[] {
  const term = fc.record({ fact: fc.constantFrom(...figures), times: fc.integer({ min: 1, max: 3 }) });
  const side = fc.uniqueArray(term, { minLength: 1, maxLength: 4, selector: ({ fact }) => fact.id });
  const rule = fc.tuple(side, side, fc.constantFrom("＝", "≤", "≥"));
  return fc.sample(rule, { numRuns: count, seed }).map(([left, right, relation]) => [
    { relation, left: left.map(byName).join("+"), right: right.map(byName).join("+") },
    { relation, left: `=${left.map(byCell).join("+")}`, right: `=${right.map(byCell).join("+")}` },
  ]);
}

const isReady = (row: unknown): boolean => Array.isArray(row) && row[0] === "ready";

test("names and clicked cells say the same, term by term", () => {
  const rules = pairs(7, 60);
  const clicked = relationsOf(
    withRules(
      sample,
      rules.map(([, written]) => written),
    ),
  );
  expect(clicked.filter(isReady).length).toBeGreaterThan(50);
  expect(
    relationsOf(
      withRules(
        sample,
        rules.map(([named]) => named),
      ),
    ),
  ).toEqual(clicked);
});

test("two thousand rules, twenty thousand relations and areas of whole sheets are bounded, and what goes beyond is said", () => {
  const many = Array.from({ length: MOST_RULES + 5 }, (_, index): Written => ({
    name: `第${String(index)}条`,
    left: "05表[*,小计]",
    relation: "≤",
    right: `${String(index + 2)}×03表[*,本年支出合计]`,
  }));
  const checked = check(withRules(sample, many));
  const rows = checked.own.books[0]?.rows ?? [];
  expect(rows).toHaveLength(MOST_RULES);
  expect(checked.own.books[0]?.book.unread).toBe(5);
  expect(rows.flatMap(({ relations }) => relations).length).toBeLessThanOrEqual(20_000);
  expect(checked.notChecked.map(({ what, why }) => `${what} ${why}`)).toEqual([
    expect.stringContaining("5 条规则"),
    expect.stringContaining("超过 20000 条"),
  ]);
  const areas = withRules(sample, [
    { left: "=SUM('公开03表 支出决算表'!A1:XFD1048576)", right: "05表[合计,小计]" },
    { left: "=SUM(底稿!A1:Z1000)", right: "05表[合计,小计]" },
  ]);
  const big = withCells(areas, "底稿", [
    { row: 999, column: 25, value: 1 },
    { row: 0, column: 0, value: "单位：元" },
  ]);
  const messages = check(big).findings.filter(({ rules: [rule] }) => rule === "own-rules/entry");
  expect(messages.map(({ message }) => message)).toEqual([
    expect.stringContaining("不是表中的金额"),
    expect.stringContaining("超过 5000 格"),
  ]);
});
