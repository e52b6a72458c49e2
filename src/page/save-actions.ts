/** What leaves the page: as a download, and nowhere else. */
import { annotate } from "../files/annotate";
import { saveBook } from "../hosts/page/save";
import { marksOf } from "../report/marks";
import { offerDownload } from "../taskpane/save-file";
import type { FolderDesk } from "./folder/folder-desk";
import { unpack } from "./packed";
import type { PageContext } from "./page-context";

export function createSaveActions({ language, texts, store, say, work }: PageContext) {
  function saved(name: string, bytes: Uint8Array, text: string): void {
    handOut(name, bytes);
    say(text);
  }

  async function saveOpen(): Promise<void> {
    const book = store.get().open?.book;
    if (!book) return;
    const { name, bytes } = saveBook(book);
    await Promise.resolve();
    saved(name, bytes, book.file.source === null ? texts.savedAsXlsx(name) : texts.saved(name));
    book.saved();
  }

  async function saveMarkedCopy(): Promise<void> {
    const { open } = store.get();
    const report = open?.session.store.get().report;
    if (!open || !report) {
      say(texts.nothingToMark);
      return;
    }
    const findings = await open.analyst.ask("findingsSheet", []);
    const copy = saveBook(open.book);
    const name = copy.name.replace(/(\.[^.]+)$/u, language === "zh-CN" ? "-标注$1" : "-annotated$1");
    saved(name, annotate(copy.bytes, marksOf(report.findings), findings, name), texts.saved(name));
  }

  return {
    save: () => work(saveOpen),
    saveMarked: () => work(saveMarkedCopy),
    saveLicences: () => void work(async () => handOut("THIRD-PARTY.txt", await unpack("licences"))),
    saveFolder(desk: FolderDesk): void {
      const name = texts.folder.savedName(desk.opened.name);
      saved(name, desk.results(), texts.saved(name));
    },
  };
}

function handOut(name: string, bytes: Uint8Array): void {
  offerDownload(name, new Blob([bytes.slice()], { type: "application/octet-stream" }));
}
