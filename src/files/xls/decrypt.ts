/**
 * The stream of an .xls that is encrypted with the password that Excel uses by itself (see ../decrypt): heads of
 * records stay as they are, and so does what says how the rest is encrypted.
 */
import { md5, sha1 } from "@noble/hashes/legacy";
import { isEqual, joined, littleEndian, passwordBytes } from "../decrypt";
import { UnreadableFile } from "../unreadable-file";
import { RECORD } from "./records";

const locked = (): UnreadableFile => new UnreadableFile("encrypted");

/** Records whose content is never encrypted. */
const PLAIN = new Set<number>([
  RECORD.beginOfFile,
  RECORD.filePass,
  0x00e1, // interface head
  0x0194, // user lock
  0x0195,
  0x0138,
  0x0196,
]);
const BLOCK = 1024;

/** As it is where nothing is encrypted; throws {@link UnreadableFile} where another password is needed. */
export function decryptStream(stream: Uint8Array): Uint8Array {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const start = filePassAt(view);
  if (start === null) return stream;
  const content = stream.subarray(start + 4, start + 4 + view.getUint16(start + 2, true));
  const pass = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (pass.byteLength < 6) throw locked();
  if (pass.getUint16(0, true) !== 1) return decryptXor(stream, pass);
  const keyOf = pass.getUint16(2, true) === 1 ? plainRc4(content) : cryptoApiRc4(pass, content);
  return withKeystream(stream, keystream(keyOf));
}

/** It stands near the beginning; what comes before it is plain. */
function filePassAt(view: DataView): number | null {
  for (let at = 0; at + 4 <= view.byteLength;) {
    const type = view.getUint16(at, true);
    if (type === RECORD.filePass) return at;
    if (type === RECORD.boundSheet || type === RECORD.endOfFile) return null;
    at += 4 + view.getUint16(at + 2, true);
  }
  return null;
}

type KeyOf = (block: number) => Uint8Array;

/** Excel 97 (MS-OFFCRYPTO 2.3.6). */
function plainRc4(content: Uint8Array): KeyOf {
  const [salt, verifier, verifierHash] = [6, 22, 38].map((at) => content.subarray(at, at + 16));
  if (!salt || !verifier || !verifierHash) throw locked();
  const start = md5(passwordBytes()).subarray(0, 5);
  const repeated = joined(...Array.from({ length: 16 }, () => joined(start, salt)));
  const base = md5(repeated).subarray(0, 5);
  const keyOf: KeyOf = (block) => md5(joined(base, littleEndian(block)));
  refuseOther(keyOf(0), verifier, verifierHash, md5);
  return keyOf;
}

/** Excel 2002 and 2003 (MS-OFFCRYPTO 2.3.5). */
function cryptoApiRc4(pass: DataView, content: Uint8Array): KeyOf {
  const headerSize = pass.getUint32(10, true);
  const bits = pass.getUint32(14 + 16, true);
  const at = 14 + headerSize;
  const salt = content.subarray(at + 4, at + 20);
  const hash = sha1(joined(salt, passwordBytes()));
  const length = (bits === 0 ? 40 : bits) / 8;
  if (pass.getUint32(14 + 8, true) !== 0x6801 || length > 16) throw locked();
  const keyOf: KeyOf = (block) => {
    const key = sha1(joined(hash, littleEndian(block))).subarray(0, length);
    return length === 5 ? joined(key, new Uint8Array(11)) : key;
  };
  refuseOther(keyOf(0), content.subarray(at + 20, at + 36), content.subarray(at + 40, at + 60), sha1);
  return keyOf;
}

function refuseOther(
  key: Uint8Array,
  verifier: Uint8Array,
  verifierHash: Uint8Array,
  hash: (data: Uint8Array) => Uint8Array,
): void {
  const next = rc4(key);
  const plain = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ next());
  const opened = plain(verifier);
  if (!isEqual(hash(opened), plain(verifierHash))) throw locked();
}

function rc4(key: Uint8Array): () => number {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number): void => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return () => {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    return state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0;
  };
}

/** The byte of the key stream at each place, which are asked for in their order; every 1024 bytes begin anew. */
function keystream(keyOf: KeyOf): (at: number) => number {
  let block = -1;
  let next = (): number => 0;
  return (at) => {
    if (Math.floor(at / BLOCK) !== block) {
      block = Math.floor(at / BLOCK);
      next = rc4(keyOf(block));
    }
    return next();
  };
}

function withKeystream(stream: Uint8Array, byteAt: (at: number) => number): Uint8Array {
  const out = stream.slice();
  eachByte(stream, (at, isPlain) => {
    const key = byteAt(at);
    if (!isPlain) out[at] = (stream[at] ?? 0) ^ key;
  });
  return out;
}

/** Every byte of the stream in its order, and whether it is plain. */
function eachByte(
  stream: Uint8Array,
  visit: (at: number, isPlain: boolean, record: { readonly start: number; readonly end: number }) => void,
): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at < stream.length;) {
    const isWhole = at + 4 <= stream.length;
    const type = isWhole ? view.getUint16(at, true) : 0;
    const end = Math.min(stream.length, at + 4 + (isWhole ? view.getUint16(at + 2, true) : 0));
    // The place of a sheet must be found before anything is decrypted.
    const plain = PLAIN.has(type) ? end - at : type === RECORD.boundSheet ? 8 : 4;
    for (let offset = at; offset < end; offset += 1) visit(offset, offset - at < plain, { start: at, end });
    at = end;
  }
}

/** What the oldest way makes of this one password (MS-OFFCRYPTO 2.3.7): 16 bytes, over and over. */
const XOR_KEY = 0xb359;
const XOR_VERIFIER = 0x9a0a;
const XOR_ARRAY = [
  0x87, 0x6b, 0x9a, 0xe2, 0x1e, 0xe3, 0x05, 0x62, 0x1e, 0x69, 0x96, 0x60, 0x98, 0x6e, 0x94, 0x04,
];

function decryptXor(stream: Uint8Array, pass: DataView): Uint8Array {
  if (pass.getUint16(2, true) !== XOR_KEY || pass.getUint16(4, true) !== XOR_VERIFIER) throw locked();
  const out = stream.slice();
  eachByte(stream, (at, isPlain, record) => {
    if (isPlain) return;
    const mixed = (stream[at] ?? 0) ^ (XOR_ARRAY[(record.end + at - record.start - 4) % 16] ?? 0);
    out[at] = ((mixed >> 5) | (mixed << 3)) & 255;
  });
  return out;
}
