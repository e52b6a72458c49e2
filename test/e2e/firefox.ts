/**
 * `npm run test:e2e:firefox`: the one-file page in Firefox ESR, from the disk. Playwright drives only a Firefox of its
 * own, so this one is spoken to by WebDriver BiDi over its socket: opened, the sample checked, no error, no request.
 */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import WebSocket from "ws";
import { z } from "zod";
import { buildPage, PAGE } from "../../scripts/build-page";

const FIREFOX = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";
const LONGEST = 120_000;

const messageSchema = z.object({
  id: z.number().nullish(),
  method: z.string().optional(),
  type: z.string().optional(),
  message: z.string().optional(),
  params: z.looseObject({}).optional(),
  result: z.looseObject({}).optional(),
});
type Message = z.infer<typeof messageSchema>;

/** Resolves with the address that the browser says on its error output. */
function addressOf(browser: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    browser.on("exit", (code) => reject(new Error(`Firefox ended with ${String(code)}`)));
    browser.stderr?.on("data", (chunk: Buffer) => {
      const found = /WebDriver BiDi listening on (ws:\S+)/u.exec(chunk.toString())?.[1];
      if (found) resolve(found);
    });
  });
}

class Conversation {
  private lastId = 0;
  private readonly waiting = new Map<number, (message: Message) => void>();
  readonly events: Message[] = [];

  constructor(private readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      const message = messageSchema.parse(JSON.parse(data.toString()));
      if (typeof message.id === "number") this.waiting.get(message.id)?.(message);
      else this.events.push(message);
    });
  }

  async ask(method: string, params: object): Promise<Record<string, unknown>> {
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

async function playIn(conversation: Conversation): Promise<string> {
  await conversation.ask("session.new", { capabilities: {} });
  await conversation.ask("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const { contexts } = z
    .object({ contexts: z.array(z.object({ context: z.string() })) })
    .parse(await conversation.ask("browsingContext.getTree", {}));
  const context = contexts[0]?.context ?? "";
  const url = `${pathToFileURL(PAGE).href}?language=zh-CN`;
  await conversation.ask("browsingContext.navigate", { context, url, wait: "complete" });
  const evaluate = async (expression: string): Promise<string> => {
    const result = await conversation.ask("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
    });
    return z.object({ result: z.object({ value: z.string() }) }).parse(result).result.value;
  };
  // The page tells nobody when it is ready, and neither does the check: they are looked for at every frame.
  const wait = (what: string): string =>
    `new Promise((resolve) => { const look = () => { const found = ${what}; if (found) resolve(String(found)); else requestAnimationFrame(look); }; look(); })`;
  await evaluate(
    wait(`[...document.querySelectorAll("button")].find(({ textContent }) => textContent === "打开示例")`),
  );
  await evaluate(
    `[...document.querySelectorAll("button")].find(({ textContent }) => textContent === "打开示例").click(), ""`,
  );
  return evaluate(wait(`document.querySelector('[data-testid="summary"]')?.textContent`));
}

async function main(): Promise<void> {
  if (!existsSync(FIREFOX)) {
    console.log("SKIPPED: no Firefox on this machine (FIREFOX may name one)");
    return;
  }
  if (!process.argv.includes("--built")) await buildPage();
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const options = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
  const browser = spawn(FIREFOX, options, { stdio: ["ignore", "ignore", "pipe"] });
  const timer = setTimeout(() => browser.kill(), LONGEST);
  try {
    const socket = new WebSocket(`${await addressOf(browser)}/session`);
    await new Promise((resolve) => socket.once("open", resolve));
    const conversation = new Conversation(socket);
    const summary = await playIn(conversation);
    assert.match(summary, /未发现错误/u);
    const kinds = conversation.events.map(({ method, params }) => ({ method, params }));
    const errors = kinds.filter(
      ({ method, params }) => method === "log.entryAdded" && params?.["level"] === "error",
    );
    assert.deepEqual(errors, []);
    const addresses = kinds
      .filter(({ method }) => method === "network.beforeRequestSent")
      .map(({ params }) => z.object({ request: z.object({ url: z.string() }) }).parse(params).request.url);
    assert.deepEqual(
      addresses.filter((address) => !/^(?:file|blob|data):/u.test(address)),
      [],
    );
    console.log(`✓ the page checks the sample in Firefox: ${summary}`);
  } finally {
    clearTimeout(timer);
    browser.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
