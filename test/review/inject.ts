/** One mistake of each kind, as people make them, put into a narrative that was right. */
import { codeLines, factOf } from "../../src/engine/fact";
import type { Random } from "../layouts/random";
import type { Generated, Line } from "./generated";
import { LOSERS } from "./inject-lost";
import { spoil } from "./spoil";
import type { Injector } from "./spoil";

/** Sections whose amounts come from the tables; the account of performance is told from no table. */
const TOLD_FREELY = new Set(["performance", "assets", "heading"]);
const AMOUNT = /(?<digits>[\d,]+\.\d\d)(?=万元)/u;
const RATE = /\d+\.\d\d(?=%)/u;

function printed(cents: number): string {
  const [whole = "", fraction = ""] = (cents / 100).toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/gu, ",")}.${fraction}`;
}

function cents(digits: string): number {
  return Math.round(Number(digits.replaceAll(",", "")) * 100);
}

const amount: Injector = (generated, random) => {
  const others = [...generated.facts.byId.values()].flatMap((fact) =>
    fact.measure === "money" && fact.amount && fact.amount.value > 0
      ? [Math.round(fact.amount.value / 10_000)]
      : [],
  );
  return spoil(generated, random, AMOUNT, ([digits], line) => {
    if (TOLD_FREELY.has(line.section)) return null;
    const other = random.pick(others);
    return other === cents(digits) ? null : printed(other);
  });
};

const digit: Injector = (generated, random) =>
  spoil(generated, random, AMOUNT, ([digits], line) => {
    if (TOLD_FREELY.has(line.section)) return null;
    const position = random.pick([...digits.matchAll(/\d/gu)].map(({ index }) => index));
    const wrong = String((Number(digits[position]) + random.int(1, 9)) % 10);
    const result = digits.slice(0, position) + wrong + digits.slice(position + 1);
    return /^0[\d,]/u.test(result) ? null : result;
  });

/**
 * A rate that no rounding of the line's amounts explains: with operands of a few hundredths of 万元 a good many rates
 * are right, and printing another of them is no mistake.
 */
function wrongRate(rate: string, line: Line, random: Random): string {
  const value = Number(rate);
  const amounts = [...line.text.matchAll(new RegExp(AMOUNT, "gu"))].map(([digits]) => cents(digits));
  const nonzero = amounts.filter((each) => each > 0);
  // Last year's figure is not printed: it is at least the change over the rate.
  const smallest = Math.min(...nonzero, ...nonzero.map((each) => (100 * each) / Math.max(value, 0.01)));
  const explained = Math.ceil((100 * value * 3) / Math.max(smallest, 0.01));
  const off = Math.max(random.pick([1, 2, 10, 100, 1_000]), explained + 1) * random.pick([1, -1]);
  const wrong = Math.round(value * 100) + off;
  return ((wrong <= 0 ? wrong + 2 * Math.abs(off) : wrong) / 100).toFixed(2);
}

const share: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    new RegExp(`占[^，。；\\d]{0,30}(?<rate>${RATE.source})`, "u"),
    ({ 0: all, groups }, line) => {
      const rate = groups?.["rate"] ?? "";
      return all.slice(0, -rate.length) + wrongRate(rate, line, random);
    },
  );

const rate: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    new RegExp(`(?:增长|下降|完成[^，。；\\d]{0,8})(?<rate>${RATE.source})`, "u"),
    ({ 0: all, groups }, line) => {
      const found = groups?.["rate"] ?? "";
      return all.slice(0, -found.length) + wrongRate(found, line, random);
    },
  );

const OPPOSITES: Readonly<Record<string, string>> = {
  增加: "减少",
  减少: "增加",
  增长: "下降",
  下降: "增长",
  大于: "小于",
  小于: "大于",
};

const direction: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    /(?:增加|减少|增长|下降)(?=[\d,.]+(?:万元|%))|(?:大于|小于)(?=预算数)/u,
    ([word]) => OPPOSITES[word] ?? null,
  );

const BASES: readonly (readonly [RegExp, string])[] = [
  [/占本年支出合计的(?=\d)/u, "占本年收入合计的"],
  [/完成年初预算的(?=\d+\.\d\d%)/u, "完成全年预算的"],
  [/占政府采购支出总额的(?=\d+\.)/u, "占本年支出合计的"],
];

const base: Injector = (generated, random) => {
  const [pattern, replacement] = random.pick(BASES);
  return spoil(generated, random, pattern, () => replacement);
};

/** 款 of 公开06表 by whether anything was spent. */
function categories({ facts }: Generated, classes: readonly string[], spent: boolean): string[] {
  const reading = facts.tables.get("general-budget-basic-expenditure");
  return (reading ? codeLines(reading) : [])
    .filter(({ code }) => code.length === 5 && classes.some((own) => code.startsWith(own)))
    .filter(({ id }) => {
      const value = factOf(facts, "general-budget-basic-expenditure", id, "amount")?.amount?.value ?? 0;
      return spent === value > 0;
    })
    .map(({ label }) => label);
}

const categoryAdded: Injector = (generated, random) => {
  const kind = random.pick([
    { word: "人员经费", classes: ["301", "303"] },
    { word: "公用经费", classes: ["302", "310"] },
  ]);
  const unspent = categories(generated, kind.classes, false);
  if (unspent.length === 0) return null;
  const name = random.pick(unspent);
  return spoil(
    generated,
    random,
    new RegExp(`${kind.word}[\\d,.]+万元，主要包括：`, "u"),
    ([all]) => `${all}${name}、`,
  );
};

const categoryLeftOut: Injector = (generated, random) =>
  spoil(generated, random, /(?<=主要包括：[^；。]*)[^：、；。]+、/u, (_, line) =>
    line.section.includes("basic") ? "" : null,
  );

const year: Injector = (generated, random) =>
  spoil(generated, random, /20\d\d(?=年度|年12月31日)/u, ([found]) =>
    String(Number(found) + random.pick([-1, 1, -2])),
  );

const entity: Injector = (generated, random) =>
  spoil(generated, random, new RegExp(generated.entity, "u"), ([name]) =>
    random.pick([
      name.replace("市", "县"),
      name.replace(/局$|办公室$/u, "中心"),
      `新${name}`,
      name.replace(/^../u, ""),
    ]),
  );

const subjectName: Injector = (generated, random) =>
  spoil(generated, random, /(?<name>[^（）。；：，、\d\s]{4,})(?=（[类款项]）)/u, ([name]) => {
    const position = random.int(1, name.length - 2);
    return name.slice(0, position) + random.pick(["综", "某", "专", "原"]) + name.slice(position + 1);
  });

const percentMark: Injector = (generated, random) =>
  spoil(generated, random, /(?<=\d)%(?=[，。；、])/u, () => "");

/** 持平 beside a change of the same figure. */
const heldEqual: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    /(?:比上年|与20\d\d年度相比，)(?=[^，。；]{0,14}(?:增加|减少)(?!0\.00|0万)[\d,.]+万元)/u,
    ([found]) => `与上年持平，${found}`,
  );

const doubledDirection: Injector = (generated, random) =>
  spoil(generated, random, /(?:增加|减少)(?=[\d,.]+万元)/u, ([word]) =>
    word === "增加" ? "减增加" : "增减少",
  );

/** A reason for the other direction. */
const turnedReason: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    /(?<=(?<verb>增长|下降)\d[\d.]*%[，。]主要原因(?:是|：))[^。；]+(?=。)/u,
    ({ groups }) => (groups?.["verb"] === "增长" ? "项目支出减少" : "项目支出增加"),
  );

const vehicleKinds: Injector = (generated, random) =>
  spoil(generated, random, /(?<=(?<!公务)用车)\d+(?=辆[、；。])/u, ([count]) =>
    String(Number(count) + random.int(1, 5)),
  );

const slip: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    /决算数|财政拨款|完成/u,
    ([word]) => ({ 决算数: "决算决算数", 财政拨款: "财政拔款", 完成: "完成完成" })[word] ?? null,
  );

/** A count that is not that of the table or of 补充资料. */
const counted: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    /(?<=保有量为|购置公务用车|团组|接待)\d+(?=辆|个|批次)/u,
    ([count], { section }) => (TOLD_FREELY.has(section) ? null : String(Number(count) + random.int(1, 9))),
  );

/** 持平 beside a rate of the same figure. */
const equalRate: Injector = (generated, random) =>
  spoil(generated, random, /与上年支出决算数持平|比20\d\d年度持平/u, ([found]) => `${found}，增长5.00%`);

/** 完成100% beside 大于 or 小于. */
const completedWhole: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    /(?<=完成(?:年初)?预算的)(?!100%|100\.00%)\d+\.\d\d%(?=。决算数(?:大于|小于))/u,
    ([rate], { text }) => {
      // Of a few hundredths rounding may make anything.
      const amounts = [...text.matchAll(new RegExp(AMOUNT, "gu"))].map(([digits]) => cents(digits));
      const isLarge = amounts.every((each) => each > 1_000);
      return isLarge && Math.abs(Number(rate.slice(0, -1)) - 100) >= 1 ? "100.00%" : null;
    },
  );

/** The verb of a change is gone. */
const directionLost: Injector = (generated, random) =>
  spoil(
    generated,
    random,
    /(?<=(?:比上年|与20\d\d年度相比，)[^，。；\d]{0,20})(?:增加|减少)(?=[\d,.]+万元，(?:增长|下降))/u,
    () => "",
  );

/** What the text proves by itself, whatever the workbook says. */
export const PROVABLE: readonly string[] = [
  "share",
  "rate",
  "direction",
  "year",
  "entity",
  "missing %",
  "held equal",
  "doubled direction",
  "turned reason",
  "vehicle kinds",
  "slip",
];

export const INJECTORS: Readonly<Record<string, Injector>> = {
  amount,
  digit,
  share,
  rate,
  direction,
  base,
  "category added": categoryAdded,
  "category left out": categoryLeftOut,
  year,
  entity,
  "subject name": subjectName,
  "missing %": percentMark,
  "held equal": heldEqual,
  "doubled direction": doubledDirection,
  "turned reason": turnedReason,
  "vehicle kinds": vehicleKinds,
  slip,
  count: counted,
  "equal with a rate": equalRate,
  "completed in full": completedWhole,
  "direction lost": directionLost,
  ...LOSERS,
};
