/** Opens a file in the page: a workbook, or a document whose tables are shown as one, with a pane of its own beside. */
import { kindOf } from "../files/file-kind";
import { isPdf } from "../files/pdf/refuse";
import { PageBook } from "../hosts/page/book";
import { openFile, plain, type OpenedFile } from "../hosts/page/open-file";
import { createPageHost } from "../hosts/page/page-host";
import type { HostLanguage } from "../hosts/host-error";
import { createWorkerAnalyst, type WorkerAnalyst } from "../taskpane/analyst/worker-analyst";
import { createSession, type Session } from "../taskpane/session/session";
import { en } from "../taskpane/strings/en";
import { zh } from "../taskpane/strings/zh";
import { UserError } from "../taskpane/user-error";
import { unpack } from "./packed";

/** A file that the user chose. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface OpenWorkbook {
  readonly book: PageBook;
  readonly session: Session;
  readonly analyst: WorkerAnalyst;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly language: HostLanguage;
  readonly startThread: () => Worker;
  /** Chosen earlier in this session of the page. */
  readonly rules: ChosenFile | null;
  readonly onRules: (rules: ChosenFile) => void;
}

/** Rejects with `UnreadableFile` or `UserError`; reading changes nothing, so that the check begins by itself. */
export async function openWorkbook(
  file: ChosenFile,
  { language, startThread, rules, onRules }: OpenOptions,
): Promise<OpenWorkbook> {
  const analyst = createWorkerAnalyst(startThread);
  const isDocument = isPdf(file.bytes) || (kindOf(file.bytes) === "zip" && /\.docx?m?$/iu.test(file.name));
  try {
    const opened = isDocument ? await tablesOf(file, analyst) : await openFile(file.bytes, file.name);
    const book = new PageBook(opened);
    const session = createSession({
      host: createPageHost(book, language),
      analyst,
      strings: language === "zh-CN" ? zh : en,
      load: () => unpack("sample"),
      onRuleBook: (bytes, name) => onRules({ bytes, name }),
    });
    const stopWatching = await session.start();
    void firstCheck(session, isDocument ? file : null, rules);
    return {
      book,
      session,
      analyst,
      close: async () => {
        await stopWatching();
        analyst.end();
      },
    };
  } catch (error) {
    analyst.end();
    throw error;
  }
}

async function tablesOf({ bytes, name }: ChosenFile, analyst: WorkerAnalyst): Promise<OpenedFile> {
  const { tables } = await analyst.ask("readReceived", [{ kind: "file", name, bytes }]);
  if (tables) return plain(tables);
  throw new UserError({
    "zh-CN": `“${name}”里没有表格。只有文字的说明请在打开工作簿以后，在“审阅”页核对。`,
    "en-US": `${name} holds no tables. A narrative alone is reviewed on the page Review, once a workbook is open.`,
  });
}

/** A document's text is reviewed beside its own tables. */
async function firstCheck(
  session: Session,
  document: ChosenFile | null,
  rules: ChosenFile | null,
): Promise<void> {
  if (rules) await session.useRuleBook(rules.bytes, rules.name);
  if (document) await session.review({ kind: "file", ...document });
  else if (!rules) await session.check();
}
