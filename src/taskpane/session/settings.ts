/** What the user chose for this workbook; it lives in the workbook itself. */
import { z } from "zod";
import type { SessionContext } from "./context";

const settingsSchema = z.object({
  version: z.literal(1),
  edition: z.string().nullable(),
  named: z.record(z.string(), z.string()),
});

/** Settings that cannot be read are as good as none: the user sees "automatic" and may choose again. */
export async function loadSettings({ host, store }: SessionContext): Promise<void> {
  const parsed = settingsSchema.safeParse(await host.loadState());
  if (parsed.success) store.update({ edition: parsed.data.edition, named: parsed.data.named });
}

export async function saveSettings({ host, store }: SessionContext): Promise<void> {
  const { edition, named } = store.get();
  const settings: z.infer<typeof settingsSchema> = { version: 1, edition, named: { ...named } };
  await host.saveState(settings);
}
