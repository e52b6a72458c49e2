/** The pane's session over the real Office.js client and the test host, on the sample. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { webcrypto } from "node:crypto";
import { TextDecoder as NodeTextDecoder, TextEncoder as NodeTextEncoder } from "node:util";
import { createExcelHost } from "../../src/hosts/excel/excel-host";
import { handOver, stopped, type Analyst } from "../../src/taskpane/analyst/analyst";
import { createDesk } from "../../src/taskpane/analyst/desk";
import { createSession, type Session } from "../../src/taskpane/session/session";
import type { PaneState } from "../../src/taskpane/state";
import { en } from "../../src/taskpane/strings/en";
import { zh } from "../../src/taskpane/strings/zh";
import { connectClient } from "../excel-host/client";
import { ExcelHost } from "../excel-host/host";
import { openXlsx } from "../excel-host/xlsx-file";

// Every browser has them, jsdom does not.
Object.assign(globalThis, { TextDecoder: NodeTextDecoder, TextEncoder: NodeTextEncoder });
if (!("subtle" in globalThis.crypto)) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

export const SAMPLE = join(__dirname, "../../assets/samples/xining-2024.xlsx");
export const EXPENDITURE = "公开03表 支出决算表";

/** The desk without a worker: the same answers, in this thread. */
export function deskAnalyst(): Analyst {
  const desk = createDesk();
  return {
    open: (workbook, signal) =>
      handOver(
        workbook,
        {
          begin: async (name) => {
            desk.begin(name);
            await Promise.resolve();
          },
          addSheet: async (sheet) => {
            desk.addSheet(sheet);
            await Promise.resolve();
          },
        },
        signal,
      ),
    ask: async (question, args, signal) => {
      if (signal?.aborted) throw stopped();
      const answer = desk[question] as (...given: readonly unknown[]) => unknown;
      return (await answer(...args)) as never;
    },
  };
}

export interface OpenedPane {
  readonly host: ExcelHost;
  readonly session: Session;
  /** Lets the pause after a change pass. */
  readonly pass: () => void;
  /** The pane anew on the same workbook, as after it was closed. */
  readonly reopen: () => Promise<OpenedPane>;
  readonly close: () => Promise<void>;
}

export async function openPane(
  options: { language?: "zh-CN" | "en-US"; file?: Uint8Array } = {},
): Promise<OpenedPane> {
  const { language = "zh-CN", file = new Uint8Array(readFileSync(SAMPLE)) } = options;
  const host = new ExcelHost(await openXlsx(file, "xining-2024.xlsx"));
  connectClient(host, { language, excelApi: "1.15" });
  return openOn(host, language);
}

async function openOn(host: ExcelHost, language: "zh-CN" | "en-US"): Promise<OpenedPane> {
  let waiting: (() => void) | null = null;
  const session = createSession({
    host: createExcelHost(),
    analyst: deskAnalyst(),
    strings: language === "zh-CN" ? zh : en,
    timer: (task) => {
      waiting = task;
      return () => {
        if (waiting === task) waiting = null;
      };
    },
    load: () => Promise.resolve(new Uint8Array(readFileSync(SAMPLE))),
  });
  const close = await session.start();
  return {
    host,
    session,
    pass: () => {
      const task = waiting;
      waiting = null;
      task?.();
    },
    reopen: () => openOn(host, language),
    close,
  };
}

/** Resolves once the state fulfils the condition. */
export function until({ store }: Session, isReached: (state: PaneState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isReached(store.get())) {
      resolve();
      return;
    }
    const stop = store.subscribe(() => {
      if (!isReached(store.get())) return;
      stop();
      resolve();
    });
  });
}

/** Resolves once the pane does nothing any more. */
export function idle(session: Session): Promise<void> {
  return until(session, ({ work }) => work === null);
}

/** Events of Excel arrive a little later, as they do in Excel. */
export function noticed(session: Session): Promise<void> {
  return until(session, ({ freshness }) => freshness !== "fresh");
}
