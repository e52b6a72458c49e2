/** What the actions of the page work with: its state, its threads, and the one way in which a job runs and fails. */
import { HostError, type HostLanguage } from "../hosts/host-error";
import { createStore, type Store } from "../taskpane/store";
import { userTexts } from "../taskpane/user-error";
import type { FolderDesk } from "./folder/folder-desk";
import type { ChosenFile, OpenWorkbook } from "./open-workbook";
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

export interface PageContext {
  readonly language: HostLanguage;
  readonly texts: PageStrings;
  readonly store: Store<PageState>;
  readonly say: (text: string) => void;
  readonly fail: (error: unknown) => void;
  /** Makes ready what the first file will ask for; every job waits for it. */
  readonly prepare: () => Promise<void>;
  readonly startThread: () => Worker;
  /** One job at a time: a second one is not begun. */
  readonly work: (run: () => Promise<void>) => Promise<void>;
}

export function createPageContext(language: HostLanguage): PageContext {
  const texts = pageStrings[language];
  const { prepare, start: startThread } = createThreads();
  const store = createStore<PageState>({
    open: null,
    folder: null,
    rules: null,
    message: null,
    isWorking: false,
  });

  function reasonOf(error: unknown): string {
    if (error instanceof HostError) return error.texts[language];
    const known = userTexts(error);
    return known ? known[language] : texts.failed(error instanceof Error ? error.message : String(error));
  }

  const fail = (error: unknown) => store.update({ message: { kind: "error", text: reasonOf(error) } });

  async function work(run: () => Promise<void>): Promise<void> {
    if (store.get().isWorking) return;
    store.update({ isWorking: true, message: null });
    try {
      await prepare();
      await run();
    } catch (error) {
      fail(error);
    } finally {
      store.update({ isWorking: false });
    }
  }

  const say = (text: string) => store.update({ message: { kind: "info", text } });
  return { language, texts, store, prepare, startThread, say, fail, work };
}
