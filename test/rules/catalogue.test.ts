/** Walks the catalogues: every rule and table is listed, documented, and has examples that mean what they say. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { confront } from "../../src/engine/reconcile/confront";
import { compile, type ExampleFigures, type RuleDefinition } from "../../src/engine/reconcile/define-rule";
import { tableOfTitle, titleWords } from "../../src/engine/read/region";
import type { Verdict } from "../../src/engine/reconcile/relation";
import { RULES } from "../../src/rules";
import { TABLES } from "../../src/tables";
import { factsOfFigures } from "../engine/figures";

const RULE_FOLDER = join(__dirname, "..", "..", "src", "rules");
const TABLE_FOLDER = join(__dirname, "..", "..", "src", "tables");

/** Tables that a rule needs beside those of the example stand there empty. */
function factsFor(rule: RuleDefinition, figures: ExampleFigures): ReturnType<typeof factsOfFigures> {
  const facts = factsOfFigures(figures);
  const tables = new Map(facts.tables);
  const [some] = facts.tables.values();
  for (const { table } of [...rule.left, ...rule.right]) {
    if (!tables.has(table) && some)
      tables.set(table, { ...some, table, title: table, lines: [], columns: [] });
  }
  return { ...facts, tables };
}

/** The gravest verdict of a rule on an example. */
function verdictOn(rule: RuleDefinition, figures: ExampleFigures): Verdict | "nothing to judge" {
  const facts = factsFor(rule, figures);
  const verdicts = confront(facts, compile(rule, facts).relations).map(({ verdict }) => verdict);
  const order: readonly Verdict[] = ["error", "fail", "unknown", "adjusted", "rounding", "pass"];
  return order.find((verdict) => verdicts.includes(verdict)) ?? "nothing to judge";
}

describe("rules", () => {
  test("ids are unique and say table and what", () => {
    const ids = RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/u.test(id))).toEqual([]);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    "%s names its basis and has a failing example",
    (_id, rule) => {
      expect(rule.basis).not.toBe("");
      expect(rule.title).not.toBe("");
      expect(rule.examples.pass.length).toBeGreaterThan(0);
      expect(rule.examples.fail.length).toBeGreaterThan(0);
    },
  );

  const cases = RULES.flatMap((rule) =>
    (["pass", "rounding", "fail", "unknown"] as const).flatMap((verdict) =>
      (rule.examples[verdict] ?? []).map(
        (figures, index) => [rule.id, verdict, index, figures, rule] as const,
      ),
    ),
  );
  test.each(cases)("%s: %s example %i", (_id, verdict, _index, figures, rule) => {
    // A last digit between two prints of one figure is no rounding, and no error either.
    const meant = verdict === "rounding" ? ["rounding", "adjusted"] : [verdict];
    expect(meant).toContain(verdictOn(rule, figures));
  });

  test("examples are not repeated", () => {
    const seen = cases.map(([id, , , figures]) => `${id} ${JSON.stringify(figures)}`);
    expect(seen.filter((text, index) => seen.indexOf(text) !== index)).toEqual([]);
  });

  test("every table and line that a rule names is defined", () => {
    const known = new Map(TABLES.map((table) => [table.id, table]));
    const strange = RULES.flatMap((rule) =>
      [...rule.left, ...rule.right]
        .filter(({ table }) => !known.has(table))
        .map(({ table }) => `${rule.id}: ${table}`),
    );
    expect(strange).toEqual([]);
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

describe("tables", () => {
  const words = titleWords(TABLES);

  test("every definition is in the index", () => {
    const defined = readdirSync(TABLE_FOLDER).flatMap((file) => {
      if (!file.endsWith(".ts")) return [];
      const text = readFileSync(join(TABLE_FOLDER, file), "utf8");
      return /defineTable\(\{\s*id: "([^"]+)"/u.exec(text)?.[1] ?? [];
    });
    expect(defined.sort()).toEqual(TABLES.map((table) => table.id).sort());
  });

  const accepts = TABLES.flatMap((table) => table.examples.accept.map((title) => [title, table.id] as const));
  test.each(accepts)("“%s” is %s", (title, id) => {
    expect(tableOfTitle(title, words)?.id).toBe(id);
  });

  const rejects = TABLES.flatMap((table) => table.examples.reject.map((title) => [title, table.id] as const));
  test.each(rejects)("“%s” is not %s", (title, id) => {
    expect(tableOfTitle(title, words)?.id).not.toBe(id);
  });

  test.each(TABLES.map((table) => [table.id, table] as const))(
    "%s: its own titles and aliases are its own",
    (id, table) => {
      const taken = [table.title, ...table.aliases].map((title) => tableOfTitle(title, words)?.id);
      expect(new Set(taken)).toEqual(new Set([id]));
    },
  );

  test.each(TABLES.map((table) => [table.id, table] as const))(
    "%s names accepted and rejected titles",
    (_id, table) => {
      expect(table.examples.accept.length).toBeGreaterThan(0);
      expect(table.examples.reject.length).toBeGreaterThan(0);
    },
  );
});
