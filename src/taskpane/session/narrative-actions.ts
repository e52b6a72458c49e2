/** Writing 决算情况说明 and 补充资料, and taking them out of the pane. */
import type { CellRef } from "../../workbook/address";
import { copyToClipboard } from "../clipboard";
import { saveFile, savedNotice } from "../save-file";
import type { ChosenSpan } from "../narrative/narrative-state";
import { checkAgain, jumpToCell, jumpToSource } from "./check-actions";
import { runJob, success, type SessionContext } from "./context";
import { updateNarrative } from "./changed-sections";

const NOTHING_CHANGED: ReadonlySet<string> = new Set();

export function createNarrativeActions(context: SessionContext) {
  const { analyst, host, strings, store } = context;

  /** Reads the workbook again, so that the text is written from what is in it now. */
  function writeNarrative(): Promise<boolean> {
    return runJob(context, {
      label: strings.work.composing,
      run: async (signal, progress) => {
        await checkAgain(context, signal, progress);
        progress(strings.work.composing);
        const written = await analyst.ask("narrate", [], signal);
        if (!written) return { kind: "warning", text: strings.narrate.noWording };
        updateNarrative(context, { ...written, changed: NOTHING_CHANGED, chosen: null });
        return null;
      },
    });
  }

  /** Shows where a figure comes from, and goes to its first cell. */
  async function chooseSpan(chosen: ChosenSpan): Promise<void> {
    updateNarrative(context, { chosen });
    await jumpToSource(context, chosen);
  }

  async function copyNarrative(format: "rich" | "plain"): Promise<void> {
    const { copy } = store.get().narrative;
    if (!copy) return;
    const isCopied = await copyToClipboard(format === "rich" ? copy : { text: copy.text });
    store.update({
      notice: isCopied
        ? success(strings.narrate.copied)
        : { kind: "warning", text: strings.narrate.copyFailed },
    });
  }

  function insertNarrative(): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal) => {
        const { narrative } = store.get().narrative;
        if (!narrative) return null;
        await host.writeSheet(await analyst.ask("narrativeSheet", [narrative], signal), "ours");
        return success(strings.narrate.inserted);
      },
    });
  }

  /** `narrative`: the text alone; `disclosure`: the whole document that is published. */
  function saveDocument(kind: "narrative" | "disclosure"): Promise<boolean> {
    return runJob(context, {
      label: strings.work.composing,
      run: async (signal, progress) => {
        if (kind === "disclosure") await checkAgain(context, signal, progress);
        progress(strings.work.composing);
        const { narrative } = store.get().narrative;
        const bytes =
          kind === "disclosure"
            ? await analyst.ask("disclosureDocx", [], signal)
            : narrative && (await analyst.ask("narrativeDocx", [narrative], signal));
        if (!bytes) return { kind: "warning", text: strings.narrate.noWording };
        const name = kind === "disclosure" ? strings.narrate.disclosureFile : strings.narrate.narrativeFile;
        return savedNotice(await saveFile(`${name}.docx`, bytes, host), `${name}.docx`, strings);
      },
    });
  }

  function insertCharts(): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal) => {
        const { sheet, charts } = await analyst.ask("structureCharts", [], signal);
        if (charts.length === 0) return { kind: "info", text: strings.narrate.noCharts };
        await host.writeSheet(sheet, "ours");
        for (const chart of charts) await host.addChart(chart);
        return success(strings.narrate.chartsAdded);
      },
    });
  }

  function writeSupplement(): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        // What is filled in already is kept, so it has to be what stands there now.
        await checkAgain(context, signal, progress);
        progress(strings.work.writing);
        await host.writeSheet(await analyst.ask("supplementSheet", [], signal), "any");
        return success(strings.narrate.supplementWritten);
      },
    });
  }

  function openPrior(file: File): Promise<boolean> {
    return runJob(context, {
      label: strings.work.opening,
      run: async (signal, progress) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const prior = await analyst.ask("openPrior", [bytes, file.name], signal);
        updateNarrative(context, { prior });
        await checkAgain(context, signal, progress);
        const text = strings.narrate.priorRead(prior.name, prior.matched);
        if (prior.why !== null)
          return { kind: "warning", text: strings.narrate.priorWrong(prior.name, prior.why) };
        return prior.matched === 0 ? { kind: "warning", text } : success(text);
      },
    });
  }

  return {
    writeNarrative,
    chooseSpan,
    jumpToCell: (cell: CellRef) => jumpToCell(context, cell),
    copyNarrative,
    insertNarrative,
    saveDocument,
    insertCharts,
    writeSupplement,
    openPrior,
  };
}
