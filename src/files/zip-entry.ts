/** Entries of a ZIP package and how they are written. */
import { deflateSync } from "fflate";
import { crc32 } from "./crc32";

export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_HEADER = 0x02014b50;
export const END_RECORD = 0x06054b50;
export const STORED = 0;
export const DEFLATED = 8;

const FLAG_DESCRIPTOR = 0x0008;
const FLAG_UTF8 = 0x0800;

export interface ZipEntry {
  /** As stored, for a faithful copy. */
  readonly nameBytes: Uint8Array;
  /** With `/` between folders and none in front. */
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly externalAttributes: number;
  readonly headerOffset: number;
}

/** A package of these entries, in this order. */
export function createZip(contents: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return writePackage([...contents].map(([name, content]) => packed(newEntry(name), content)));
}

export interface PackedEntry {
  readonly entry: ZipEntry;
  readonly data: Uint8Array;
}

/** ZIP counts years from 1980: a fixed date, so that the same content gives the same bytes. */
const FIRST_OF_1980 = (1 << 5) | 1;

export function newEntry(name: string): ZipEntry {
  return {
    nameBytes: new TextEncoder().encode(name),
    name,
    flags: FLAG_UTF8,
    method: DEFLATED,
    time: 0,
    date: FIRST_OF_1980,
    crc: 0,
    packedSize: 0,
    size: 0,
    externalAttributes: 0,
    headerOffset: 0,
  };
}

/** Two thirds of the usual level's time, for a twentieth more bytes. */
export const LEVEL = 4;

export function packed(entry: ZipEntry, content: Uint8Array): PackedEntry {
  const data = deflateSync(content, { level: LEVEL });
  return {
    data,
    entry: { ...entry, method: DEFLATED, crc: crc32(content), size: content.length, packedSize: data.length },
  };
}

export function writePackage(parts: readonly PackedEntry[]): Uint8Array {
  const localSize = parts.reduce(
    (sum, { entry, data }) => sum + 30 + entry.nameBytes.length + data.length,
    0,
  );
  const centralSize = parts.reduce((sum, { entry }) => sum + 46 + entry.nameBytes.length, 0);
  const out = new Uint8Array(localSize + centralSize + 22);
  const view = new DataView(out.buffer);
  let local = 0;
  let central = localSize;
  for (const { entry, data } of parts) {
    view.setUint32(central, CENTRAL_HEADER, true);
    view.setUint16(central + 4, 20, true);
    writeCommonHeader(view, central + 6, entry);
    view.setUint32(central + 38, entry.externalAttributes, true);
    view.setUint32(central + 42, local, true);
    out.set(entry.nameBytes, central + 46);
    central += 46 + entry.nameBytes.length;

    view.setUint32(local, LOCAL_HEADER, true);
    writeCommonHeader(view, local + 4, entry);
    out.set(entry.nameBytes, local + 30);
    out.set(data, local + 30 + entry.nameBytes.length);
    local += 30 + entry.nameBytes.length + data.length;
  }
  view.setUint32(central, END_RECORD, true);
  view.setUint16(central + 8, parts.length, true);
  view.setUint16(central + 10, parts.length, true);
  view.setUint32(central + 12, centralSize, true);
  view.setUint32(central + 16, localSize, true);
  return out;
}

/** The fields that the local and the central header share, from "version needed" on. */
function writeCommonHeader(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true);
  // Sizes are in the headers now, so no descriptor follows the data.
  view.setUint16(at + 2, entry.flags & ~FLAG_DESCRIPTOR, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 6, entry.time, true);
  view.setUint16(at + 8, entry.date, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packedSize, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}
