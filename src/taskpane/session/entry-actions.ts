/** Filling in 补充资料 from the pane, beside the sentence that waits for it. */
import type { FilledField } from "../analyst/entry-answers";
import type { Notice } from "../state";
import { renewNarrative } from "./changed-sections";
import { checkAgain } from "./check-actions";
import { runJob, success, type Progress, type SessionContext } from "./context";
import type { StepActions } from "./step-actions";

export function createEntryActions(context: SessionContext, { writeCells, takeBack }: StepActions) {
  const { analyst, host, store, strings } = context;

  /** Writes what was typed into its cells of 补充资料, which is laid out or completed first where they are not there. */
  function fillEntries(filled: readonly FilledField[]): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: (signal, progress) => fill(filled, signal, progress),
    });
  }

  async function fill(
    filled: readonly FilledField[],
    signal: AbortSignal,
    progress: Progress,
  ): Promise<Notice | null> {
    if (store.get().freshness !== "fresh") await checkAgain(context, signal, progress);
    let asked = await analyst.ask("entryCells", [filled], signal);
    if (asked.status === "unplaced") {
      await host.writeSheet(await analyst.ask("supplementSheet", [], signal), "any", "quietly");
      await checkAgain(context, signal, progress);
      asked = await analyst.ask("entryCells", [filled], signal);
    }
    if (asked.status === "wrong") {
      const said = asked.wrong.map(({ label, why }) => strings.fill.wrong(label, why));
      return { kind: "error", text: said.join(strings.common.separator) };
    }
    if (asked.status === "unplaced" || asked.cells.length === 0)
      return { kind: "error", text: strings.fill.noPlace };
    const why = strings.fill.why(filled.map(({ label }) => label).join("、"));
    const { steps, isLogged } = await writeCells([{ why, cells: asked.cells }]);
    await checkAgain(context, signal, progress);
    const done = strings.fill.done(filled.length);
    return {
      ...(isLogged ? success(done) : { kind: "warning", text: `${done} ${strings.repair.notLogged}` }),
      action: {
        label: strings.common.undo,
        run: () => void takeBack(steps.map(({ number }) => number)),
      },
    };
  }

  /** What last year's narrative gave as reasons stands beside what is asked; nothing of it is taken. */
  function openReasons(file: File): Promise<boolean> {
    return runJob(context, {
      label: strings.work.opening,
      run: async (signal) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const count = await analyst.ask("openReasons", [{ name: file.name, bytes }], signal);
        await renewNarrative(context, signal);
        const text = strings.fill.reasonsRead(file.name, count);
        return count === 0 ? { kind: "warning", text } : success(text);
      },
    });
  }

  return { fillEntries, openReasons };
}
