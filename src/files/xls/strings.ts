/** Texts of an .xls: in one or two bytes a character, or in the code page of the machine that wrote the file. */
import { UnreadableFile } from "../unreadable-file";
import type { FieldReader } from "./records";

/** How a file writes its texts. */
export interface TextCoding {
  /** Since Excel 97: one or two bytes a character, as each text says. */
  readonly isUnicode: boolean;
  /** Before: {@link codePageDecoder}. */
  readonly decoder: TextDecoder;
}

const WIDE = 0x01;
const PHONETIC = 0x04;
const RICH = 0x08;

const LATIN = new TextDecoder("latin1");
const UTF_16 = new TextDecoder("utf-16le");

/** `count` characters; where they go on in another record, that says anew how wide they are. */
export function characters(reader: FieldReader, count: number, isWide: boolean): string {
  const pieces: string[] = [];
  let left = count;
  let wide = isWide;
  while (left > 0) {
    if (reader.turn()) wide = (reader.byte() & WIDE) !== 0;
    const size = wide ? 2 : 1;
    const here = Math.min(left, Math.floor(reader.room / size));
    if (here === 0) throw new UnreadableFile("damaged");
    pieces.push((wide ? UTF_16 : LATIN).decode(reader.bytes(here * size)));
    left -= here;
  }
  return pieces.join("");
}

/** A text whose length stands in one byte or in two. */
export function text(reader: FieldReader, { isUnicode, decoder }: TextCoding, lengthSize: 1 | 2): string {
  const count = lengthSize === 1 ? reader.byte() : reader.word();
  if (!isUnicode) return decoder.decode(reader.bytes(count));
  return characters(reader, count, (reader.byte() & WIDE) !== 0);
}

/** A text of the shared strings: with the formats of its parts and its reading aid, which are passed over. */
export function sharedText(reader: FieldReader): string {
  const count = reader.word();
  const flags = reader.byte();
  const runs = flags & RICH ? reader.word() : 0;
  const aid = flags & PHONETIC ? reader.long() : 0;
  const found = characters(reader, count, (flags & WIDE) !== 0);
  reader.skip(runs * 4 + aid);
  return found;
}

const CODE_PAGES: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gb18030",
  949: "euc-kr",
  950: "big5",
  1200: "utf-16le",
  10000: "macintosh",
  32768: "macintosh",
  65001: "utf-8",
};

export function codePageDecoder(codePage: number): TextDecoder {
  const isWindows = codePage >= 1250 && codePage <= 1258;
  return new TextDecoder(CODE_PAGES[codePage] ?? (isWindows ? `windows-${codePage}` : "windows-1252"));
}
