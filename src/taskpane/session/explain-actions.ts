/** What a person says of a finding, kept on the sheet 核对说明. */
import type { Finding } from "../../engine/finding";
import { checkAgain, staleNotice } from "./check-actions";
import { runJob, success, type SessionContext } from "./context";

export function createExplainActions(context: SessionContext, now: () => Date) {
  const { analyst, host, strings, store } = context;

  function explain(finding: Finding, reason: string, name: string): Promise<boolean> {
    const date = now().toISOString().slice(0, 10);
    return write(finding, { reason, name, date }, strings.explain.saved);
  }

  const unexplain = (finding: Finding) => write(finding, null, strings.explain.removed);

  /** Not for one finding, but for the whole check; it is told in every report. */
  function switchOff(id: string, reason: string, name: string): Promise<boolean> {
    const date = now().toISOString().slice(0, 10);
    store.update({ explainer: name });
    return writeSwitch(id, { reason, name, date }, strings.help.switchedOff);
  }

  const switchOn = (id: string) => writeSwitch(id, null, strings.help.switchedOn);

  function writeSwitch(id: string, said: Finding["explained"] | null, text: string): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        await checkAgain(context, signal, progress);
        const sheet = await analyst.ask("switchSheet", [id, said ?? null], signal);
        if (sheet) await host.writeSheet(sheet, "any", "quietly");
        await checkAgain(context, signal, progress);
        return success(text);
      },
    });
  }

  function write(finding: Finding, said: Finding["explained"] | null, text: string): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        // What is said holds for the figures that were seen, and the sheet is written anew from what stood there then.
        if (store.get().freshness !== "fresh") return staleNotice(context);
        const sheet = await analyst.ask("explanationSheet", [finding, said ?? null], signal);
        if (sheet) await host.writeSheet(sheet, "any", "quietly");
        if (said) store.update({ explainer: said.name });
        await checkAgain(context, signal, progress);
        return success(text);
      },
    });
  }

  return { explain, unexplain, switchOff, switchOn };
}
