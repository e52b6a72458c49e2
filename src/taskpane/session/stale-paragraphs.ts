import type { SessionContext } from "./context";

/** After a check: which paragraphs of the draft were written from cells that have changed since. */
export async function findStaleParagraphs(
  { analyst, store }: SessionContext,
  signal: AbortSignal,
): Promise<void> {
  const { draft } = store.get();
  if (!draft) return;
  const stale = new Set(await analyst.ask("staleParagraphs", [draft.made.paragraphs], signal));
  store.update({ draft: { ...draft, stale } });
}
