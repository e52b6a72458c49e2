/** What is open in the page, and everything that the user can do with it outside of the pane. */
import { annotate } from "../files/annotate";
import { newWorkbook } from "../files/put-sheets";
import { PageBook } from "../hosts/page/book";
import { openFile } from "../hosts/page/open-file";
import { createPageHost } from "../hosts/page/page-host";
import { saveBook } from "../hosts/page/save";
import { HostError, type HostLanguage } from "../hosts/host-error";
import { marksOf } from "../report/marks";
import type { Analyst } from "../taskpane/analyst/analyst";
import { createWorkerAnalyst } from "../taskpane/analyst/worker-analyst";
import { createSession, type Session } from "../taskpane/session/session";
import { createStore, type Store } from "../taskpane/store";
import { en } from "../taskpane/strings/en";
import { zh } from "../taskpane/strings/zh";
import { userTexts } from "../taskpane/user-error";
import { basename } from "../batch/paths";
import { createFolderDesk, type FolderDesk } from "./folder/folder-desk";
import type { ChosenFolder } from "./folder/folder-files";
import { packedText, scriptAddress, unpack } from "./packed";
import { saveFile } from "./save-file";
import { pageStrings, type PageStrings } from "./strings";
import type { SolverMessage } from "./take-solver";

export interface Message {
  readonly kind: "info" | "error";
  readonly text: string;
}

export interface OpenWorkbook {
  readonly book: PageBook;
  readonly session: Session;
  readonly analyst: Analyst;
}

export interface PageState {
  readonly open: OpenWorkbook | null;
  readonly folder: FolderDesk | null;
  readonly message: Message | null;
  readonly isWorking: boolean;
}

export interface Workplace {
  readonly language: HostLanguage;
  readonly texts: PageStrings;
  readonly store: Store<PageState>;
  readonly openFile: (file: File) => Promise<void>;
  readonly openSample: () => Promise<void>;
  readonly openBlank: () => Promise<void>;
  readonly save: () => Promise<void>;
  readonly saveMarked: () => Promise<void>;
  readonly saveLicences: () => void;
  readonly openFolder: (folder: ChosenFolder) => void;
  readonly openFromFolder: (desk: FolderDesk, path: string) => Promise<void>;
  readonly backToFolder: () => void;
  readonly saveFolder: (desk: FolderDesk) => void;
  readonly fail: (error: unknown) => void;
}

let threadAddress: string | null = null;

/** A thread of the page; its program is unpacked once. */
function startThread(): Worker {
  threadAddress ??= scriptAddress("analyst");
  const worker = new Worker(threadAddress, { name: "analyst" });
  const message: SolverMessage = { solver: packedText("solver") };
  worker.postMessage(message);
  return worker;
}

export function createWorkplace(language: HostLanguage): Workplace {
  const texts = pageStrings[language];
  const store = createStore<PageState>({
    open: null,
    folder: null,
    message: null,
    isWorking: false,
  });
  const strings = language === "zh-CN" ? zh : en;
  let stopWatching: (() => Promise<void>) | null = null;

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
      await run();
    } catch (error) {
      fail(error);
    } finally {
      store.update({ isWorking: false });
    }
  }

  async function open(bytes: Uint8Array, name: string): Promise<void> {
    const book = new PageBook(await openFile(bytes, name));
    const analyst = createWorkerAnalyst(startThread);
    const session = createSession({
      host: createPageHost(book, language),
      analyst,
      strings,
      load: () => Promise.resolve(unpack("sample")),
    });
    await stopWatching?.();
    stopWatching = await session.start();
    book.watch(() => store.update({}));
    store.update({
      open: { book, session, analyst },
      message: { kind: "info", text: texts.wasOpened(name) },
    });
    // Reading changes nothing, and whoever opens a workbook here wants it checked.
    void session.check();
  }

  function saved(name: string, bytes: Uint8Array, text: string): void {
    saveFile(name, bytes);
    store.update({ message: { kind: "info", text } });
  }

  const current = () => store.get().open;

  return {
    language,
    texts,
    store,
    fail,
    openFile: (file) => work(async () => open(new Uint8Array(await file.arrayBuffer()), file.name)),
    openSample: () => work(() => open(unpack("sample"), texts.sampleName)),
    openBlank: () =>
      work(async () => {
        const { sheets } = await createWorkerAnalyst(startThread).ask("blankSheets", [null]);
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
    openFolder({ name, files }) {
      store.get().folder?.stop();
      const threads = Math.max(1, navigator.hardwareConcurrency - 1);
      const folder = createFolderDesk(name, files, { startThread, threads });
      if (folder.store.get().total === 0) {
        store.update({ message: { kind: "error", text: texts.folder.empty } });
        return;
      }
      store.update({ folder, open: null, message: null });
      folder.start().catch(fail);
    },
    openFromFolder: (desk, path) =>
      work(async () => {
        const file = desk.files.find((one) => one.path === path);
        if (file) await open(await file.read(), basename(path));
      }),
    backToFolder: () => store.update({ open: null, message: null }),
    saveFolder(desk) {
      const name = texts.folder.savedName(desk.name);
      saved(name, desk.results(), texts.saved(name));
    },
    saveLicences: () => saveFile("THIRD-PARTY.txt", unpack("licences")),
  };
}
