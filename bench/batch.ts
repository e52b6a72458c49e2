/**
 * `npm run bench:batch [COUNT]`: a folder of generated workbooks, about a fifth of them with a wrong figure, checked by the
 * program as a user runs it, with one and two threads, beside exceljs merely loading the same files; then the steps of
 * one file one by one, to see where the time goes. `npm run bench:batch heap`: what stays in use over five thousand files.
 */
import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { checklistSheet, listedRows } from "../src/report/checklist/sheet";
import { contentOf } from "../src/report/compare/content";
import { opinionDocx } from "../src/report/opinion/opinion-docx";
import { opinionOf } from "../src/report/opinion/opinion";
import { newWorkbook } from "../src/files/put-sheets";
import { annotate } from "../src/files/annotate";
import { readXlsx } from "../src/files/read-xlsx";
import { check } from "../src/check/check";
import { loadSolver } from "../src/solver/load-solver";
import { findingsSheet } from "../src/report/findings-sheet";
import { toJsonReport } from "../src/report/json-report";
import { DEFAULT_BUDGET, locate, needsLocating } from "../src/check/locate";
import { marksOf } from "../src/report/marks";
import { generate } from "./generate";
import { runProgram, type Run, type Time } from "./run-program";

const COUNT = Number(process.argv[2] ?? 1000);
/** Peak memory after so many files is the base that it may not grow from. */
const FEW = Math.max(1, Math.floor(COUNT / 10));
const BUILD = ["run", "-s", "build:cli"];

function run(folder: string, out: string, threads: number): Run {
  return runProgram(["batch", folder, "-o", out, "--jobs", String(threads)]);
}

type Measure = <T>(step: string, work: () => T | Promise<T>) => Promise<T>;

/** The time that each step took over all files, of one thread; what the engine does beside it counts as processor time. */
async function timeSteps(
  files: readonly string[],
  run: (bytes: Uint8Array, measure: Measure) => Promise<unknown>,
): Promise<ReadonlyMap<string, Time>> {
  const times = new Map<string, Time>();
  const measure: Measure = async (step, work) => {
    const start = performance.now();
    const used = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(used);
    const { seconds, processor } = times.get(step) ?? { seconds: 0, processor: 0 };
    times.set(step, {
      seconds: seconds + (performance.now() - start) / 1000,
      processor: processor + (user + system) / 1e6,
    });
    return result;
  };
  for (const file of files) await run(readFileSync(file), measure);
  return times;
}

const READ = "unzip and parse";
const JSON_REPORT = "reports";

/** What a thread of the batch does with a file, but for the files that it writes. */
async function stepsOf(bytes: Uint8Array, measure: Measure): Promise<void> {
  const workbook = await measure(READ, () => readXlsx(bytes, "workbook.xlsx"));
  const checked = await measure("tables, rules, inspections", () => check(workbook));
  const report = await measure("locating", async () => {
    if (!needsLocating(checked)) return checked;
    return locate(checked, { solver: await loadSolver(), budget: DEFAULT_BUDGET });
  });
  await measure(JSON_REPORT, () => {
    return JSON.stringify(toJsonReport(report), null, 2);
  });
  await measure("letter", () => opinionDocx(opinionOf(report, { file: "workbook.xlsx" })));
  await measure("checklist", () => {
    const rows = listedRows(report, null);
    return newWorkbook([checklistSheet(report, rows, new Map())]);
  });
  await measure("annotated copy", () =>
    annotate(bytes, marksOf(report.findings), findingsSheet(report), "copy.xlsx"),
  );
  await measure("what the summary and the next submission need", () => JSON.stringify(contentOf(report)));
}

const HEAP_STEPS: ReadonlySet<string> = new Set([
  READ,
  "tables, rules, inspections",
  "locating",
  JSON_REPORT,
]);

/** What is in use after a forced collection, once so many files have been read, checked, located and reported. */
async function heapsAfter(counts: readonly number[]): Promise<readonly number[]> {
  if (!globalThis.gc) return [];
  const none: Measure = async (step, work) => (HEAP_STEPS.has(step) ? work() : (undefined as never));
  const heaps: number[] = [];
  for (let index = 1; index <= (counts.at(-1) ?? 0); index += 1) {
    await stepsOf(generate(index), none);
    if (!counts.includes(index)) continue;
    await new Promise(setImmediate);
    globalThis.gc();
    heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
  }
  return heaps;
}

/** `npm run bench:batch heap`: alone, for it takes five thousand files. */
async function measureHeap(): Promise<void> {
  const counts = [100, 1000, 2500, 5000];
  const heaps = await heapsAfter(counts);
  const [first = NaN] = heaps;
  heaps.forEach((heap, index) =>
    console.log(
      `after ${String(counts[index])} files: ${heap.toFixed(1)} MB in use after a collection, ${((heap / first - 1) * 100).toFixed(1)} % over the first`,
    ),
  );
  console.log(`peak: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

async function main(): Promise<void> {
  if (process.argv[2] === "heap") return measureHeap();
  if (spawnSync("npm", BUILD, { stdio: "inherit" }).status !== 0)
    throw new Error("The program does not build");
  const base = mkdtempSync(join(tmpdir(), "final-accounts-bench-"));
  try {
    await measure(base);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const loadNow = (): string => loadavg()[0]?.toFixed(1) ?? "?";

async function measure(base: string): Promise<void> {
  const load = loadNow();
  const [all, few] = [join(base, "all"), join(base, "few")];
  mkdirSync(all);
  mkdirSync(few);
  for (let index = 0; index < COUNT; index += 1) {
    const name = `单位${String(index + 1).padStart(4, "0")}.xlsx`;
    writeFileSync(join(all, name), generate(index + 1));
    if (index < FEW) linkSync(join(all, name), join(few, name));
  }
  const files = readdirSync(all).map((name) => join(all, name));

  const memory = run(few, join(base, "out-few"), 2);
  const one = run(all, join(base, "out-1"), 1);
  const two = run(all, join(base, "out-2"), 2);
  const EXCELJS = "exceljs";
  const loaded = await timeSteps(files, (bytes, measure) =>
    measure(EXCELJS, () => new ExcelJS.Workbook().xlsx.load(bytes.slice().buffer)),
  );
  const steps = await timeSteps(files, stepsOf);
  const none: Time = { seconds: NaN, processor: NaN };
  const exceljs = loaded.get(EXCELJS) ?? none;
  const reading = steps.get(READ) ?? none;

  const each = (processor: number): string =>
    `${((processor * 1000) / COUNT).toFixed(1).padStart(7)} ms of processor a file`;
  const rate = ({ seconds, processor }: Time): string =>
    `${(COUNT / seconds).toFixed(1).padStart(7)} files a second, ${((processor * 1000) / COUNT).toFixed(0).padStart(4)} ms of processor a file`;
  const percent = (share: number): string => `${(share * 100).toFixed(0).padStart(7)} %`;
  const times = (ratio: number): string => `${ratio.toFixed(2).padStart(7)} ×`;
  const lines: [what: string, value: string][] = [
    ["batch, 1 thread (check, reports, copies, summary)", rate(one)],
    ["batch, 2 threads", rate(two)],
    ["2 threads over 1", times(one.seconds / two.seconds)],
    ["exceljs loading the same files, 1 thread", rate(exceljs)],
    ["batch over exceljs, 1 thread each", times(exceljs.seconds / one.seconds)],
    ["the same, in processor time", times(exceljs.processor / one.processor)],
    ["unzip and parse, of the processor time of 1 thread", percent(reading.processor / one.processor)],
    [`peak memory of 2 threads, ${String(FEW)} files`, `${memory.peak.toFixed(0).padStart(7)} MB`],
    [`peak memory of 2 threads, ${String(COUNT)} files`, `${two.peak.toFixed(0).padStart(7)} MB`],
    ["growth", percent(two.peak / memory.peak - 1)],
    ...[...steps].map(([step, { processor }]): [string, string] => [`of 1 thread: ${step}`, each(processor)]),
  ];
  console.log(`${String(COUNT)} workbooks; load average before ${load} and after ${loadNow()}`);
  for (const [what, value] of lines) console.log(`  ${what.padEnd(52)}${value}`);
}

void main();
