/**
 * Reads a ZIP package entry by entry, and copies it with changes. Nothing is trusted: sizes and CRC-32 of each
 * entry used are checked, entries must not overlap, and what would unpack beyond the limits is refused.
 * An unchanged entry is copied as it is compressed, so it stays byte for byte.
 */
import { Inflate } from "fflate";
import { crc32 } from "./crc32";
import { UnreadableFile } from "./unreadable-file";
import {
  CENTRAL_HEADER,
  DEFLATED,
  END_RECORD,
  LOCAL_HEADER,
  newEntry,
  packed,
  STORED,
  writePackage,
  type ZipEntry,
} from "./zip-entry";

export interface ZipLimits {
  readonly entries: number;
  /** Bytes, unpacked: of one entry, and of all that are read from one package. */
  readonly entrySize: number;
  readonly totalSize: number;
  /** Unpacked over packed, for entries above {@link RATIO_MATTERS_FROM}. */
  readonly ratio: number;
}

export const DEFAULT_LIMITS: ZipLimits = {
  entries: 20_000,
  entrySize: 160 * 2 ** 20,
  totalSize: 320 * 2 ** 20,
  ratio: 500,
};
const RATIO_MATTERS_FROM = 8 * 2 ** 20;

export interface Zip {
  /** Names of all entries in their order. */
  readonly names: readonly string[];
  /** The entry's own spelling of a name (names differ by more than case), or `undefined`. */
  find(name: string): string | undefined;
  /** Unpacks and verifies an entry. */
  read(name: string): Uint8Array;
  /** A new package: `changes` replace entries or are added at the end, all else but `removed` is copied as it is. */
  rewrite(changes: ReadonlyMap<string, Uint8Array>, removed?: Iterable<string>): Uint8Array;
}

const ZIP64_END_RECORD = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const FLAG_ENCRYPTED = 0x0001;

export function openZip(bytes: Uint8Array, limits: ZipLimits = DEFAULT_LIMITS): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes, limits);
  const data = locateData(view, bytes, entries);
  const byKey = new Map<string, ZipEntry>();
  /** Which of two would be the right one nobody can say; it does not matter while nobody asks. */
  const doubled = new Set<string>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (byKey.has(key)) doubled.add(key);
    byKey.set(key, entry);
  }
  let total = 0;

  function read(name: string): Uint8Array {
    const entry = byKey.get(name.toLowerCase());
    const packed = entry && data.get(entry);
    if (!entry || !packed || doubled.has(name.toLowerCase())) throw new UnreadableFile("damaged", name);
    // Each time: a part that is named again and again is unpacked as often.
    total += entry.size;
    const isSuspicious = entry.size > RATIO_MATTERS_FROM && entry.size > entry.packedSize * limits.ratio;
    if (isSuspicious || entry.size > limits.entrySize || total > limits.totalSize) {
      throw new UnreadableFile("tooLarge", entry.name);
    }
    const content = unpack(entry, packed);
    if (crc32(content) !== entry.crc) throw new UnreadableFile("damaged", entry.name);
    return content;
  }

  function rewrite(changes: ReadonlyMap<string, Uint8Array>, removed: Iterable<string> = []): Uint8Array {
    const gone = new Set([...removed].map((name) => name.toLowerCase()));
    const replaced = new Map([...changes].map(([name, content]) => [name.toLowerCase(), { name, content }]));
    const staying = entries.filter(({ name }) => !gone.has(name.toLowerCase()));
    const kept = staying.map((entry) => {
      const change = replaced.get(entry.name.toLowerCase());
      replaced.delete(entry.name.toLowerCase());
      return change ? packed(entry, change.content) : { entry, data: data.get(entry) ?? new Uint8Array() };
    });
    const added = [...replaced.values()].map(({ name, content }) => packed(newEntry(name), content));
    return writePackage([...kept, ...added]);
  }

  return {
    names: entries.map((entry) => entry.name),
    find: (name) => byKey.get(name.toLowerCase())?.name,
    read,
    rewrite,
  };
}

function readDirectory(view: DataView, bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const end = findDirectory(view);
  if (end.count > limits.entries) throw new UnreadableFile("tooLarge");
  const entries: ZipEntry[] = [];
  let offset = end.offset;
  for (let index = 0; index < end.count; index += 1) {
    if (offset + 46 > end.limit || view.getUint32(offset, true) !== CENTRAL_HEADER) {
      throw new UnreadableFile("damaged");
    }
    const nameEnd = offset + 46 + view.getUint16(offset + 28, true);
    const extraEnd = nameEnd + view.getUint16(offset + 30, true);
    const next = extraEnd + view.getUint16(offset + 32, true);
    if (next > end.limit) throw new UnreadableFile("damaged");
    entries.push(readEntry(view, bytes, offset, nameEnd, extraEnd));
    offset = next;
  }
  if (offset !== end.limit) throw new UnreadableFile("damaged");
  return entries;
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  nameEnd: number,
  extraEnd: number,
): ZipEntry {
  const nameBytes = bytes.subarray(at + 46, nameEnd);
  const name = entryName(nameBytes);
  const flags = view.getUint16(at + 8, true);
  if (flags & FLAG_ENCRYPTED) throw new UnreadableFile("encrypted", name);
  const wide = wideValues(view, nameEnd, extraEnd);
  const value = (offset: number): number => {
    const narrow = view.getUint32(at + offset, true);
    return narrow === 0xffffffff ? wide() : narrow;
  };
  const size = value(24);
  const packedSize = value(20);
  return {
    nameBytes,
    name,
    flags,
    method: view.getUint16(at + 10, true),
    time: view.getUint16(at + 12, true),
    date: view.getUint16(at + 14, true),
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    externalAttributes: view.getUint32(at + 38, true),
    headerOffset: value(42),
  };
}

/** Values that did not fit 32 bits, in the order that Zip64 keeps them; some writers use it for small files too. */
function wideValues(view: DataView, start: number, end: number): () => number {
  let at = start;
  while (at + 4 <= end && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  const fieldEnd = at + 4 <= end ? Math.min(end, at + 4 + view.getUint16(at + 2, true)) : 0;
  at += 4;
  return () => {
    if (at + 8 > fieldEnd) throw new UnreadableFile("damaged");
    at += 8;
    return read64(view, at - 8);
  };
}

function read64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > 0xffff_ffffn) throw new UnreadableFile("tooLarge");
  return Number(value);
}

/** `limit`: one past its end. */
interface Directory {
  readonly offset: number;
  readonly limit: number;
  readonly count: number;
}

/**
 * Finds the central directory. Bytes that follow the package, such
 * as a line feed of whoever sent it, do no harm; of several end records the last one that leads to a directory counts.
 */
function findDirectory(view: DataView): Directory {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== END_RECORD) continue;
    if (at + 22 + view.getUint16(at + 20, true) > view.byteLength) continue;
    const isWide = at >= 20 && view.getUint32(at - 20, true) === ZIP64_LOCATOR;
    const directory = isWide ? wideDirectory(view, at - 20) : narrowDirectory(view, at);
    if (directory && directory.offset <= directory.limit && directory.limit <= at) return directory;
  }
  throw new UnreadableFile("damaged");
}

function narrowDirectory(view: DataView, at: number): Directory | null {
  const offset = view.getUint32(at + 16, true);
  const limit = offset + view.getUint32(at + 12, true);
  if (limit !== at || view.getUint16(at + 4, true) !== 0) return null;
  return { offset, limit, count: view.getUint16(at + 10, true) };
}

function wideDirectory(view: DataView, locator: number): Directory | null {
  const at = read64(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== ZIP64_END_RECORD) return null;
  const offset = read64(view, at + 48);
  return { offset, limit: offset + read64(view, at + 40), count: read64(view, at + 32) };
}

/** Where each entry's packed bytes lie; entries that share bytes are how some bombs are made. */
function locateData(
  view: DataView,
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Map<ZipEntry, Uint8Array> {
  const data = new Map<ZipEntry, Uint8Array>();
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.headerOffset - b.headerOffset)) {
    const at = entry.headerOffset;
    if (at < free || at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) {
      throw new UnreadableFile("damaged", entry.name);
    }
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    free = start + entry.packedSize;
    if (free > bytes.length) throw new UnreadableFile("damaged", entry.name);
    data.set(entry, bytes.subarray(start, free));
  }
  return data;
}

function entryName(bytes: Uint8Array): string {
  const name = decodedName(bytes).replaceAll("\\", "/").replace(/^\/+/, "");
  if (/(^|\/)\.\.(\/|$)|^[a-z]:|\0/i.test(name)) throw new UnreadableFile("unsafe", name);
  return name;
}

/** Archives that Windows packed in China hold names in its own code, and nothing says so. */
function decodedName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function unpack(entry: ZipEntry, packedBytes: Uint8Array): Uint8Array {
  if (entry.method === STORED && packedBytes.length === entry.size) return packedBytes;
  if (entry.method !== DEFLATED) throw new UnreadableFile("damaged", entry.name);
  const content = new Uint8Array(entry.size);
  const progress = { filled: 0, isComplete: false };
  const inflate = new Inflate((chunk, isLast) => {
    if (progress.filled + chunk.length > entry.size) throw new UnreadableFile("damaged", entry.name);
    content.set(chunk, progress.filled);
    progress.filled += chunk.length;
    progress.isComplete ||= isLast;
  });
  try {
    // In slices, so that an entry that lies about its size is stopped soon after it has passed it.
    for (let at = 0; at < packedBytes.length; at += SLICE) {
      inflate.push(packedBytes.subarray(at, at + SLICE), at + SLICE >= packedBytes.length);
    }
  } catch {
    throw new UnreadableFile("damaged", entry.name);
  }
  if (!progress.isComplete || progress.filled !== entry.size) throw new UnreadableFile("damaged", entry.name);
  return content;
}
const SLICE = 2 ** 16;
