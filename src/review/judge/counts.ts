/** Counts of 三公, of vehicles and of evaluated projects, and statements that there is none. */
import type { Fact, Facts } from "../../engine/fact";
import type { CountOf, KnownTable, LineOf } from "../../tables/ids";
import { knownFact } from "../../tables/known-fact";
import type { SupplementKey } from "../../narrative/supplement/block";
import { formatScaled } from "../../workbook/amount";
import type { Count } from "../read/counts";
import { factLabel, remark, skipped, tableName, wan } from "../context";
import type { ReviewContext, Known } from "../context";
import type { None } from "../read/nones";
import type { IndicatorId } from "../words/indicator-id";
import { NONE_SUBJECTS } from "../words/nones";
import { givenEntry } from "./given";

export function judgeCounts(context: ReviewContext): void {
  for (const count of context.reading.counts) judgeCount(context, count);
  judgeVehicles(context);
}

function judgeCount(context: ReviewContext, { word, value, at }: Count): void {
  const known = knownCount(context, word.given, word.line);
  if (!known) {
    // Where nothing was spent there was nothing to count.
    const isOfNothing = value === 0 && word.line !== undefined && isUnspent(context.facts, word.line);
    if (word.line !== undefined && !isOfNothing)
      skipped(context, { at, why: `公开表中没有“${word.label}”可以核对` });
    return;
  }
  if (known.value === value) return;
  const print = (each: number): string => {
    if (word.unit === "score") return formatScaled(each, 2, false);
    return word.unit === "money" ? wan(each) : String(each);
  };
  remark(context, {
    rule: "review/count",
    severity: "error",
    message: `${word.label}写为${print(value)}，${known.label}为${print(known.value)}。`,
    at,
    expected: print(known.value),
    found: print(value),
    against: [known],
  });
}

const SPENT_ON: Readonly<Partial<Record<CountOf<"three-public">, LineOf<"three-public">>>> = {
  abroadGroups: "abroad",
  abroadPersons: "abroad",
  vehiclesPurchased: "vehiclePurchase",
  receptionBatches: "reception",
  receptionPersons: "reception",
};

function isUnspent(facts: Facts, line: CountOf<"three-public">): boolean {
  const spent = SPENT_ON[line];
  const amount = spent && knownFact(facts, "three-public", spent, "final")?.amount;
  return amount !== undefined && amount?.value === 0;
}

export function knownCount(
  context: ReviewContext,
  key: SupplementKey,
  line: CountOf<"three-public"> | undefined,
): Known | null {
  const fact = line === undefined ? undefined : anyColumn(context.facts, "three-public", line);
  if (!fact?.amount) return givenEntry(context.supplement, key);
  return { value: fact.amount.value, half: 0, fact, label: factLabel(context.facts, fact) };
}

const COLUMNS = ["final", "value", "amount", "count"];

function anyColumn<T extends KnownTable>(facts: Facts, table: T, line: LineOf<T>): Fact | undefined {
  const reading = facts.tables.get(table);
  if (!reading) return undefined;
  return (
    COLUMNS.flatMap((column) => facts.byId.get(`${table}/${line}/${column}` as Fact["id"]) ?? [])[0] ??
    [...facts.byId.values()].find((fact) => fact.table === table && fact.line === line)
  );
}

const TOTAL: SupplementKey = "assets/vehicles/count";

/** 车辆 in all is the sum of its kinds in the same sentence; it cannot be fewer than the vehicles that 三公 pays for. */
function judgeVehicles(context: ReviewContext): void {
  const { counts } = context.reading;
  const owned = anyColumn(context.facts, "three-public", "vehiclesOwned") ?? null;
  const told = context.isAlone ? counts.find(({ word }) => word.line === "vehiclesOwned") : null;
  const least = { value: owned?.amount?.value ?? told?.value ?? 0, owned };
  for (const total of counts.filter(({ word }) => word.given === TOTAL)) {
    const kinds = kindsOf(total);
    const parts = kinds.reduce((all, each) => all + each, 0);
    if (kinds.length > 0 && parts !== total.value) {
      remark(context, {
        rule: "review/vehicles",
        severity: "error",
        message: `共有车辆${total.value}辆，其中各类合计${parts}辆。`,
        at: total.at,
        expected: String(parts),
        found: String(total.value),
      });
    }
    judgeOwned(context, total, least);
  }
}

/** What the sentence lists behind 其中, by whatever names; nothing where a kind is told in its own parts. */
function kindsOf({ at }: Count): number[] {
  const rest =
    at.block.text.slice(at.end, at.end + LONGEST_LIST).split(/[。]|单价|单位价值|价值/u, 1)[0] ?? "";
  const list = /^[，、；(：]?(?:其中|包括|分别为)[：，、]?(?<list>.*)$/u.exec(rest)?.groups?.["list"] ?? "";
  if (/其中|包括/u.test(list)) return [];
  return [...list.matchAll(/(?<=[\p{Script=Han})])(?<count>\d{1,6})辆/gu)].map(({ groups }) =>
    Number(groups?.["count"]),
  );
}

const LONGEST_LIST = 300;

function judgeOwned(
  context: ReviewContext,
  total: Count,
  { value, owned }: { readonly value: number; readonly owned: Fact | null },
): void {
  if (value <= total.value) return;
  remark(context, {
    rule: "review/vehicles",
    severity: "warning",
    message: `共有车辆${total.value}辆，少于${owned ? factLabel(context.facts, owned) : "文中的公务用车保有量"}${value}辆。`,
    at: total.at,
    against: [{ fact: owned }],
  });
}

/** Final figures, unless the sentence speaks of the budget: a budget that was not spent is none. */
export function judgeNones(context: ReviewContext): void {
  for (const none of context.reading.nones) judgeNone(context, none);
}

function judgeNone(context: ReviewContext, { table, ofBudget, at }: None): void {
  const reading = context.facts.tables.get(table);
  if (!reading || reading.status === "unreadable" || reading.status === "missing") {
    judgeNoneInText(context, table, { at });
    return;
  }
  const fact = [...context.facts.byId.values()].find(
    (each) =>
      each.table === table &&
      each.measure === "money" &&
      each.amount !== null &&
      each.amount.value !== 0 &&
      isBudget(each) === ofBudget,
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

const isBudget = ({ column, line }: Fact): boolean => /budget/iu.test(column) || /budget/iu.test(line);

const INDICATORS: Readonly<Partial<Record<KnownTable, readonly IndicatorId[]>>> = {
  "three-public": ["threePublic.total"],
  "government-fund": ["governmentFund.expenditure", "governmentFund.income"],
  "state-capital": ["stateCapital.expenditure", "stateCapital.income"],
  "operating-expenses": ["operating.total"],
  procurement: ["procurement.total"],
};

/** No table: what 补充资料 or the text itself tells of it must be nothing. */
function judgeNoneInText(context: ReviewContext, table: KnownTable, { at }: Pick<None, "at">): void {
  const name = NONE_SUBJECTS.find((each) => each.table === table)?.name ?? table;
  const told = (INDICATORS[table] ?? [])
    .flatMap((id) => context.index.ofIndicator(id))
    .flatMap(({ claims }) => claims)
    .find((claim) => claim.kind === "amount" && claim.role === "final" && claim.amount.value !== 0);
  if (told?.kind !== "amount") {
    skipped(context, { at, why: "没有可以核对的公开表" });
    return;
  }
  remark(context, {
    rule: "review/none",
    severity: "error",
    message: `文中说没有${name}，另一处却写${wan(told.amount.value)}。`,
    at,
  });
}
