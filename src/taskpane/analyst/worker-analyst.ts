/** The analyst whose desk is in a worker. Stopping a job ends the worker: synchronous work cannot be asked to stop. */
import type { Workbook } from "../../workbook/workbook";
import {
  handOver,
  stopped,
  type Analyst,
  type AnswerTo,
  type Asked,
  type Call,
  type Question,
  type Reply,
} from "./analyst";
import { UserError } from "../user-error";
import type { Desk } from "./desk";

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
  readonly onShare: ((share: number) => void) | undefined;
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
    if ("share" in data) {
      call?.onShare?.(data.share);
      return;
    }
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
    call(
      method: keyof Desk,
      args: readonly unknown[],
      onShare: ((share: number) => void) | undefined,
    ): Promise<unknown> {
      lastId += 1;
      const message: Call = { id: lastId, method, args };
      return new Promise((resolve, reject) => {
        pending.set(message.id, { resolve, reject, onShare });
        worker.postMessage(message);
      });
    },
    end() {
      worker.terminate();
      failAll(stopped());
    },
  };
}

/** Answers that leave something behind in the worker, on which later answers rest. */
const REMEMBERED: readonly (keyof Desk)[] = ["check", "openPrior", "openRuleBook", "openReasons"];

export interface WorkerAnalyst extends Analyst {
  /** Ends the thread; whoever still waits is told that it was stopped. */
  end(): void;
}

/** `startThread`: for a page that has its scripts somewhere else. */
export function createWorkerAnalyst(startThread: () => Worker = paneThread): WorkerAnalyst {
  let worker: ReturnType<typeof startWorker> | null = null;
  let opened: Workbook | null = null;
  /** The workbook that the present worker holds. */
  let held: Workbook | null = null;
  /** The last of each of the questions that a worker remembers. */
  const given = new Map<keyof Desk, readonly unknown[]>();
  let isReplaced = false;

  function forget(): void {
    worker = null;
    held = null;
    isReplaced = true;
  }

  async function call(
    method: keyof Desk,
    args: readonly unknown[],
    signal?: AbortSignal,
    onShare?: (share: number) => void,
  ): Promise<unknown> {
    if (signal?.aborted) throw stopped();
    const current = (worker ??= startWorker(startThread, forget));
    const stop = () => {
      current.end();
      if (worker === current) forget();
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await current.call(method, args, onShare);
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /** `isChecked`: the answers that follow rest on the last check, which nobody is about to ask for again. */
  async function hand(workbook: Workbook, isChecked: boolean, signal?: AbortSignal): Promise<void> {
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
    // A worker that takes the place of another knows nothing of what the former was given beside the workbook.
    for (const [question, args] of isReplaced ? replay(isChecked) : []) await call(question, args, signal);
    isReplaced = false;
  }

  /** What the former worker was asked to remember, in an order in which each can be answered. */
  function replay(isChecked: boolean): (readonly [keyof Desk, readonly unknown[]])[] {
    const check = given.get("check");
    if (!check) return [];
    const others = REMEMBERED.filter((question) => question !== "check").flatMap((question) => {
      const args = given.get(question);
      return args ? [[question, args] as const] : [];
    });
    const again = [["check", check] as const];
    // What is given beside the workbook is answered after a first check, and counts from the next one on.
    return others.length > 0 ? [...again, ...others, ...(isChecked ? again : [])] : isChecked ? again : [];
  }

  return {
    async open(workbook, signal) {
      opened = workbook;
      await hand(workbook, false, signal);
    },
    async ask<Q extends Question>(
      question: Q,
      args: Asked<Q>,
      signal?: AbortSignal,
      onShare?: (share: number) => void,
    ) {
      if (opened && held !== opened) await hand(opened, true, signal);
      const answer = (await call(question, args, signal, onShare)) as AnswerTo<Q>;
      if (REMEMBERED.includes(question)) given.set(question, args);
      return answer;
    },
    end() {
      worker?.end();
      forget();
    },
  };
}
