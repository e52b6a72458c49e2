/** The desk in a thread of its own. */
import { userTexts } from "../user-error";
import type { Call, Reply } from "./analyst";
import { createDesk } from "./desk";

const desk = createDesk();

/** Calls arrive from our own page only, typed where they are sent. */
type AnyMethod = (...args: readonly unknown[]) => unknown;

self.addEventListener("message", (event: MessageEvent<Call>) => {
  void answer(event.data);
});

async function answer({ id, method, args }: Call): Promise<void> {
  let reply: Reply;
  let told = 0;
  const onShare = (share: number): void => {
    // A hundredth more is worth a message, a step of work is not.
    if (share < told + 0.01) return;
    told = share;
    self.postMessage({ id, share } satisfies Reply);
  };
  const given = method === "check" ? [...args, onShare] : args;
  try {
    reply = { id, ok: true, value: await (desk[method] as AnyMethod)(...given) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply = { id, ok: false, message, texts: userTexts(error) };
  }
  self.postMessage(reply);
}
