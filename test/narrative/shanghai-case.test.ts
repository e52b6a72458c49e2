/**
 * From the tables of a Shanghai department the narrative is the published one, wherever that follows its template and
 * makes no mistake. Reasons and last year's figures are read out of the published text itself.
 */
import { readFileSync } from "node:fs";
import { textOf } from "../../src/engine/compose/define-paragraph";
import { readXlsx } from "../../src/files/read-xlsx";
import { compose, supplementBlocks } from "../../src/narrative";
import { check } from "../../src/check/check";
import { casePath, describeCase, readCase } from "../cases";
import { exampleSupplement } from "./example-facts";

const PUBLISHED = "shanghai-2024/shehui-narrative.txt";

/** Known mistakes of the published text, and what the figures make of them. */
const SLIPS: readonly (readonly [published: RegExp, right: string])[] = [
  // A rate on a base of 0.
  [/，增长100\.00%/gu, "（上年为0）"],
  // Cut off instead of rounded.
  [/占9\.55%/gu, "占9.56%"],
  // A category without spending.
  [/办公费、邮电费、/gu, "办公费、"],
];

describeCase(PUBLISHED, () => {
  const lines = readCase(PUBLISHED).split("\n");
  const reason = /主要原因：(.*?)。/u.exec(lines.join(""))?.[1] ?? "";
  const workbook = readXlsx(readFileSync(casePath("shanghai-2024/shehui.xlsx")), "shehui.xlsx");
  const { facts, edition } = check(workbook);
  const lastYear = ["grandTotal", "appropriationTotal", "generalBudget", "operatingExpenses"];
  const given: Readonly<Record<string, string>> = Object.fromEntries<string>([
    ...lastYear.flatMap((row): [string, string][] => [
      [`lastYear/${row}/amount`, "0"],
      [`lastYear/${row}/reason`, reason],
    ]),
    ["basics/entity/value", /部分 (.*?)2024/u.exec(lines[0] ?? "")?.[1] ?? ""],
    ["basics/year/value", "2024"],
    ["basics/unitKind/value", "行政单位"],
    ["assets/vehicles/count", "0"],
    ["assets/equipment/count", "0"],
  ]);
  const narrative = compose(edition, facts, exampleSupplement(given, supplementBlocks(edition)));
  const written = narrative.sections.flatMap((section) => section.paragraphs.map((one) => textOf(one.spans)));
  const published = lines.map((line) =>
    SLIPS.reduce((text, [slip, right]) => text.replace(slip, right), line),
  );

  it("is of the edition", () => {
    expect(edition.id).toBe("shanghai-2024");
  });

  /** The items and the performance section depart from the template; procurement is not in the tables. */
  const compared = published.filter(
    (line) => line.includes("万元") || line.includes("年度无") || line.includes("共有车辆"),
  );
  const ownWay = /全年预算|绩效管理|政府采购/u;

  it.each(compared.filter((line) => !ownWay.test(line)))("%s", (line) => {
    expect(written).toContain(line);
  });
});
