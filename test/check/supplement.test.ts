import { compile } from "../../src/engine/reconcile/define-rule";
import type { SupplementKey } from "../../src/narrative/supplement/block";
import {
  EMPTY_SUPPLEMENT,
  type Supplement,
  type SupplementEntry,
} from "../../src/narrative/supplement/supplement";
import { rulesFor, vehicleFindings } from "../../src/check/supplement";
import { RULES } from "../../src/rules";
import { sampleFacts } from "../sample";

const entry = (key: SupplementKey, value: Partial<SupplementEntry>): Supplement => {
  const typed = { label: key, cell: null, fromPrior: false, ...value, key } as SupplementEntry;
  return { ...EMPTY_SUPPLEMENT, entries: new Map([[key, typed]]) };
};
const unitKind = (text: string): Supplement => entry("basics/unitKind/value", { kind: "text", text });

/** Kinds of the relations that hold 机关运行经费 equal to 公用经费. */
function kinds(supplement: Supplement): string[] {
  const rules = rulesFor(RULES, supplement).filter((rule) => rule.administrativeOnly);
  return [
    ...new Set(rules.flatMap((rule) => compile(rule, sampleFacts()).relations.map(({ kind }) => kind))),
  ];
}

test.each([
  ["行政单位", ["definition"]],
  ["参公事业单位", ["definition"]],
  ["其他事业单位", []],
  ["行政、事业均有", []],
])("机关运行经费=公用经费 for %s", (kind, expected) => {
  expect(kinds(unitKind(kind))).toEqual(expected);
});

test("where 补充资料 does not tell, it is only usual", () => {
  expect(kinds(EMPTY_SUPPLEMENT)).toEqual(["usual"]);
});

test.each([
  [6, 0],
  [7, 0],
  [5, 1],
])("6 vehicles in 公开09表, %i in 补充资料", (value, findings) => {
  const supplement = entry("assets/vehicles/count", { kind: "count", value });
  expect(vehicleFindings(sampleFacts(), supplement)).toHaveLength(findings);
});
