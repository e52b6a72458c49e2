/**
 * `npm run bench:page [COUNT]`: a folder of generated workbooks, checked by the one-file page in Chromium and by `batch`,
 * both with as many threads as the page takes here: the same findings, in how much time and memory.
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { chromium } from "playwright-core";
import { buildPage } from "../scripts/build-page";
import { findBrowser, FLAGS } from "../test/e2e/browser";
import { openPageFile } from "../test/e2e/page-stage";
import { generate } from "./generate";
import { runProgram } from "./run-program";

const COUNT = Number(process.argv[2] ?? 200);
const THREADS = Math.max(1, cpus().length - 1);

interface Usage {
  /** Seconds of processor time of a process and of all that it started. */
  readonly processor: number;
  /** MB that they hold together. */
  readonly memory: number;
}

/** From the kernel's table: only it knows what a browser's many processes take. */
function usageOf(pid: number): Usage {
  const parents = new Map<number, number>();
  const stats = new Map<number, Usage>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/u.test(entry))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /u, "")
        .split(" ");
      const at = (index: number): number => Number(fields[index - 3]);
      parents.set(Number(name), at(4));
      const processor = (at(14) + at(15) + at(16) + at(17)) / 100;
      stats.set(Number(name), { processor, memory: (at(24) * 4096) / 2 ** 20 });
    } catch {
      // It has ended meanwhile.
    }
  }
  const isOurs = (id: number | undefined): boolean =>
    id !== undefined && id > 1 && (id === pid || isOurs(parents.get(id)));
  const own = [...stats].filter(([id]) => isOurs(id)).map(([, usage]) => usage);
  const sum = (pick: (usage: Usage) => number): number => own.reduce((total, one) => total + pick(one), 0);
  return { processor: sum(({ processor }) => processor), memory: sum(({ memory }) => memory) };
}

interface Told {
  readonly findings: unknown;
  readonly notChecked: unknown;
}

const told = (json: string): Told => {
  const { findings, notChecked } = JSON.parse(json) as Told;
  return { findings, notChecked };
};

async function byPage(folder: string, executablePath: string): Promise<ReadonlyMap<string, Told>> {
  const server = await chromium.launchServer({ executablePath, args: FLAGS });
  const browser = await chromium.connect(server.wsEndpoint());
  const actor = await openPageFile(browser);
  const { page } = actor;
  page.setDefaultTimeout(3_600_000);
  const pid = server.process().pid ?? 0;
  const before = usageOf(pid);
  const start = performance.now();
  await page.getByLabel("整个文件夹…").and(page.locator("input")).setInputFiles(folder);
  const few = Math.max(1, Math.floor(COUNT / 10));
  const done = (count: number) =>
    page.waitForFunction(
      (least) => (window.finalAccounts?.store.get().folder?.store.get().records.length ?? 0) >= least,
      count,
      { polling: 500 },
    );
  await done(few);
  const early = usageOf(pid).memory;
  await done(COUNT);
  const seconds = (performance.now() - start) / 1000;
  const after = usageOf(pid);
  const saved = await actor.download(() => page.getByRole("button", { name: "下载结果" }).click());
  await browser.close();
  await server.close();
  report("page", seconds, after.processor - before.processor);
  console.log(
    `  memory of the browser: ${early.toFixed(0)} MB after ${few}, ${after.memory.toFixed(0)} MB after ${COUNT}`,
  );
  const parts = Object.entries(unzipSync(saved.bytes)).filter(([path]) => path.startsWith("reports/"));
  return new Map(parts.map(([path, bytes]) => [path, told(strFromU8(bytes))]));
}

function byCommand(folder: string, out: string): ReadonlyMap<string, Told> {
  const { seconds, processor } = runProgram(["batch", folder, "-o", out, "--jobs", String(THREADS)], 2);
  report("batch", seconds, processor);
  const reports = join(out, "reports");
  return new Map(
    readdirSync(reports).map((name) => [`reports/${name}`, told(readFileSync(join(reports, name), "utf8"))]),
  );
}

function report(who: string, seconds: number, processor: number): void {
  const each = ((processor / COUNT) * 1000).toFixed(0);
  console.log(
    `${who}: ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor time, ${each} ms each`,
  );
}

async function main(): Promise<void> {
  const executable = findBrowser();
  if (!executable) throw new Error("no Chromium on this machine");
  await buildPage();
  const work = mkdtempSync(join(tmpdir(), "page-folder-"));
  try {
    const folder = join(work, "in");
    mkdirSync(folder);
    for (let seed = 1; seed <= COUNT; seed += 1)
      writeFileSync(join(folder, `单位${String(seed).padStart(4, "0")}.xlsx`), generate(seed));
    console.log(`${COUNT} workbooks, ${THREADS} threads`);
    const [one, other] = [await byPage(folder, executable), byCommand(folder, join(work, "out"))];
    assert.deepEqual([...one.keys()].sort(), [...other.keys()].sort());
    for (const [path, expected] of other) assert.deepEqual(one.get(path), expected, path);
    console.log(`the same findings in all ${other.size} reports`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

void main();
