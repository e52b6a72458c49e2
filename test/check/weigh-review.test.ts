/** What stands on figures that are wrong, and nobody knows by how much, is listed as not checked: each words once. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/check/check";
import { weighReview } from "../../src/check/weigh-review";
import type { Finding } from "../../src/engine/finding";
import { cellOf } from "../../src/engine/reconcile/arithmetic";
import { readXlsx } from "../../src/files/read-xlsx";
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";

const SAMPLE = readXlsx(readFileSync(join("assets", "samples", "xining-2024.xlsx")), "甲.xlsx");

test("of two faults of one list, and of one of other words", () => {
  const { facts } = check(SAMPLE);
  const fact = [...facts.byId.values()].find(({ table }) => table === "general-budget-basic-expenditure");
  if (!fact) throw new Error("the sample has the table");
  const finding = (id: string, start: number, quote: string): Finding => ({
    id,
    rules: ["review/category"],
    severity: "error",
    message: "公用经费漏列了一项。",
    cells: [cellOf(fact)],
    culprit: null,
    text: { paragraph: 1, start, end: start + quote.length, quote, expected: null, found: quote },
    arithmetic: [],
  });
  const read = review(textOfLines("公用经费主要包括：办公费、印刷费；另有水费、电费。"), facts);
  const findings = [
    finding("甲", 9, "办公费、印刷费"),
    finding("乙", 9, "办公费、印刷费"),
    finding("丙", 19, "水费、电费"),
  ];
  const repair = { fact, min: -Infinity, max: Infinity, value: null, step: 1 };
  const asPrinted = { ...read, findings, notChecked: [] };
  const weighed = weighReview(facts, { facts, repairs: new Map([[fact.id, repair]]) }, asPrinted, {
    ...read,
    findings: [],
  });
  expect(weighed.findings).toEqual([]);
  expect(weighed.notChecked.map(({ what }) => what)).toEqual(["第1段“办公费、印刷费”", "第1段“水费、电费”"]);
});
