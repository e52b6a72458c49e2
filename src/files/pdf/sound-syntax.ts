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

/** Words between which every dictionary and every list is closed. */
const OBJECT_WORD = /^(?:obj|endobj|stream|xref|trailer|startxref)$/u;

/** What stands in a dictionary, a list, or outside of both, piece by piece. */
type Piece = "name" | "number" | "other";

interface Open {
  readonly kind: "dictionary" | "list" | "file";
  readonly pieces: Piece[];
}

/** Throws {@link UnreadableFile}; `outside`: the file without what is in its streams, each byte a character. */
export function requireSoundSyntax(outside: string): void {
  const start = Math.max(0, outside.indexOf("%PDF-"));
  const open: Open[] = [{ kind: "file", pieces: [] }];
  const add = (piece: Piece): void => void open.at(-1)?.pieces.push(piece);
  const close = (kind: Open["kind"]): void => {
    const closed = open.pop();
    if (closed?.kind !== kind || !isComplete(closed)) throw new UnreadableFile("damaged");
    add("other");
  };
  for (let at = start; at < outside.length;) {
    const char = outside.charAt(at);
    if (char === "%") {
      // One that cuts a word in two was no remark when it was written.
      if (at > start && !BLANK.test(outside.charAt(at - 1))) throw new UnreadableFile("damaged");
      at = afterLine(outside, at);
    } else if (char === "(") {
      at = afterString(outside, at);
      add("other");
    } else if (outside.startsWith("<<", at)) {
      open.push({ kind: "dictionary", pieces: [] });
      at += 2;
    } else if (outside.startsWith(">>", at)) {
      close("dictionary");
      at += 2;
    } else if (char === "<") {
      at = afterHexString(outside, at);
      add("other");
    } else if (char === "/") {
      at = afterWord(outside, at + 1);
      add("name");
    } else if (char === "[") {
      open.push({ kind: "list", pieces: [] });
      at += 1;
    } else if (char === "]") {
      close("list");
      at += 1;
    } else if (BLANK.test(char)) at += 1;
    else {
      const end = afterWord(outside, at);
      if (end === at) throw new UnreadableFile("damaged");
      addWord(outside.slice(at, end), open);
      at = end;
    }
  }
}

function addWord(word: string, open: Open[]): void {
  if (!WORD.test(word)) throw new UnreadableFile("damaged");
  const { kind, pieces } = open.at(-1) ?? { kind: "file", pieces: [] };
  if (OBJECT_WORD.test(word)) {
    if (kind !== "file") throw new UnreadableFile("damaged");
    // Nothing is asked of what stands between objects.
    pieces.length = 0;
  } else if (word === "R") {
    // A reference is two numbers and this.
    if (pieces.pop() !== "number" || pieces.pop() !== "number") throw new UnreadableFile("damaged");
    pieces.push("other");
  } else pieces.push(/\d/u.test(word) ? "number" : "other");
}

/** In a dictionary every value has its name before it. */
function isComplete({ kind, pieces }: Open): boolean {
  if (kind !== "dictionary") return true;
  return pieces.length % 2 === 0 && pieces.every((piece, index) => index % 2 === 1 || piece === "name");
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
