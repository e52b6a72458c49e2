/**
 * `npm run kills [-- COUNT]`: the built program is killed at one call of the file system after the other (not by the
 * clock: every call has its turn), then run again. Nothing may be half-written, no input changed, and the second run
 * gives what an undisturbed one gives.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Plan } from "./inject";
import { setStage, type Scene } from "./scenes";

const PROGRAM = join("dist", "cli", "final-accounts.js");
const PRELOAD = join("dist", "faults", "preload.js");
const COUNT = Number(process.argv[2] ?? 1000);

function run({ args }: Scene, plan: Plan | null): NodeJS.Signals | number | null {
  const env = { ...process.env, FAULT_PLAN: plan === null ? "" : JSON.stringify(plan) };
  const { status, signal } = spawnSync(process.execPath, ["--require", `./${PRELOAD}`, PROGRAM, ...args], {
    env,
  });
  return signal ?? status;
}

const stage = setStage(2);
const wrong: string[] = [];
let kills = 0;
try {
  for (const scene of stage.scenes) {
    scene.prepare();
    run(scene, null);
    stage.keep(scene);
  }
  // A scene that was not killed has no call left to be killed at, and begins anew.
  const next = new Map(stage.scenes.map(({ name }) => [name, 1]));
  for (let turn = 0; kills < COUNT; turn += 1) {
    const scene = stage.scenes[turn % stage.scenes.length];
    if (!scene) break;
    const from = next.get(scene.name) ?? 1;
    const complain = (what: string): void => void wrong.push(`${scene.name}, call ${String(from)}: ${what}`);
    scene.prepare();
    const wasKilled = run(scene, { kind: "any", code: "kill", from, every: 1 }) === "SIGKILL";
    next.set(scene.name, wasKilled ? from + 1 : 1);
    if (!wasKilled) continue;
    kills += 1;
    if (kills % 100 === 0)
      process.stdout.write(`${String(kills)} kills so far, ${String(wrong.length)} wrong\n`);
    for (const path of stage.halfWritten(scene)) complain(`half-written: ${path}`);
    if (scene.args[0] !== "batch") scene.prepare();
    const status = run(scene, null);
    if (typeof status !== "number" || status > 1) complain(`the next run ended with ${String(status)}`);
    for (const path of stage.differences(scene)) complain(`the next run differs: ${path}`);
    for (const path of stage.leftBehind(scene)) complain(`left behind: ${path}`);
    for (const path of stage.changedInputs()) complain(`an input changed: ${path}`);
  }
} finally {
  stage.remove();
}
for (const line of wrong.slice(0, 50)) process.stdout.write(`${line}\n`);
process.stdout.write(`${String(kills)} kills: ${String(wrong.length)} wrong\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
