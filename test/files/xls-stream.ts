/** Takes the stream of an .xls apart record by record and puts a changed one into a container again. */
import { createHash } from "node:crypto";
import { CFB } from "@e965/xlsx";

/** The part of SheetJS that reads and writes OLE containers; it comes without types. */
const containers = CFB as {
  read(bytes: Uint8Array, options: { type: "array" }): unknown;
  find(container: unknown, name: string): { content: ArrayLike<number> } | null;
  write(container: unknown, options: { type: "array" }): ArrayLike<number>;
  utils: {
    cfb_new(): unknown;
    cfb_add(container: unknown, name: string, content: Uint8Array): void;
  };
};

export function streamOf(bytes: Uint8Array): Uint8Array {
  const stream = containers.find(containers.read(bytes, { type: "array" }), "Workbook");
  if (!stream) throw new Error("no stream");
  return Uint8Array.from(stream.content);
}

export function withStream(stream: Uint8Array, name = "Workbook"): Uint8Array {
  const container = containers.utils.cfb_new();
  containers.utils.cfb_add(container, `/${name}`, stream);
  return Uint8Array.from(containers.write(container, { type: "array" }));
}

/** What takes a record's place. */
export type RecordChange = (
  type: number,
  data: Uint8Array,
) => readonly (readonly [type: number, data: Uint8Array])[];

const BOUND_SHEET = 0x0085;
const BEGIN = 0x0809;

/** The stream with each record changed; the places of sheets follow. */
export function recordsOf(stream: Uint8Array, change: RecordChange): Uint8Array {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const out: number[] = [];
  const moved = new Map<number, number>();
  const sheets: number[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (type === BEGIN) moved.set(at, out.length);
    for (const [newType, data] of change(type, stream.subarray(at + 4, end))) {
      if (newType === BOUND_SHEET) sheets.push(out.length + 4);
      out.push(newType & 255, newType >> 8, data.length & 255, data.length >> 8, ...data);
    }
    at = end;
  }
  const bytes = Uint8Array.from(out);
  const result = new DataView(bytes.buffer);
  for (const at of sheets) result.setUint32(at, moved.get(result.getUint32(at, true)) ?? 0, true);
  return bytes;
}

const hash = (algorithm: "md5" | "sha1", ...parts: readonly Uint8Array[]): Uint8Array => {
  const digest = createHash(algorithm);
  for (const part of parts) digest.update(part);
  return new Uint8Array(digest.digest());
};

const long = (number: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
};

function* rc4(key: Uint8Array): Generator<number, never> {
  const s = Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => s[index & 255] ?? 0;
  let j = 0;
  for (let i = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    [s[i], s[j]] = [at(j), at(i)];
  }
  j = 0;
  for (let i = 1; ; i = (i + 1) & 255) {
    j = (j + at(i)) & 255;
    [s[i], s[j]] = [at(j), at(i)];
    yield at(at(i) + at(j));
  }
}

type Kind = "xor" | "rc4" | "cryptoApi";
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));

/** Encrypts as MS-XLS 2.2.10 says; another program decrypts it in the test that uses it. */
export function encryptXls(bytes: Uint8Array, kind: Kind, password: string): Uint8Array {
  const salt = Uint8Array.from({ length: 16 }, (_, index) => index * 7 + 1);
  const keyOf = keys(kind, password, salt);
  const pass = passRecord(kind, keyOf, salt, password);
  let isFirst = true;
  const stream = recordsOf(streamOf(bytes), (type, data) => {
    const own: [number, Uint8Array][] = [[type, data]];
    if (type === BEGIN && isFirst) own.push([0x002f, pass]);
    isFirst = false;
    return own;
  });
  return withStream(kind === "xor" ? xored(stream, password) : keyed(stream, keyOf));
}

function keys(kind: Kind, password: string, salt: Uint8Array): (block: number) => Uint8Array {
  if (kind === "cryptoApi") {
    const base = hash("sha1", salt, utf16(password));
    return (block) => hash("sha1", base, long(block)).subarray(0, 16);
  }
  const start = hash("md5", utf16(password)).subarray(0, 5);
  const base = hash("md5", ...Array.from({ length: 16 }, () => [start, salt]).flat()).subarray(0, 5);
  return (block) => hash("md5", base, long(block));
}

function passRecord(
  kind: Kind,
  keyOf: (block: number) => Uint8Array,
  salt: Uint8Array,
  password: string,
): Uint8Array {
  if (kind === "xor") {
    const { key, verifier } = xorNumbers(password);
    return Uint8Array.from([0, 0, key & 255, key >> 8, verifier & 255, verifier >> 8]);
  }
  const verifier = Uint8Array.from({ length: 16 }, (_, index) => index);
  const stream = rc4(keyOf(0));
  const encrypted = (plain: Uint8Array): Uint8Array => plain.map((byte) => byte ^ stream.next().value);
  const first = encrypted(verifier);
  if (kind === "rc4")
    return Uint8Array.from([1, 0, 1, 0, 1, 0, ...salt, ...first, ...encrypted(hash("md5", verifier))]);
  const name = utf16("Microsoft Enhanced Cryptographic Provider v1.0\0");
  const header = [4, 0, 0x6801, 0x8004, 128, 1, 0, 0].flatMap((number) => [...long(number)]);
  return Uint8Array.from([
    ...[1, 0, 2, 0, 2, 0],
    ...long(4),
    ...long(header.length + name.length),
    ...header,
    ...name,
    ...long(16),
    ...salt,
    ...first,
    ...long(20),
    ...encrypted(hash("sha1", verifier)),
  ]);
}

const PLAIN = new Set([BEGIN, 0x002f, 0x00e1]);

function eachByte(stream: Uint8Array, change: (at: number, start: number, end: number) => void): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    const from = PLAIN.has(type) ? end : at + (type === BOUND_SHEET ? 8 : 4);
    for (let byte = from; byte < end; byte += 1) change(byte, at + 4, end);
    at = end;
  }
}

function keyed(stream: Uint8Array, keyOf: (block: number) => Uint8Array): Uint8Array {
  const key: number[] = [];
  for (let block = 0; block * 1024 < stream.length; block += 1) {
    const next = rc4(keyOf(block));
    for (let at = 0; at < 1024; at += 1) key.push(next.next().value);
  }
  const out = stream.slice();
  eachByte(stream, (at) => {
    out[at] = (stream[at] ?? 0) ^ (key[at] ?? 0);
  });
  return out;
}

/** What MS-OFFCRYPTO 2.3.7 makes of Excel's own password; of another one the numbers are simply others. */
const VELVET = [
  0x87, 0x6b, 0x9a, 0xe2, 0x1e, 0xe3, 0x05, 0x62, 0x1e, 0x69, 0x96, 0x60, 0x98, 0x6e, 0x94, 0x04,
];
const xorNumbers = (password: string): { key: number; verifier: number } =>
  password === "VelvetSweatshop" ? { key: 0xb359, verifier: 0x9a0a } : { key: 0x1234, verifier: 0x5678 };

function xored(stream: Uint8Array, password: string): Uint8Array {
  const out = stream.slice();
  if (password !== "VelvetSweatshop") return out;
  eachByte(stream, (at, start, end) => {
    const byte = stream[at] ?? 0;
    const turned = ((byte << 5) | (byte >> 3)) & 255;
    out[at] = turned ^ (VELVET[(end + at - start) % 16] ?? 0);
  });
  return out;
}
