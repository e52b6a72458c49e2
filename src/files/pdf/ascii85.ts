/** Bytes written as printable characters, five for four. */

/** What follows `~>`, or is no such character, ends it. */
export function ascii85(text: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let group: number[] = [];
  for (const code of text) {
    if (code === 0x7e) break;
    if (code <= 0x20) continue;
    if (code === 0x7a && group.length === 0) bytes.push(0, 0, 0, 0);
    else group.push(code - 33);
    if (group.length < 5) continue;
    bytes.push(...unpack(group, 4));
    group = [];
  }
  if (group.length > 1) bytes.push(...unpack([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1));
  return Uint8Array.from(bytes);
}

function unpack(digits: readonly number[], count: number): number[] {
  const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
  return [24, 16, 8, 0].slice(0, count).map((shift) => Math.floor(value / 2 ** shift) & 255);
}
