/**
 * Tokens → statements. A figure belongs to a subject only where its own sentence names it, or the heading, list or
 * numbered parent that it stands under; the words between name and figure must be such as change nothing. Whatever is
 * not tied so is kept apart with what it may belong to, never guessed.
 */
import type { FreeText, Statement, Untied } from "./claims";
import { OFFICIAL_NAMES } from "./item-names";
import type { ItemNames } from "./item-names";
import { tokensOf } from "./lexer";
import type { Token } from "./lexer";
import { isNumbered } from "./normalize";
import type { Block } from "./normalize";
import { readFigure } from "./read-figures";
import { openItem, readClass, readItemName } from "./read-items";
import { meaningsSaid, readName, readTitle } from "./read-names";
import { readPhrase } from "./read-phrases";
import type { SectionedBlock } from "./sections";
import { endsSkipping } from "./skipping";
import { endClause, endFree, freshScope, isFiller, isFillerWord } from "./state";
import type { Reader } from "./state";

export interface Statements {
  readonly statements: readonly Statement[];
  readonly untied: readonly Untied[];
  readonly free: readonly FreeText[];
}

/** `year`: the text's own; the year before it is last year. `itemNames`: known as such without their mark. */
export function readStatements(
  blocks: readonly SectionedBlock[],
  year: number | null = null,
  itemNames: ItemNames = OFFICIAL_NAMES,
): Statements {
  const reader: Reader = {
    year,
    itemNames,
    statements: [],
    untied: [],
    lastEnd: 0,
    section: null,
    isOfAll: false,
    block: EMPTY_BLOCK,
    scope: freshScope(null),
    outer: [],
    named: [],
    isEach: false,
    row: [],
    rolesLeft: 0,
    path: {},
    label: null,
    sectionTotal: null,
    skipping: null,
    free: [],
  };
  blocks.forEach((sectioned) => readBlock(reader, sectioned));
  return { statements: reader.statements, untied: reader.untied, free: reader.free };
}

/** What ends with the sentence. */
const FRESH = { isEach: false, rolesLeft: 0, label: null };

const EMPTY_BLOCK: Block = { text: "", heading: false, paragraphs: [], offsets: [] };

function readBlock(reader: Reader, { block, section, from, narrated, isOfAll }: SectionedBlock): void {
  if (section !== reader.section) {
    Object.assign(reader, { section, path: {}, sectionTotal: null, scope: freshScope(null) });
  }
  if (!narrated) return;
  const before = reader.scope.subject;
  const fresh = { ...FRESH, outer: [], named: [], row: [], skipping: null, lastEnd: from };
  Object.assign(reader, { block, isOfAll, ...fresh });
  const isOfItsOwn = block.heading || isNumbered(block.text) || TOTAL.test(block.text);
  reader.scope = freshScope(isOfItsOwn ? null : carried(reader, before));
  const tokens = tokensOf(block.text, block.heading ? 0 : from, reader.itemNames);
  const isInline = !block.heading && from > 0;
  if (isInline) readTitle(reader, tokensOf(block.text.slice(0, from), 0, reader.itemNames));
  if (isInline) Object.assign(reader.scope, { anchor: from });
  if (!isAboutTitle(reader.scope.subject, block, tokens, from)) reader.scope.subject = null;
  if (block.heading) readTitle(reader, tokens);
  else {
    for (const token of tokens) {
      readToken(reader, token);
      reader.lastEnd = token.end;
    }
  }
  endFree(reader, block.text.length);
}

/** `合计：预算26.50万元` below a list is not the last of it. */
const TOTAL = /^(?:合计|总计|共计|小计)[：为，]?(?!\d)/u;

/** The sentence begins with nothing but the time, and then says how much. */
const TIME_ONLY = /^(?:20\d\d年度?|本年度?|全年|[本我](?:部门|单位|局)|，)*$/u;

/** Where only the title names the subject, a sentence that begins with another word is about something else. */
function isAboutTitle(
  subject: Statement | null,
  { text }: Block,
  tokens: readonly Token[],
  from: number,
): boolean {
  const isOfTitle = subject !== null && subject.at.start === subject.at.end && subject.claims.length === 0;
  const first = tokens.find(({ kind }) => kind !== "year" && kind !== "comma");
  return !isOfTitle || (first !== undefined && TIME_ONLY.test(text.slice(from, first.start)));
}

/** A line without a subject of its own goes on where the line above only named one; else it is about the section. */
function carried(reader: Reader, before: Statement | null): Statement | null {
  if (before?.claims.length === 0) return before;
  const isOfItem = before?.subject.kind === "item";
  if (reader.section === "detail" || isOfItem) return before;
  return reader.sectionTotal ?? before;
}

function readToken(reader: Reader, token: Token): void {
  if (reader.skipping && !endsSkipping(reader, token)) return;
  const { scope } = reader;
  switch (token.kind) {
    case "name":
      // 支出 alone is a name in the sections of the funds, and elsewhere a word that changes nothing.
      if (isFillerWord(reader, token) || meaningsSaid(reader, token).length === 0) return;
      if (!readName(reader, token)) return;
      break;
    case "item":
      openItem(reader, token);
      break;
    case "class":
    case "itemName":
      // One that is not spoken of here stands like any other word between a name and its figure.
      if (!(token.kind === "class" ? readClass(reader, token) : readItemName(reader, token))) return;
      break;
    case "phrase":
      readPhrase(reader, token, token.says);
      break;
    case "amount":
    case "percent":
      readFigure(reader, token);
      break;
    case "year":
      scope.isLastYear = reader.year !== null && token.year === reader.year - 1;
      // A year before the name, or between name and figure, changes nothing else.
      if (isFiller(reader, token)) scope.anchor = token.end;
      return;
    case "count":
      scope.expecting = null;
      if (isFiller(reader, token)) scope.anchor = token.end;
      return;
    case "number":
      scope.expecting = null;
      return;
    case "comma":
      // No words announce a figure over a comma, but those of a row.
      if (reader.row.length === 0) scope.expecting = null;
      scope.isLastYear = false;
      return;
    case "open":
      openBracket(reader, token);
      return;
    case "close":
      closeBracket(reader, token);
      return;
    case "semicolon":
      endClause(scope);
      if (endsList(reader, token)) scope.subject = scope.whole;
      break;
    case "stop":
      endSentence(reader, token.end);
      break;
  }
  reader.scope.anchor = token.end;
}

/** `其中基本支出…，项目支出…；较上年增加…`: parts that commas divide end with the clause; what is compared then is the whole. */
function endsList({ scope, named, block }: Reader, { end }: Token): boolean {
  const [last, before] = [named.at(-1), named.at(-2)];
  const isOfWhole = (each: Statement): boolean => each.whole === scope.whole;
  if (!scope.whole || !before || !last || !isOfWhole(last) || !isOfWhole(before)) return false;
  const between = block.text.slice(before.at.end, last.at.start);
  return !between.includes("；") && /^[较比与同]/u.test(block.text.slice(end, end + 1));
}

/** Behind words that nobody knows, as in `出国（境）费用`, a bracket and what follows it are not the subject's. */
function openBracket(reader: Reader, token: Token): void {
  const { scope } = reader;
  const isKnown = isFiller(reader, token);
  reader.outer.push({ ...scope, anchor: isKnown ? -1 : scope.anchor });
  scope.anchor = token.end;
  if (!isKnown) scope.isLost = true;
}

/** What the bracket said of last year is over, but what follows is compared with it; the words before it count again. */
function closeBracket(reader: Reader, token: Token): void {
  const outer = reader.outer.pop();
  if (!outer) return;
  const { against, subject } = reader.scope;
  const isOfSame = subject === outer.subject;
  reader.scope = {
    ...outer,
    anchor: outer.anchor < 0 ? token.end : outer.anchor,
    against: outer.against ?? (isOfSame ? against : null),
  };
}

/** The next sentence speaks of the whole again, not of the last part that was listed. */
function endSentence(reader: Reader, stop: number): void {
  const { subject, whole, isLost } = reader.scope;
  const isItem = subject?.subject.kind === "item" && subject.subject.level !== "类";
  const next = isLost ? null : isItem ? subject : (whole ?? subject?.whole ?? subject);
  // `比上年减少4.25万元。其中：因公出国（境）费减少1.50万元`
  const goesOn = reader.block.text.startsWith("其中", stop);
  reader.scope = { ...freshScope(next), against: goesOn ? reader.scope.against : null };
  Object.assign(reader, { ...FRESH, outer: [], named: [], row: [] });
}
