/**
 * Runs the unmodified Office.js client of `node_modules` against the test host, in a jsdom window: a message bridge
 * carries each batch as JSON. What `Office.context` says beside the batches (language, requirement sets) comes from
 * the given environment.
 */
import { readFileSync } from "node:fs";
import type { EventEntry } from "./events";
import type { ExcelHost } from "./host";
import type { Batch } from "./batch";

export interface Environment {
  readonly language: string;
  /** Highest version of the set `ExcelApi` that this Excel supports. */
  readonly excelApi: string;
}

interface Bridge {
  sendMessageToHost(message: string): void;
  onMessageFromHost(message: string): void;
}

interface ClientWindow {
  eval(source: string): void;
  OfficeExtension?: {
    HostBridge: { init(bridge: Bridge): void };
    CommonUtility: { _doApiNotSupportedCheck: boolean };
  };
  Office: object;
}

let officeOfClient: object | undefined;

/** Opens a workbook in the test host for the code under test, which uses the globals `Excel` and `Office`. */
export function connectClient(
  host: ExcelHost,
  { language, excelApi }: Environment = { language: "zh-CN", excelApi: "1.15" },
): void {
  const page = window as unknown as ClientWindow;
  if (!page.OfficeExtension) {
    page.eval(readFileSync(require.resolve("@microsoft/office-js/dist/excel-web-16.00.debug.js"), "utf8"));
  }
  const extension = page.OfficeExtension;
  if (!extension) throw new Error("the Office.js client did not load");

  const context = {
    displayLanguage: language,
    requirements: {
      isSetSupported: (set: string, version = "1.1") => set === "ExcelApi" && isAtMost(version, excelApi),
    },
  };
  // The client's own context comes to life only inside Excel, and cannot be redefined.
  officeOfClient ??= page.Office;
  page.Office = Object.create(officeOfClient, { context: { value: context } }) as object;
  extension.CommonUtility._doApiNotSupportedCheck = true;

  const bridge: Bridge = {
    sendMessageToHost(text) {
      const message = JSON.parse(text) as { id: number; type: number; message: { body: Batch } };
      const body = host.process(message.message.body);
      const answer = { id: message.id, type: message.type, message: { statusCode: 200, headers: {}, body } };
      queueMicrotask(() => bridge.onMessageFromHost(JSON.stringify(answer)));
    },
    onMessageFromHost() {
      throw new Error("the client replaces this when it is connected");
    },
  };
  host.onEvents = (entries: readonly EventEntry[]) =>
    bridge.onMessageFromHost(JSON.stringify({ type: 3, message: { entries } }));
  extension.HostBridge.init(bridge);
}

function isAtMost(version: string, highest: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [highestMajor = 0, highestMinor = 0] = highest.split(".").map(Number);
  return major < highestMajor || (major === highestMajor && minor <= highestMinor);
}
