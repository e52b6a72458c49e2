/**
 * @jest-environment jsdom
 */
/**
 * A rule by names and the same clicked together stay one rule whatever a user does to rows, columns and sheets: the
 * formulas are rewritten by the test host in one test, by LibreOffice in the other, and read as the product reads them.
 */
import { readFileSync } from "node:fs";
import { TextDecoder as NodeTextDecoder, TextEncoder as NodeTextEncoder } from "node:util";
import fc from "fast-check";
import { check } from "../../src/check/check";
import type { Fact } from "../../src/engine/fact";
import { netTerms } from "../../src/engine/reconcile/relation";
import { addSheets } from "../../src/files/put-sheets";
import { readWorkbook } from "../../src/files/read-workbook";
import { createExcelHost } from "../../src/hosts/excel/excel-host";
import { RULE_FIELDS, FIELD_HEADS } from "../../src/own-rules/rule-book";
import { toReference } from "../../src/workbook/address";
import { OWN_RULES_SHEET } from "../../src/workbook/own-sheets";
import type { ContentCell } from "../../src/workbook/sheet-content";
import type { Workbook } from "../../src/workbook/workbook";
import { connectClient } from "../excel-host/client";
import { ExcelHost } from "../excel-host/host";
import type { Insertion } from "../excel-host/restructure";
import { openXlsx } from "../excel-host/xlsx-file";
import { runInOffice } from "../files/soffice";
import { SAMPLE } from "./support";

// Every browser has them, jsdom does not.
Object.assign(globalThis, { TextDecoder: NodeTextDecoder, TextEncoder: NodeTextEncoder });

const MARKS: Readonly<Record<string, string>> = { expenditure: "03表", "general-budget-expenditure": "05表" };
const RULES = 24;

/** One thing that a user does; sheets are counted among those of the sample. */
type Move =
  | { readonly does: "insert"; readonly sheet: number; readonly insertion: Insertion }
  | { readonly does: "rename"; readonly sheet: number; readonly to: string }
  | { readonly does: "move"; readonly sheet: number; readonly to: number };

let bytes: Uint8Array;
let names: readonly string[];
let before: unknown[];

beforeAll(async () => {
  const sample = new Uint8Array(readFileSync(SAMPLE));
  const workbook = await readWorkbook(sample, "sample.xlsx");
  names = workbook.sheets.map(({ name }) => name);
  const figures = [...check(workbook).facts.byId.values()].filter(({ table }) => MARKS[table] !== undefined);
  bytes = addSheets(sample, [{ name: OWN_RULES_SHEET, rows: ruleRows(figures) }], "sample.xlsx");
  before = relationsOf(await readWorkbook(bytes, "sample.xlsx"));
});

/** Each rule twice: by names, and clicked together. */
function ruleRows(figures: readonly Fact[]): { cells: ContentCell[] }[] {
  const term = fc.record({ fact: fc.constantFrom(...figures), times: fc.integer({ min: 1, max: 3 }) });
  const side = fc.uniqueArray(term, { minLength: 1, maxLength: 4, selector: ({ fact }) => fact.id });
  const rules = fc.sample(fc.tuple(side, side), { numRuns: RULES, seed: 5 });
  const written = rules.flatMap((sides, index) =>
    ["names", "cells"].map((how) => {
      const [left, right] = sides.map((terms) => {
        const each = terms.map(
          ({ fact, times }) => `${String(times)}*${how === "names" ? named(fact) : toReference(fact.cell)}`,
        );
        return how === "names" ? { value: each.join("+") } : { value: 0, formula: `=${each.join("+")}` };
      });
      const row = { enabled: "是", name: `${how}${String(index)}`, relation: "≤", level: "提醒", basis: "" };
      return RULE_FIELDS.map((field): ContentCell =>
        field === "left"
          ? (left ?? { value: "" })
          : field === "right"
            ? (right ?? { value: "" })
            : { value: row[field] },
      );
    }),
  );
  const head = RULE_FIELDS.map((field): ContentCell => ({ value: FIELD_HEADS[field] }));
  return [head, ...written].map((cells) => ({ cells }));
}

const named = ({ table, line, column, columnLabel }: Fact): string =>
  `${MARKS[table] ?? ""}[${line === "total" ? "合计" : line},${columnLabel || column}]`;

/** The relations by the rule's name; both ways of writing must be read without a word. */
function relationsOf(workbook: Workbook): unknown[] {
  const rows = check(workbook).own.books[0]?.rows ?? [];
  return rows.map(({ status, problems, relations }) => [
    status,
    problems.map(({ message }) => message),
    relations.map((relation) => [relation.comparison, netTerms(relation), relation.scale]),
  ]);
}

function expectUnmoved(workbook: Workbook): void {
  expect(relationsOf(workbook)).toEqual(before);
}

const count = { min: 1, max: 3 };
const tables = (): fc.Arbitrary<number> =>
  fc.constantFrom(...names.flatMap((name, index) => (/公开0[35]表/u.test(name) ? [index] : [])));

/** Among the figures, before them and behind; names with what a reference has to quote. */
const moves = (): fc.Arbitrary<Move[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        does: fc.constant("insert" as const),
        sheet: tables(),
        insertion: fc.oneof(
          fc.record({
            kind: fc.constant("rows" as const),
            at: fc.integer({ min: 0, max: 40 }),
            count: fc.integer(count),
          }),
          fc.record({
            kind: fc.constant("columns" as const),
            at: fc.constantFrom(0, 3, 8),
            count: fc.integer(count),
          }),
        ),
      }),
      fc.record({
        does: fc.constant("rename" as const),
        sheet: tables(),
        to: fc.constantFrom("三表", "甲局 '新'", "A1", "支出!决算".replace("!", "！"), "1月", "R1C1", "x-y"),
      }),
      fc.record({ does: fc.constant("move" as const), sheet: tables(), to: fc.integer({ min: 0, max: 8 }) }),
    ),
    { minLength: 2, maxLength: 6 },
  );

/** A name is used once. */
const withFreeNames = (list: readonly Move[]): Move[] =>
  list.map((move, index) => (move.does === "rename" ? { ...move, to: `${move.to}${String(index)}` } : move));

test("both are read, and the second is known for the first", () => {
  const expected = Array.from({ length: RULES }, (_, index) => [
    ["ready", []],
    ["same", [`与“names${String(index)}”相同，只核对一次`]],
  ]).flat();
  expect(before.map((row) => (row as unknown[]).slice(0, 2))).toEqual(expected);
});

test("through the test host's formulas", async () => {
  await fc.assert(
    fc.asyncProperty(moves(), async (list) => {
      const host = new ExcelHost(await openXlsx(bytes, "sample.xlsx"));
      connectClient(host, { language: "zh-CN", excelApi: "1.15" });
      const now = [...names];
      for (const move of withFreeNames(list)) {
        const name = now[move.sheet] ?? "";
        if (move.does === "insert") host.userInserts(name, move.insertion);
        else if (move.does === "move") host.userMovesSheet(name, move.to);
        else {
          host.userRenamesSheet(name, move.to);
          now[move.sheet] = move.to;
        }
      }
      expectUnmoved(await createExcelHost().read());
    }),
    { numRuns: 8, seed: 3 },
  );
}, 60_000);

/** The same as a program in LibreOffice's Basic. */
function inBasic(list: readonly Move[]): string[] {
  const now = [...names];
  return withFreeNames(list).map((move) => {
    const name = now[move.sheet] ?? "";
    const sheet = `book.Sheets.getByName(${text(name)})`;
    if (move.does === "move") return `book.Sheets.moveByName(${text(name)}, ${String(move.to)})`;
    if (move.does === "insert") {
      const { kind, at, count: many } = move.insertion;
      return `${sheet}.${kind === "rows" ? "Rows" : "Columns"}.insertByIndex(${String(at)}, ${String(many)})`;
    }
    now[move.sheet] = move.to;
    return `${sheet}.setName(${text(move.to)})`;
  });
}

const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;

test("through LibreOffice", async () => {
  const lists = fc.sample(moves(), { numRuns: 2, seed: 9 });
  const saved = runInOffice(bytes, "xlsx", lists.map(inBasic));
  if (!saved) return;
  expect(saved).toHaveLength(lists.length);
  for (const file of saved) expectUnmoved(await readWorkbook(file, "sample.xlsx"));
}, 120_000);
