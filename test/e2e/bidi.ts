/**
 * A browser that speaks WebDriver BiDi over its socket: Playwright drives only a Firefox of its own, and Debian's is what
 * people have. A user's hands are played by real pointer and key events.
 */
import type { ChildProcess } from "node:child_process";
import WebSocket from "ws";
import * as z from "zod";

const messageSchema = z.object({
  id: z.number().nullish(),
  method: z.string().optional(),
  type: z.string().optional(),
  message: z.string().optional(),
  params: z.looseObject({}).optional(),
  result: z.looseObject({}).optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** WebDriver's names of keys without a letter. */
const KEYS: Readonly<Record<string, string>> = { Enter: "\uE007", Escape: "\uE00C", F8: "\uE038" };

export class Conversation {
  private lastId = 0;
  private context = "";
  private readonly waiting = new Map<number, (message: Message) => void>();
  /** What the browser told by itself. */
  readonly events: Message[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      const message = messageSchema.parse(JSON.parse(data.toString()));
      if (typeof message.id === "number") this.waiting.get(message.id)?.(message);
      else this.events.push(message);
    });
  }

  /** With the first window of a browser that was started to be spoken to; `events`: what it should tell by itself. */
  static async begin(browser: ChildProcess, events: readonly string[]): Promise<Conversation> {
    const socket = new WebSocket(`${await addressOf(browser)}/session`);
    await new Promise((resolve) => socket.once("open", resolve));
    const conversation = new Conversation(socket);
    await conversation.ask("session.new", { capabilities: {} });
    await conversation.ask("session.subscribe", { events });
    const { contexts } = z
      .object({ contexts: z.array(z.object({ context: z.string() })) })
      .parse(await conversation.ask("browsingContext.getTree", {}));
    conversation.context = contexts[0]?.context ?? "";
    return conversation;
  }

  async open(url: string): Promise<void> {
    await this.ask("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async show(width: number, height: number): Promise<void> {
    await this.ask("browsingContext.setViewport", { context: this.context, viewport: { width, height } });
  }

  /** PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.ask("browsingContext.captureScreenshot", { context: this.context });
    return Buffer.from(z.string().parse(data), "base64");
  }

  /** Resolves with what a script finds, once that is no longer nothing: looked for at every frame. */
  async wait(what: string): Promise<string> {
    const result = await this.ask("script.evaluate", {
      expression: `new Promise((resolve) => { const look = () => { const found = ${what}; if (found) resolve(String(found)); else requestAnimationFrame(look); }; look(); })`,
      target: { context: this.context },
      awaitPromise: true,
    });
    const told = z.object({ result: z.object({ value: z.string() }) }).safeParse(result);
    if (!told.success) throw new Error(`${what}: ${JSON.stringify(result)}`);
    return told.data.result.value;
  }

  /** Presses in the middle of the element that a script finds, as soon as it is there and stands still. */
  async click(element: string): Promise<void> {
    const rect = `(() => { const found = ${element}; found?.scrollIntoView({ block: "nearest" }); return found && JSON.stringify(found.getBoundingClientRect()); })()`;
    let place = await this.wait(rect);
    for (let next = await this.wait(rect); next !== place; next = await this.wait(rect)) place = next;
    const { x, y, width, height } = z
      .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
      .parse(JSON.parse(place));
    const at = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    await this.perform({
      type: "pointer",
      id: "mouse",
      actions: [
        { type: "pointerMove", ...at },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ],
    });
  }

  async type(text: string, ...keys: readonly string[]): Promise<void> {
    const strokes = [...Array.from(text), ...keys.map((key) => KEYS[key] ?? key)];
    await this.perform({
      type: "key",
      id: "keyboard",
      actions: strokes.flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]),
    });
  }

  private async perform(source: object): Promise<void> {
    await this.ask("input.performActions", { context: this.context, actions: [source] });
  }

  private async ask(method: string, params: object): Promise<Record<string, unknown>> {
    this.lastId += 1;
    const id = this.lastId;
    const answer = await new Promise<Message>((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.type === "error" || !answer.result)
      throw new Error(`${method}: ${answer.message ?? "no answer"}`);
    return answer.result;
  }
}

/** Resolves with the address that the browser says on its error output. */
function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    browser.on("exit", (code) => reject(new Error(`the browser ended with ${String(code)}`)));
    browser.stderr?.on("data", (chunk: Buffer) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/u.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
  });
}
