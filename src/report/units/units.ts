/**
 * A department's tables against those of its units: every figure is their sum. Where it is not, the simplest cause that
 * explains every difference is named: a unit that was left out, counted twice, handed in twice, of another year, or whose
 * own workbook says which of its cells is wrong. What nothing explains is listed as it is.
 */
import { factId, type Fact, type FactId, type Facts } from "../../engine/fact";
import type { Finding } from "../../engine/finding";
import { printedValue } from "../../engine/printed";
import { labelOf } from "../../engine/reconcile/arithmetic";
import { toA1 } from "../../workbook/address";
import { BLANK } from "../../workbook/amount";

export interface Member {
  /** As its tables name it, or its file. */
  readonly name: string;
  readonly year: number | null;
  readonly facts: Facts;
  /** Of its own check. */
  readonly findings: readonly Finding[];
}

/** 汇总: all is added; 合并: what units pay each other is taken out. */
export type Consolidation = "sum" | "consolidated";

export type UnitFault =
  | {
      readonly kind: "left-out" | "counted-twice" | "handed-in-twice" | "other-year" | "own-error";
      readonly unit: string;
      readonly why: string;
    }
  | {
      readonly kind: "department-error" | "unit-missing" | "unexplained";
      readonly unit: null;
      readonly why: string;
    };

export interface Difference {
  readonly name: string;
  readonly place: string;
  readonly department: string;
  readonly units: string;
  readonly difference: string;
}

export interface UnitsResult {
  /** Figures that were held against a sum. */
  readonly compared: number;
  readonly differences: readonly Difference[];
  readonly faults: readonly UnitFault[];
}

interface Gap {
  readonly fact: Fact;
  /** The department's figure less the units' sum. */
  readonly by: number;
  readonly sum: number;
  readonly allowance: number;
}

/** Lines and columns of what units of one department pay each other. */
const INTERNAL = new Set(["superiorSubsidy", "affiliatedRemittance", "remittance", "affiliateSubsidy"]);
/** Tables whose totals hold such amounts. */
const WITH_INTERNAL = new Set(["income-expenditure-summary", "income", "expenditure"]);

export function compareUnits(department: Member, units: readonly Member[], how: Consolidation): UnitsResult {
  const gaps = factsToCompare(department, units).flatMap((fact) => gapOf(fact, units) ?? []);
  const open = gaps.filter(
    (gap) => Math.abs(gap.by) > gap.allowance && !(how === "consolidated" && isTakenOut(gap)),
  );
  const repeated = handedInTwice(units);
  const years = units.flatMap(({ name, year }): UnitFault[] =>
    year !== null && department.year !== null && year !== department.year
      ? [
          {
            kind: "other-year",
            unit: name,
            why: `表头为${String(year)}年度，部门为${String(department.year)}年度`,
          },
        ]
      : [],
  );
  const known = [...repeated, ...years];
  return {
    compared: gaps.length,
    differences: open.map(told),
    faults: open.length === 0 || known.length > 0 ? known : [causeOf(open, department, units)],
  };
}

/** The department's, and as blank ones those that only a unit has a row for. */
function factsToCompare(department: Member, units: readonly Member[]): Fact[] {
  const own = department.facts.byId;
  const others = new Map<FactId, Fact>();
  for (const { facts } of units)
    for (const fact of facts.byId.values())
      if (!own.has(fact.id) && department.facts.tables.has(fact.table))
        others.set(fact.id, { ...fact, amount: BLANK });
  return [...own.values(), ...others.values()].filter(isAdded);
}

/** Sums of money and of things; rates and points are no sums. */
function isAdded({ measure, amount, table }: Fact): boolean {
  return (measure === "money" || measure === "count") && amount !== null && !table.includes("#");
}

/** `null` where a unit's figure could not be read: no sum is known. */
function gapOf(fact: Fact, units: readonly Member[]): Gap | null {
  const own = units.map(({ facts }) => facts.byId.get(fact.id));
  if (own.some((each) => each?.amount === null)) return null;
  const amounts = own.flatMap((each) => (each?.amount && !each.amount.blank ? [each.amount] : []));
  const sum = amounts.reduce((total, { value }) => total + value, 0);
  const [value, half] = fact.amount && !fact.amount.blank ? [fact.amount.value, fact.amount.half] : [0, 0];
  const allowance = amounts.reduce((total, amount) => total + amount.half, half);
  return { fact, by: value - sum, sum, allowance };
}

/** Less than the sum, in a table whose totals hold what units pay each other. */
function isTakenOut({ fact, by }: Gap): boolean {
  return (
    WITH_INTERNAL.has(fact.table) &&
    by < 0 &&
    (INTERNAL.has(fact.line) || INTERNAL.has(fact.column) || isTotal(fact))
  );
}

const isTotal = ({ line, column }: Fact): boolean => /total/iu.test(`${line} ${column}`);

/** The same figures under two names. */
function handedInTwice(units: readonly Member[]): UnitFault[] {
  return units.flatMap((unit, index) => {
    const twin = units.slice(0, index).find((other) => isSame(unit.facts, other.facts));
    return twin
      ? [{ kind: "handed-in-twice" as const, unit: unit.name, why: `与“${twin.name}”的数全部相同` }]
      : [];
  });
}

function isSame(a: Facts, b: Facts): boolean {
  const values = ({ byId }: Facts): string =>
    [...byId.values()]
      .flatMap(({ id, amount }) =>
        amount && !amount.blank && amount.value !== 0 ? `${id}=${String(amount.value)}` : [],
      )
      .sort()
      .join();
  const [first, second] = [values(a), values(b)];
  return first !== "" && first === second;
}

function causeOf(gaps: readonly Gap[], department: Member, units: readonly Member[]): UnitFault {
  const whole = (sign: 1 | -1): Member | undefined => units.find((unit) => isWhole(unit, gaps, sign));
  const leftOut = whole(-1);
  if (leftOut) return { kind: "left-out", unit: leftOut.name, why: "部门各表恰好少这个单位的数，没有并入" };
  const twice = whole(1);
  if (twice) return { kind: "counted-twice", unit: twice.name, why: "部门各表恰好多这个单位的数，重复并入" };
  const wrong = units.flatMap((unit) => ownError(unit, gaps).map((why) => ({ unit: unit.name, why })));
  const [first, ...more] = wrong;
  if (first && more.length === 0) return { kind: "own-error", ...first };
  const [own] = ownError(department, gaps);
  if (own !== undefined) return { kind: "department-error", unit: null, why: own };
  const only = onlyOwner(gaps, units);
  if (only)
    return { kind: "own-error", unit: only.name, why: "相差的明细科目只有这个单位有数，疑为旧稿或漏改" };
  if (gaps.every(({ by }) => by > 0) && gaps.length > 3)
    return { kind: "unit-missing", unit: null, why: "部门各表都大于各单位之和：疑有单位没有送来工作簿" };
  return { kind: "unexplained", unit: null, why: "不能归到哪一个单位，请逐项核对" };
}

/** The unit's own figures are the differences, all of them, and it has no figure that makes none. */
function isWhole({ facts }: Member, gaps: readonly Gap[], sign: 1 | -1): boolean {
  const byId = new Map<FactId, Gap>(gaps.map((gap) => [gap.fact.id, gap]));
  const valueOf = (id: FactId): number => {
    const amount = facts.byId.get(id)?.amount;
    return amount && !amount.blank ? amount.value : 0;
  };
  const isExplained = gaps.every(
    ({ fact, by, allowance }) => Math.abs(by - sign * valueOf(fact.id)) <= allowance,
  );
  const largest = Math.max(0, ...gaps.map(({ allowance }) => allowance));
  const isComplete = [...facts.byId.values()].every(
    ({ id, amount, measure }) =>
      measure !== "money" ||
      !amount ||
      amount.blank ||
      Math.abs(amount.value) <= 2 * largest ||
      byId.has(id) ||
      id.includes("#"),
  );
  return isExplained && isComplete;
}

/** Cells that its own check accuses and that are among the differences. */
function ownError({ findings }: Member, gaps: readonly Gap[]): string[] {
  const ids = new Set<string>(gaps.map(({ fact }) => fact.id));
  return findings
    .filter(({ severity, culprit }) => {
      if (severity !== "error" || culprit === null) return false;
      const { table, line, column } = culprit;
      return table !== null && line !== null && column !== null && ids.has(factId(table, line, column));
    })
    .slice(0, 1)
    .map(({ message }) => message);
}

/** Where every differing item of the lowest level has a figure in one unit alone, and it is the same one. */
function onlyOwner(gaps: readonly Gap[], units: readonly Member[]): Member | null {
  const items = gaps.filter(({ fact }) => /^\d{7}$/u.test(fact.line));
  const owners = items.map(({ fact }) =>
    units.filter(({ facts }) => {
      const amount = facts.byId.get(fact.id)?.amount;
      return amount && !amount.blank && amount.value !== 0;
    }),
  );
  const [first] = owners[0] ?? [];
  return first && owners.every((own) => own.length === 1 && own[0] === first) ? first : null;
}

function told({ fact, by, sum }: Gap): Difference {
  const isBlank = fact.amount === BLANK;
  const show = (value: number): string => printedValue({ measure: fact.measure, unit: fact.unit }, value);
  return {
    name: labelOf(fact),
    place: isBlank ? "部门没有填列" : `${fact.cell.sheet}!${toA1(fact.cell.row, fact.cell.column)}`,
    department: show(fact.amount && !fact.amount.blank ? fact.amount.value : 0),
    units: show(sum),
    difference: show(by),
  };
}
