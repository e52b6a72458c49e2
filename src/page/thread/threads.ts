/** The page's threads. Their program is unpacked once, and a first one is started before anybody asks for it. */
import { packedBytes, scriptAddressOf, unpack } from "../packed";
import type { PartsMessage } from "./take-parts";

export interface Threads {
  /** Resolves once threads can be started; whoever asks first has them prepared. */
  readonly prepare: () => Promise<void>;
  /** Once they are prepared. */
  readonly start: () => Worker;
}

interface Parts {
  readonly address: string;
  readonly message: PartsMessage;
}

export function createThreads(): Threads {
  let parts: Parts | null = null;
  let waiting: Worker | null = null;
  let preparing: Promise<void> | null = null;

  function make(): Worker {
    if (!parts) throw new Error("a thread was asked for before its program was there");
    const worker = new Worker(parts.address, { name: "analyst" });
    worker.postMessage(parts.message);
    return worker;
  }

  async function prepare(): Promise<void> {
    await pageIsRead();
    const message: PartsMessage = {
      solver: new Blob([packedBytes("solver")]),
      pdf: new Blob([packedBytes("pdf")]),
      maps: new Blob([packedBytes("maps")]),
    };
    parts = { address: scriptAddressOf(await unpack("analyst")), message };
    waiting = make();
  }

  return {
    prepare: () => (preparing ??= prepare()),
    start: () => {
      const worker = waiting ?? make();
      waiting = null;
      return worker;
    },
  };
}

/** What is packed stands behind the program, which begins before the browser has read so far. */
function pageIsRead(): Promise<void> {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });
}
