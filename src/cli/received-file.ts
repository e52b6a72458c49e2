/** A received narrative from a file. */
import { basename } from "node:path";
import { readBytes } from "../disk/open-file";
import { readPdfBytes } from "../disk/open-pdf";
import { isPdf } from "../files/pdf/refuse";
import { readReceived } from "../files/read-received";
import { UnreadableFile } from "../files/unreadable-file";
import { textOf, type ReceivedText } from "../review/received-text";

/** Rejects with {@link UnreadableFile} for what is neither a sound document nor text. */
export async function openReceivedText(path: string): Promise<ReceivedText> {
  const bytes = await readBytes(path);
  if (bytes.length === 0) throw new UnreadableFile("empty", basename(path));
  const name = basename(path);
  return textOf(isPdf(bytes) ? (await readPdfBytes(bytes, name)).document : readReceived(bytes, name));
}
