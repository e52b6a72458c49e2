/** What the pane leaves in the workbook on request, and how it is removed again. */
import type { SkippedSheet } from "../../hosts/host";
import { findingMarks } from "../../report/marks";
import { CHANGES_SHEET, FINDINGS_SHEET, NARRATIVE_SHEET, STRUCTURE_SHEET } from "../../workbook/own-sheets";
import { saveFile, savedNotice } from "../save-file";
import { checkAgain } from "./check-actions";
import { runJob, success, type SessionContext, type Job } from "./context";
import type { Notice } from "../state";

/** Written anew whenever they are asked for; 补充资料 and 核对说明 are the user's own. */
const REMOVABLE_SHEETS = [FINDINGS_SHEET, NARRATIVE_SHEET, STRUCTURE_SHEET, CHANGES_SHEET];

export function createMarkActions(context: SessionContext) {
  const { host, analyst, strings, store } = context;
  const write = (run: Job["run"]) => runJob(context, { label: strings.work.writing, run });

  /** What stands in the workbook now is marked and told, not what stood there when it was last checked. */
  const writeFound = (run: Job["run"]) =>
    write(async (signal, progress) => {
      if (store.get().freshness !== "fresh") await checkAgain(context, signal, progress);
      progress(strings.work.writing);
      return run(signal, progress);
    });

  const marks = () => findingMarks(store.get().report?.findings ?? []);

  function mark(): Promise<boolean> {
    return writeFound(async () => {
      const { marked, skipped } = await host.mark(marks());
      store.update({ marks: marked > 0 ? "current" : "none" });
      return withSkipped(marked > 0 ? strings.marks.marked(marked) : strings.marks.nothing, skipped);
    });
  }

  function clearMarks(): Promise<boolean> {
    return write(async () => {
      const { skipped } = await host.clearMarks();
      store.update({ marks: "none" });
      return withSkipped(strings.marks.cleared, skipped);
    });
  }

  function writeFindings(): Promise<boolean> {
    return writeFound(async (signal) => {
      if (!store.get().report) return null;
      await host.writeSheet(await analyst.ask("findingsSheet", [], signal), "ours");
      return success(strings.marks.findingsWritten);
    });
  }

  /** Of what stands in the workbook now, with the text that was reviewed. */
  function saveOpinion(): Promise<boolean> {
    return write(async (signal, progress) => {
      await checkAgain(context, signal, progress);
      progress(strings.marks.opinion);
      const name = `${strings.marks.opinionFile}.docx`;
      const bytes = await analyst.ask("opinionDocx", [], signal);
      return savedNotice(await saveFile(name, bytes, host), name, strings);
    });
  }

  function comment(): Promise<boolean> {
    return writeFound(async () => {
      const notes = marks().flatMap(({ cells: [place], message }) =>
        place ? [{ ...place, text: message }] : [],
      );
      const { added, occupied, skipped } = await host.comment(joined(notes));
      return withSkipped(strings.marks.commented(added, occupied), skipped);
    });
  }

  function clearComments(): Promise<boolean> {
    return write(async () => {
      await host.clearComments();
      return success(strings.marks.commentsCleared);
    });
  }

  function clearTraces(): Promise<boolean> {
    return write(async () => {
      const { skipped } = await host.clearTraces(REMOVABLE_SHEETS);
      store.update({ marks: "none", named: {}, edition: null, ruleBook: null, steps: [] });
      return withSkipped(strings.marks.tracesCleared, skipped);
    });
  }

  function withSkipped(text: string, skipped: readonly SkippedSheet[]): Notice {
    const names = (why: SkippedSheet["why"]) =>
      skipped.filter((one) => one.why === why).map((one) => one.sheet);
    const [shut, gone] = [names("protected"), names("missing")].map((list) => list.join("、"));
    const parts = [
      text,
      shut ? strings.marks.skippedProtected(shut) : "",
      gone ? strings.marks.skippedMissing(gone) : "",
    ].filter((part) => part !== "");
    return { kind: skipped.length > 0 ? "warning" : "success", text: parts.join(" ") };
  }

  return { mark, clearMarks, writeFindings, saveOpinion, comment, clearComments, clearTraces };
}

/** One comment a cell, whatever the number of findings about it. */
function joined<Note extends { sheet: string; address: string; text: string }>(
  notes: readonly Note[],
): Note[] {
  const byCell = new Map<string, Note>();
  for (const note of notes) {
    const key = `${note.sheet}!${note.address}`;
    const earlier = byCell.get(key);
    byCell.set(key, earlier ? { ...earlier, text: `${earlier.text}\n${note.text}` } : note);
  }
  return [...byCell.values()];
}
