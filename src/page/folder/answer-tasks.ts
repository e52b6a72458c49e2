/** In a thread: answers tasks of a folder, before the analyst would look at the message. */
import { checkTask } from "./check-task";
import type { FolderTask } from "./task";

self.addEventListener("message", (event: MessageEvent<FolderTask | { readonly kind?: undefined }>) => {
  const { data } = event;
  if (data.kind !== "folder-task") return;
  event.stopImmediatePropagation();
  // A fault of ours ends the thread, which its owner tells by the error.
  checkTask(data).then(
    (result) => self.postMessage(result),
    (error: unknown) => {
      setTimeout(() => {
        throw error;
      });
    },
  );
});
