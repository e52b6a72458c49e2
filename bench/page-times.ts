/**
 * `npm run bench:page-times`: the one-file page in Chromium, from the disk: how long until it can be used, until the sample
 * is checked, and the longest task while a sheet of 20,000 rows is scrolled.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { buildPage } from "../scripts/build-page";
import { findBrowser } from "../test/e2e/browser";
import { longWorkbook } from "../test/e2e/long-workbook";
import { launch, openPageFile, type PageActor } from "../test/e2e/page-stage";

const RUNS = 5;
const SAMPLE = readFileSync(join(__dirname, "../assets/samples/xining-2024.xlsx"));

/** Milliseconds from opening to the first screen, which is drawn by the program itself: nothing stands there before. */
function openingOf({ page }: PageActor): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
}

/** From the file's bytes until its findings are on the screen; the first one also fetches the solver. */
async function checkOf({ page }: PageActor): Promise<number> {
  const bytes = SAMPLE.toString("base64");
  return page.evaluate(async (packed) => {
    const content = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const before = window.finalAccounts?.store.get().open;
    const start = performance.now();
    void window.finalAccounts?.openFile(new File([content], "sample.xlsx"));
    // No function with a name here: the compiler would ask for a helper that the page does not have.
    for (let isDone = false; !isDone;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const isShown = document.querySelector('[data-testid="summary"]') !== null;
      const { open } = window.finalAccounts?.store.get() ?? {};
      isDone = isShown && open !== before && open?.session.store.get().freshness === "fresh";
    }
    return performance.now() - start;
  }, bytes);
}

interface Scrolling {
  readonly longest: number;
  readonly frames: number;
  readonly seconds: number;
}

async function scrollingOf({ page }: PageActor): Promise<Scrolling> {
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "large.xlsx", mimeType: "application/octet-stream", buffer: longWorkbook() });
  await page.locator('[id="cell-B2"]').waitFor();
  await page.waitForFunction(
    () => window.finalAccounts?.store.get().open?.session.store.get().freshness === "fresh",
  );
  return page.evaluate(async () => {
    const scroller = document.querySelector(".grid-scroller");
    if (!scroller) throw new Error("no grid");
    // What the pane still draws of its findings is no part of scrolling.
    await new Promise((resolve) => requestIdleCallback(resolve));
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: "longtask" });
    const start = performance.now();
    for (let at = 0; at < 300; at += 1) {
      scroller.scrollTop += at % 3 === 0 ? 9_000 : 400;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration);
    observer.disconnect();
    return { longest, frames: 300, seconds: (performance.now() - start) / 1000 };
  });
}

async function run(browser: Browser): Promise<{ opening: number; first: number; again: number } & Scrolling> {
  const actor = await openPageFile(browser);
  const opening = await openingOf(actor);
  const [first, again] = [await checkOf(actor), await checkOf(actor)];
  const scrolling = await scrollingOf(actor);
  await actor.close();
  return { opening, first, again, ...scrolling };
}

async function main(): Promise<void> {
  const executable = findBrowser();
  if (!executable) throw new Error("no Chromium on this machine");
  await buildPage();
  const browser = await launch(executable);
  const runs = [];
  for (let at = 0; at < RUNS; at += 1) runs.push(await run(browser));
  await browser.close();
  const told = (name: string, values: readonly number[]): void => {
    const sorted = [...values].sort((a, b) => a - b);
    const [best = NaN, median = NaN, worst = NaN] = [0, RUNS >> 1, RUNS - 1].map((at) => sorted[at]);
    const line = [best, median, worst].map((value) => value.toFixed(0).padStart(7)).join("");
    console.log(`${name.padEnd(44)}${line}`);
  };
  console.log(`${"milliseconds, best, median and worst of".padEnd(42)}${String(RUNS)} runs`);
  told(
    "usable after opening",
    runs.map(({ opening }) => opening),
  );
  told(
    "the first check of the sample",
    runs.map(({ first }) => first),
  );
  told(
    "the next one",
    runs.map(({ again }) => again),
  );
  told(
    "longest task over 50 while 20,000 rows scroll",
    runs.map(({ longest }) => longest),
  );
  told(
    "a frame of it",
    runs.map(({ seconds, frames }) => (seconds / frames) * 1000),
  );
}

void main();
