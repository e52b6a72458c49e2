/** What a set of suspects says: which cells to change to what, for what likely cause, and how likely that is. */
import type { Cause } from "../finding";
import type { Relation } from "../reconcile/relation";
import { likeliestCause, plausibility, slipsBetween } from "./causes";
import type { Layout } from "./layout";
import { at, valueAt } from "./model";
import type { Model, Observation } from "./model";
import type { Operation, Operations } from "./operations";
import type { Range } from "./oracle";
import type { Suspect } from "./program";
import { repairOf } from "./repair";
import type { Precisions, Repair, ScoredRepair } from "./repair";
import type { SuspectSet } from "./suspects";
import { usualFactor } from "./usual";
import type { UsualByFact } from "./usual";

/** One thing that went wrong. Of a propagated error the input comes first, then the totals that took it over. */
export interface SuspectedSlip {
  readonly repairs: readonly Repair[];
  readonly cause: Cause | null;
}

/** Without repairs and observations, it says that usual relations do not hold here, and nothing is wrong. */
export interface Alternative {
  /** Each with the cause that is its own: two cells that are wrong together need not be for the same reason. */
  readonly slips: readonly SuspectedSlip[];
  /** Cells to change together: those of all slips. */
  readonly repairs: readonly Repair[];
  /** Observations from outside the workbook that are wrong instead. */
  readonly observations: readonly Observation[];
  /** Of all slips; `null` where it is not known, or not the same. */
  readonly cause: Cause | null;
  /** Only ratios between alternatives of one cluster mean something. */
  readonly likelihood: number;
}

/** What a figure is weighed against. */
export interface Surveyed {
  readonly model: Model;
  readonly layout: Layout;
  readonly operations: Operations;
  readonly precisions: Precisions;
  readonly usual: UsualByFact;
}

/** A wrong input that all totals took over is a little rarer than one wrong cell. */
const PROPAGATED_PRIOR = 0.3;
/** Tables repeat each other's totals. */
const AGREEMENT = 10;
const MOVED_TO_BLANK = 0.02;
const MOVED_PART = 2e-6;
/** Units for which a usual relation does not hold, against figures that are wrong. */
const UNUSUAL = 50;
/** A formula that still adds up was not mistyped. */
const FORMULA_PRIOR = 0.01;
/** A part and its total changed by the same amount, without a formula between them. */
const TOGETHER_PRIOR = 1e-3;
const OBSERVATION_PRIOR = 1e-3;

/** An interval that surely holds the true value, from single relations. */
export type RangeOf = (target: Suspect) => Range;

export function describe(context: Surveyed, alternative: SuspectSet, rangeOf: RangeOf): Alternative {
  const parts: ChangedPart[] = [
    ...alternative.columns.map((column) => wrongCell(context, column, rangeOf)),
    ...alternative.operations.map((operation) =>
      operation.kind === "propagated"
        ? propagatedInput(context, operation, rangeOf)
        : movedAmount(context, operation, rangeOf),
    ),
  ];
  const together = changedTogether(context, alternative, parts);
  const all = parts.flatMap((part) => part.repairs);
  const likelihood = together ?? parts.reduce((product, part) => product * part.likelihood, 1);
  const slips: readonly SuspectedSlip[] =
    together === null
      ? parts.filter(({ repairs }) => repairs.length > 0)
      : [{ repairs: partFirst(context, all), cause: "propagated" }];
  const [first, ...others] = slips;
  return {
    slips,
    repairs: slips.flatMap(({ repairs }) => repairs),
    observations: parts.flatMap((part) => part.observations),
    cause: first && others.every(({ cause }) => cause === first.cause) ? first.cause : null,
    likelihood: likelihood * usualFactor(context.model, context.usual, all),
  };
}

interface ChangedPart extends SuspectedSlip {
  readonly observations: readonly Observation[];
  readonly likelihood: number;
}

function wrongCell(context: Surveyed, column: number, rangeOf: RangeOf): ChangedPart {
  const { model, operations } = context;
  const suspect = at(model.columns, column);
  if (suspect.kind === "observation") {
    return { repairs: [], observations: [suspect.observation], cause: null, likelihood: OBSERVATION_PRIOR };
  }
  const scored = repairOf(model, column, rangeOf(column), context);
  if (!scored) throw new Error("a cell's figure has no repair");
  const likelihood = scored.likelihood * (operations.addsUp(column) ? FORMULA_PRIOR : 1);
  return { repairs: [scored.repair], observations: [], cause: scored.cause, likelihood };
}

/**
 * That usual relations do not hold here, and no cell is wrong. What they would have told of a figure is then as likely
 * as any other; where they tell that a line says the same in two tables, the plausibility of its figures has that
 * already.
 */
export function brokenPremise({ model, precisions }: Surveyed, relations: readonly Relation[]): Alternative {
  const figures = relations.map(({ left, right }) => {
    const [one, other] = [left, right].map(([term]) => term && model.indexOf.get(term.fact));
    if (one === undefined || other === undefined || lineOf(model, one) === lineOf(model, other)) return 1;
    return plausibility(Math.round(valueAt(model.value, one) / precisions.step(one)), NOWHERE);
  });
  return {
    slips: [],
    repairs: [],
    observations: [],
    cause: null,
    likelihood: UNUSUAL * Math.max(...figures),
  };
}

function lineOf(model: Model, index: number): string | null {
  const column = at(model.columns, index);
  return column.kind === "fact" ? column.fact.line : null;
}

const NOWHERE = { isBlank: false, neighbours: [], namesakes: [], isTotal: false } as const;

/** Of inputs that the same totals took over, the one that is most likely mistyped is meant. */
function propagatedInput(context: Surveyed, operation: Operation, rangeOf: RangeOf): ChangedPart {
  const { model } = context;
  const [least, most] = rangeOf(operation);
  const repairs: Repair[] = [];
  let input: ScoredRepair | null = null;
  let agreement = 1;
  operation.columns.forEach((column, k) => {
    const coefficient = at(operation.coefficients, k);
    const ends = [coefficient * least, coefficient * most].sort((a, b) => a - b);
    const interval = [
      valueAt(model.lower, column) + at(ends, 0),
      valueAt(model.upper, column) + at(ends, 1),
    ] as const;
    const scored = repairOf(model, column, interval, context);
    if (!scored) return;
    input ??= scored;
    const change =
      input.repair.value === null ? null : input.repair.value - (input.repair.fact.amount?.value ?? 0);
    const value = change === null ? null : valueAt(model.value, column) + coefficient * change;
    repairs.push({ ...scored.repair, value });
    if (k > 0 && value !== null) agreement *= agreementGained(context, column, value);
  });
  const first: ScoredRepair | null = input;
  return {
    repairs,
    observations: [],
    cause: "propagated",
    likelihood: PROPAGATED_PRIOR * agreement * ((first as ScoredRepair | null)?.likelihood ?? 0),
  };
}

/** Whether a total comes to agree with the same line of another sheet, or no longer does. */
function agreementGained({ model, layout, precisions }: Surveyed, column: number, value: number): number {
  const step = precisions.step(column);
  const printed = valueAt(model.value, column);
  const agrees = (figure: number) =>
    layout.namesakes(column).some((other) => Math.abs(valueAt(model.value, other) - figure) < step);
  if (agrees(printed) === agrees(value)) return 1;
  return agrees(value) ? AGREEMENT : 1 / AGREEMENT;
}

/** x = a + t, y = b − t: either all of one cell belongs into the other, or they were exchanged. */
function movedAmount(context: Surveyed, operation: Operation, rangeOf: RangeOf): ChangedPart {
  const { model } = context;
  const [least, most] = rangeOf(operation);
  const [first, second] = [at(operation.columns, 0), at(operation.columns, 1)];
  const [a, b] = [valueAt(model.value, first), valueAt(model.value, second)];
  const slack =
    valueAt(model.upper, first) -
    valueAt(model.lower, first) +
    valueAt(model.upper, second) -
    valueAt(model.lower, second);
  const isPossible = (amount: number) => least - slack <= amount && amount <= most + slack;
  const settled = [
    { amount: b, likelihood: isZero(model, first) ? MOVED_TO_BLANK : 0 },
    { amount: -a, likelihood: isZero(model, second) ? MOVED_TO_BLANK : 0 },
    { amount: b - a, likelihood: MOVED_TO_BLANK },
  ].find(({ amount, likelihood }) => likelihood > 0 && amount !== 0 && isPossible(amount));
  const amount = settled?.amount ?? Math.round((least + most) / 2);
  const goesBelowZero = a + most < valueAt(model.floor, first) || b - least < valueAt(model.floor, second);
  const repairs = [
    movedRepair(context, first, [a + least, a + most], settled ? a + amount : null),
    movedRepair(context, second, [b - most, b - least], settled ? b - amount : null),
  ].flat();
  return {
    repairs,
    observations: [],
    cause: settled ? "moved" : null,
    likelihood: goesBelowZero ? 0 : (settled?.likelihood ?? MOVED_PART),
  };
}

function movedRepair(
  { model, precisions }: Surveyed,
  index: number,
  [min, max]: readonly [number, number],
  value: number | null,
): Repair[] {
  const column = at(model.columns, index);
  const half = (valueAt(model.upper, index) - valueAt(model.lower, index)) / 2;
  return column.kind === "fact"
    ? [{ fact: column.fact, min: min - half, max: max + half, value, step: precisions.step(index) }]
    : [];
}

function isZero(model: Model, column: number): boolean {
  return valueAt(model.value, column) === 0;
}

/** The likelihood that a part was changed and its total with it; `null` if the two cells are no such pair. */
function changedTogether(
  { model, operations, precisions }: Surveyed,
  alternative: SuspectSet,
  parts: readonly ChangedPart[],
): number | null {
  const [first, second] = alternative.columns;
  if (alternative.columns.length !== 2 || alternative.operations.length > 0) return null;
  if (first === undefined || second === undefined) return null;
  const isPair = operations.totalsOf(first).includes(second) || operations.totalsOf(second).includes(first);
  const changes = parts
    .flatMap((part) => part.repairs)
    .map(({ value, fact }) => (value === null || !fact.amount ? null : value - fact.amount.value));
  const [one, other] = changes;
  if (!isPair || one === null || one === undefined || other === null || other === undefined) return null;
  const step = Math.max(precisions.step(first), precisions.step(second));
  if (Math.abs(one - other) > step) return null;
  const lower = operations.totalsOf(first).includes(second) ? first : second;
  const unit = precisions.step(lower);
  const printed = Math.round(valueAt(model.value, lower) / unit);
  const truth = Math.round((valueAt(model.value, lower) + one) / unit);
  const slips = slipsBetween(printed, truth, NOWHERE);
  const known = likeliestCause(slips, printed, truth) === null ? 1e-2 : 1;
  return TOGETHER_PRIOR * known * slips.reduce((sum, slip) => sum + slip.likelihood, 0);
}

function partFirst({ model, operations }: Surveyed, repairs: readonly Repair[]): readonly Repair[] {
  const [first, second] = repairs;
  const [a, b] = [first, second].map((repair) => repair && model.indexOf.get(repair.fact.id));
  if (!first || !second || a === undefined || b === undefined) return repairs;
  return operations.totalsOf(b).includes(a) ? [second, first] : repairs;
}
