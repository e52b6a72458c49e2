/** Every edition is complete, or says what it does not have: tables, forms, a narrative. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { EDITIONS } from "../../src/editions";
import type { Edition } from "../../src/editions/edition";
import { blankForms } from "../../src/forms/blank/blank-forms";
import { formDefinition, tablesWithoutForm } from "../../src/forms";
import { narrativeOf } from "../../src/narrative";
import { strangeIds } from "../tables/ids";

const FOLDER = join(__dirname, "..", "..", "src", "editions");

test("every file with an edition is in the index", () => {
  const made = readdirSync(FOLDER).flatMap((file) =>
    Object.values(jest.requireActual<Record<string, unknown>>(join(FOLDER, file))).filter(isEdition),
  );
  expect(made.length).toBeGreaterThanOrEqual(EDITIONS.length);
  expect(made.filter((edition) => !EDITIONS.includes(edition)).map(({ id }) => id)).toEqual([]);
});

function isEdition(value: unknown): value is Edition {
  return typeof value === "object" && value !== null && "tables" in value && "region" in value;
}

describe.each(EDITIONS.map((edition) => [edition.id, edition] as const))("%s", (_, edition) => {
  const expected = edition.tables.map(({ table }) => table);
  const instead = edition.tables.flatMap(({ or }) => or ?? []);

  test("names tables that there are, each once", () => {
    expect([...expected, ...instead].flatMap((table) => strangeIds(table, [], []))).toEqual([]);
    expect(new Set([...expected, ...instead]).size).toBe(expected.length + instead.length);
  });

  test("has a form for every table, or says that it has none", () => {
    const without = [...expected, ...instead].filter((table) => !formDefinition(edition.id, table));
    expect(without).toEqual(edition.without.forms);
    expect(tablesWithoutForm(edition)).toEqual(expected.filter((table) => without.includes(table)));
    expect(blankForms(edition).map(({ form }) => form.table)).toEqual(
      expected.filter((table) => !without.includes(table)),
    );
  });

  test("has a narrative, or says that it has none", () => {
    expect(narrativeOf(edition) === null).toBe(edition.without.narrative);
  });
});
