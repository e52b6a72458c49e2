/**
 * Whether the plain text of a PDF is made of nothing but what PDF is made of. The parser passes over a word that it does
 * not know, and what belonged to it is gone: a page without its contents, a character without its width.
 */
import { UnreadableFile } from "../unreadable-file";

const BLANK = /[\0\t\n\f\r ]/u;
const END_OF_WORD = /[\0\t\n\f\r ()<>[\]{}/%]/u;
/** Numbers, and the words that stand outside of strings and names. */
const WORD =
  /^(?:[-+]?(?:\d+\.?\d*|\.\d+)|true|false|null|obj|endobj|stream|endstream|R|xref|trailer|startxref|n|f)$/u;

/** Words between which every dictionary is closed. */
const OBJECT_WORD = /^(?:obj|endobj|stream|xref|trailer|startxref)$/u;

/** Throws {@link UnreadableFile}; `outside`: the file without what is in its streams, each byte a character. */
export function requireSoundSyntax(outside: string): void {
  const start = Math.max(0, outside.indexOf("%PDF-"));
  let at = start;
  let depth = 0;
  while (at < outside.length) {
    const char = outside.charAt(at);
    if (char === "%") {
      // One that cuts a word in two was no remark when it was written.
      if (at > start && !BLANK.test(outside.charAt(at - 1))) throw new UnreadableFile("damaged");
      at = afterLine(outside, at);
    } else if (char === "(") at = afterString(outside, at);
    else if (outside.startsWith("<<", at) || outside.startsWith(">>", at)) {
      depth += char === "<" ? 1 : -1;
      at += 2;
    } else if (char === "<") at = afterHexString(outside, at);
    else if (char === "/") at = afterWord(outside, at + 1);
    else if (BLANK.test(char) || /[>[\]]/u.test(char)) at += 1;
    else {
      const end = afterWord(outside, at);
      const word = outside.slice(at, end);
      const isOpen = depth !== 0 && OBJECT_WORD.test(word);
      if (end === at || isOpen || !WORD.test(word)) throw new UnreadableFile("damaged");
      at = end;
    }
  }
}

function afterWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !END_OF_WORD.test(text.charAt(at))) at += 1;
  return at;
}

function afterLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\n\r]/u.test(text.charAt(at))) at += 1;
  return at;
}

/** Brackets in it are in pairs, or escaped. */
function afterString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "\\") at += 1;
    else if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new UnreadableFile("damaged");
}

function afterHexString(text: string, from: number): number {
  const end = text.indexOf(">", from);
  if (end < 0 || !/^<[\da-f\s\0]*$/iu.test(text.slice(from, end))) throw new UnreadableFile("damaged");
  return end + 1;
}
