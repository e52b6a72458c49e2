/** Excel as a host of the task pane. */
import type { Host } from "../host";
import { addChart } from "./charts";
import { addComments, clearComments } from "./comments";
import { clearMarks, hasMarks, mark } from "./marks";
import { browserOpener, ignoresLinks } from "./office";
import { readWorkbook } from "./read";
import { run } from "./run";
import { select, selection } from "./select";
import { askSetting, STATE_KEY } from "./settings";
import { writeSheet } from "./sheets";
import { clearTraces } from "./traces";
import { watch } from "./watch";
import { apply } from "./write";

/** To be made once Office is ready. */
export function createExcelHost(): Host {
  const inOrder = queue();
  return {
    language: Office.context.displayLanguage.toLowerCase().startsWith("zh") ? "zh-CN" : "en-US",
    ignoresLinks: ignoresLinks(),
    openInBrowser: browserOpener(),
    read: readWorkbook,
    select,
    selection,
    watch,
    // What writes waits for what is still writing: each of these reads our traces, changes them and keeps them.
    mark: (findings) => inOrder(() => mark(findings)),
    clearMarks: () => inOrder(clearMarks),
    hasMarks: () => inOrder(hasMarks),
    apply: (changes, read) => inOrder(() => apply(changes, read)),
    writeSheet: (...given) => inOrder(() => writeSheet(...given)),
    comment: (notes) => inOrder(() => addComments(notes)),
    clearComments: () => inOrder(clearComments),
    addChart: (chart) => inOrder(() => addChart(chart)),
    clearTraces: (sheets) => inOrder(() => clearTraces(sheets)),
    loadState: () => inOrder(loadState),
    saveState: (state) => inOrder(() => saveState(state)),
  };
}

function loadState(): Promise<unknown> {
  return run(async (context) => {
    const state = askSetting(context, STATE_KEY);
    await context.sync();
    return state() ?? null;
  });
}

function saveState(state: unknown): Promise<void> {
  return run(async (context) => {
    context.workbook.settings.add(STATE_KEY, state);
    await context.sync();
  });
}

/** Runs one piece of work at a time; a failure reaches its own caller only. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
