/**
 * Plays Excel on the web around a frame: the page in it keeps its script tag and runs the unmodified office.js, which
 * talks to its parent by messages. The parent page must be served by https from the same host name as the frame.
 */
import * as z from "zod";
import type { EventEntry } from "./events";
import type { ExcelHost } from "./host";
import type { Batch } from "./batch";

export interface FrameEnvironment {
  /** Office's display language, such as `zh-CN`. */
  readonly language: string;
  /** Highest version of the set `ExcelApi`. */
  readonly excelApi: string;
}

const CONVERSATION = "conversation-1";
const CONTROL = "00000000-0000-0000-0000-0000000000a1";

/** `_actionType` of the client's messages, and `_responseType` of the answers. */
const ACTION = { invoke: 0, registerEvent: 1, unregisterEvent: 2 };
const RESPONSE = { once: 0, event: 1 };
/** Numbers of the methods that travel by `executeMethod`. */
const DISPATCH = { loadSettings: 75, saveSettings: 76, batch: 93 };
const NOT_SUPPORTED = 5001;

const messageSchema = z.object({
  _messageType: z.literal(0),
  _actionName: z.string(),
  _actionType: z.number(),
  _conversationId: z.string(),
  _correlationId: z.number(),
  _data: z.unknown(),
});
type Message = z.infer<typeof messageSchema>;

const methodSchema = z.object({
  DdaMethod: z.object({ DispatchId: z.number() }),
  ArrayData: z.array(z.unknown()).optional(),
});

export interface ConnectedFrame {
  readonly frame: HTMLIFrameElement;
  /** Ends the connection and removes the frame. */
  disconnect(): void;
}

/** Opens the page in a new frame inside `place`, as an add-in of the workbook. */
export function connectFrame(
  host: ExcelHost,
  place: HTMLElement,
  page: URL,
  environment: FrameEnvironment,
): ConnectedFrame {
  const frame = document.createElement("iframe");
  const subscriptions = new Map<string, object>();
  const post = (message: object) => frame.contentWindow?.postMessage(JSON.stringify(message), page.origin);

  const receive = (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || typeof event.data !== "string") return;
    const message = messageSchema.safeParse(parseJson(event.data)).data;
    if (message) answer(message);
  };

  function answer(message: Message): void {
    const { _actionName, _actionType, _conversationId, _correlationId } = message;
    const envelope = {
      _messageType: 1,
      _actionName,
      _conversationId,
      _correlationId,
      _origin: location.origin,
      _errorCode: 0,
      _serializerVersion: 1,
    };
    const reply = (data: unknown) => post({ ...envelope, _responseType: RESPONSE.once, _data: data });
    if (_actionType === ACTION.registerEvent) {
      subscriptions.set(_actionName, envelope);
      reply({ Error: 0, Version: 1 });
    } else if (_actionType === ACTION.unregisterEvent) {
      subscriptions.delete(_actionName);
      reply({ Error: 0, Version: 1 });
    } else if (_actionName === "ContextActivationManager_getAppContextAsync") {
      reply(appContext(host, environment));
    } else if (_actionName === "executeMethod") {
      reply(execute(message._data));
    } else {
      reply(null);
    }
  }

  function execute(data: unknown): object {
    const method = methodSchema.parse(data);
    switch (method.DdaMethod.DispatchId) {
      case DISPATCH.batch: {
        const body = z.string().parse(method.ArrayData?.[4]);
        const answered = host.process(JSON.parse(body) as Batch);
        return { Error: 0, Version: 1, Data: [200, [], JSON.stringify(answered)] };
      }
      case DISPATCH.loadSettings:
        return { Error: 0, Version: 1, Properties: { Settings: [] } };
      case DISPATCH.saveSettings:
        return { Error: 0, Version: 1 };
      default:
        return { Error: NOT_SUPPORTED, Version: 1 };
    }
  }

  host.onEvents = (entries: readonly EventEntry[]) => {
    const subscription = subscriptions.get("richApiMessage");
    if (subscription) post({ ...subscription, _responseType: RESPONSE.event, _data: { ArrayData: entries } });
  };
  window.addEventListener("message", receive);
  frame.name = frameName(environment); // before it is shown: a frame keeps the name that it was born with
  frame.src = page.href;
  place.append(frame);
  return {
    frame,
    disconnect() {
      window.removeEventListener("message", receive);
      host.onEvents = () => undefined;
      frame.remove();
    },
  };
}

/** Where office.js learns that it is inside Excel on the web; a frame without it is sent to about:blank. */
function frameName({ language }: FrameEnvironment): string {
  return JSON.stringify({
    baseFrameName: "taskpane",
    hostInfo: `Excel|Web|16.01|${language}|correlation-1|||0`,
    xdmInfo: `${CONVERSATION}|${CONTROL}|${location.origin}`,
    serializerVersion: "1",
    flights: "[]",
    disabledChangeGates: "[]",
  });
}

function appContext(host: ExcelHost, { language, excelApi }: FrameEnvironment): object {
  return {
    _id: CONTROL,
    _appName: 16, // Excel on the web
    _appVersion: "16.01",
    _appUILocale: language,
    _dataLocale: language,
    _docUrl: `https://example.invalid/${encodeURIComponent(host.book.name)}`,
    _clientMode: 1,
    _settings: [],
    _reason: "inserted",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "correlation-1",
    _appInstanceId: "instance-1",
    _touchEnabled: false,
    _requirementMatrix: JSON.stringify({ ExcelApi: excelApi, DocumentEvents: "1.1", Settings: "1.1" }),
    _hostFullVersion: "16.0.0.0",
    _featureGates: {},
    _initialDisplayMode: 2,
    _appDomains: [],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // some other script's message
  }
}
