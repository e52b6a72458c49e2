/** A small invented form, right as it stands, and with one row changed: what is told, of which cells, and what is not. */
import { check } from "../../../src/check/check";
import type { FindingCell } from "../../../src/engine/finding";
import { selfEvaluationFindings } from "../../../src/rules/self-evaluation/findings";
import { statedProjectsFinding } from "../../../src/rules/self-evaluation/stated-projects";
import { readSelfEvaluations } from "../../../src/tables/self-evaluation/read";
import { smallForm } from "../../tables/self-evaluation/fixture";

const OWN = "西宁市城中区人民政府办公室";

const shown = ({ address, value, text, measure }: FindingCell): string =>
  `${address}=${text ?? String(value)}${measure === "percent" ? "%" : ""}`;

function told(changes: Readonly<Record<number, string>>, entity: string | null = OWN): string[] {
  return selfEvaluationFindings(readSelfEvaluations(smallForm(changes)), entity).map(
    ({ id, severity, cells, message }) =>
      [
        id.replace(/^self-evaluation\/(.*):self-evaluation#1/u, "$1"),
        severity,
        cells.map(shown).join(" "),
        ...(/应为|通常应为/u.exec(message) ? [message.slice(message.search(/应为|通常应为/u))] : []),
      ].join("; "),
  );
}

const cost = (bound: string, actual = "26万元", level1 = "成本指标", name = "预算控制数"): string =>
  `|${level1}|经济成本指标|${name}|${bound}|${actual}|20|20`;
const total = (opening: string, budget: string, executed: string, rate: string, score: string): string =>
  `|年度资金总额|${opening}|${budget}|${executed}|10|${rate}|${score}`;

test.each<[string, Readonly<Record<number, string>>, string[]]>([
  ["the form as it stands", {}, []],
  [
    "a printed sum of weights that is not 100",
    { 16: "总分||||||95|96" },
    ["full-marks/sum; error; G17=9500; 应为100分"],
  ],
  ["no printed sum, and weights that make 100", { 16: "总分||||||--|96" }, []],
  [
    "no printed sum, and weights that do not",
    { 15: "|满意度指标|服务对象满意度指标|查档人员满意度|≥90%|95%|15|15", 16: "总分||||||--|91" },
    ["full-marks/execution; error; F6=1000 G13=2000 G14=3000 G15=2000 G16=1500; 应为100分"],
  ],
  [
    "no printed sum, and a weight that is no figure: nothing can be summed",
    { 15: "|满意度指标|服务对象满意度指标|查档人员满意度|≥90%|95%|十五|15", 16: "总分||||||--|91" },
    [],
  ],
  [
    "a rate that does not follow from the money",
    { 5: total("30", "32.5", "26", "81%", "8") },
    ["rate/execution; error; G6=8100% E6=26000000 D6=32500000"],
  ],
  ["a rate of no budget", { 5: total("30", "0", "26", "80%", "8"), 12: cost("定性 节约") }, []],
  ["a rate over a blank budget", { 5: total("30", "", "26", "80%", "8"), 12: cost("定性 节约") }, []],
  [
    "a score that its rate does not earn",
    { 5: total("30", "32.5", "26", "80%", "10") },
    ["execution-score/execution; warning; H6=1000 G6=8000%; 应为8.00分"],
  ],
  ["a bound of the cost as 年初预算数", { 12: cost("≤30万元") }, []],
  [
    "a bound of the cost that is neither budget",
    { 12: cost("≤31万元") },
    ["cost-bound/indicator1; warning; E13=≤31万元 D6=32500000"],
  ],
  ["the same bound in 元", { 12: cost("≤325000元") }, []],
  ["a bound of something else than cost", { 12: cost("≤31万元", "26万元", "产出指标") }, []],
  ["a bound of a cost that no budget is", { 12: cost("≤31万元", "26万元", "成本指标", "扫描单价") }, []],
  [
    "an actual cost that is not what was spent",
    { 12: cost("≤32.5万元", "25万元") },
    ["cost-actual/indicator1; warning; F13=25万元 E6=26000000"],
  ],
  [
    "an actual cost above what was spent",
    { 12: cost("≤32.5万元", "27万元") },
    ["cost-actual/indicator1; warning; F13=27万元 E6=26000000"],
  ],
  ["an actual cost below a bound that holds", { 12: cost("≤32.5万元", "<27万元") }, []],
  ["an actual cost within a range", { 12: cost("≤32.5万元", "≤32.5万元") }, []],
  [
    "an actual cost below what was spent, as a range",
    { 12: cost("≤32.5万元", "≤25万元") },
    ["cost-actual/indicator1; warning; F13=≤25万元 E6=26000000"],
  ],
  [
    "an upper bound where more is better",
    { 14: "||质量指标|图像合格率|≤98%|97%|20|20" },
    ["bound-sense/indicator3; warning; E15=≤98%; 通常应为“≥”"],
  ],
  [
    "a lower bound where less is better",
    { 14: "||质量指标|图像差错率|≥2%|3%|20|20" },
    ["bound-sense/indicator3; warning; E15=≥2%; 通常应为“≤”"],
  ],
  ["an upper bound where less is better", { 14: "||质量指标|图像差错率|≤2%|1%|20|20" }, []],
  [
    "full marks for a target that was missed",
    { 13: "|产出指标|数量指标|扫描页数|≥8000页|7600页|30|30", 16: "总分||||||100|98" },
    ["missed-target/indicator2; warning; F14=7600页 E14=≥8000页"],
  ],
  ["full marks for a target just reached", { 13: "|产出指标|数量指标|扫描页数|≥8000页|8000页|30|30" }, []],
  [
    "another department",
    { 3: "主管部门|青山市水务局|||实施单位|档案室" },
    ["department; warning; B4=青山市水务局"],
  ],
  ["a part of the entity's name", { 3: "主管部门|城中区人民政府办公室（本级）|||实施单位|档案室" }, []],
])("%s", (_, changes, expected) => {
  expect(told(changes)).toEqual(expected);
});

test("where the entity is not known, no department is another", () => {
  expect(told({ 3: "主管部门|青山市水务局|||实施单位|档案室" }, null)).toEqual([]);
});

test("weights and scores are held against the printed sum, and what is not full is said", () => {
  const failed = (changes: Readonly<Record<number, string>>): string[] =>
    check(smallForm(changes)).judgements.flatMap(({ verdict, relation }) =>
      verdict === "fail" ? [relation.id.replace("self-evaluation/", "")] : [],
    );
  expect(failed({})).toEqual([]);
  expect(failed({ 16: "总分||||||95|95" })).toEqual([
    "weights@self-evaluation#1",
    "scores@self-evaluation#1",
  ]);
  expect(failed({ 13: "|产出指标|数量指标|扫描页数|≥8000页|7600页|30|31", 16: "总分||||||100|99" })).toEqual([
    "score-within-weight@self-evaluation#1/indicator2",
  ]);
  expect(failed({ 7: "|上年结转资金||3.5|2|--|80%|--" })).toEqual(["funds@self-evaluation#1/budget"]);
});

const FORMS = readSelfEvaluations(smallForm());
const wan = (value: number): { value: number; half: number; blank: boolean } => ({
  value: value * 1_000_000,
  half: 5_000,
  blank: false,
});

test.each([
  [null, null, false],
  [1, null, false],
  [null, wan(32.5), false],
  // Both are rounded to a hundredth: half of one and half of the other.
  [null, wan(32.51), false],
  [null, wan(32.52), true],
  [1, wan(31.5), true],
  [2, wan(32.5), true],
  [2, null, true],
])("%p projects of %p beside one form", (projects, money, isSaid) => {
  expect(statedProjectsFinding(FORMS, { projects, money }) !== null).toBe(isSaid);
});
