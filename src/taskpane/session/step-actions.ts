/** The steps of the record: cells written as one step, and any step taken back. */
import type { ProposedCell } from "../../check/repairs/propose";
import type { CellChange } from "../../hosts/host";
import { HostError } from "../../hosts/host-error";
import { toA1 } from "../../workbook/address";
import { changesSheet, placeOfChange, type ChangeStep, type LoggedChange } from "../../workbook/change-log";
import type { Workbook } from "../../workbook/workbook";
import { checkAgain, readWorkbook } from "./check-actions";
import { runJob, type SessionContext } from "./context";

/** Cells to write as one step of the record, and why. */
export interface WrittenStep {
  readonly why: string;
  readonly cells: readonly ProposedCell[];
}

export interface Written {
  readonly steps: readonly ChangeStep[];
  /** `false`: the sheet could not be written; the steps are remembered as long as the pane is open. */
  readonly isLogged: boolean;
}

export type StepActions = ReturnType<typeof createStepActions>;

export function createStepActions(context: SessionContext, now: () => Date) {
  const { host, store, strings } = context;

  /** As a part of any job that has read the workbook: all cells or none, and their steps in the record. */
  async function writeCells(written: readonly WrittenStep[]): Promise<Written> {
    const { workbook } = context;
    if (!workbook) return { steps: [], isLogged: true };
    await host.apply(
      written.flatMap(({ cells }) => cells.map(changeOf)),
      workbook,
    );
    const first = nextNumber(store.get().steps);
    const steps = written.map(({ why, cells }, at): ChangeStep => ({
      number: first + at,
      time: timeText(now()),
      why,
      takenBack: null,
      changes: cells.map(loggedOf),
    }));
    return { steps, isLogged: await log([...store.get().steps, ...steps]) };
  }

  /** Takes steps back, all of their cells or none; cells are found again by what stands around them. */
  function takeBack(numbers: readonly number[]): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        await readWorkbook(context, signal, progress);
        const { workbook } = context;
        const all = store.get().steps;
        const steps = all.filter(({ number, takenBack }) => numbers.includes(number) && takenBack === null);
        if (!workbook || steps.length === 0) return null;
        const { reverse, lost } = reverseOf(workbook, steps);
        if (lost)
          return { kind: "error", text: strings.repair.cannotTakeBack(`${lost.sheet}!${lost.address}`) };
        await host.apply(reverse, workbook);
        const time = timeText(now());
        await log(all.map((step) => (steps.includes(step) ? { ...step, takenBack: time } : step)));
        await checkAgain(context, signal, progress);
        return { kind: "success", text: strings.repair.takenBack(cellsOf(steps), placeOf(steps)) };
      },
    });
  }

  async function log(steps: readonly ChangeStep[]): Promise<boolean> {
    store.update({ steps });
    try {
      await host.writeSheet(changesSheet(steps), "any", "quietly");
      return true;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return false;
    }
  }

  function clearLog(): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async () => {
        await host.writeSheet(changesSheet([]), "any", "quietly");
        store.update({ steps: [] });
        return { kind: "success", text: strings.repair.logCleared };
      },
    });
  }

  return { writeCells, takeBack, clearLog };
}

/** The last change first; `lost`: a cell that holds something else by now, or that nobody can tell any more. */
function reverseOf(
  workbook: Workbook,
  steps: readonly ChangeStep[],
): { readonly reverse: readonly CellChange[]; readonly lost: LoggedChange | null } {
  const reverse: CellChange[] = [];
  for (const change of steps.flatMap(({ changes }) => changes).reverse()) {
    const place = placeOfChange(workbook, change);
    if (!place) return { reverse: [], lost: change };
    const { value, formula } = change.from;
    const address = toA1(place.row, place.column);
    reverse.push({
      sheet: change.sheet,
      address,
      to: value,
      ...(formula === undefined ? {} : { toFormula: formula }),
    });
  }
  return { reverse, lost: null };
}

function changeOf({ sheet, address, to }: ProposedCell): CellChange {
  return { sheet, address, to };
}

function loggedOf({ sheet, address, item, from, to }: ProposedCell): LoggedChange {
  return { sheet, address, item, from, to: { value: to } };
}

function nextNumber(steps: readonly ChangeStep[]): number {
  return Math.max(0, ...steps.map(({ number }) => number)) + 1;
}

export function cellsOf(steps: readonly ChangeStep[]): number {
  return steps.reduce((sum, { changes }) => sum + changes.length, 0);
}

export function placeOf(steps: readonly ChangeStep[]): string {
  const first = steps[0]?.changes[0];
  return first ? `${first.sheet}!${first.address}` : "";
}

/** `2025-03-01 10:20`, by the clock on the wall. */
function timeText(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
