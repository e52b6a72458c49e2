/** A statement that no table can answer waits for a person; one whose table is at fault keeps the item open. */
import { checkTextAlone } from "../../src/check/alone";
import { verdictOf } from "../../src/check/checklist/outcome";
import { check } from "../../src/check/check";
import { review } from "../../src/check/review";
import { openWorkbook } from "../../src/disk/open-file";
import { textOfLines } from "../../src/review/received-text";
import type { Checked } from "../../src/check/checked";

const TEXT =
  "十、机关运行经费支出情况说明\n2024年度机关运行经费支出26.74万元，比上年增加1.74万元，增长6.96%。";

let book: Checked;
beforeAll(async () => {
  book = check(await openWorkbook("test/review/regions/book.xlsx"));
});

const tied = (checked: Checked) => {
  const item = verdictOf(checked).answers.find(({ id }) => id === "4.3");
  return { status: item?.status, isByChoice: item?.isByChoice, reason: item?.reason };
};

test("what no table of the workbook holds is asked of a person, once and with its number", () => {
  const text = textOfLines(`${TEXT}办公楼原值800.00万元，维修基金12.00万元。`);
  expect(tied(review(book, text))).toEqual({
    status: "open",
    isByChoice: true,
    reason: "2 处说法没有可以核对的数，请经办人核对",
  });
});

test.each([
  "2024年度机关运行经费支出26.74万元。",
  // A change and a rate that fit the amount prove nothing of the table.
  "2024年度机关运行经费支出26.74万元，比上年增加1.74万元，增长6.96%。机关运行经费支出26.74万元。",
])("a figure of a table that cannot be read stays open: %s", (text) => {
  const tables = new Map(book.facts.tables);
  const reading = tables.get("operating-expenses");
  if (!reading) throw new Error("the book has the table");
  tables.set("operating-expenses", { ...reading, status: "unreadable" });
  const byId = new Map([...book.facts.byId].filter(([, fact]) => fact.table !== "operating-expenses"));
  const unread = { ...book, facts: { ...book.facts, tables, byId } };
  expect(tied(review(unread, textOfLines(text)))).toMatchObject({ status: "open", isByChoice: false });
});

test("alone, a text waits for its workbook", () => {
  expect(tied(checkTextAlone(textOfLines(TEXT), "说明.txt"))).toMatchObject({
    status: "open",
    isByChoice: true,
  });
});
