/** CRC-32 as ZIP uses it (polynomial 0xEDB88320); of our own, because the pane has no node:zlib. */
const TABLES = makeTables();

/** Four tables, to take four bytes a step. */
function makeTables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const tables = [
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
    new Int32Array(256),
  ] as const;
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    tables[0][byte] = value;
  }
  for (let byte = 0; byte < 256; byte += 1) {
    let value = tables[0][byte] ?? 0;
    for (const table of tables.slice(1)) {
      value = (value >>> 8) ^ (tables[0][value & 0xff] ?? 0);
      table[byte] = value;
    }
  }
  return tables;
}

export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3] = TABLES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wholeWords = bytes.length - (bytes.length % 4);
  let crc = -1;
  for (let at = 0; at < wholeWords; at += 4) {
    crc ^= view.getInt32(at, true);
    crc =
      (t3[crc & 0xff] ?? 0) ^
      (t2[(crc >>> 8) & 0xff] ?? 0) ^
      (t1[(crc >>> 16) & 0xff] ?? 0) ^
      (t0[crc >>> 24] ?? 0);
  }
  for (const byte of bytes.subarray(wholeWords)) crc = (crc >>> 8) ^ (t0[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}
