/** Narratives that the project composes for random disclosures: right by construction, ready to have one thing spoilt. */
import { xining2024 } from "../../src/editions/xining-2024";
import { textOf } from "../../src/engine/define-paragraph";
import { codeLines, factOf } from "../../src/engine/fact";
import type { Facts } from "../../src/engine/fact";
import { recognize } from "../../src/engine/recognize";
import { compose, supplementBlocks } from "../../src/narrative";
import type { Supplement } from "../../src/narrative/supplement/supplement";
import { TABLES } from "../../src/tables";
import { formatFen } from "../../src/workbook/amount";
import { layOutAs } from "../layouts/lay-out";
import type { Random } from "../layouts/random";
import { randomSource } from "../layouts/random-source";
import { exampleSupplement } from "../narrative/example-facts";

export interface Line {
  readonly text: string;
  readonly section: string;
}

export interface Generated {
  readonly facts: Facts;
  readonly supplement: Supplement;
  readonly entity: string;
  readonly year: number;
  readonly lines: readonly Line[];
}

export function generate(random: Random): Generated {
  const source = randomSource(random, random.int(2, 14));
  const { facts } = recognize(layOutAs(source).workbook, { tables: TABLES });
  const values = supplementValues(random, facts, source.entity, source.year);
  const supplement = exampleSupplement(values, supplementBlocks(xining2024));
  const narrative = compose(xining2024, facts, supplement);
  const lines = narrative.sections.flatMap(({ id, heading, paragraphs }) => [
    { text: heading, section: "heading" },
    ...paragraphs.map(({ role, spans }) => ({
      text: textOf(spans),
      section: role === "text" ? id : "heading",
    })),
  ]);
  const title = { text: `第三部分 ${narrative.title}`, section: "heading" };
  return { facts, supplement, entity: source.entity, year: source.year, lines: [title, ...lines] };
}

const LAST_YEAR: readonly (readonly [row: string, table: string, line: string, column: string])[] = [
  ["grandTotal", "income-expenditure-summary", "grandTotalExpenditure", "amount"],
  ["appropriationTotal", "appropriation-summary", "grandTotalExpenditure", "total"],
  ["generalBudget", "general-budget-expenditure", "total", "total"],
  ["abroad", "three-public", "abroad", "final"],
  ["vehicles", "three-public", "vehicles", "final"],
  ["reception", "three-public", "reception", "final"],
  ["operatingExpenses", "operating-expenses", "total", "amount"],
];
const VEHICLES = [
  "ministerial",
  "principal",
  "confidential",
  "emergency",
  "enforcement",
  "special",
  "retired",
  "other",
];

const COUNTS = [
  "abroadGroups",
  "abroadPersons",
  "vehiclesPurchased",
  "vehiclesOwned",
  "receptionBatches",
  "receptionPersons",
];

/** What somebody would have typed: 万元 with two decimals, sometimes equal to this year's, sometimes nothing. */
function supplementValues(
  random: Random,
  facts: Facts,
  entity: string,
  year: number,
): Record<string, string> {
  const values: Record<string, string> = { "basics/entity/value": entity, "basics/year/value": String(year) };
  const near = (fen: number): number => {
    const cents = Math.round(fen / 10_000);
    if (random.chance(0.1)) return cents;
    return random.chance(0.05) ? 0 : Math.round((cents * random.int(30, 250)) / 100);
  };
  const type = (key: string, cents: number): void => {
    values[key] = formatFen(cents * 10_000, "万元", { separators: false });
  };
  let threePublic = 0;
  for (const [row, table, line, column] of LAST_YEAR) {
    const cents = near(factOf(facts, table, line, column)?.amount?.value ?? 0);
    if (table === "three-public") threePublic += cents;
    type(`lastYear/${row}/amount`, cents);
    values[`lastYear/${row}/reason`] = random.pick(REASONS);
  }
  type("lastYear/threePublic/amount", threePublic);
  values["budget/total/reason"] = random.pick(REASONS);
  for (const table of ["general-budget-expenditure", "government-fund", "state-capital"]) {
    const reading = facts.tables.get(table);
    for (const { code, id } of reading ? codeLines(reading) : []) {
      if (code.length !== 7) continue;
      type(`budget/${code}/amount`, near(factOf(facts, table, id, "total")?.amount?.value ?? 0));
      values[`budget/${code}/reason`] = random.pick(REASONS);
    }
  }
  values["threePublic/foreignReception/value"] = "0";
  for (const line of COUNTS)
    values[`threePublic/${line}/value`] = String(random.chance(0.5) ? 0 : random.int(1, 200));
  let vehicles = 0;
  for (const kind of VEHICLES) {
    const count = random.chance(0.6) ? 0 : random.int(1, 9);
    vehicles += count;
    values[`assets/${kind}/count`] = String(count);
  }
  values["assets/vehicles/count"] = String(vehicles);
  values["assets/equipment/count"] = String(random.int(0, 3));
  values["performance/projects/value"] = String(random.int(1, 60));
  values["performance/money/value"] = formatFen(random.int(1, 9_000_000) * 10_000, "万元", {
    separators: false,
  });
  values["performance/names/value"] = "“信息化运行维护费”、“办公用房修缮”";
  values["performance/published/value"] = String(random.int(1, 60));
  return values;
}

const REASONS = [
  "人员变动，项目支出预算减少",
  "落实过紧日子要求，压减一般性支出",
  "2019年以前年度结转资金50.00万元在本年使用",
  "新增退休人员3人；二是追加经费12.30万元",
  "按实际工作需要列支，比预计增加2.00万元",
];

/** The text as somebody would send it. */
export function textOfGenerated(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join("\n");
}
