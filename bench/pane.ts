/**
 * `npm run bench:pane`: what the pane costs in a real browser, on the sample and on a workbook with 2,000 codes and
 * thousands of findings. Needs Chromium, as the end-to-end tests do.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { xining2024 } from "../src/editions/xining-2024";
import { filledSheets } from "../src/report/filled-sheets";
import type { SheetContent } from "../src/workbook/sheet-content";
import { build, findBrowser, openPage, openStage, type Actor, type Stage } from "../test/e2e/browser";
import { writeXlsx } from "../scripts/sample/write-xlsx";
import { syntheticFacts } from "./localize/synthetic";

const RUNS = 5;
const CODES = 2000;
const SEED = 20241122;
/** Every so many figures one is wrong. */
const WRONG_EVERY = 7;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const print = (what: string, value: string) => console.log(`  ${what.padEnd(52)} ${value.padStart(14)}`);
const milliseconds = (value: number) => `${value.toFixed(0)} ms`;

/** What the pane's frame recorded of itself: see `watch`. */
interface Recorded {
  readonly usable: number;
  readonly longest: number;
  readonly tasks: number;
}

/**
 * Runs in every frame before its own scripts and records when the first heading came, and the frame's own tasks over
 * 50 ms. No function in it may have a name: the compiler would want to keep it.
 */
function watch(): void {
  const recorded = { usable: 0, longest: 0, tasks: 0 };
  Object.assign(window, { recorded });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name !== "self") continue; // the page that plays Excel shares the thread
      recorded.longest = Math.max(recorded.longest, entry.duration);
      recorded.tasks += 1;
    }
  }).observe({ type: "longtask", buffered: true });
  const timer = setInterval(() => {
    if (!document.querySelector("#pane h1")) return;
    recorded.usable = performance.now();
    clearInterval(timer);
  }, 5);
}

async function recordedBy({ page }: Actor): Promise<Recorded> {
  const frame = page.frames().find((candidate) => candidate.parentFrame() !== null);
  if (!frame) throw new Error("the pane is not there");
  return frame.evaluate(() => Reflect.get(window, "recorded") as Recorded);
}

async function forgetTasks({ page }: Actor): Promise<void> {
  const frame = page.frames().find((candidate) => candidate.parentFrame() !== null);
  await frame?.evaluate(() =>
    Object.assign(Reflect.get(window, "recorded") as object, { longest: 0, tasks: 0 }),
  );
}

/** Batches and bytes that an action sends to Excel and gets back. */
async function traffic(actor: Actor, act: () => Promise<unknown>): Promise<string> {
  const count = () =>
    actor.host(({ batches }) => ({
      batches: batches.length,
      sent: batches.reduce((sum, one) => sum + one.requestLength, 0),
      got: batches.reduce((sum, one) => sum + one.answerLength, 0),
    }));
  const before = await count();
  await act();
  const after = await count();
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  return `${after.batches - before.batches} syncs, ${kilobytes(after.sent - before.sent)} out, ${kilobytes(after.got - before.got)} in`;
}

async function check({ pane }: Actor): Promise<number> {
  const button = pane.getByRole("button", { name: "开始勾稽" });
  await button.waitFor();
  const start = performance.now();
  await button.click();
  await pane.getByTestId("summary").waitFor({ timeout: 120_000 });
  return performance.now() - start;
}

async function benchSample(stage: Stage): Promise<void> {
  const [usable, found]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const actor = await openPage(stage, { before: watch });
    await actor.pane.locator("#pane h1").waitFor();
    usable.push((await recordedBy(actor)).usable);
    await actor.host((excel) => excel.userTypes("公开03表 支出决算表", "D10", "1134.66"));
    found.push(await check(actor));
    if (run === RUNS - 1) {
      const { pane } = actor;
      print("read and check again", await traffic(actor, () => recheck(actor)));
      const notice = pane.getByTestId("notice");
      print(
        "mark",
        await traffic(actor, () =>
          pane
            .getByRole("button", { name: "标记单元格" })
            .click()
            .then(() => notice.waitFor()),
        ),
      );
      print(
        "clear the marks",
        await traffic(actor, async () => {
          await pane.getByRole("button", { name: "更多操作" }).click();
          await pane.getByRole("menuitem", { name: "清除标记" }).click();
          await notice.getByText("已清除标记").waitFor();
        }),
      );
    }
    await actor.close();
  }
  print("from opening to usable", milliseconds(median(usable)));
  print("from click to findings (solver loaded)", milliseconds(median(found)));
}

async function recheck({ pane }: Actor): Promise<void> {
  await pane.getByRole("button", { name: "重新勾稽" }).first().click();
  await pane
    .getByTestId("work")
    .waitFor()
    .catch(() => undefined);
  await pane.getByTestId("work").waitFor({ state: "detached" });
}

/** The synthetic department on its printed forms, with figures put wrong at regular places. */
function largeWorkbook(): SheetContent[] {
  const facts = syntheticFacts(CODES, SEED);
  const sheets = filledSheets({
    edition: xining2024,
    facts,
    tables: [...facts.tables.values()],
    entity: "合成部门",
    year: 2024,
  });
  let figures = 0;
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        if (cell === null || typeof cell.value !== "number") return cell;
        figures += 1;
        return figures % WRONG_EVERY === 0 ? { ...cell, value: cell.value + 7 } : cell;
      }),
    })),
  }));
}

async function benchLarge(stage: Stage): Promise<void> {
  const folder = join(__dirname, "../dist/try");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "large.xlsx"), await writeXlsx(largeWorkbook()));
  const actor = await openPage(stage, { before: watch, workbook: "large.xlsx" });
  const { pane } = actor;
  await forgetTasks(actor);
  const time = await check(actor);
  print("summary", (await pane.getByTestId("summary").innerText()).replace(/\s+/g, " "));
  print("from click to findings", milliseconds(time));
  await report(actor, "reading and checking");

  const list = pane.getByTestId("findings");
  await forgetTasks(actor);
  for (const share of [0.25, 0.5, 0.75, 1, 0]) {
    await list.evaluate((element, part) => (element.scrollTop = element.scrollHeight * part), share);
    await pane.getByRole("article").first().waitFor();
  }
  await report(actor, "scrolling through the findings");

  await forgetTasks(actor);
  await pane.getByRole("searchbox").pressSequentially("2010301");
  await pane.getByText(/显示 \d+ \/ \d+ 条/).waitFor();
  await report(actor, "searching as one types");
  await actor.close();
}

async function report(actor: Actor, what: string): Promise<void> {
  const { longest, tasks } = await recordedBy(actor);
  print(`longest task of the pane while ${what}`, `${milliseconds(longest)} (${tasks} over 50 ms)`);
}

async function main(): Promise<void> {
  const browser = findBrowser();
  if (!browser) {
    console.log("SKIPPED: no Chromium on this machine (CHROMIUM may name one)");
    return;
  }
  if (!process.argv.includes("--built")) build();
  const stage = await openStage(browser);
  try {
    console.log("Sample, median of", RUNS);
    await benchSample(stage);
    console.log(`${CODES} codes, one figure in ${WRONG_EVERY} wrong`);
    await benchLarge(stage);
  } finally {
    await stage.close();
  }
}

void main();
