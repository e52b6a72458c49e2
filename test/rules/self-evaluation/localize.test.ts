/** A wrong figure of a performance form is named like that of any other table. */
import { makeSolver } from "../../../src/engine/localize/oracle";
import type { Finding } from "../../../src/engine/finding";
import { check } from "../../../src/check/check";
import { locate } from "../../../src/check/locate";
import { loadHighs } from "../../../src/solver/load-highs";
import { smallForm } from "../../tables/self-evaluation/fixture";

async function found(changes: Readonly<Record<number, string>>): Promise<Finding[]> {
  const solver = makeSolver(await loadHighs());
  const report = locate(check(smallForm(changes)), {
    solver,
    budget: 1e9,
  });
  // The form stands alone here: that the disclosure's tables are missing is another matter.
  return report.findings.filter(
    ({ severity, rules }) => severity === "error" && !rules.includes("all/missing-table"),
  );
}

test("a right form is silent", async () => {
  expect(await found({})).toEqual([]);
});

test("a score above its weight, with the sum that it spoils, is one culprit", async () => {
  const [finding, ...others] = await found({
    13: "|产出指标|数量指标|扫描页数|≥8000页|7600页|30|82|设备故障",
  });
  expect(others).toEqual([]);
  expect(finding?.culprit).toMatchObject({
    address: "H14",
    expected: { value: 2800 },
    cause: "transposition",
    alternatives: [],
  });
});

test("money that does not add up: every smallest explanation is told", async () => {
  const [finding] = await found({ 7: "|上年结转资金||5.2|2|--|80%|--" });
  const addresses = [
    finding?.culprit?.address,
    ...(finding?.culprit?.alternatives.flat().map(({ address }) => address) ?? []),
  ];
  expect(addresses.sort()).toEqual(["D6", "D7", "D8"]);
});

test("a rate that does not follow from the money is an error of its own", async () => {
  const findings = await found({ 5: "|年度资金总额|30|32.5|26|10|89%|8" });
  expect(findings.map(({ rules }) => rules)).toEqual([["self-evaluation/rate"]]);
});
