/** The files of a folder that a user chose or dropped; none is read before its turn. */
import {
  filesOfZip,
  isHidden,
  isOtherArchive,
  isZip,
  OTHER_ARCHIVE,
  type Closed,
} from "../../batch/archives";
import { UnreadableFile } from "../../files/unreadable-file";
import type { FolderFile } from "./run-folder";

export interface ChosenFolder {
  readonly name: string;
  readonly files: readonly FolderFile[];
}

const read = (file: File) => async () => new Uint8Array(await file.arrayBuffer());

/** Of a file field for folders: each path begins with the folder's own name. */
export function folderOfList(list: FileList): ChosenFolder {
  const files = [...list].map((file) => {
    const [, ...below] = file.webkitRelativePath.split("/");
    return { path: below.join("/") || file.name, read: read(file) };
  });
  return { name: list[0]?.webkitRelativePath.split("/")[0] ?? "", files };
}

/** `null` where what was dropped is no folder. */
export async function folderOfEntry(entry: FileSystemEntry): Promise<ChosenFolder | null> {
  if (!entry.isDirectory) return null;
  const files: FolderFile[] = [];
  await walk(entry as FileSystemDirectoryEntry, "", files);
  return { name: entry.name, files };
}

async function walk(folder: FileSystemDirectoryEntry, below: string, files: FolderFile[]): Promise<void> {
  const reader = folder.createReader();
  const some = () => new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  // A browser hands out a hundred at a time, and none at the end.
  for (let entries = await some(); entries.length > 0; entries = await some()) {
    for (const entry of entries) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, path, files);
      else {
        const file = () =>
          new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
        files.push({ path, read: async () => new Uint8Array(await (await file()).arrayBuffer()) });
      }
    }
  }
}

/** What is to be checked of a folder, archives in it opened, and what could not be opened. */
export interface OpenedFolder extends ChosenFolder {
  readonly closed: readonly Closed[];
}

/** An archive stands as a folder, as `batch` has it. */
export async function openArchives({ name, files }: ChosenFolder): Promise<OpenedFolder> {
  const opened: FolderFile[] = [];
  const closed: Closed[] = [];
  for (const file of files) {
    if (isHidden(file.path) || !(isZip(file.path) || isOtherArchive(file.path))) opened.push(file);
    else if (isOtherArchive(file.path)) closed.push({ path: file.path, why: OTHER_ARCHIVE });
    else {
      try {
        opened.push(...unpacked(await file.read(), `${file.path}/`));
      } catch (error) {
        closed.push({ path: file.path, why: error instanceof UnreadableFile ? error.message : NO_ACCESS });
      }
    }
  }
  return { name, files: opened, closed };
}

/** An archive that was chosen by itself. Rejects with `UnreadableFile`. */
export async function folderOfZip(file: File): Promise<ChosenFolder> {
  return { name: file.name.replace(/\.zip$/iu, ""), files: unpacked(await read(file)(), "") };
}

function unpacked(bytes: Uint8Array, below: string): FolderFile[] {
  return [...filesOfZip(bytes)].map(([path, content]) => ({
    path: below + path,
    read: () => Promise.resolve(content),
  }));
}

const NO_ACCESS = new UnreadableFile("noAccess").message;
