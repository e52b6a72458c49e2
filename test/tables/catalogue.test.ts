/** Walks the catalogue of tables: every table is listed, and its titles are told apart from those of its like. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tableOfTitle, titleWords } from "../../src/engine/read/region";
import { TABLES } from "../../src/tables";

const TABLE_FOLDER = join(__dirname, "..", "..", "src", "tables");

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
