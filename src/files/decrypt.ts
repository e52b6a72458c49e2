/**
 * Workbooks encrypted with the password that Excel itself uses where a file is to be "protected" without being closed
 * to anybody: Excel opens them without asking, and so does this. Any other password stays its owner's.
 */
import { cbc, ecb } from "@noble/ciphers/aes";
import { md5, sha1 } from "@noble/hashes/legacy";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2";
import { openOle } from "./ole";
import { UnreadableFile } from "./unreadable-file";
import { readXml } from "./xml";

/** Known to everybody: MS-OFFCRYPTO 2.4.2.3. */
const PASSWORD = "VelvetSweatshop";

type Hash = (data: Uint8Array) => Uint8Array;
const HASHES: Readonly<Record<string, Hash>> = {
  MD5: md5,
  SHA1: sha1,
  "SHA-1": sha1,
  SHA256: sha256,
  SHA384: sha384,
  SHA512: sha512,
};

/** More rounds than any program asks for. */
const MOST_ROUNDS = 200_000;

/** The package inside; throws {@link UnreadableFile} where another password is needed. */
export function decryptPackage(bytes: Uint8Array): Uint8Array {
  const file = openOle(bytes);
  const information = file.read("EncryptionInfo");
  const content = file.read("EncryptedPackage");
  if (!information || !content || information.length < 8 || content.length < 8) throw locked();
  const view = new DataView(information.buffer, information.byteOffset, information.byteLength);
  const [major, minor] = [view.getUint16(0, true), view.getUint16(2, true)];
  try {
    if (major === 4 && minor === 4) return decryptAgile(information.subarray(8), content);
    if (minor === 2) return decryptStandard(view, content);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    // Sizes and keys that do not fit each other.
  }
  throw locked();
}

const locked = (): UnreadableFile => new UnreadableFile("encrypted");

function sizeOf(content: Uint8Array): number {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const size = view.getUint32(0, true);
  if (view.getUint32(4, true) !== 0 || size > content.length) throw new UnreadableFile("damaged");
  return size;
}

export function passwordBytes(): Uint8Array {
  return utf16(PASSWORD);
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at += 1) bytes[at * 2] = text.charCodeAt(at);
  return bytes;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function littleEndian(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}

export function isEqual(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, index) => byte === second[index]);
}

/** Hashed over and over, each time with its number in front. */
function spun(hash: Hash, salt: Uint8Array, rounds: number): Uint8Array {
  if (rounds > MOST_ROUNDS) throw new UnreadableFile("tooMuch");
  let key = hash(joined(salt, passwordBytes()));
  for (let round = 0; round < rounds; round += 1) key = hash(joined(littleEndian(round), key));
  return key;
}

/** Cut to a length, or filled up to it. */
function fitted(bytes: Uint8Array, length: number, filler: number): Uint8Array {
  const whole = new Uint8Array(length).fill(filler);
  whole.set(bytes.subarray(0, length));
  return whole;
}

/** Office 2010 and later: the parameters stand in XML (MS-OFFCRYPTO 2.3.4.10). */
function decryptAgile(xml: Uint8Array, content: Uint8Array): Uint8Array {
  const found: Record<string, Readonly<Record<string, string>>> = {};
  readXml("EncryptionInfo", xml, {
    open(name, attributes) {
      const key = name.replace(/^.*:/, "");
      found[key] ??= attributes;
    },
  });
  const { keyData = {}, encryptedKey: verifier = {} } = found;
  const hash = HASHES[verifier["hashAlgorithm"] ?? ""];
  const dataHash = HASHES[keyData["hashAlgorithm"] ?? ""];
  if (!hash || !dataHash || verifier["cipherAlgorithm"] !== "AES") throw locked();
  const salt = base64(verifier["saltValue"]);
  const keyLength = Number(verifier["keyBits"]) / 8;
  const spunKey = spun(hash, salt, Number(verifier["spinCount"]));
  const open = (block: readonly number[], encrypted: string | undefined): Uint8Array => {
    const key = fitted(hash(joined(spunKey, Uint8Array.from(block))), keyLength, 0x36);
    return cbc(key, salt, { disablePadding: true }).decrypt(base64(encrypted));
  };
  const input = open(
    [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79],
    verifier["encryptedVerifierHashInput"],
  );
  const value = open(
    [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e],
    verifier["encryptedVerifierHashValue"],
  );
  const digest = hash(input.subarray(0, Number(verifier["saltSize"])));
  if (!isEqual(digest, value.subarray(0, digest.length))) throw locked();
  const key = open([0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6], verifier["encryptedKeyValue"]);
  const size = sizeOf(content);
  const dataSalt = base64(keyData["saltValue"]);
  const out: Uint8Array[] = [];
  for (let segment = 0, at = 8; at < content.length; segment += 1, at += SEGMENT) {
    const start = fitted(dataHash(joined(dataSalt, littleEndian(segment))), 16, 0x36);
    const piece = content.subarray(at, at + SEGMENT);
    const whole = piece.subarray(0, piece.length - (piece.length % 16));
    out.push(cbc(key.subarray(0, keyLength), start, { disablePadding: true }).decrypt(whole));
  }
  return joined(...out).subarray(0, size);
}
const SEGMENT = 4096;

function base64(text: string | undefined): Uint8Array {
  return Uint8Array.from(atob(text ?? ""), (character) => character.charCodeAt(0));
}

const AES = new Set([0x660e, 0x660f, 0x6610]);
const STANDARD_ROUNDS = 50_000;

/** Office 2007: AES in single blocks, keys from SHA-1 (MS-OFFCRYPTO 2.3.4.5). */
function decryptStandard(view: DataView, content: Uint8Array): Uint8Array {
  const headerSize = view.getUint32(8, true);
  const algorithm = view.getUint32(20, true);
  const keyLength = view.getUint32(28, true) / 8;
  if (!AES.has(algorithm) || ![16, 24, 32].includes(keyLength)) throw locked();
  const at = (offset: number, length: number): Uint8Array =>
    new Uint8Array(view.buffer, view.byteOffset + 12 + headerSize + offset, length);
  const salt = at(4, 16);
  const final = sha1(joined(spun(sha1, salt, STANDARD_ROUNDS), littleEndian(0)));
  const key = joined(derived(final, 0x36), derived(final, 0x5c)).subarray(0, keyLength);
  const cipher = (): ReturnType<typeof ecb> => ecb(key, { disablePadding: true });
  const digest = sha1(cipher().decrypt(at(20, 16)));
  if (!isEqual(digest, cipher().decrypt(at(40, 32)).subarray(0, 20))) throw locked();
  const whole = content.subarray(8, 8 + Math.floor((content.length - 8) / 16) * 16);
  return cipher().decrypt(whole).subarray(0, sizeOf(content));
}

function derived(hash: Uint8Array, filler: number): Uint8Array {
  const block = new Uint8Array(64).fill(filler);
  hash.forEach((byte, index) => {
    block[index] = (block[index] ?? 0) ^ byte;
  });
  return sha1(block);
}
