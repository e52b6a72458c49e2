/** How the pane asks the desk: every answer is a promise, and a job that is no longer wanted can be stopped. */
import type { Sheet, Workbook } from "../../workbook/workbook";
import type { UserError } from "../user-error";
import type { CheckRequest, Desk } from "./desk";

/** Questions about the workbook that was handed over last. */
export type Question = Exclude<keyof Desk, "begin" | "addSheet">;

export type AnswerTo<Q extends Question> = Awaited<ReturnType<Desk[Q]>>;

/** What a question is asked with; how far a check has come is heard beside it. */
export type Asked<Q extends Question> = Q extends "check" ? [CheckRequest] : Parameters<Desk[Q]>;

export interface Analyst {
  /** Hands a workbook over; later questions are about it. */
  open(workbook: Workbook, signal?: AbortSignal): Promise<void>;
  /** Rejects with an `AbortError` when the signal stops it. */
  ask<Q extends Question>(
    question: Q,
    args: Asked<Q>,
    signal?: AbortSignal,
    onShare?: (share: number) => void,
  ): Promise<AnswerTo<Q>>;
}

/** One call of the desk, as it crosses to the worker. */
export interface Call {
  readonly id: number;
  readonly method: keyof Desk;
  readonly args: readonly unknown[];
}

export type Reply =
  /** Not yet the answer: how much of the way to it is done. */
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly message: string;
      /** For the user, where he can do something about it. */
      readonly texts: UserError["texts"] | null;
    };

export function stopped(): DOMException {
  return new DOMException("stopped", "AbortError");
}

export function isStopped(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** Hands the sheets over one at a time, and gives the page a turn between two of them. */
export async function handOver(
  workbook: Workbook,
  put: { begin: (name: string) => Promise<unknown>; addSheet: (sheet: Sheet) => Promise<unknown> },
  signal?: AbortSignal,
): Promise<void> {
  await put.begin(workbook.name);
  for (const sheet of workbook.sheets) {
    if (signal?.aborted) throw stopped();
    await put.addSheet(sheet);
  }
}
