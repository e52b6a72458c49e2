/** What the user chose for this workbook; it lives in the workbook itself. */
import * as z from "zod";
import type { SessionContext } from "./context";

const settingsSchema = z.object({
  version: z.literal(1),
  edition: z.string().nullable(),
  named: z.record(z.string(), z.string()),
  /** Whether what rounding explains is listed. */
  rounding: z.boolean().default(true),
  /** A shared rule book: its name and the seal of its content. */
  rules: z.object({ name: z.string(), seal: z.string() }).nullable().default(null),
});

/** Settings that cannot be read are as good as none: the user sees "automatic" and may choose again. */
export async function loadSettings({ host, store }: SessionContext): Promise<void> {
  const parsed = settingsSchema.safeParse(await host.loadState());
  if (!parsed.success) return;
  const { edition, named, rules, rounding } = parsed.data;
  store.update({ edition, named, showsRounding: rounding, ruleBook: rules && { ...rules, isOpen: false } });
}

export async function saveSettings({ host, store }: SessionContext): Promise<void> {
  const { edition, named, ruleBook, showsRounding: rounding } = store.get();
  const rules = ruleBook && { name: ruleBook.name, seal: ruleBook.seal };
  const settings: z.infer<typeof settingsSchema> = {
    version: 1,
    edition,
    named: { ...named },
    rounding,
    rules,
  };
  await host.saveState(settings);
}
