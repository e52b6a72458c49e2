/** In a thread: answers tasks of a folder, before the analyst would look at the message. */
import type { RuleBook } from "../../own-rules/rule-book";
import { checkTask, openRules } from "./check-task";
import type { FolderRules, FolderTask } from "./task";

let rules: Promise<RuleBook> | undefined;

self.addEventListener(
  "message",
  (event: MessageEvent<FolderTask | FolderRules | { readonly kind?: undefined }>) => {
    const { data } = event;
    if (data.kind === undefined) return;
    event.stopImmediatePropagation();
    if (data.kind === "folder-rules") rules = openRules(data);
    else void answer(data);
  },
);

async function answer(task: FolderTask): Promise<void> {
  try {
    self.postMessage(await checkTask(task, await rules));
  } catch (error) {
    // A fault of ours ends the thread, which its owner tells by the error.
    setTimeout(() => {
      throw error;
    });
  }
}
