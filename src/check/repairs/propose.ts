/**
 * What a finding proposes, whole: every cell that one click changes. A proposal is tried on a copy of the workbook, with
 * its formulas, before it is offered: one that only moves the error somewhere else is none.
 */
import type { Fact, Facts, TableId } from "../../engine/fact";
import { cellOf } from "../../engine/reconcile/arithmetic";
import type { Finding, FindingCell, SuspectCell } from "../../engine/finding";
import type { Fault } from "../../engine/localize/structure/fault";
import { faultId } from "../../engine/localize/structure/tell";
import { cellNumber, printedCell, printedValue } from "../../engine/printed";
import { parseA1, toA1 } from "../../workbook/address";
import { itemText, type CellContent } from "../../workbook/change-log";
import { cellAt, type Cell, type CellValue, type Workbook } from "../../workbook/workbook";
import type { Checked } from "../checked";
import { tryOut } from "./trial";

export interface ProposedCell {
  readonly sheet: string;
  readonly address: string;
  /** The words beside and above it. */
  readonly item: string;
  readonly from: CellContent;
  readonly to: CellValue;
  /** As the cell prints them. */
  readonly shownFrom: string;
  readonly shownTo: string;
}

/** `unit-label`: the figures stay and the word over them changes; `rescale`: all figures of a sheet. */
export type ProposalKind = "cells" | "unit-label" | "rescale";

export interface Proposal {
  readonly kind: ProposalKind;
  readonly cells: readonly ProposedCell[];
  /** Further cells that are wrong, and nothing says what they should hold. */
  readonly open: number;
  /** Relations that hold afterwards and did not before. */
  readonly gained: number;
  /** Relations that still fail somewhere in the workbook. */
  readonly stillFailing: number;
  /** Nothing else is as likely, every figure of it is known, no formula is overwritten, and nothing new fails. */
  readonly isCertain: boolean;
}

type Draft = Pick<Proposal, "kind" | "cells" | "open"> & { readonly mayBeCertain: boolean };

/** The best first; empty where nothing can be proposed, or nothing that helps. */
export function proposalsOf(checked: Checked, finding: Finding): Proposal[] {
  return draftsOf(checked, finding).flatMap((draft): Proposal[] => {
    const trial = tryOut(checked, draft.cells);
    if (trial.gained <= 0 || trial.failing >= trial.failedBefore) return [];
    const { mayBeCertain, ...proposal } = draft;
    const isCertain = mayBeCertain && trial.isExact && trial.newlyFailing === 0;
    return [{ ...proposal, gained: trial.gained, stillFailing: trial.failing, isCertain }];
  });
}

/** The certain repairs of a workbook that also hold together. */
export function certainRepairs(checked: Checked): { finding: Finding; proposal: Proposal }[] {
  const certain = checked.findings.flatMap((finding) => {
    if (finding.severity !== "error") return [];
    const [proposal, ...others] = proposalsOf(checked, finding);
    return proposal?.isCertain && others.length === 0 ? [{ finding, proposal }] : [];
  });
  const cells = certain.flatMap(({ proposal }) => proposal.cells);
  const places = new Set(cells.map(({ sheet, address }) => `${sheet}!${address}`));
  if (certain.length === 0 || places.size < cells.length) return [];
  const trial = tryOut(checked, cells);
  return trial.isExact && trial.newlyFailing === 0 ? certain : [];
}

function draftsOf(checked: Checked, finding: Finding): Draft[] {
  const fault = checked.mended.faults.find((each) => faultId(each.fault) === finding.id)?.fault;
  if (fault) return draftsOfFault(checked, fault);
  const { culprit } = finding;
  if (!culprit) return [];
  const sets = [[culprit, ...culprit.together], ...culprit.alternatives];
  const isDecided = culprit.alternatives.length === 0 && isBeyondDoubt(checked, culprit);
  return sets.flatMap((set) => draftOfSet(checked.workbook, set, isDecided) ?? []);
}

/** Whether the search holds this cell, and no other, to be wrong. */
function isBeyondDoubt({ localization }: Checked, { table, line, column }: FindingCell): boolean {
  return (localization?.clusters ?? []).some(
    ({ isDecided, isDoubtful, alternatives: [best] }) =>
      isDecided &&
      !isDoubtful &&
      best?.repairs.some(
        ({ fact }) => fact.table === table && fact.line === line && fact.column === column,
      ) === true,
  );
}

/** Formulas compute their new value themselves, as long as one of the cells that they rest on changes with them. */
function draftOfSet(workbook: Workbook, set: readonly SuspectCell[], isDecided: boolean): Draft | null {
  const isMoved = set.length > 1 && set.some(({ value }) => value === null);
  const cells = set.flatMap((suspect) => {
    const value = valueOf(suspect);
    if (value === null) return [];
    // Where an amount moves into a blank cell, the cell that it leaves becomes as blank.
    return proposed(workbook, suspect, isMoved && value === 0 ? null : value);
  });
  if (set.some((suspect) => valueOf(suspect) === null)) return null;
  // A figure is never written over a formula: what is wrong with one, its cells or a person must mend.
  const typed = cells.filter(({ from }) => !isFormula(from));
  if (typed.length === 0) return null;
  return { kind: "cells", cells: typed, open: 0, mayBeCertain: isDecided && set.every(isOneFigure) };
}

/** The proposed value where the relations allow it, and otherwise the only one that they allow. */
function valueOf({ expected: { min, max, value } }: SuspectCell): number | null {
  const isAllowed = value !== null && (min === null || value >= min) && (max === null || value <= max);
  if (isAllowed) return value;
  return value !== null && min === max ? min : null;
}

/** Rounding leaves no second figure that would do as well. */
function isOneFigure(cell: SuspectCell): boolean {
  const { min, max } = cell.expected;
  return min !== null && max !== null && printedValue(cell, min) === printedValue(cell, max);
}

/** A figure kept as text stays text, so that the sheet's own habit is not changed. */
function proposed(workbook: Workbook, cell: FindingCell, value: number | null): ProposedCell[] {
  const place = contentAt(workbook, cell);
  if (!place) return [];
  const { from, item } = place;
  const print = printLike(cell, value);
  const to = value === null ? null : typeof from.value === "string" ? print : cellNumber(cell, value);
  return [{ ...placeOf(cell), item, from, to, shownFrom: printedCell(cell), shownTo: print }];
}

function printLike(cell: FindingCell, value: number | null): string {
  return value === null ? printedCell({ ...cell, value: null, text: null }) : printedValue(cell, value);
}

const placeOf = ({ sheet, address }: FindingCell) => ({ sheet, address });

/** What a cell holds and what it is about; `null` for a place that is not in the workbook. */
export function contentAt(
  workbook: Workbook,
  { sheet: name, address }: Pick<FindingCell, "sheet" | "address">,
) {
  const sheet = workbook.sheets.find((one) => one.name === name);
  const at = parseA1(address);
  if (!sheet || !at) return null;
  return { from: contentOf(cellAt(sheet, at.row, at.column)), item: itemText(sheet, at.row, at.column) };
}

/** An error that stands alone is overwritten as a figure is. */
function isFormula({ formula }: CellContent): boolean {
  return formula?.startsWith("=") === true;
}

function contentOf(cell: Cell | undefined): CellContent {
  const formula = cell?.formula ?? cell?.error;
  return { value: cell?.value ?? null, ...(formula === undefined ? {} : { formula }) };
}

function draftsOfFault(checked: Checked, fault: Fault): Draft[] {
  const { facts, workbook } = checked;
  const cells: ProposedCell[] = [];
  let open = 0;
  let isFound = true;
  for (const [id, amount] of fault.amounts) {
    const fact = facts.byId.get(id);
    if (!fact) continue;
    const isOther = amount?.value !== fact.amount?.value || isOfUnit(fault);
    if (amount === null) open += 1;
    else if (isOther) {
      isFound &&= isPutBack(fault, fact, amount.value, facts);
      const isNothing = amount.value === 0 && leavesZerosBlank(facts, fact.table);
      cells.push(...proposed(workbook, cellOf(fact), isNothing ? null : amount.value));
    }
  }
  const written = cells.filter(({ from }) => !isFormula(from));
  const isRescale = isOfUnit(fault);
  const figures: Draft = {
    kind: isRescale ? "rescale" : "cells",
    cells: written,
    open,
    mayBeCertain: open === 0 && !isRescale && isFound,
  };
  const all = written.length > 0 && fault.kind !== "foreign" ? [figures] : [];
  const label = labelDraft(checked, fault);
  if (!label) return all;
  // A sheet that says 元 over figures of 万元 is mended by its word; one of the others is to be divided.
  return fault.kind === "unit-word" ? [label, ...all] : [...all, label];
}

/**
 * Of a slide: the figure stands in the sheet, only in another row, or in the same line of another table. What was
 * written over is worked out from sums, which leave it a last digit.
 */
function isPutBack(fault: Fault, { table, line, column, cell }: Fact, value: number, facts: Facts): boolean {
  if (fault.kind !== "slide") return true;
  const by = fault.pieces.find(({ first, last }) => cell.row >= first && cell.row <= last)?.by ?? null;
  return [...facts.byId.values()].some(
    (other) =>
      other.amount?.value === value &&
      (other.table === table
        ? other.column === column && by !== null && other.cell.row === cell.row + by
        : other.line === line),
  );
}

/** A table that prints no 0.00 and leaves cells blank is repaired in its own way. */
function leavesZerosBlank(facts: Facts, table: TableId): boolean {
  const nothing = [...facts.byId.values()].filter((fact) => fact.table === table && fact.amount?.value === 0);
  return nothing.length > 0 && nothing.every(({ amount }) => amount?.blank === true);
}

/** 元 and 万元 confused over a whole table. */
function isOfUnit(fault: Fault): boolean {
  if (fault.kind === "unit-word") return true;
  if (fault.kind !== "scale" || fault.columns !== null || fault.rows !== null) return false;
  return fault.factor === 10_000 || fault.factor === 0.0001;
}

/** The word over the figures, where that may be what is wrong. */
function labelDraft({ facts, workbook }: Checked, fault: Fault): Draft | null {
  if (!isOfUnit(fault)) return null;
  const cells = fault.tables.flatMap((table): ProposedCell[] => {
    const reading = facts.tables.get(table);
    const place = reading?.said?.unit;
    const unit = fault.kind === "unit-word" ? fault.unit : reading?.unit === "元" ? "万元" : "元";
    if (!place || (fault.kind === "scale" && fault.factor === 10_000 && reading.unit !== "万元")) return [];
    const cell = { sheet: place.sheet, address: toA1(place.row, place.column) };
    const content = contentAt(workbook, cell);
    const text = content?.from.value;
    if (!content || typeof text !== "string" || isFormula(content.from)) return [];
    const said = reading.unit ?? "";
    const at = text.lastIndexOf(said);
    if (at < 0 || said === "") return [];
    const to = `${text.slice(0, at)}${unit}${text.slice(at + said.length)}`;
    return [{ ...cell, item: content.item, from: content.from, to, shownFrom: text, shownTo: to }];
  });
  const isWhole = cells.length === fault.tables.length && cells.length > 0;
  return isWhole ? { kind: "unit-label", cells, open: 0, mayBeCertain: false } : null;
}
