/**
 * Mutants of a PDF and what they are read as: the same as the PDF itself, nothing at all, or a table that is said to be
 * unreadable. Another figure, a figure that is gone without a word, a table that is said to be missing are none of these.
 */
import { check } from "../../../src/check/check";
import type { Checked } from "../../../src/check/checked";
import { MISSING_TABLE } from "../../../src/check/reading-checks";
import { readPdfBytes } from "../../../src/disk/open-pdf";
import { documentWorkbook } from "../../../src/files/docx-workbook";
import { UnreadableFile } from "../../../src/files/unreadable-file";
import type { Random } from "../../fuzz/random";

export type MutantOutcome = "same" | "refused" | "said" | { readonly wrong: string };

export async function checkedPdf(bytes: Uint8Array): Promise<Checked> {
  return check(documentWorkbook((await readPdfBytes(bytes, "a.pdf")).document));
}

/** `whole`: what the PDF itself was read as. */
export async function tryMutant(whole: Checked, bytes: Uint8Array): Promise<MutantOutcome> {
  const read = await checkedPdf(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return null;
    throw error;
  });
  return read === null ? "refused" : compare(whole, read);
}

function compare(whole: Checked, read: Checked): MutantOutcome {
  const accused = (checked: Checked): string[] =>
    checked.findings.filter(({ rules }) => rules.includes(MISSING_TABLE)).map(({ message }) => message);
  const known = accused(whole);
  const [accusation] = accused(read).filter((message) => !known.includes(message));
  if (accusation !== undefined) return { wrong: accusation };
  let isSaid = false;
  for (const fact of whole.facts.byId.values()) {
    const own = read.facts.byId.get(fact.id);
    if (own && own.amount?.value === fact.amount?.value && own.amount?.blank === fact.amount?.blank) continue;
    const status = read.tables.find(({ table }) => table === fact.table)?.status;
    if (own || status === "read" || status === "empty")
      return { wrong: `${fact.id}: ${String(own?.amount?.value)} instead of ${String(fact.amount?.value)}` };
    isSaid = true;
  }
  for (const { id } of read.facts.byId.values())
    if (!whole.facts.byId.has(id)) return { wrong: `${id} from nowhere` };
  return isSaid ? "said" : "same";
}

/** Half of them in the plain text between the streams, which no checksum guards. */
export function mutantOf(bytes: Uint8Array, plain: readonly number[], random: Random): Uint8Array {
  const mutant = bytes.slice();
  const anywhere = random.below(2) === 0;
  const pick = (): number => (anywhere ? random.below(bytes.length) : random.pick(plain));
  const at = pick();
  switch (random.pick(["bit", "byte", "digit", "digit", "several", "remove", "cut"])) {
    case "bit":
      mutant[at] = (mutant[at] ?? 0) ^ (1 << random.below(8));
      return mutant;
    case "byte":
      mutant[at] = random.below(256);
      return mutant;
    case "digit":
      mutant[at] = 48 + random.below(10);
      return mutant;
    case "several":
      for (let left = 8; left > 0; left -= 1) mutant[pick()] = random.below(256);
      return mutant;
    case "remove":
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 1 + random.below(20))]);
    default:
      return bytes.slice(0, at);
  }
}

/** The places of the bytes outside of all streams. */
export function plainPlaces(bytes: Uint8Array): number[] {
  const text = Buffer.from(bytes).toString("latin1");
  const places: number[] = [];
  for (let from = 0; from < text.length;) {
    const stream = text.indexOf("stream", from);
    const end = stream < 0 ? text.length : stream;
    for (let at = from; at < end; at += 1) places.push(at);
    const next = stream < 0 ? -1 : text.indexOf("endstream", stream);
    from = next < 0 ? text.length : next + 9;
  }
  return places;
}
