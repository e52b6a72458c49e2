/** Reading and checking the workbook, going to cells, and writing a suggestion. */
import type { TableId } from "../../engine/fact";
import type { SuspectCell } from "../../engine/finding";
import { cellNumber, printedValue } from "../../engine/printed";
import type { AppliedChange, CellChange, CellPlace } from "../../hosts/host";
import type { ReceivedText } from "../../review/received-text";
import { parseA1 } from "../../workbook/address";
import { cellAt, type Cell } from "../../workbook/workbook";
import type { PaneState } from "../state";
import { noticeOfFailure, runJob, success, type SessionContext, type Progress } from "./context";
import { findChangedSections } from "./changed-sections";
import { saveSettings } from "./settings";

export function placeText({ sheet, address }: CellPlace): string {
  return `${sheet}!${address}`;
}

/** Reads the workbook and hands it to the analyst. */
export async function readWorkbook(
  context: SessionContext,
  signal: AbortSignal,
  progress: Progress,
): Promise<void> {
  const { host, strings, analyst } = context;
  const workbook = await host.read({
    signal,
    onProgress: (done, total) => progress(strings.work.reading(done, total), done, total),
  });
  context.workbook = workbook;
  await analyst.open(workbook, signal);
}

/** The whole check, as a part of any job; `narrative`: the text that comes under review with it. */
export async function checkAgain(
  context: SessionContext,
  signal: AbortSignal,
  progress: Progress,
  narrative: ReceivedText | null = textUnderReview(context),
): Promise<void> {
  const { analyst, strings, store } = context;
  store.update({ freshness: "fresh" });
  try {
    await readWorkbook(context, signal, progress);
    progress(strings.work.checking);
    const { edition, named } = store.get();
    const report = await analyst.ask("check", [{ edition, named, narrative }], signal);
    store.update((state) => ({ report, ...keptPlace(state, new Set(report.findings.map(({ id }) => id))) }));
    await findChangedSections(context, signal);
  } catch (error) {
    if (store.get().report) store.update({ freshness: "stale" });
    throw error;
  }
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

/** Shows a cell, also while a job runs; it may have gone since, which the notice then says. */
export async function jumpTo(context: SessionContext, place: CellPlace): Promise<void> {
  try {
    await context.host.select(place);
  } catch (error) {
    const retry = () => void jumpTo(context, place);
    context.store.update({ notice: noticeOfFailure(context, error, retry) });
  }
}

export function createCheckActions(context: SessionContext) {
  const { host, strings, store } = context;

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

  /** The content that a suggestion would replace, as it was read. */
  function present(place: CellPlace): Cell | undefined {
    const sheet = context.workbook?.sheets.find(({ name }) => name === place.sheet);
    const position = parseA1(place.address);
    return sheet && position ? cellAt(sheet, position.row, position.column) : undefined;
  }

  /** Writes the value that is expected of a cell, and checks again. */
  function apply(suspect: SuspectCell, value: number): Promise<boolean> {
    const place = { sheet: suspect.sheet, address: suspect.address };
    const cell = present(place);
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        const applied = await host.apply(changeOf(suspect, cell, value));
        store.update((state) => ({ applied: [...state.applied, applied] }));
        await checkAgain(context, signal, progress);
        return {
          ...success(strings.check.applied(placeText(place), printedValue(suspect, value))),
          action: { label: strings.common.undo, run: () => void takeBack(applied) },
        };
      },
    });
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
  function takeBack(applied: AppliedChange): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        await host.takeBack(applied);
        store.update((state) => ({ applied: state.applied.filter((change) => change !== applied) }));
        await checkAgain(context, signal, progress);
        return success(strings.check.takenBack(placeText(applied.change)));
      },
    });
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

  return { check, recheck, jump, present, apply, takeBack, nameTable, chooseEdition };
}

/** A figure kept as text stays text, so that the sheet's own habit is not changed. */
function changeOf(suspect: SuspectCell, cell: Cell | undefined, value: number): CellChange {
  const from = cell?.value ?? null;
  return {
    sheet: suspect.sheet,
    address: suspect.address,
    from,
    to: typeof from === "string" ? printedValue(suspect, value) : cellNumber(suspect, value),
    ...(cell?.formula === undefined ? {} : { fromFormula: cell.formula }),
  };
}
