/** What is open in the page, and everything that the user can do with it outside of the pane. */
import { isZip } from "../batch/archives";
import { newWorkbook } from "../files/put-sheets";
import type { HostLanguage } from "../hosts/host-error";
import { createWorkerAnalyst } from "../taskpane/analyst/worker-analyst";
import { createFolderActions } from "./folder-actions";
import { folderOfZip } from "./folder/folder-files";
import { openWorkbook, type ChosenFile } from "./open-workbook";
import { unpack } from "./packed";
import { createPageContext } from "./page-context";
import { createSaveActions } from "./save-actions";

export type Workplace = ReturnType<typeof createWorkplace>;

export function createWorkplace(language: HostLanguage) {
  const context = createPageContext(language);
  const { texts, store, prepare, startThread, say, fail, work } = context;

  async function open(bytes: Uint8Array, name: string): Promise<void> {
    const { rules } = store.get();
    const onRules = (chosen: ChosenFile) => store.update({ rules: chosen });
    const opened = await openWorkbook({ name, bytes }, { language, startThread, rules, onRules });
    await store.get().open?.close();
    opened.book.watch(() => store.update({}));
    store.update({ open: opened });
    say(texts.wasOpened(name));
  }

  async function openBlank(): Promise<void> {
    const analyst = createWorkerAnalyst(startThread);
    const { sheets } = await analyst.ask("blankSheets", [null]).finally(() => analyst.end());
    await open(newWorkbook(sheets), texts.blankName);
  }

  const { takeFolder, ...folders } = createFolderActions(context, open);
  const openFile = async (file: File): Promise<void> =>
    isZip(file.name)
      ? takeFolder(await folderOfZip(file))
      : open(new Uint8Array(await file.arrayBuffer()), file.name);

  return {
    language,
    texts,
    store,
    prepare,
    fail,
    openFile: (file: File) => work(() => openFile(file)),
    openSample: () => work(async () => open(await unpack("sample"), texts.sampleName)),
    openBlank: () => work(openBlank),
    ...folders,
    ...createSaveActions(context),
  };
}
