/** The analyst and its worker: what a worker was given outlives it, and how far a check has come is heard. */
import { readFileSync } from "node:fs";
import { readWorkbook } from "../../src/files/read-workbook";
import { createDesk } from "../../src/taskpane/analyst/desk";
import type { Call, Reply } from "../../src/taskpane/analyst/analyst";
import { createWorkerAnalyst } from "../../src/taskpane/analyst/worker-analyst";
import type { Workbook } from "../../src/workbook/workbook";
import { SAMPLE } from "./open-pane";

/** A thread that is none: the same messages over a desk beside us. */
class Thread {
  readonly asked: string[] = [];
  private readonly desk = createDesk();
  private readonly listeners = new Map<string, (event: never) => void>();
  private isDead = false;

  addEventListener(kind: string, listener: (event: never) => void): void {
    this.listeners.set(kind, listener);
  }

  postMessage({ id, method, args }: Call): void {
    this.asked.push(method);
    void this.answer(id, method, args);
  }

  terminate(): void {
    this.isDead = true;
  }

  dies(): void {
    this.terminate();
    this.listeners.get("error")?.({ message: "out of memory" } as never);
  }

  private async answer(id: number, method: keyof ReturnType<typeof createDesk>, args: readonly unknown[]) {
    const onShare = (share: number) => this.tell({ id, share });
    const { [method]: run } = this.desk as unknown as Record<
      string,
      (...given: readonly unknown[]) => unknown
    >;
    const value = await run?.(...args, ...(method === "check" ? [onShare] : []));
    this.tell({ id, ok: true, value });
  }

  private tell(data: Reply): void {
    if (!this.isDead) this.listeners.get("message")?.({ data } as never);
  }
}

function open() {
  const threads: Thread[] = [];
  const analyst = createWorkerAnalyst(() => {
    const thread = new Thread();
    threads.push(thread);
    return thread as unknown as Worker;
  });
  return { analyst, threads };
}

const CHECK = [{ edition: null, named: {}, narrative: null, ruleBook: null }] as const;
const file = new Uint8Array(readFileSync(SAMPLE));
let workbook: Workbook;

beforeAll(async () => {
  workbook = await readWorkbook(file, "xining-2024.xlsx");
});

test("a worker that died is replaced by one that knows what it knew: the check, and last year's workbook", async () => {
  const { analyst, threads } = open();
  await analyst.open(workbook);
  await analyst.ask("check", [...CHECK]);
  await analyst.ask("openPrior", [file, "上年.xlsx"]);
  await analyst.ask("check", [...CHECK]);
  const before = await analyst.ask("narrate", []);
  threads[0]?.dies();
  expect(await analyst.ask("narrate", [])).toEqual(before);
  expect(threads).toHaveLength(2);
  expect(threads[1]?.asked.filter((method) => method !== "addSheet")).toEqual([
    "begin",
    "check",
    "openPrior",
    "check",
    "narrate",
  ]);
});

test("what was under way when the worker died fails, and the next question is answered", async () => {
  const { analyst, threads } = open();
  await analyst.open(workbook);
  const asked = analyst.ask("check", [...CHECK]);
  threads[0]?.dies();
  await expect(asked).rejects.toThrow("out of memory");
  expect((await analyst.ask("check", [...CHECK])).relations.fail).toBe(0);
});

test("a stopped check leaves last year's workbook where it was", async () => {
  const { analyst, threads } = open();
  await analyst.open(workbook);
  await analyst.ask("check", [...CHECK]);
  await analyst.ask("openPrior", [file, "上年.xlsx"]);
  const stop = new AbortController();
  const asked = analyst.ask("check", [...CHECK], stop.signal);
  stop.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  await analyst.open(workbook);
  await analyst.ask("check", [...CHECK]);
  expect(threads[1]?.asked).toContain("openPrior");
});

test("how far a check has come is heard, and never goes back", async () => {
  const { analyst } = open();
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, cells: new Map(sheet.cells) }));
  await analyst.open({ ...workbook, sheets });
  const shares: number[] = [];
  await analyst.ask("check", [...CHECK], undefined, (share) => shares.push(share));
  expect(shares.length).toBeGreaterThan(1);
  expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});
