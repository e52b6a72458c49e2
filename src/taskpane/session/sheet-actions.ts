/** Sheets for a user who has no disclosure workbook yet. */
import type { SheetContent } from "../../workbook/sheet-content";
import type { Notice } from "../state";
import { checkAgain } from "./check-actions";
import { runJob, type SessionContext } from "./context";

/** Our own file beside the page. */
const SAMPLE = "assets/samples/xining-2024.xlsx";

interface Inserted {
  readonly sheets: readonly SheetContent[];
  readonly notice: Notice | null;
}

export function createSheetActions({
  context,
  load,
}: {
  context: SessionContext;
  load: (path: string) => Promise<Uint8Array>;
}) {
  const { analyst, host, store, strings } = context;

  /** Adds the sample's sheets to the workbook and checks it. */
  function insertSample(): Promise<boolean> {
    return insert(async (signal) => ({
      sheets: await analyst.ask("sampleSheets", [await load(SAMPLE)], signal),
      notice: null,
    }));
  }

  /** Adds empty forms with formulas, to be filled in. */
  function insertBlank(): Promise<boolean> {
    return insert(async (signal) => {
      const { sheets, leftOut } = await analyst.ask("blankSheets", [store.get().edition], signal);
      const text = strings.first.withoutForm(leftOut);
      return { sheets, notice: leftOut.length > 0 ? { kind: "warning", text } : null };
    });
  }

  function insert(make: (signal: AbortSignal) => Promise<Inserted>): Promise<boolean> {
    return runJob(context, {
      label: strings.work.writing,
      run: async (signal, progress) => {
        const { sheets, notice } = await make(signal);
        await writeAll(sheets, (done) => progress(strings.work.writing, done, sheets.length), signal);
        await checkAgain(context, signal, progress);
        return notice;
      },
    });
  }

  async function writeAll(
    sheets: readonly SheetContent[],
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (const [index, sheet] of sheets.entries()) {
      signal.throwIfAborted();
      onProgress(index);
      await host.writeSheet(sheet, "ours");
    }
  }

  return { insertSample, insertBlank };
}

export async function loadFile(path: string): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
