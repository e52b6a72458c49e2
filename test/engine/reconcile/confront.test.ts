/** What a difference of a last digit is: rounding, an adjusted tail, or an error. */
import { confront } from "../../../src/engine/reconcile/confront";
import { factId, type FactId } from "../../../src/engine/fact";
import type { Relation, RuleId, Term, Verdict } from "../../../src/engine/reconcile/relation";
import { factsOfFigures, type Figures } from "../figures";

const term = (key: string, coefficient = 1): Term => ({ fact: key as FactId, coefficient });

function verdictOn(figures: Figures, comparison: Relation["comparison"] = "="): Verdict | undefined {
  const [first = "", ...others] = Object.keys(figures);
  const relation: Relation = {
    id: "a",
    rule: "a/b" as RuleId,
    kind: "definition",
    comparison,
    left: [term(first)],
    right: others.map((key) => term(key)),
    label: "a",
  };
  return confront(factsOfFigures(figures), [relation])[0]?.verdict;
}

const [A, B, C] = ["a/total/amount", "b/total/amount", "b/1/amount"].map((key) => {
  const [table = "", line = "", column = ""] = key.split("/");
  return factId(table, line, column);
}) as [FactId, FactId, FactId];

describe("two prints of one figure", () => {
  test.each<[string, Figures, Verdict]>([
    ["the same", { [A]: 12.5, [B]: 12.5 }, "pass"],
    ["apart by the last digit", { [A]: 12.51, [B]: 12.5 }, "adjusted"],
    ["apart by the last digit, the other way", { [A]: 12.49, [B]: 12.5 }, "adjusted"],
    ["apart by two", { [A]: 12.52, [B]: 12.5 }, "fail"],
    ["beside a blank, which is exactly nothing", { [A]: 12.51, [B]: 12.5, [C]: null }, "adjusted"],
    ["of a sum of two", { [A]: 12.51, [B]: 10, [C]: 2.5 }, "rounding"],
    ["beside a printed 0, which may hide half a digit", { [A]: 12.51, [B]: 12.5, [C]: 0 }, "rounding"],
  ])("%s", (_what, figures, verdict) => {
    expect(verdictOn(figures)).toBe(verdict);
  });

  test("a part that is larger than the whole by its last digit is rounding", () => {
    expect(verdictOn({ [A]: 12.51, [B]: 12.5 }, "<=")).toBe("rounding");
  });
});
