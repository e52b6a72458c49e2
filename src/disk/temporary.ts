/**
 * The names that files have while they are written. They say which process of which machine writes, so that what a killed
 * run left behind can be told from what another run is just writing.
 */
import { createHash, randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { entriesOf, onDisk } from "./names";
import { isRunning } from "./process-identity";

/** An earlier version named no process. */
const TEMPORARY = /^\..*\.(?:(?<machine>[0-9a-f]{6})-(?<pid>\d{1,9})-)?[0-9a-f]{12}\.tmp$/su;

const MACHINE = createHash("sha256").update(hostname()).digest("hex").slice(0, 6);

export function temporaryName(name: string): string {
  const start = name.slice(0, 50);
  return `.${start}.${MACHINE}-${String(process.pid)}-${randomBytes(6).toString("hex")}.tmp`;
}

/** Whether a name is one that files have here while they are written. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

const cleared = new Set<string>();

/** Once for a folder: removes what runs of this machine that have ended left half written in it. */
export async function clearLeftBehind(folder: string): Promise<void> {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  const entries = await entriesOf(folder).catch(() => []);
  for (const { name, kind } of entries) {
    const { machine, pid } = TEMPORARY.exec(name)?.groups ?? {};
    if (kind !== "file" || machine !== MACHINE || isRunning(Number(pid))) continue;
    await rm(onDisk(join(folder, name)), { force: true }).catch(() => undefined);
  }
}
