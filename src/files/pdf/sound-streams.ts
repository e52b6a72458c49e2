/**
 * Whether a PDF is whole, and how much it unpacks to, before it is parsed. pdf.js forgives: it reads on from a damaged
 * stream, and ignores the checksum with which every packed stream ends, so that one flipped bit can give another figure.
 * Here every stream is unpacked once, piece by piece, against its checksum and a limit that bombs do not keep.
 */
import { Inflate } from "fflate";
import { UnreadableFile } from "../unreadable-file";
import { adler32 } from "./adler32";
import { ascii85 } from "./ascii85";
import type { PlainParts } from "./sound-structure";

/** Together, without images; the embedded Chinese fonts of a long document come to some 60 MB. */
const MAX_UNPACKED = 256 * 2 ** 20;
/** A font says what it is; what one page draws comes to less than a megabyte. */
const MAX_CONTENTS = 32 * 2 ** 20;
/** Of it, objects that are packed together, which are kept and searched: a long document has a megabyte of them. */
const MAX_OBJECTS = 16 * 2 ** 20;
/** What a byte packed with LZW can become; few files use it, and none much of it. */
const LZW_FACTOR = 3800;
/** A table of so many columns would be a bomb in itself. */
const MAX_PREDICTED_COLUMNS = 1e6;
/** Bytes before the keyword in which the stream's dictionary must begin. */
const LONGEST_DICTIONARY = 16_384;
const PIECE = 2 ** 16;

/** Throws {@link UnreadableFile} where a stream is damaged or all together are too large; `null` for a locked file. */
export function requireSoundStreams(bytes: Uint8Array): PlainParts | null {
  // Streams that are locked show nothing of themselves; the parser opens them.
  if (isEncrypted(bytes)) return null;
  let unpacked = 0;
  let objects = 0;
  const outside: string[] = [];
  const packed: string[] = [];
  let from = 0;
  const decoder = new TextDecoder("latin1");
  for (const stream of streamsOf(bytes)) {
    outside.push(decoder.decode(bytes.subarray(from, stream.start)));
    from = stream.start + stream.data.length;
    if (/\/Subtype\s*\/Image\b/u.test(stream.dictionary)) continue;
    const isOfObjects = /\/Type\s*\/ObjStm\b/u.test(stream.dictionary);
    const keep = isOfObjects ? (piece: Uint8Array) => packed.push(decoder.decode(piece)) : null;
    const isFont = /\/Length1\b|\/Subtype\b/u.test(stream.dictionary);
    const left = Math.min(MAX_UNPACKED - unpacked, isFont ? Infinity : MAX_CONTENTS);
    const size = unpackedSize(stream, isOfObjects ? Math.min(left, MAX_OBJECTS - objects) : left, keep);
    unpacked += size;
    if (isOfObjects) objects += size;
  }
  outside.push(decoder.decode(bytes.subarray(from)));
  return { outside: outside.join(" "), packed: packed.join("") };
}

interface PackedStream {
  /** Its dictionary's text, as far as it is plain. */
  readonly dictionary: string;
  /** Up to the keyword `endstream`, with the line end before it. */
  readonly data: Uint8Array;
  /** Of the data in the file. */
  readonly start: number;
}

function* streamsOf(bytes: Uint8Array): Generator<PackedStream> {
  const decoder = new TextDecoder("latin1");
  let from = 0;
  for (;;) {
    const at = find(bytes, "stream", from);
    if (at < 0) return;
    from = at + 6;
    const start = afterLineEnd(bytes, from);
    const before = decoder.decode(bytes.subarray(Math.max(0, at - LONGEST_DICTIONARY), at));
    // With anything between its dictionary and its keyword, the parser does not know it for a stream.
    if (start !== null && />>[^\w<>()[\]/\s]{1,4}\s*$/u.test(before)) throw new UnreadableFile("damaged");
    if (start === null || !/>>\s*$/u.test(before)) continue;
    const end = find(bytes, "endstream", start);
    if (end < 0) throw new UnreadableFile("damaged");
    const dictionary = before.slice(Math.max(0, before.lastIndexOf(" obj")));
    yield { dictionary, data: bytes.subarray(start, end), start };
    from = end + 9;
  }
}

/** The keyword `stream` ends with a line feed, or with a carriage return and a line feed. */
function afterLineEnd(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] === 10) return at + 1;
  return bytes[at] === 13 && bytes[at + 1] === 10 ? at + 2 : null;
}

function find(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < word.length && bytes[at + length] === word.charCodeAt(length)) length += 1;
    if (length === word.length) return at;
  }
  return -1;
}

function isEncrypted(bytes: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(bytes);
  return /\/Encrypt\s+\d+\s+\d+\s+R/u.test(text) || /\/Encrypt\s*<</u.test(text);
}

type Keep = ((piece: Uint8Array) => void) | null;

function unpackedSize({ dictionary, data }: PackedStream, limit: number, keep: Keep): number {
  requireKnownFilters(dictionary);
  const filters = [
    ...dictionary.matchAll(/\/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85)\b/gu),
  ].map(([, name]) => name ?? "");
  const columns = /\/Columns\s+(\d+)/u.exec(dictionary);
  if (columns && Number(columns[1]) > MAX_PREDICTED_COLUMNS) throw new UnreadableFile("tooLarge");
  const plain = filters[0]?.startsWith("A") ? ascii85(data) : data;
  const packers = filters.filter((name) => !name.startsWith("A"));
  const [packer] = packers;
  if (packers.length > 1) throw new UnreadableFile("unsafe");
  const isSaid = /\/F(?:ilter)?\b/u.test(dictionary);
  if (packers.length > 0 && !isSaid) throw new UnreadableFile("damaged");
  if (packer === undefined) {
    if (!isSaid && isWholeFlate(data, limit)) throw new UnreadableFile("damaged");
    return data.length;
  }
  if (!packer.startsWith("Fl")) {
    const size = plain.length * (packer.startsWith("LZW") ? LZW_FACTOR : 64);
    if (size > limit) throw new UnreadableFile("tooLarge");
    return size;
  }
  return inflatedSize(plain, limit, keep);
}

const FILTERS: ReadonlySet<string> = new Set([
  ...[
    "FlateDecode",
    "Fl",
    "LZWDecode",
    "LZW",
    "RunLengthDecode",
    "RL",
    "ASCII85Decode",
    "A85",
    "ASCIIHexDecode",
  ],
  ...["AHx", "DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode", "Crypt"],
]);

/** The parser leaves a stream packed whose filter it does not know, and finds nothing in it. */
function requireKnownFilters(dictionary: string): void {
  const [, named = ""] = /\/Filter\s*(\/[^\s/<>[\]()]+|\[[^\]]*\])/u.exec(dictionary) ?? [];
  const names = [...named.matchAll(/\/([^\s/<>[\]()]+)/gu)].map(([, name]) => name ?? "");
  if (names.some((name) => !FILTERS.has(name))) throw new UnreadableFile("damaged");
}

/** A stream that is packed although its dictionary says nothing of it: the word was lost. */
function isWholeFlate(data: Uint8Array, limit: number): boolean {
  if (data[0] !== 0x78 || data.length < 8) return false;
  try {
    return inflatedSize(data, limit, null) > 0;
  } catch {
    return false;
  }
}

function inflatedSize(data: Uint8Array, limit: number, keep: Keep): number {
  const [method = 0, flags = 0] = data;
  if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0) throw new UnreadableFile("damaged");
  let size = 0;
  let sum = 1;
  const inflate = new Inflate((piece) => {
    size += piece.length;
    if (size > limit) throw new UnreadableFile("tooLarge");
    sum = adler32(piece, sum);
    keep?.(piece);
  });
  try {
    for (let at = 2; at < data.length; at += PIECE) {
      inflate.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile("damaged");
  }
  if (!endsWithSum(data, sum)) throw new UnreadableFile("damaged");
  return size;
}

/** The checksum stands last, before the line end that leads to the keyword: which of the bytes are one is not marked. */
function endsWithSum(data: Uint8Array, sum: number): boolean {
  for (let cut = 0; cut <= 2; cut += 1) {
    const at = data.length - 4 - cut;
    const [a = 0, b = 0, c = 0, d = 0] = at < 0 ? [] : data.subarray(at, at + 4);
    if (((a << 24) | (b << 16) | (c << 8) | d) >>> 0 === sum) return true;
  }
  return false;
}
