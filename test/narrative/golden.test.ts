/** The whole narrative of an invented department in every edition, letter by letter: what changes it is seen as text. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/check/check";
import { EDITIONS } from "../../src/editions";
import { textOf } from "../../src/engine/compose/define-paragraph";
import { readXlsx } from "../../src/files/read-xlsx";
import { compose, supplementBlocks } from "../../src/narrative";
import { kindOf } from "../../src/narrative/supplement/block";
import type { SupplementBlock } from "../../src/narrative/supplement/block";
import { exampleSupplement } from "./example-facts";

const BOOK = join(__dirname, "..", "review", "regions", "book.xlsx");
const TYPED = {
  text: "某单位",
  longText: "业务工作需要",
  count: "3",
  money: "12.34",
  score: "96.5",
} as const;

const { facts } = check(readXlsx(readFileSync(BOOK), "book.xlsx"));

test.each(EDITIONS)("$id", (edition) => {
  const blocks = supplementBlocks(edition);
  const { sections, title } = compose(edition, facts, exampleSupplement(everythingTyped(blocks), blocks));
  const lines = sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs.map(({ spans }) => textOf(spans)),
  ]);
  expect([title, ...lines].join("\n")).toMatchSnapshot();
});

function everythingTyped(blocks: readonly SupplementBlock[]): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const { id, rows, columns } of blocks) {
    for (const row of rows) {
      for (const column of columns) {
        const kind = kindOf(column, row);
        if (kind in TYPED) typed[`${id}/${row.id}/${column.id}`] = TYPED[kind as keyof typeof TYPED];
      }
    }
  }
  return typed;
}
