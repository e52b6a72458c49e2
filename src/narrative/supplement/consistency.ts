/** Entries of 补充资料 that contradict one another: totals against their parts. */
import type { Finding } from "../../engine/finding";
import { formatFen } from "../../workbook/amount";
import type { SupplementBlock, SupplementKey } from "./block";
import { supplementKey } from "./block";
import type { SupplementRule } from "./checks";
import { entryCells, supplementFinding } from "./finding";
import type { Supplement, SupplementEntry } from "./supplement";

/** Half of the 0.01 万元 that published figures are rounded to, in 分. */
const HALF = 5_000;
const ITEM_DIGITS = 7;

export function consistencyFindings(
  supplement: Supplement,
  blocks: readonly SupplementBlock[],
): readonly Finding[] {
  const assets = blocks.find((block) => block.id === "assets");
  const kinds = assets?.rows.filter((row) => row.id !== "vehicles" && row.id !== "equipment") ?? [];
  const items = supplement.budgetCodes.filter((code) => code.length === ITEM_DIGITS);
  return [
    ...totalFinding(supplement, {
      rule: "supplement/vehicles",
      total: "assets/vehicles/count",
      parts: kinds.map((row) => supplementKey("assets", row.id, "count")),
      what: "车辆合计与各类车辆之和",
    }),
    ...totalFinding(supplement, {
      rule: "supplement/three-public",
      total: "lastYear/threePublic/amount",
      parts: (["abroad", "vehicles", "reception"] as const).map((row) => `lastYear/${row}/amount` as const),
      what: "上年“三公”经费合计与三项之和",
    }),
    ...totalFinding(supplement, {
      rule: "supplement/budget",
      total: "budget/total/amount",
      parts: items.map((code) => supplementKey("budget", code, "amount")),
      what: "一般公共预算财政拨款支出年初预算合计与各科目之和",
    }),
  ];
}

interface Total {
  readonly rule: SupplementRule;
  readonly total: SupplementKey;
  readonly parts: readonly SupplementKey[];
  readonly what: string;
}

type NumberEntry = Extract<SupplementEntry, { readonly value: number }>;

/** Only where the total and every part is given: a blank may stand for anything. */
function totalFinding(supplement: Supplement, { rule, total, parts, what }: Total): readonly Finding[] {
  const whole = numberEntry(supplement, total);
  const given = parts.flatMap((key) => numberEntry(supplement, key) ?? []);
  if (!whole || given.length < parts.length || parts.length === 0) return [];
  const sum = given.reduce((all, entry) => all + entry.value, 0);
  const allowance = whole.kind === "money" ? HALF * (given.length + 1) : 0;
  const difference = whole.value - sum;
  if (Math.abs(difference) <= allowance) return [];
  const print = (value: number) =>
    whole.kind === "money" ? `${formatFen(value, "万元")}万元` : String(value);
  return [
    supplementFinding({
      rule,
      about: total,
      severity: "warning",
      message: `补充资料：${what}不一致，${print(whole.value)} 与 ${print(sum)} 相差 ${print(Math.abs(difference))}。`,
      cells: [whole, ...given].flatMap(entryCells),
    }),
  ];
}

function numberEntry(supplement: Supplement, key: SupplementKey): NumberEntry | undefined {
  const entry = supplement.entries.get(key);
  return entry && "value" in entry ? entry : undefined;
}
