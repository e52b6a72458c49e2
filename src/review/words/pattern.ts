/**
 * The notation of the words: characters, `(a|b)`, `x?` and `{fragment}`, brackets of the text as `（）`. It cannot repeat
 * anything, so that every pattern ends after a few characters and reading stays linear in the length of the text.
 */
import { plainText } from "../read/normalize";

export interface Pattern {
  /** What a match can begin with: two characters, or one that is all of it. */
  readonly starts: ReadonlySet<string>;
  /** Length of the match that begins at `start`; 0 for none. The longest way through wins. */
  readonly matchAt: (text: string, start: number) => number;
}

type Node =
  | { readonly kind: "char"; readonly char: string }
  | { readonly kind: "sequence" | "choice"; readonly nodes: readonly Node[] }
  | { readonly kind: "optional"; readonly node: Node };

/** What several words share, by name. */
const FRAGMENTS: Readonly<Record<string, string>> = {
  budget: "(支出|收入)?(年初|全年|调整后?|年度|当年|本年)?(部门)?预算(数|额)?",
  lastYear: "(上一?年(度|同期)?|去年(同期)?|{year})",
  final: "(支出|收入)?决算(数|额)?",
};

/** `20dd年度`: the only figures in a word. */
const YEAR = "{year}";

export function pattern(source: string): Pattern {
  const node = parse(source);
  const regexp = new RegExp(sourceOf(node), "uy");
  return {
    starts: startsOf(node),
    matchAt: (text, start) => {
      // Not `exec`: it would make a match of its own for every word that is tried.
      regexp.lastIndex = start;
      return regexp.test(text) ? regexp.lastIndex - start : 0;
    },
  };
}

function parse(source: string): Node {
  const text = expand(source);
  let position = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} in the pattern ${source}`);
  };
  const choice = (): Node => {
    const nodes = [sequence()];
    while (text[position] === "|") {
      position += 1;
      nodes.push(sequence());
    }
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: "choice", nodes };
  };
  const sequence = (): Node => {
    const nodes: Node[] = [];
    for (
      let char = text[position];
      char !== undefined && char !== "|" && char !== ")";
      char = text[position]
    ) {
      position += 1;
      const node = atom(char);
      const isOptional = text[position] === "?";
      if (isOptional) position += 1;
      nodes.push(isOptional ? { kind: "optional", node } : node);
    }
    return { kind: "sequence", nodes };
  };
  const atom = (char: string): Node => {
    if (char === "?" || /[*+.[\]{}^$\\]/u.test(char)) fail(`“${char}”`);
    if (char !== "(") return { kind: "char", char: char === YEAR_MARK ? YEAR : plainText(char) };
    const node = choice();
    if (text[position] !== ")") fail("an open bracket");
    position += 1;
    return node;
  };
  const node = choice();
  if (position < text.length) fail("a closing bracket too many");
  return node;
}

/** One character stands for the year while a source is parsed. */
const YEAR_MARK = "\u0001";

function expand(source: string): string {
  return source.replace(/\{(\w+)\}/gu, (_, name: string): string => {
    if (name === "year") return YEAR_MARK;
    const fragment = FRAGMENTS[name];
    if (fragment === undefined) throw new Error(`no fragment ${name} for the pattern ${source}`);
    return expand(fragment);
  });
}

function sourceOf(node: Node): string {
  switch (node.kind) {
    case "char":
      return node.char === YEAR ? String.raw`20\d\d年度?` : node.char.replace(/[()]/u, String.raw`\$&`);
    case "sequence":
      return node.nodes.map(sourceOf).join("");
    case "choice":
      return `(?:${[...node.nodes].map(sourceOf).join("|")})`;
    case "optional":
      return `(?:${sourceOf(node.node)})?`;
  }
}

/** So many characters of the beginning tell a word from nearly all others. */
const START = 2;

function startsOf(node: Node): ReadonlySet<string> {
  switch (node.kind) {
    case "char":
      return new Set([node.char === YEAR ? "20" : node.char]);
    case "optional":
      return new Set([...startsOf(node.node), ""]);
    case "choice":
      return new Set(node.nodes.flatMap((each) => [...startsOf(each)]));
    case "sequence": {
      let starts = [""];
      for (const each of node.nodes) {
        if (starts.every(({ length }) => length === START)) break;
        const next = [...startsOf(each)];
        const longer = (start: string): string[] =>
          start.length === START ? [start] : next.map((more) => (start + more).slice(0, START));
        starts = [...new Set(starts.flatMap(longer))];
      }
      return new Set(starts);
    }
  }
}
