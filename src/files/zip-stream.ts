/** Writes a ZIP package piece by piece, for what is too large to be held as a whole. */
import { Zip, ZipDeflate } from "fflate";
import { LEVEL } from "./zip-entry";

export interface StreamedPart {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/** Characters that are packed together. */
const BATCH = 2 ** 16;

/** ZIP counts years from 1980, in local time: a fixed date, so that the same content gives the same bytes. */
const FIRST_OF_1980 = new Date(1980, 0, 1);

/** The parts in their order; each one's pieces are asked for as it is written. */
export function* streamZip(parts: Iterable<StreamedPart>): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { name, pieces } of parts) {
    const entry = new ZipDeflate(name, { level: LEVEL, mem: 4 });
    entry.mtime = FIRST_OF_1980;
    zip.add(entry);
    for (const batch of batches(pieces)) {
      entry.push(encoder.encode(batch));
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready;
}

function* batches(pieces: Iterable<string>): Generator<string> {
  let batch = "";
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = "";
  }
  yield batch;
}
