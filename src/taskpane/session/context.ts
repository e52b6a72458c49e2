/** What every action of the pane works with, and the one way in which a long job runs, fails and is cancelled. */
import type { Host } from "../../hosts/host";
import { HostError } from "../../hosts/host-error";
import { isStopped, type Analyst } from "../analyst/analyst";
import type { Workbook } from "../../workbook/workbook";
import { INITIAL, type Notice, type PaneState } from "../state";
import { createStore, type Store } from "../store";
import type { Strings } from "../strings/zh";
import { userTexts } from "../user-error";

export interface SessionContext {
  readonly host: Host;
  readonly analyst: Analyst;
  readonly strings: Strings;
  readonly store: Store<PaneState>;
  /** The workbook as it was read last: what advice about its cells is based on. */
  workbook: Workbook | null;
  /** Settles when the job under way has ended. */
  ended: Promise<void> | null;
}

export type Progress = (label: string, done?: number, total?: number) => void;

export interface Job {
  readonly label: string;
  /** Nobody asked for it: the outcome of what the user did last stays in sight. */
  readonly isQuiet?: boolean;
  readonly run: (signal: AbortSignal, progress: Progress) => Promise<Notice | null>;
}

export function createContext(host: Host, analyst: Analyst, strings: Strings): SessionContext {
  return { host, analyst, strings, store: createStore(INITIAL), workbook: null, ended: null };
}

/**
 * Runs a job while the pane shows its progress; what the job returns, or why it failed, becomes the notice.
 * One job at a time: a second one is refused (`false`), as the first still owns the pane; but what the user asks for
 * waits for a job that nobody asked for.
 */
export async function runJob(context: SessionContext, job: Job): Promise<boolean> {
  const { store } = context;
  if (store.get().work?.isQuiet && !job.isQuiet) await context.ended;
  if (store.get().work) return false;
  const running = run(context, job);
  context.ended = running;
  await running;
  return true;
}

async function run(context: SessionContext, job: Job): Promise<void> {
  const { store } = context;
  const abort = new AbortController();
  const isQuiet = job.isQuiet ?? false;
  const show: Progress = (label, done, total) =>
    store.update({
      work: {
        label,
        isQuiet,
        cancel: () => abort.abort(),
        ...(done === undefined ? {} : { done }),
        ...(total === undefined ? {} : { total }),
      },
    });
  if (!isQuiet) store.update({ notice: null });
  show(job.label);
  try {
    const notice = await job.run(abort.signal, show);
    store.update((state) => ({ work: null, notice: notice ?? state.notice }));
  } catch (error) {
    store.update({ work: null, notice: noticeOfFailure(context, error, () => void runJob(context, job)) });
  }
}

/** Why an action failed, with the way on. */
export function noticeOfFailure(context: SessionContext, error: unknown, again: () => void): Notice {
  const { strings, host } = context;
  if (isStopped(error) || (error instanceof HostError && error.kind === "cancelled")) {
    return { kind: "info", text: strings.work.cancelled };
  }
  const retry = { label: strings.common.retry, run: again };
  if (error instanceof HostError) {
    const text = error.texts[host.language];
    return { kind: "error", text, ...(error.canRetry ? { action: retry } : {}) };
  }
  const texts = userTexts(error);
  if (texts) return { kind: "error", text: texts[host.language] };
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: "error", text: strings.errors.unexpected(detail), action: retry };
}

export function success(text: string): Notice {
  return { kind: "success", text };
}
