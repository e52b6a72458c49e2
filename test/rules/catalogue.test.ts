/**
 * Walks the catalogue of rules: every rule is listed and rests on something, names only what the tables know, holds on
 * books that balance, and fails, by its own id, as soon as one of its figures is disturbed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { comparisonOf, type RuleDefinition } from "../../src/engine/reconcile/define-rule";
import { RULES } from "../../src/rules";
import { BASES } from "../../src/rules/basis";
import { ROLL_FORWARDS } from "../../src/rules/roll-forward";
import { TABLES } from "../../src/tables";
import { misspelt } from "../tables/ids";
import { changedIds, strangeIdsOf } from "./strange-ids";
import { broken, comparisonSaid, factsOf, silent, workbookOf } from "./try-rule";

const RULE_FOLDER = join(__dirname, "..", "..", "src", "rules");
const ALL_RULES: readonly RuleDefinition[] = [...RULES, ...ROLL_FORWARDS];
const BY_ID = ALL_RULES.map((rule) => [rule.id, rule] as const);

describe("the books", () => {
  test("every table of the catalogue is laid out and read without a problem", () => {
    const read = [...factsOf(workbookOf({ isAdministrative: false })).tables.values()];
    expect(read.map(({ table }) => table).sort()).toEqual(TABLES.map(({ id }) => id).sort());
    expect(
      read.flatMap(({ table, problems }) => problems.map(({ message }) => `${table}: ${message}`)),
    ).toEqual([]);
  });
});

describe("rules", () => {
  test("ids are unique and say table and what", () => {
    const ids = ALL_RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/u.test(id))).toEqual([]);
  });

  test.each(BY_ID)("%s rests on something and says how its sides compare", (_, rule) => {
    expect(Object.keys(BASES)).toContain(rule.basis);
    expect(comparisonSaid(rule)).toBe(comparisonOf(rule));
  });

  test.each(BY_ID)("%s names only what the tables know", (_, rule) => {
    expect(strangeIdsOf(rule)).toEqual([]);
  });

  test("a slip in any one id of any rule is told, with the id and the nearest right one", () => {
    const slips = ALL_RULES.flatMap((rule) => changedIds(rule, misspelt));
    const untold = slips.filter(({ id, rule }) => {
      const told = strangeIdsOf(rule);
      const isNamed = told.some((line) => line.includes(`"${misspelt(id)}"`));
      return !isNamed || (!/^\d/u.test(id) && !told.some((line) => line.includes(`nearest is "${id}"`)));
    });
    expect(slips.length).toBeGreaterThan(500);
    expect(untold.map(({ id, rule }) => `${rule.id}: ${id}`)).toEqual([]);
  });

  test.each(BY_ID)("%s holds on books that balance", (_, rule) => {
    expect(broken(rule)).toEqual([]);
  });

  test.each(BY_ID)("%s fails by its own id wherever one of its figures is disturbed", (_, rule) => {
    expect(silent(rule)).toEqual([]);
  });

  test("every catalogue file is in the index", () => {
    const index = readFileSync(join(RULE_FOLDER, "index.ts"), "utf8");
    const files = readdirSync(RULE_FOLDER).filter(
      (file) =>
        file.endsWith(".ts") && /export const \w+_RULES/u.test(readFileSync(join(RULE_FOLDER, file), "utf8")),
    );
    expect(files.filter((file) => !index.includes(`"./${file.replace(".ts", "")}"`))).toEqual([]);
  });
});
