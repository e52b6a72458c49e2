import type { NarrativeState } from "../narrative/narrative-state";
import type { SessionContext } from "./context";

/** After a check: which sections of the narrative shown would read differently now. */
export async function findChangedSections(context: SessionContext, signal: AbortSignal): Promise<void> {
  const { narrative } = context.store.get().narrative;
  if (!narrative) return;
  const changed = await context.analyst.ask("changedSections", [narrative], signal);
  updateNarrative(context, { changed: new Set(changed) });
}

/** The text shown, written anew from what was checked last. */
export async function renewNarrative(context: SessionContext, signal: AbortSignal): Promise<void> {
  const shown = context.store.get().narrative;
  if (!shown.narrative) return;
  const written = await context.analyst.ask("narrate", [], signal);
  if (written) updateNarrative(context, { ...written, changed: new Set(), chosen: null });
}

/** Changes what the pane shows of the narrative. */
export function updateNarrative({ store }: SessionContext, change: Partial<NarrativeState>): void {
  store.update((state) => ({ narrative: { ...state.narrative, ...change } }));
}
