/** Narratives that the project composes for random disclosures: right by construction, ready to have one thing spoilt. */
import type { Edition } from "../../src/editions/edition";
import { xining2024 } from "../../src/editions/xining-2024";
import { textOf } from "../../src/engine/compose/define-paragraph";
import { codeLines, factOf } from "../../src/engine/fact";
import type { Facts } from "../../src/engine/fact";
import { recognize } from "../../src/engine/read/recognize";
import { compose, supplementBlocks } from "../../src/narrative";
import { kindOf } from "../../src/narrative/supplement/block";
import type { SupplementBlock } from "../../src/narrative/supplement/block";
import type { Supplement } from "../../src/narrative/supplement/supplement";
import { TABLES } from "../../src/tables";
import { formatFen } from "../../src/workbook/amount";
import { layOutAs } from "../layouts/lay-out";
import type { Random } from "../layouts/random";
import { randomSource } from "../layouts/random-source";
import type { Source } from "../layouts/source";
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

/** `withOthers`: the workbook also holds tables that the edition does not print. */
export function generate(
  random: Random,
  edition: Edition = xining2024,
  { withOthers = false }: { readonly withOthers?: boolean } = {},
): Generated {
  const source = randomSource(random, random.int(2, 14));
  const laidOut = withOthers ? source : sourceOf(source, edition);
  const { facts } = recognize(layOutAs(laidOut).workbook, { tables: TABLES });
  const blocks = supplementBlocks(edition);
  const values = supplementValues(random, facts, source.entity, source.year);
  const supplement = exampleSupplement(asked({ ...filler(random, blocks), ...values }, blocks), blocks);
  const narrative = compose(edition, facts, supplement);
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
/** Each held the one after it, last year as this year. */
const NESTED = new Set(["grandTotal", "appropriationTotal", "generalBudget"]);
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

/** The tables of the edition; what it has none for is told from 补充资料. */
function sourceOf(source: Source, edition: Edition): Source {
  const tables = [...source.tables].filter(([id]) => edition.tables.some(({ table }) => table === id));
  return { ...source, tables: new Map(tables) };
}

/** Something for every entry that an edition asks for, so that nothing waits to be filled in. */
function filler(random: Random, blocks: readonly SupplementBlock[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const block of blocks) {
    for (const row of block.rows) {
      for (const column of block.columns) {
        const kind = kindOf(column, row);
        const key = `${block.id}/${row.id}/${column.id}`;
        if (kind === "text" || kind === "longText") values[key] = "业务工作需要";
        else if (kind === "count") values[key] = String(random.int(0, 20));
        else if (kind === "money") values[key] = `${random.int(0, 500)}.${random.int(10, 99)}`;
        else if (kind === "score") values[key] = "96.5";
      }
    }
  }
  // What small firms won is part of what was bought.
  const bought = [random.int(100, 90_000), random.int(0, 90_000), random.int(100, 90_000)] as const;
  const won = Math.floor(bought[0] / 2);
  const rows = { goods: bought[0], works: bought[1], services: bought[2], wonSmall: won, wonOther: won };
  const total = bought.reduce((all, part) => all + part, 0);
  for (const [row, cents] of Object.entries({ ...rows, total })) {
    values[`procurement/${row}/amount`] = (cents / 100).toFixed(2);
  }
  delete values["budget/total/amount"];
  delete values["budget/total/name"];
  return values;
}

/** Only what the edition's blocks have a place for. */
function asked(
  values: Readonly<Record<string, string>>,
  blocks: readonly SupplementBlock[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => {
      const [blockId, rowId, columnId] = key.split("/");
      const block = blocks.find(({ id }) => id === blockId);
      if (!block?.columns.some(({ id }) => id === columnId)) return false;
      return block.itemsOf !== undefined || block.rows.some(({ id }) => id === rowId);
    }),
  );
}

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
  const cents = (table: string, line: string, column: string): number =>
    Math.round((factOf(facts, table, line, column)?.amount?.value ?? 0) / 10_000);
  // Last year's appropriation held its general budget and what was carried over; all income held the appropriation.
  let least = 0;
  for (const [row, table, line, column] of [...LAST_YEAR].reverse()) {
    const told = near(factOf(facts, table, line, column)?.amount?.value ?? 0);
    const opening =
      row === "appropriationTotal" ? cents("appropriation-summary", "openingCarryover", "amount") : 0;
    const amount = NESTED.has(row) ? Math.max(told, least + Math.max(0, opening)) : told;
    if (NESTED.has(row)) least = amount;
    if (table === "three-public") threePublic += amount;
    type(`lastYear/${row}/amount`, amount);
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
      values[`budget/${code}/purpose`] = "业务工作需要";
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
  // The vehicles that 三公 pays for are among those that the department has.
  const owned = Math.min(vehicles, Number(values["threePublic/vehiclesOwned/value"]));
  values["threePublic/vehiclesOwned/value"] = String(owned);
  values["assets/equipment/count"] = String(random.int(0, 3));
  values["performance/projects/value"] = String(random.int(1, 60));
  values["performance/money/value"] = formatFen(random.int(1, 9_000_000) * 10_000, "万元", {
    separators: false,
  });
  values["performance/names/value"] = "“信息化运行维护费”、“办公用房修缮”";
  values["performance/published/value"] = String(random.int(1, 60));
  return values;
}

/** Reasons that fit a rise and a fall alike, with figures and with a second one behind a semicolon. */
const REASONS = [
  "人员变动，项目支出预算调整",
  "落实工作要求，调整一般性支出结构",
  "2019年以前年度结转资金50.00万元在本年使用",
  "退休人员变动3人；二是经费安排调整12.30万元",
  "按实际工作需要列支，与预计相差2.00万元",
];

/** The text as somebody would send it. */
export function textOfGenerated(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join("\n");
}
