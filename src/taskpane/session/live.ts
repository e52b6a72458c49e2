/**
 * Keeps what is shown true: a change of the workbook makes it stale at once, and after a pause in the changes the
 * workbook is checked again, once, if the user wants that.
 */
import type { WorkbookChange } from "../../hosts/host";
import type { SessionContext } from "./context";

/** Long enough to type the next figure, short enough to be noticed. */
const PAUSE_MS = 1200;

/** Returns the function that calls the task off. */
export type Timer = (task: () => void, milliseconds: number) => () => void;

export const pageTimer: Timer = (task, milliseconds) => {
  const id = setTimeout(task, milliseconds);
  return () => clearTimeout(id);
};

/** Returns the function that ends the watch. */
export async function watchWorkbook(
  context: SessionContext,
  check: () => Promise<boolean>,
  timer: Timer = pageTimer,
): Promise<() => Promise<void>> {
  const { host, store } = context;
  let callOff: (() => void) | null = null;

  function recheck(): void {
    const { live, report, work, freshness } = store.get();
    if (!live || !report || freshness === "fresh") return;
    // A job is under way: it may be writing. Wait for it, then look again.
    if (work) schedule();
    else void check();
  }

  function schedule(): void {
    callOff?.();
    callOff = timer(recheck, PAUSE_MS);
  }

  function changed(change: WorkbookChange): void {
    if (change.kind === "selection") {
      bringCard(context, change);
      return;
    }
    const { report, live } = store.get();
    if (!report) return;
    store.update({ freshness: live ? "pending" : "stale" });
    if (live) schedule();
  }

  const stop = await host.watch(changed, (error) =>
    store.update({ live: false, notice: { kind: "warning", text: error.texts[host.language] } }),
  );
  return async () => {
    callOff?.();
    await stop();
  };
}

/** The card of the finding that accuses the selected cell, or speaks of it; another cell leaves what is shown. */
function bringCard(
  { store, workbook }: SessionContext,
  { sheetId, address }: Extract<WorkbookChange, { kind: "selection" }>,
): void {
  const sheet = workbook?.sheets.find(({ id, name }) => (id ?? name) === sheetId)?.name;
  const { report, selected } = store.get();
  const isHere = (cell: { readonly sheet: string; readonly address: string }): boolean =>
    cell.sheet === sheet && cell.address === address;
  const open = (report?.findings ?? []).filter((finding) => finding.severity !== "info");
  const accused = open.filter(({ culprit }) => culprit && [culprit, ...culprit.together].some(isHere));
  const named = open.filter(({ cells }) => cells.some(isHere));
  const found = accused.length > 0 ? accused : named;
  // The user may have gone there from one of several cards.
  if (found.length === 0 || found.some(({ id }) => id === selected)) return;
  store.update({ selected: found[0]?.id ?? null });
}
