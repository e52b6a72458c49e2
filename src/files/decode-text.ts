/** Text of a file whose encoding is not told; also for the pane, so nothing of Node is used. */
import { UnreadableFile } from "./unreadable-file";

/** Text pasted into an editor comes as UTF-8, UTF-16 or, from older Windows programs, GB18030. */
export function decodeText(bytes: Uint8Array, name: string): string {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // Not this encoding; the next one may fit.
    }
  }
  throw new UnreadableFile("notDocument", name);
}

function encodingsOf(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}
