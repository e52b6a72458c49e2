/** `npm run test:e2e`: plays the scenes one after another in Chromium; a name as argument plays only what holds it. */
import { build, findBrowser, openPage, openStage, type Stage } from "./browser";
import { SCENES, type Scene } from "./scenes";

async function main(): Promise<void> {
  const browser = findBrowser();
  if (!browser) {
    console.log("SKIPPED: no Chromium on this machine (CHROMIUM may name one)");
    return;
  }
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  if (!process.argv.includes("--built")) build();
  const stage = await openStage(browser);
  let failed = 0;
  const scenes = SCENES.filter(({ name }) => wanted.every((word) => name.includes(word)));
  try {
    for (const scene of scenes) {
      const error = await play(stage, scene);
      console.log(`${error === null ? "✓" : "✗"} ${scene.name}`);
      if (error === null) continue;
      failed += 1;
      console.log(error);
    }
  } finally {
    await stage.close();
  }
  console.log(`${scenes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function play(stage: Stage, scene: Scene): Promise<string | null> {
  const actor = await openPage(stage, scene.view);
  actor.page.setDefaultTimeout(30_000);
  try {
    await scene.play(actor);
    if (actor.strangers.length > 0) return `requests that left this machine: ${actor.strangers.join(", ")}`;
    if (actor.faults.length > 0) return `errors in the pages: ${actor.faults.join("\n")}`;
    return null;
  } catch (error) {
    await actor.shoot(`failed ${scene.name.replace(/[^\w]+/g, "-")}`);
    return error instanceof Error ? `${error.message}\n${actor.faults.join("\n")}` : String(error);
  } finally {
    await actor.close();
  }
}

void main();
