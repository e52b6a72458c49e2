/**
 * One batch at a time on an output folder. The lock says which process holds it, so that one that a killed run left
 * behind is known; of processes that cannot be asked for, on other machines and in other containers, it is known by its
 * age: whoever holds it touches it again and again.
 */
import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import * as z from "zod";
import { codeOf } from "../../disk/error-code";
import { withCleanUp } from "../../disk/ending";
import { placeInside } from "../../disk/inside";
import { ownIdentity, processIdentitySchema, stateOf } from "../../disk/process-identity";
import { UnwritableFile } from "../../disk/write-file";
import { UsageError } from "../command";

/** Below the output folder. */
export const LOCK = "records/lock";

const TOUCHED_EVERY = 15_000;
const LEFT_BEHIND_AFTER = 120_000;
/** Each fails only where another run was quicker. */
const MOST_ATTEMPTS = 10;

const holderSchema = processIdentitySchema.extend({ id: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Does the work while the folder is this process's own; rejects with {@link UsageError} while another holds it. */
export async function whileLocked<T>(out: string, work: () => Promise<T>): Promise<T> {
  const place = await placeInside(out, LOCK);
  const own: Holder = { ...ownIdentity(), id: randomBytes(6).toString("hex") };
  const prepared = await placeInside(out, `records/.lock.${own.id}.tmp`);
  let taking: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    await taking?.catch(() => undefined);
    await rm(prepared, { force: true }).catch(() => undefined);
    const text = await readFile(place, "utf8").catch(() => "");
    if (holderOf(text)?.id === own.id) await rm(place, { force: true });
  };
  return withCleanUp(release, async () => {
    try {
      await (taking = takeLock(out, own, place, prepared));
      return await whileTouched(place, work);
    } finally {
      await release().catch(() => undefined);
    }
  });
}

async function takeLock(out: string, own: Holder, place: string, prepared: string): Promise<void> {
  try {
    await writeFile(prepared, JSON.stringify(own), { flag: "wx" });
    for (let attempt = 0; !(await take(prepared, place)); attempt += 1) {
      // Gone meanwhile; what cannot be read is not taken from its holder.
      const text = await readFile(place, "utf8").catch((error: unknown) => {
        if (codeOf(error) !== "ENOENT") throw error;
        return null;
      });
      const holder = text === null ? null : holderOf(text);
      if (holder !== null && (await isHeld(holder, place, prepared))) throw refusal(out, holder);
      if (attempt >= MOST_ATTEMPTS) throw new UnwritableFile("noAccess", place);
      await removeLeftBehind(place, text, `${prepared}.old`);
    }
    await rm(prepared, { force: true });
  } catch (error) {
    throw UnwritableFile.from(error, place);
  }
}

async function whileTouched<T>(place: string, work: () => Promise<T>): Promise<T> {
  const touching = setInterval(() => {
    const now = new Date();
    utimes(place, now, now).catch(() => undefined);
  }, TOUCHED_EVERY);
  try {
    return await work();
  } finally {
    clearInterval(touching);
  }
}

const NO_LINKS: ReadonlySet<unknown> = new Set(["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"]);

/** A link appears with its content, and only where nothing is. */
async function take(prepared: string, place: string): Promise<boolean> {
  try {
    await link(prepared, place);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (!NO_LINKS.has(code)) throw error;
  }
  // Some file systems know no links.
  try {
    await writeFile(place, await readFile(prepared), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** `null` where the text is none of ours: a power cut may leave an empty file. */
function holderOf(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function isHeld(holder: Holder, place: string, prepared: string): Promise<boolean> {
  const state = stateOf(holder);
  if (state !== "unknown") return state === "runs";
  // Both times are those of the file system's own clock, whatever this machine's says.
  const [lock, now] = await Promise.all([stat(place).catch(() => null), stat(prepared)]);
  return lock !== null && now.mtimeMs - lock.mtimeMs < LEFT_BEHIND_AFTER;
}

/** Another run may have removed it at the same moment and taken the folder: then its lock goes back. */
async function removeLeftBehind(place: string, text: string | null, aside: string): Promise<void> {
  const isMoved = await rename(place, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  const moved = await readFile(aside, "utf8").catch(() => null);
  if (moved !== text) await link(aside, place).catch(() => undefined);
  await rm(aside, { force: true }).catch(() => undefined);
}

function refusal(out: string, { host, pid }: Holder): UsageError {
  return new UsageError(
    `${out} 正由另一个 batch 写入（${host} 上的进程 ${String(pid)}）；请等它结束，或另用一个输出文件夹`,
    `Another batch is writing to ${out} (process ${String(pid)} on ${host}): wait for it, or name another folder`,
  );
}
