/** Carrying out what findings propose. */
import type { Proposal } from "../../check/repairs/propose";
import type { Finding } from "../../engine/finding";
import type { CertainRepair } from "../analyst/repair-answers";
import { countBySeverity, type Notice } from "../state";
import { checkAgain, staleNotice } from "./check-actions";
import { runJob, type SessionContext } from "./context";
import { cellsOf, placeOf, type StepActions, type Written, type WrittenStep } from "./step-actions";

export function createRepairActions(context: SessionContext, { writeCells, takeBack }: StepActions) {
  const { analyst, store, strings } = context;

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
        if (!context.workbook || store.get().freshness !== "fresh") return staleNotice(context);
        const written = await writeCells(repairs);
        await checkAgain(context, signal, progress);
        return doneNotice(written);
      },
    });
  }

  function doneNotice({ steps, isLogged }: Written): Notice {
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

  return { askProposals, repair, askCertainRepairs, repairAll };
}
