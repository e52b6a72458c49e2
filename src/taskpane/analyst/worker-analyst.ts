/** The analyst whose desk is in a worker. Stopping a job ends the worker: synchronous work cannot be asked to stop. */
import type { Workbook } from "../../workbook/workbook";
import {
  handOver,
  stopped,
  type Analyst,
  type AnswerTo,
  type Call,
  type Question,
  type Reply,
} from "./analyst";
import { UserError } from "../user-error";
import type { Desk } from "./desk";

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** The thread that is delivered beside the pane. */
function paneThread(): Worker {
  return new Worker(new URL("./analyst-worker.ts", import.meta.url), { name: "analyst" });
}

/** One worker and the calls that it has not answered yet. */
function startWorker(startThread: () => Worker, onDead: () => void) {
  const worker = startThread();
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const failAll = (reason: Error) => {
    for (const { reject } of pending.values()) reject(reason);
    pending.clear();
  };
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const call = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(data.texts ? new UserError(data.texts) : new Error(data.message));
  });
  worker.addEventListener("error", (event) => {
    // The next question finds a new one.
    onDead();
    worker.terminate();
    failAll(new Error(event.message || "the worker did not start"));
  });

  return {
    call(method: keyof Desk, args: readonly unknown[]): Promise<unknown> {
      lastId += 1;
      const message: Call = { id: lastId, method, args };
      return new Promise((resolve, reject) => {
        pending.set(message.id, { resolve, reject });
        worker.postMessage(message);
      });
    },
    end() {
      worker.terminate();
      failAll(stopped());
    },
  };
}

/** `startThread`: for a page that has its scripts somewhere else. */
export function createWorkerAnalyst(startThread: () => Worker = paneThread): Analyst {
  let worker: ReturnType<typeof startWorker> | null = null;
  let opened: Workbook | null = null;
  /** The workbook that the present worker holds. */
  let held: Workbook | null = null;

  function forget(): void {
    worker = null;
    held = null;
  }

  async function call(method: keyof Desk, args: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
    if (signal?.aborted) throw stopped();
    const current = (worker ??= startWorker(startThread, forget));
    const stop = () => {
      current.end();
      if (worker === current) {
        worker = null;
        held = null;
      }
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await current.call(method, args);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  async function hand(workbook: Workbook, signal?: AbortSignal): Promise<void> {
    held = null;
    await handOver(
      workbook,
      {
        begin: (name) => call("begin", [name], signal),
        addSheet: (sheet) => call("addSheet", [sheet], signal),
      },
      signal,
    );
    held = workbook;
  }

  return {
    async open(workbook, signal) {
      opened = workbook;
      await hand(workbook, signal);
    },
    async ask<Q extends Question>(question: Q, args: Parameters<Desk[Q]>, signal?: AbortSignal) {
      if (opened && held !== opened) await hand(opened, signal);
      return (await call(question, args, signal)) as AnswerTo<Q>;
    },
  };
}
