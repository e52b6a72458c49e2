/** Reading and checking the workbook, going to cells, and writing a suggestion. */
import type { TableId } from "../../engine/fact";
import type { Finding } from "../../engine/finding";
import type { CellPlace } from "../../hosts/host";
import type { ReceivedText } from "../../review/received-text";
import { toA1, type CellRef } from "../../workbook/address";
import { readChanges, type ChangeStep } from "../../workbook/change-log";
import { CHANGES_SHEET, OWN_SHEETS } from "../../workbook/own-sheets";
import { isSameBesides } from "../../workbook/same-sheets";
import type { Workbook } from "../../workbook/workbook";
import { cellOfFinding, type Notice, type PaneState } from "../state";
import type { ChosenSpan } from "../narrative/narrative-state";
import { noticeOfFailure, runJob, type SessionContext, type Progress } from "./context";
import { findChangedSections, renewNarrative } from "./changed-sections";
import { findStaleParagraphs } from "./stale-paragraphs";
import { saveSettings } from "./settings";

/** Reads the workbook and hands it to the analyst. */
export async function readWorkbook(
  context: SessionContext,
  signal: AbortSignal,
  progress: Progress,
): Promise<void> {
  const { host, strings, analyst } = context;
  const workbook = await host.read({
    signal,
    onProgress: (done, total) =>
      progress(strings.work.reading(done, total), (READING * done) / Math.max(1, total), 1),
  });
  context.workbook = workbook;
  await analyst.open(workbook, signal);
}

/** The share of a check that is reading the workbook. */
const READING = 0.3;

/** The whole check, as a part of any job; `narrative`: the text that comes under review with it. */
export async function checkAgain(
  context: SessionContext,
  signal: AbortSignal,
  progress: Progress,
  narrative: ReceivedText | null = textUnderReview(context),
): Promise<void> {
  const { analyst, strings, store } = context;
  store.update({ freshness: "fresh" });
  const before = context.workbook;
  try {
    await readWorkbook(context, signal, progress);
    const onShare = (share: number) => progress(strings.work.checking, READING + (1 - READING) * share, 1);
    onShare(0);
    const { edition, named, ruleBook } = store.get();
    const request = { edition, named, narrative, ruleBook: ruleBook?.name ?? null };
    const report = await analyst.ask("check", [request], signal, onShare);
    store.update((state) => ({
      report,
      proposals: new Map(),
      steps: stepsOf(context),
      ...keptPlace(state, new Set(report.findings.map(({ id }) => id))),
    }));
    await followText(context, before, signal);
    await findStaleParagraphs(context, signal);
  } catch (error) {
    if (store.get().report) store.update({ freshness: "stale" });
    throw error;
  }
}

/** What is typed into 补充资料 stands in the text at once; where a table has changed, the user says when it is written anew. */
async function followText(
  context: SessionContext,
  before: Workbook | null,
  signal: AbortSignal,
): Promise<void> {
  const { workbook } = context;
  if (before && workbook && isSameBesides(OWN_SHEETS, before, workbook))
    await renewNarrative(context, signal);
  else await findChangedSections(context, signal);
}

/** As the workbook records them; what it could not record is remembered beside. */
function stepsOf({ workbook, store }: SessionContext): readonly ChangeStep[] {
  const recorded = workbook ? readChanges(workbook) : [];
  const numbers = new Set(recorded.map(({ number }) => number));
  const isRecorded = workbook?.sheets.some(({ name }) => name === CHANGES_SHEET) ?? false;
  return isRecorded
    ? recorded
    : [...recorded, ...store.get().steps.filter(({ number }) => !numbers.has(number))];
}

function textUnderReview({ store }: SessionContext): ReceivedText | null {
  const { outcome } = store.get().review;
  return outcome && { paragraphs: outcome.paragraphs };
}

/** Results are new; the user's place among them stays where it still exists. */
function keptPlace(state: PaneState, ids: ReadonlySet<string>): Partial<PaneState> {
  return {
    marks: state.marks === "none" ? "none" : "outdated",
    selected: state.selected !== null && ids.has(state.selected) ? state.selected : null,
    expanded: new Set([...state.expanded].filter((id) => ids.has(id))),
  };
}

/** What rests on the results is not written once the workbook has changed; the user is offered to check it again. */
export function staleNotice(context: SessionContext): Notice {
  const { repair, stale, work } = context.strings;
  const check = async (signal: AbortSignal, progress: Progress): Promise<null> => {
    await checkAgain(context, signal, progress);
    return null;
  };
  const run = () => void runJob(context, { label: work.reading(0, 0), run: check });
  return { kind: "warning", text: repair.stale, action: { label: stale.recheck, run } };
}

/** Shows a cell, also while a job runs; it may have gone since, which the notice then says. */
export async function jumpTo(
  context: SessionContext,
  place: CellPlace,
  along: readonly string[] = [],
): Promise<void> {
  try {
    await context.host.select(place, along);
  } catch (error) {
    const retry = () => void jumpTo(context, place, along);
    context.store.update({ notice: noticeOfFailure(context, error, retry) });
  }
}

export function jumpToCell(context: SessionContext, { sheet, row, column }: CellRef): Promise<void> {
  return jumpTo(context, { sheet, address: toA1(row, column) });
}

/** To the first cell that a figure of a text comes from, where it comes from one. */
export async function jumpToSource(context: SessionContext, { sources }: ChosenSpan): Promise<void> {
  const cell = sources.find((source) => source.cell !== null)?.cell;
  if (cell) await jumpToCell(context, cell);
}

export function createCheckActions(context: SessionContext) {
  const { strings, store } = context;

  const check = () => runCheck(false);
  /** After a change of the workbook, without being asked. */
  const recheck = () => runCheck(true);

  function runCheck(isQuiet: boolean): Promise<boolean> {
    return runJob(context, {
      isQuiet,
      label: strings.work.reading(0, 0),
      run: async (signal, progress) => {
        await checkAgain(context, signal, progress);
        return null;
      },
    });
  }

  const jump = (place: CellPlace) => jumpTo(context, place);

  /** To a cell of a finding; while its arithmetic is open, its addends on the same sheet are lit with it. */
  function jumpWithin(finding: Finding, place: CellPlace): Promise<void> {
    const isOpen = store.get().expanded.has(finding.id);
    return jumpTo(context, place, isOpen ? addendsBeside(finding, place) : []);
  }

  function toggleWhy(finding: Finding): void {
    const { expanded } = store.get();
    const { id } = finding;
    const isOpen = expanded.has(id);
    store.update({
      expanded: new Set(isOpen ? [...expanded].filter((other) => other !== id) : [...expanded, id]),
      selected: id,
    });
    const place = cellOfFinding(finding);
    if (place) void jumpWithin(finding, place);
  }

  function nameTable(sheet: string, table: TableId | null): Promise<boolean> {
    const { [sheet]: _, ...others } = store.get().named;
    store.update({ named: table === null ? others : { ...others, [sheet]: table } });
    return saveAndCheck();
  }

  function chooseEdition(edition: string | null): Promise<boolean> {
    store.update({ edition });
    return saveAndCheck();
  }

  function saveAndCheck(): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        await saveSettings(context);
        await checkAgain(context, signal, progress);
        return null;
      },
    });
  }

  return { check, recheck, jump, jumpWithin, toggleWhy, nameTable, chooseEdition };
}

/** Other cells of the sums that a finding speaks of, on the sheet of one of them; blank ones add nothing. */
function addendsBeside({ arithmetic }: Finding, { sheet, address }: CellPlace): string[] {
  const cells = arithmetic.flatMap(({ left, right }) => [...left, ...right]).map(({ cell }) => cell);
  const beside = cells.filter(
    (cell) => cell.sheet === sheet && cell.address !== address && (cell.value !== null || cell.text !== null),
  );
  return [...new Set(beside.map((cell) => cell.address))];
}
