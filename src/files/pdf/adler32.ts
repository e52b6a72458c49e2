/** The checksum of zlib streams (RFC 1950). */

const MODULUS = 65_521;
/** So many bytes add up within 31 bits. */
const RUN = 3800;

/** `sum`: of what came before; 1 at the beginning. */
export function adler32(bytes: Uint8Array, sum = 1): number {
  let low = sum & 0xffff;
  let high = sum >>> 16;
  for (let from = 0; from < bytes.length; from += RUN) {
    const to = Math.min(from + RUN, bytes.length);
    for (let at = from; at < to; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= MODULUS;
    high %= MODULUS;
  }
  return ((high << 16) | low) >>> 0;
}
