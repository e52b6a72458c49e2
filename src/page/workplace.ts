/** What is open in the page, and everything that the user can do with it outside of the pane. */
import { annotate } from "../files/annotate";
import { newWorkbook } from "../files/put-sheets";
import { saveBook } from "../hosts/page/save";
import { HostError, type HostLanguage } from "../hosts/host-error";
import { marksOf } from "../report/marks";
import { createWorkerAnalyst } from "../taskpane/analyst/worker-analyst";
import { offerDownload } from "../taskpane/save-file";
import { createStore, type Store } from "../taskpane/store";
import { userTexts } from "../taskpane/user-error";
import { isZip } from "../batch/archives";
import { basename } from "../batch/paths";
import { createFolderDesk, type FolderDesk } from "./folder/folder-desk";
import { folderOfZip, openArchives, type ChosenFolder, type OpenedFolder } from "./folder/folder-files";
import { openWorkbook, type ChosenFile, type OpenWorkbook } from "./open-workbook";
import { unpack } from "./packed";
import { pageStrings, type PageStrings } from "./strings";
import { createThreads } from "./thread/threads";

export interface Message {
  readonly kind: "info" | "error";
  readonly text: string;
}

export interface PageState {
  readonly open: OpenWorkbook | null;
  readonly folder: FolderDesk | null;
  /** A shared rule book, for whatever is opened in this session. */
  readonly rules: ChosenFile | null;
  readonly message: Message | null;
  readonly isWorking: boolean;
}

export interface Workplace {
  readonly language: HostLanguage;
  readonly texts: PageStrings;
  readonly store: Store<PageState>;
  /** Makes ready what the first file will ask for; every operation waits for it. */
  readonly prepare: () => Promise<void>;
  readonly openFile: (file: File) => Promise<void>;
  readonly openSample: () => Promise<void>;
  readonly openBlank: () => Promise<void>;
  readonly save: () => Promise<void>;
  readonly saveMarked: () => Promise<void>;
  readonly saveLicences: () => Promise<void>;
  readonly openFolder: (folder: ChosenFolder) => Promise<void>;
  readonly chooseRules: (file: File) => Promise<void>;
  readonly openFromFolder: (desk: FolderDesk, path: string) => Promise<void>;
  readonly backToFolder: () => void;
  readonly saveFolder: (desk: FolderDesk) => void;
  readonly fail: (error: unknown) => void;
}

export function createWorkplace(language: HostLanguage): Workplace {
  const texts = pageStrings[language];
  const threads = createThreads();
  const startThread = threads.start;
  const store = createStore<PageState>({
    open: null,
    folder: null,
    rules: null,
    message: null,
    isWorking: false,
  });
  function fail(error: unknown): void {
    store.update({ message: { kind: "error", text: reasonOf(error) } });
  }

  function reasonOf(error: unknown): string {
    if (error instanceof HostError) return error.texts[language];
    const known = userTexts(error);
    return known ? known[language] : texts.failed(error instanceof Error ? error.message : String(error));
  }

  async function work(run: () => Promise<void>): Promise<void> {
    if (store.get().isWorking) return;
    store.update({ isWorking: true, message: null });
    try {
      await threads.prepare();
      await run();
    } catch (error) {
      fail(error);
    } finally {
      store.update({ isWorking: false });
    }
  }

  async function open(bytes: Uint8Array, name: string): Promise<void> {
    const { rules } = store.get();
    const onRules = (chosen: ChosenFile) => store.update({ rules: chosen });
    const opened = await openWorkbook({ name, bytes }, { language, startThread, rules, onRules });
    await store.get().open?.close();
    opened.book.watch(() => store.update({}));
    store.update({ open: opened, message: { kind: "info", text: texts.wasOpened(name) } });
  }

  function saved(name: string, bytes: Uint8Array, text: string): void {
    handOut(name, bytes);
    store.update({ message: { kind: "info", text } });
  }

  const current = () => store.get().open;

  async function openFolder(chosen: ChosenFolder): Promise<void> {
    openDesk(await openArchives(chosen));
  }

  function openDesk(opened: OpenedFolder): void {
    store.get().folder?.stop();
    const most = Math.max(1, navigator.hardwareConcurrency - 1);
    const folder = createFolderDesk(opened, { startThread, threads: most, rules: store.get().rules });
    if (folder.store.get().total === 0) {
      store.update({ message: { kind: "error", text: texts.folder.empty } });
      return;
    }
    void store.get().open?.close();
    store.update({ folder, open: null, message: null });
    folder.start().catch(fail);
  }

  /** Refused at once where it is no rule book, and not once for every workbook. */
  async function ruleFile(file: File): Promise<ChosenFile> {
    const chosen = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const analyst = createWorkerAnalyst(startThread);
    await analyst.ask("openRuleBook", [chosen.bytes, chosen.name]).finally(() => analyst.end());
    return chosen;
  }

  return {
    language,
    texts,
    store,
    prepare: threads.prepare,
    fail,
    openFile: (file) =>
      work(async () =>
        isZip(file.name)
          ? openFolder(await folderOfZip(file))
          : open(new Uint8Array(await file.arrayBuffer()), file.name),
      ),
    openSample: () => work(async () => open(await unpack("sample"), texts.sampleName)),
    openBlank: () =>
      work(async () => {
        const analyst = createWorkerAnalyst(startThread);
        const { sheets } = await analyst.ask("blankSheets", [null]).finally(() => analyst.end());
        await open(newWorkbook(sheets), texts.blankName);
      }),
    save: () =>
      work(async () => {
        const book = current()?.book;
        if (!book) return;
        const { name, bytes } = saveBook(book);
        await Promise.resolve();
        saved(name, bytes, book.file.source === null ? texts.savedAsXlsx(name) : texts.saved(name));
        book.saved();
      }),
    saveMarked: () =>
      work(async () => {
        const opened = current();
        const report = opened?.session.store.get().report;
        if (!opened || !report) {
          store.update({ message: { kind: "info", text: texts.nothingToMark } });
          return;
        }
        const findings = await opened.analyst.ask("findingsSheet", []);
        const copy = saveBook(opened.book);
        const name = copy.name.replace(/(\.[^.]+)$/u, language === "zh-CN" ? "-标注$1" : "-annotated$1");
        saved(name, annotate(copy.bytes, marksOf(report.findings), findings, name), texts.saved(name));
      }),
    openFolder: (folder) => work(() => openFolder(folder)),
    chooseRules: (file) =>
      work(async () => {
        store.update({ rules: await ruleFile(file) });
        // What was found without these rules is found again with them.
        const { folder } = store.get();
        if (folder) openDesk(folder.opened);
      }),
    openFromFolder: (desk, path) =>
      work(async () => {
        const file = desk.opened.files.find((one) => one.path === path);
        if (file) await open(await file.read(), basename(path));
      }),
    backToFolder: () => {
      void store.get().open?.close();
      store.update({ open: null, message: null });
    },
    saveFolder(desk) {
      const name = texts.folder.savedName(desk.opened.name);
      saved(name, desk.results(), texts.saved(name));
    },
    saveLicences: () => work(async () => handOut("THIRD-PARTY.txt", await unpack("licences"))),
  };
}

function handOut(name: string, bytes: Uint8Array): void {
  offerDownload(name, new Blob([bytes.slice()], { type: "application/octet-stream" }));
}
