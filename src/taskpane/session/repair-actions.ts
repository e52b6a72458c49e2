/** Carrying out what findings propose, step by step, and taking any step back. */
import type { Proposal, ProposedCell } from "../../check/repairs/propose";
import type { Finding } from "../../engine/finding";
import type { CellChange } from "../../hosts/host";
import { HostError } from "../../hosts/host-error";
import { toA1 } from "../../workbook/address";
import { changesSheet, placeOfChange, type ChangeStep, type LoggedChange } from "../../workbook/change-log";
import type { CertainRepair } from "../analyst/repair-answers";
import { countBySeverity, type Notice } from "../state";
import { checkAgain, readWorkbook } from "./check-actions";
import { runJob, type Progress, type SessionContext } from "./context";

/** Cells to write as one step of the record, and why. */
export interface WrittenStep {
  readonly why: string;
  readonly cells: readonly ProposedCell[];
}

export type RepairActions = ReturnType<typeof createRepairActions>;

export function createRepairActions(context: SessionContext, now: () => Date) {
  const { analyst, host, store, strings } = context;

  /** Asks once for what a finding proposes; the answer stands in the state. */
  async function askProposals(finding: Finding): Promise<void> {
    const { report, proposals } = store.get();
    if (!report || proposals.has(finding.id)) return;
    const put = (list: readonly Proposal[] | null) =>
      store.update((state) =>
        state.report === report ? { proposals: new Map(state.proposals).set(finding.id, list) } : {},
      );
    put(null);
    try {
      put(await analyst.ask("proposals", [finding]));
    } catch {
      // The job that stopped the worker asks anew with its own report.
      put([]);
    }
  }

  const repair = (finding: Finding, { cells }: Proposal) => write([{ why: finding.message, cells }]);

  const askCertainRepairs = () => analyst.ask("certainRepairs", []);

  const repairAll = (repairs: readonly CertainRepair[]) =>
    write(repairs.map(({ why, proposal }) => ({ why, cells: proposal.cells })));

  /** One step of the record for each repair; all of their cells are written at once. */
  function write(repairs: readonly WrittenStep[]): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        if (!context.workbook || store.get().freshness !== "fresh") return staleNotice();
        const { steps, isLogged } = await writeCells(repairs);
        await checkAgain(context, signal, progress);
        return doneNotice(steps, isLogged);
      },
    });
  }

  /** As a part of any job that has read the workbook: all cells or none, and their steps in the record. */
  async function writeCells(
    written: readonly WrittenStep[],
  ): Promise<{ readonly steps: readonly ChangeStep[]; readonly isLogged: boolean }> {
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

  function staleNotice(): Notice {
    const recheck = () => void runJob(context, { label: strings.work.reading(0, 0), run: checkOnly });
    return {
      kind: "warning",
      text: strings.repair.stale,
      action: { label: strings.stale.recheck, run: recheck },
    };
  }

  async function checkOnly(signal: AbortSignal, progress: Progress): Promise<null> {
    await checkAgain(context, signal, progress);
    return null;
  }

  function doneNotice(steps: readonly ChangeStep[], isLogged: boolean): Notice {
    const { report } = store.get();
    const errors = countBySeverity(report?.findings ?? []).error;
    const text = strings.repair.done(cellsOf(steps), placeOf(steps));
    return {
      kind: isLogged ? "success" : "warning",
      text: [text, strings.repair.remaining(errors), ...(isLogged ? [] : [strings.repair.notLogged])].join(
        " ",
      ),
      action: { label: strings.common.undo, run: () => void takeBack(steps.map(({ number }) => number)) },
    };
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
        const reverse: CellChange[] = [];
        for (const change of steps.flatMap(({ changes }) => changes).reverse()) {
          const place = placeOfChange(workbook, change);
          if (!place)
            return {
              kind: "error",
              text: strings.repair.cannotTakeBack(`${change.sheet}!${change.address}`),
            };
          reverse.push(reverseOf(change, toA1(place.row, place.column)));
        }
        await host.apply(reverse, workbook);
        const time = timeText(now());
        await log(all.map((step) => (steps.includes(step) ? { ...step, takenBack: time } : step)));
        await checkAgain(context, signal, progress);
        return { kind: "success", text: strings.repair.takenBack(cellsOf(steps), placeOf(steps)) };
      },
    });
  }

  /** `false`: the sheet could not be written; the steps are remembered as long as the pane is open. */
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

  return { askProposals, repair, askCertainRepairs, repairAll, takeBack, clearLog, writeCells };
}

function changeOf({ sheet, address, to }: ProposedCell): CellChange {
  return { sheet, address, to };
}

function loggedOf({ sheet, address, item, from, to }: ProposedCell): LoggedChange {
  return { sheet, address, item, from, to: { value: to } };
}

function reverseOf({ sheet, from }: LoggedChange, address: string): CellChange {
  const { value, formula } = from;
  return { sheet, address, to: value, ...(formula === undefined ? {} : { toFormula: formula }) };
}

function nextNumber(steps: readonly ChangeStep[]): number {
  return Math.max(0, ...steps.map(({ number }) => number)) + 1;
}

function cellsOf(steps: readonly ChangeStep[]): number {
  return steps.reduce((sum, { changes }) => sum + changes.length, 0);
}

function placeOf(steps: readonly ChangeStep[]): string {
  const first = steps[0]?.changes[0];
  return first ? `${first.sheet}!${first.address}` : "";
}

/** `2025-03-01 10:20`, by the clock on the wall. */
function timeText(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
