/** A folder in the page, the rule book that its workbooks share, and one of its workbooks. */
import { basename } from "../batch/paths";
import { createWorkerAnalyst } from "../taskpane/analyst/worker-analyst";
import { createFolderDesk, type FolderDesk } from "./folder/folder-desk";
import { openArchives, type ChosenFolder, type OpenedFolder } from "./folder/folder-files";
import type { ChosenFile } from "./open-workbook";
import type { PageContext } from "./page-context";

/** `open`: opens one workbook. */
export function createFolderActions(
  { texts, store, startThread, fail, work }: PageContext,
  open: (bytes: Uint8Array, name: string) => Promise<void>,
) {
  async function openFolder(chosen: ChosenFolder): Promise<void> {
    openDesk(await openArchives(chosen));
  }

  function openDesk(opened: OpenedFolder): void {
    store.get().folder?.stop();
    const threads = Math.max(1, navigator.hardwareConcurrency - 1);
    const folder = createFolderDesk(opened, { startThread, threads, rules: store.get().rules });
    if (folder.store.get().total === 0) {
      store.update({ message: { kind: "error", text: texts.folder.empty } });
      return;
    }
    void store.get().open?.close();
    store.update({ folder, open: null, message: null });
    folder.start().catch(fail);
  }

  async function takeRules(file: File): Promise<void> {
    store.update({ rules: await ruleFile(file, startThread) });
    // What was found without these rules is found again with them.
    const { folder } = store.get();
    if (folder) openDesk(folder.opened);
  }

  async function openOne(desk: FolderDesk, path: string): Promise<void> {
    const file = desk.opened.files.find((one) => one.path === path);
    if (file) await open(await file.read(), basename(path));
  }

  return {
    /** As a part of a job that is under way. */
    takeFolder: openFolder,
    openFolder: (folder: ChosenFolder) => work(() => openFolder(folder)),
    chooseRules: (file: File) => work(() => takeRules(file)),
    openFromFolder: (desk: FolderDesk, path: string) => work(() => openOne(desk, path)),
    backToFolder(): void {
      void store.get().open?.close();
      store.update({ open: null, message: null });
    },
  };
}

/** Refused at once where it is no rule book, and not once for every workbook. */
async function ruleFile(file: File, startThread: () => Worker): Promise<ChosenFile> {
  const chosen = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  const analyst = createWorkerAnalyst(startThread);
  await analyst.ask("openRuleBook", [chosen.bytes, chosen.name]).finally(() => analyst.end());
  return chosen;
}
