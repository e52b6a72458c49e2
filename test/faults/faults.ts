/**
 * `npm run faults [-- COUNT]`: runs the commands that write while calls of the file system fail, every n-th of a kind,
 * until so many faults were met; then each command once more undisturbed. Nothing may be half-written, no input changed,
 * no failure be told otherwise than in one line, and the run after it gives what an undisturbed one gives.
 */
import { rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { annotate } from "../../src/cli/annotate";
import { batch } from "../../src/cli/batch";
import { UsageError, type Command, type ExitCode } from "../../src/cli/command";
import { disclose } from "../../src/cli/disclose";
import { merge } from "../../src/cli/merge";
import { narrate } from "../../src/cli/narrate";
import { supplement } from "../../src/cli/supplement";
import { UnwritableFile } from "../../src/disk/write-file";
import { UnreadableFile } from "../../src/files/unreadable-file";
import { inject, KINDS, type Plan } from "./inject";
import { setStage, type Scene } from "./scenes";

const COMMANDS: Readonly<Record<string, Command>> = { annotate, batch, disclose, merge, narrate, supplement };
const CODES = ["ENOSPC", "EIO", "EACCES"] as const;
const COUNT = Number(process.argv[2] ?? 5000);
/** After so many faults it says how far it is. */
const TELL = 250;

const tell = (line: string): void => void writeSync(1, `${line}\n`);
// What the commands print is not the question here.
process.stdout.write = () => true;
process.stderr.write = () => true;

async function run(scene: Scene, plan: Plan | null): Promise<ExitCode | "refused" | Error> {
  const [name = "", ...args] = scene.args;
  // The thread of a batch takes it from there.
  process.env["FAULT_PLAN"] = plan === null ? "" : JSON.stringify(plan);
  inject(plan);
  try {
    return (await COMMANDS[name]?.run(args)) ?? new Error("no such command");
  } catch (error) {
    const isTold = [UnwritableFile, UnreadableFile, UsageError].some((kind) => error instanceof kind);
    return isTold ? "refused" : error instanceof Error ? error : new Error(String(error));
  }
}

/** Where not even the lock could be removed, its process would have ended: here it is this one, which goes on. */
function endHolder({ output }: Scene): void {
  rmSync(join(output, "records", "lock"), { force: true });
}

async function main(): Promise<void> {
  const stage = setStage(3);
  let wrong = 0;
  const met = new Map<string, number>();
  let runs = 0;
  let faults = 0;
  try {
    for (const scene of stage.scenes) {
      scene.prepare();
      const outcome = await run(scene, null);
      if (typeof outcome !== "number") throw new Error(`${scene.name}: ${String(outcome)}`);
      stage.keep(scene);
    }
    for (let round = 0; faults < COUNT; round += 1) {
      const kind = [...KINDS, "any" as const][round % (KINDS.length + 1)] ?? "any";
      const code = CODES[round % CODES.length] ?? "EIO";
      // Alone at first, one call later each time; then again and again.
      const step = Math.floor(round / (KINDS.length + 1));
      const plan: Plan = {
        kind,
        code,
        from: 1 + (step % 40),
        every: step % 3 === 0 ? 10 ** 9 : 1 + (step % 7),
      };
      for (const scene of stage.scenes) {
        scene.prepare();
        const outcome = await run(scene, plan);
        const here = inject(null);
        process.env["FAULT_PLAN"] = "";
        const complain = (what: string): void => {
          wrong += 1;
          tell(`${scene.name} ${JSON.stringify(plan)}: ${what}`);
        };
        if (outcome instanceof Error) complain(`${outcome.message} ${outcome.stack?.split("\n")[1] ?? ""}`);
        for (const path of stage.halfWritten(scene)) complain(`half-written: ${path}`);
        const isDone = outcome === 0 || outcome === 1;
        const isBatch = scene.args[0] === "batch";
        if (isBatch && here > 0) endHolder(scene);
        if (isDone)
          for (const path of stage.differences(scene)) complain(`said to be done, but ${path} differs`);
        if (isDone && here > 0)
          met.set(`${scene.name}, unharmed`, (met.get(`${scene.name}, unharmed`) ?? 0) + 1);
        if (!isDone) {
          if (!isBatch) scene.prepare();
          await run(scene, null);
          for (const path of stage.differences(scene)) complain(`the next run differs: ${path}`);
        }
        for (const path of stage.changedInputs()) complain(`an input changed: ${path}`);
        runs += 1;
        if (Math.floor((faults + here) / TELL) > Math.floor(faults / TELL))
          tell(`${String(faults + here)} faults so far, ${String(wrong)} wrong`);
        faults += here;
        met.set(scene.name, (met.get(scene.name) ?? 0) + here);
      }
    }
  } finally {
    stage.remove();
  }
  for (const [name, count] of [...met].sort()) tell(`${name}: ${String(count)}`);
  tell(`${String(faults)} faults in ${String(runs)} runs: ${String(wrong)} wrong`);
  process.exitCode = wrong > 0 ? 1 : 0;
}

void main();
