/**
 * Reads the streams of an OLE container, in which old Office files and encrypted new ones are kept. Every chain is
 * followed for as many sectors as the file has and no further; a stream that is shorter than it says is a damage.
 */
import { UnreadableFile } from "./unreadable-file";

export interface OleFile {
  /** Of the streams in the root folder, as written. */
  readonly names: readonly string[];
  /** By a name in any case; `undefined` where there is none. */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const END_OF_CHAIN = 0xfffffffe;
const HIGHEST_SECTOR = 0xfffffff9;
const STREAM = 2;
const ROOT = 5;

const damaged = (place?: string): UnreadableFile => new UnreadableFile("damaged", place);

/** Throws {@link UnreadableFile} for a container that is cut off or damaged where it matters. */
export function openOle(bytes: Uint8Array): OleFile {
  if (bytes.length < 512) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((shift !== 9 && shift !== 12) || miniShift < 4 || miniShift > shift) throw damaged();
  const sectors = sectorReader(bytes, shift);
  const fat = readFat(view, sectors);
  const directory = readEntries(sectors.chain(fat, view.getUint32(48, true)));
  const root = directory[0];
  if (root?.type !== ROOT) throw damaged();
  const streams = new Map<string, Entry>();
  for (const entry of childrenOf(directory, root.child)) {
    if (entry.type === STREAM) streams.set(entry.name.toLowerCase(), entry);
  }
  const cutoff = view.getUint32(56, true);

  function readMini(entry: Entry): Uint8Array {
    const miniFat = toNumbers(sectors.chain(fat, view.getUint32(60, true)));
    const mini = sectorReader(sectors.chain(fat, root?.start ?? END_OF_CHAIN), miniShift, 0);
    return mini.chain(miniFat, entry.start);
  }

  return {
    names: [...streams.values()].map(({ name }) => name),
    read(name) {
      const entry = streams.get(name.toLowerCase());
      if (!entry) return undefined;
      const content = entry.size < cutoff ? readMini(entry) : sectors.chain(fat, entry.start);
      if (content.length < entry.size) throw damaged(entry.name);
      return content.subarray(0, entry.size);
    },
  };
}

interface Sectors {
  readonly size: number;
  readonly count: number;
  sector(index: number): Uint8Array;
  /** The content of a chain of sectors, one after the other. */
  chain(fat: readonly number[] | Uint32Array, start: number): Uint8Array;
}

/** `first`: bytes before the first sector; the header takes a sector's room. */
function sectorReader(bytes: Uint8Array, shift: number, first = 2 ** shift): Sectors {
  const size = 2 ** shift;
  const count = Math.ceil((bytes.length - first) / size);
  const sector = (index: number): Uint8Array => {
    if (index >= count) throw damaged();
    return bytes.subarray(first + index * size, first + (index + 1) * size);
  };
  function chain(fat: readonly number[] | Uint32Array, start: number): Uint8Array {
    const indices: number[] = [];
    for (let at = start; at <= HIGHEST_SECTOR; at = fat[at] ?? END_OF_CHAIN) {
      // A chain in a circle has more links than there are sectors.
      if (indices.push(at) > count) throw damaged();
    }
    const content = new Uint8Array(indices.length * size);
    let filled = 0;
    for (const index of indices) {
      const piece = sector(index);
      content.set(piece, filled);
      filled += piece.length;
    }
    return content.subarray(0, filled);
  }
  return { size, count, sector, chain };
}

/** Where each sector's chain goes on; the sectors that hold it are listed in the header and, of large files, behind. */
function readFat(view: DataView, sectors: Sectors): Uint32Array {
  const listed: number[] = [];
  for (let at = 76; at < 512; at += 4) listed.push(view.getUint32(at, true));
  let next = view.getUint32(68, true);
  const lists = Math.min(view.getUint32(72, true), sectors.count);
  for (let count = 0; count < lists && next <= HIGHEST_SECTOR; count += 1) {
    const more = toNumbers(sectors.sector(next));
    listed.push(...more.subarray(0, -1));
    next = more.at(-1) ?? END_OF_CHAIN;
  }
  const used = listed.filter((index) => index <= HIGHEST_SECTOR);
  const fat = new Uint32Array((used.length * sectors.size) / 4);
  let filled = 0;
  for (const index of used) {
    const numbers = toNumbers(sectors.sector(index));
    fat.set(numbers, filled);
    filled += numbers.length;
  }
  return fat.subarray(0, filled);
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Uint32Array(Math.floor(bytes.length / 4));
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = view.getUint32(index * 4, true);
  return numbers;
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const decoder = new TextDecoder("utf-16le");
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    entries.push({
      name: decoder.decode(directory.subarray(at, at + Math.max(0, length - 2))),
      type: directory[at + 66] ?? 0,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** Entries of one folder stand in a tree; each is visited once, whatever the tree looks like. */
function* childrenOf(entries: readonly Entry[], top: number): Generator<Entry> {
  const seen = new Set<number>();
  const open = [top];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    open.push(entry.left, entry.right);
    yield entry;
  }
}
