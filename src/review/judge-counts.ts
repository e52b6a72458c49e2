/** Counts of 三公 and of vehicles (CHECKS 48, 49), and statements that there is none (CHECKS 47). */
import type { Fact, Facts, LineId, TableId } from "../engine/fact";
import type { TextPlace } from "./claims";
import { factLabel, remark, skipped, tableName, wan } from "./context";
import type { ReviewContext, Known } from "./context";
import { givenCount } from "./given";
import type { SectionedBlock } from "./sections";

interface CountPattern {
  readonly line: LineId;
  readonly label: string;
  readonly pattern: RegExp;
}

const N = String.raw`(?<count>\d{1,3}(?:[,，]\d{3})+|\d+)`;

/** Each pattern names what is counted itself, or follows the count that does. */
const COUNTS: readonly CountPattern[] = [
  {
    line: "abroadGroups",
    label: "因公出国（境）团组数",
    pattern: new RegExp(`团组数?(?:为|共|共计|累计)?${N}(?:个|批)`, "u"),
  },
  {
    line: "abroadPersons",
    label: "因公出国（境）人次数",
    pattern: new RegExp(`团组[^。；]{0,12}(?:个|批)，?(?:共|共计|累计|出国)?${N}人`, "u"),
  },
  {
    line: "vehiclesPurchased",
    label: "公务用车购置数",
    pattern: new RegExp(`(?:购置公务用车|公务用车购置数(?:量)?为?)${N}辆`, "u"),
  },
  {
    line: "vehiclesOwned",
    label: "公务用车保有量",
    pattern: new RegExp(`公务用车保有量(?:为|共)?${N}辆`, "u"),
  },
  {
    line: "receptionBatches",
    label: "国内公务接待批次",
    pattern: new RegExp(`接待(?:批次)?(?:为|共)?${N}(?:个?批次|批|个(?!人))`, "u"),
  },
  {
    line: "receptionPersons",
    label: "国内公务接待人次",
    pattern: new RegExp(
      `接待[^。；]{0,14}(?:批次|批|个)，?(?:[^。；]{0,4}接待)?(?:人次|人数)?(?:为|共|共计|累计)?${N}人`,
      "u",
    ),
  },
];

export function judgeCounts(context: ReviewContext, blocks: readonly SectionedBlock[]): void {
  for (const { block, section, narrated } of blocks) {
    if (!narrated || block.heading) continue;
    if (section === "threePublic") {
      for (const count of COUNTS) judgeCount(context, block, count);
    }
    judgeVehicles(context, block);
  }
}

function countIn(match: RegExpExecArray, block: TextPlace["block"]): { value: number; at: TextPlace } {
  const digits = match.groups?.["count"] ?? "";
  const start = match.index + match[0].lastIndexOf(digits);
  return {
    value: Number(digits.replace(/[,，]/gu, "")),
    at: { block, start, end: start + digits.length + 1 },
  };
}

function judgeCount(
  context: ReviewContext,
  block: TextPlace["block"],
  { line, label, pattern }: CountPattern,
): void {
  const match = pattern.exec(block.text);
  if (!match) return;
  const { value, at } = countIn(match, block);
  const known = knownCount(context, line);
  if (!known) {
    skipped(context, at, `工作簿中没有“${label}”可以核对`);
    return;
  }
  if (known.value === value) return;
  remark(context, {
    rule: "review/count",
    severity: "error",
    message: `${label}写为${value}，${known.label}为${known.value}。`,
    at,
    expected: String(known.value),
    found: String(value),
    against: [known],
  });
}

function knownCount(context: ReviewContext, line: LineId): Known | null {
  const fact = anyColumn(context.facts, "three-public", line);
  if (!fact?.amount) return givenCount(context.supplement, line);
  return { value: fact.amount.value, half: 0, fact, label: factLabel(context.facts, fact) };
}

function anyColumn(facts: Facts, table: TableId, line: LineId): Fact | undefined {
  return [...facts.byId.values()].find((fact) => fact.table === table && fact.line === line);
}

const VEHICLES = new RegExp(`共有车辆${N}辆，?其中[：，]?(?<kinds>[^。；]*)`, "u");

/** 车辆 in all is the sum of its kinds; it cannot be fewer than the vehicles that 三公 pays for. */
function judgeVehicles(context: ReviewContext, block: TextPlace["block"]): void {
  const match = VEHICLES.exec(block.text);
  if (!match) return;
  const total = countIn(match, block);
  const kinds = [...(match.groups?.["kinds"] ?? "").matchAll(/(\d+)辆/gu)].map(([, digits]) =>
    Number(digits),
  );
  const parts = kinds.reduce((all, count) => all + count, 0);
  const start = block.text.indexOf("车辆", match.index) + 2;
  const at = { block, start, end: start + String(total.value).length + 1 };
  if (kinds.length > 1 && parts !== total.value) {
    remark(context, {
      rule: "review/vehicles",
      severity: "error",
      message: `共有车辆${total.value}辆，其中各类合计${parts}辆。`,
      at,
      expected: String(parts),
      found: String(total.value),
    });
  }
  const owned = anyColumn(context.facts, "three-public", "vehiclesOwned");
  if (owned?.amount && owned.amount.value > total.value) {
    remark(context, {
      rule: "review/vehicles",
      severity: "warning",
      message: `共有车辆${total.value}辆，少于${factLabel(context.facts, owned)}${owned.amount.value}辆。`,
      at,
      against: [{ fact: owned }],
    });
  }
}

const NONE =
  /(?:没有发生|未发生|没有|无|未安排|不涉及)(?<what>(?:一般公共预算)?(?:财政拨款)?"?三公"?经费|政府性基金|国有资本经营|机关运行经费|政府采购)[^。；]{0,30}/gu;

const NONE_TABLES: readonly (readonly [word: string, table: TableId])[] = [
  ["三公", "three-public"],
  ["政府性基金", "government-fund"],
  ["国有资本", "state-capital"],
  ["机关运行", "operating-expenses"],
  ["政府采购", "procurement"],
];

export function judgeNone(context: ReviewContext, blocks: readonly SectionedBlock[]): void {
  for (const { block, narrated } of blocks) {
    if (!narrated || block.heading) continue;
    for (const match of block.text.matchAll(NONE)) {
      const table = NONE_TABLES.find(([word]) => match.groups?.["what"]?.includes(word))?.[1];
      const at = { block, start: match.index, end: match.index + match[0].length };
      if (table) judgeNoneOf(context, table, at);
    }
  }
}

function judgeNoneOf(context: ReviewContext, table: TableId, at: TextPlace): void {
  const reading = context.facts.tables.get(table);
  if (!reading || reading.status === "unreadable" || reading.status === "missing") {
    skipped(context, at, "工作簿中没有可以核对的表");
    return;
  }
  const fact = [...context.facts.byId.values()].find(
    (each) =>
      each.table === table && each.measure === "money" && each.amount !== null && each.amount.value !== 0,
  );
  if (!fact?.amount) return;
  remark(context, {
    rule: "review/none",
    severity: "error",
    message: `文中说没有发生，${factLabel(context.facts, fact)}却有${wan(fact.amount.value)}（${tableName(context.facts, table)}不是空表）。`,
    at,
    against: [{ fact }],
  });
}
