/** Two real narratives: every mistake that can be proved is found, and nothing else is said. */
import { join } from "node:path";
import * as z from "zod";
import { openWorkbook } from "../../src/disk/open-file";
import { check } from "../../src/check/check";
import { review } from "../../src/review/review";
import type { Review } from "../../src/review/review";
import { textOfLines } from "../../src/review/received-text";
import { casePath, describeCase, readCase } from "../cases";

const truthSchema = z.array(
  z.object({
    id: z.string(),
    grade: z.enum(["hard", "rounding", "soft"]),
    where: z.object({
      para: z.number().optional(),
      quote: z.string().optional(),
      cell: z.string().optional(),
    }),
  }),
);

describeCase("shanghai-2024", () => {
  const truth = truthSchema.parse(JSON.parse(readCase("shanghai-2024/shehui-truth.json")));
  let result: Review;

  beforeAll(async () => {
    const report = check(await openWorkbook(casePath("shanghai-2024/shehui.xlsx")));
    const { facts, entity, year } = report;
    result = review(textOfLines(readCase("shanghai-2024/shehui-narrative.txt")), facts, { entity, year });
  });

  const meets = (entry: (typeof truth)[number], finding: Review["findings"][number]): boolean =>
    entry.where.para === undefined
      ? finding.cells.some(({ address }) => address === entry.where.cell)
      : finding.text?.paragraph === entry.where.para;

  test.each(truth.filter(({ grade }) => grade === "hard"))("finds the provable error $id", (entry) => {
    expect(result.findings.filter(({ severity }) => severity === "error").some((f) => meets(entry, f))).toBe(
      true,
    );
  });

  test.each(truth.filter(({ grade }) => grade === "soft"))("warns of the defect of form $id", (entry) => {
    expect(
      result.findings.filter(({ severity }) => severity === "warning").some((f) => meets(entry, f)),
    ).toBe(true);
  });

  it("says nothing that the list of known errors does not hold", () => {
    const known = truth.filter(({ grade }) => grade !== "rounding");
    const errors = result.findings.filter(({ severity }) => severity === "error");
    expect(errors).toHaveLength(known.filter(({ grade }) => grade === "hard").length);
    expect(result.findings.filter((finding) => !known.some((entry) => meets(entry, finding)))).toEqual([]);
  });

  it("points at the words themselves", () => {
    const said = result.findings.map(({ text }) => text?.quote).filter((quote) => quote !== undefined);
    expect(said).toEqual(expect.arrayContaining(["占9.55%", "完成年初预算的95.89%", "邮电费"]));
  });
});

/** Found by reading the disclosure against its own tables, and why each is a mistake. */
const XINING_MISTAKES = [
  // Last year's appropriation cannot be last year's general budget alone: 681.48 were carried over besides.
  { paragraph: 435, quote: "减少275.77万元", severity: "warning", expected: "上年不少于3,986.51万元" },
  // The headline budget is 2,550.47, the eleven items' budgets add up to 2,599.36.
  { paragraph: 449, quote: "2,550.47万元", severity: "error", expected: "2,599.36万元" },
  // Budget 0, spent 33.21: no rate of completion exists, least of all 0 %.
  { paragraph: 467, quote: "完成年初预算的0%", severity: "warning", expected: null },
  // A doubled verb.
  { paragraph: 481, quote: "是是", severity: "warning", expected: null },
  // 57 self-evaluations are announced; 27 tables follow.
  { paragraph: 531, quote: "57个项目", severity: "warning", expected: "27" },
];

describeCase("xining-2024", () => {
  let result: Review;

  beforeAll(async () => {
    const report = check(await openWorkbook(join(__dirname, "../../assets/samples/xining-2024.xlsx")));
    const { facts, entity, year } = report;
    result = review(textOfLines(readCase("xining-2024/disclosure.md")), facts, { entity, year });
  });

  it("finds the mistakes of the disclosure and raises no false alarm", () => {
    const found = result.findings
      .filter(({ severity }) => severity !== "info")
      .map(({ text, severity }) => ({
        paragraph: text?.paragraph,
        quote: text?.quote,
        severity,
        expected: text?.expected ?? null,
      }));
    expect(found).toEqual(XINING_MISTAKES);
  });

  it("mentions a rate of nothing out of nothing as information only", () => {
    const mentioned = result.findings.filter(({ severity }) => severity === "info");
    expect(mentioned.map(({ rules }) => rules[0])).toEqual([
      "review/undefined-rate",
      "review/undefined-rate",
    ]);
  });

  it("says what it could not check", () => {
    expect(result.notChecked.map(({ what }) => what)).toEqual([
      "第467段“0万元”",
      // Of the performance tables behind it.
      "第101至1152段中的 490 行",
    ]);
  });
});
