/** `npm run test:e2e:page`: plays the scenes of the one-file page in Chromium; a word as argument plays what holds it. */
import { buildPage } from "../../scripts/build-page";
import { findBrowser } from "./browser";
import { PAGE_SCENES, type PageScene } from "./page-scenes";
import { launch, openPageFile } from "./page-stage";
import type { Browser } from "playwright-core";

async function main(): Promise<void> {
  const executable = findBrowser();
  if (!executable) {
    console.log("SKIPPED: no Chromium on this machine (CHROMIUM may name one)");
    return;
  }
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  if (!process.argv.includes("--built")) await buildPage();
  const scenes = PAGE_SCENES.filter(({ name }) => wanted.every((word) => name.includes(word)));
  const browser = await launch(executable);
  let failed = 0;
  try {
    for (const scene of scenes) {
      const error = await play(browser, scene);
      console.log(`${error === null ? "✓" : "✗"} ${scene.name}`);
      if (error === null) continue;
      failed += 1;
      console.log(error);
    }
  } finally {
    await browser.close();
  }
  console.log(`${scenes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function play(browser: Browser, scene: PageScene): Promise<string | null> {
  const actor = await openPageFile(browser, scene.view);
  try {
    await scene.play(actor);
    if (actor.requests.length > 0) return `asked for: ${actor.requests.join(", ")}`;
    if (actor.faults.length > 0) return `errors in the page: ${actor.faults.join("\n")}`;
    return null;
  } catch (error) {
    await actor.shoot(`failed ${scene.name.replace(/[^\w]+/gu, "-")}`);
    return error instanceof Error ? `${error.message}\n${actor.faults.join("\n")}` : String(error);
  } finally {
    await actor.close();
  }
}

void main();
