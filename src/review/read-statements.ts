/**
 * Sentences → statements. The name that the text gives, the section it stands in and the words around a figure decide
 * what the figure means; a figure that nothing ties is kept apart, never guessed.
 */
import type {
  Claim,
  NamedLevel,
  Path,
  TextPlace,
  Reading,
  Statement,
  Subject,
  Untied,
  Against,
} from "./claims";
import type { Indicator } from "./indicator";
import { isNumbered } from "./normalize";
import type { Block } from "./normalize";
import type { Section, SectionedBlock } from "./sections";
import { tokensOf } from "./tokens";
import type { Level, Role, Token } from "./tokens";

const UNKNOWN_SUBJECT = "没有说明是哪一项指标";
/** What may stand before a share or a change without naming another thing: 比上年职工人数增加 is not ours. */
const LINK = /^[，、(]?(?:支出|收入|决算|预算|金额|总额|合计|共计|总计|各|均|共|分别|数|约|则)*[，、]?$/u;
/** Words that may stand between a name and its figure without changing what the figure is. */
const FILLER =
  /^(?:支出|收入|决算|预算|金额|总额|合计|共计|总计|均|各|分别|安排|数|款|为|是|共|计|约|达|：|，)*$/u;

interface State {
  subject: Statement | null;
  whole: Statement | null;
  /** 类 and 款 of the titles above. */
  path: Path;
  role: Role | null;
  against: Against | null;
  /** End of the token that a figure would follow. */
  anchor: number;
  skipping: "reason" | "free" | null;
}

export function readStatements(blocks: readonly SectionedBlock[]): Reading {
  const statements: Statement[] = [];
  const untied: Untied[] = [];
  const state = freshState();
  let section: Section | null = null;
  for (const sectioned of blocks) {
    if (sectioned.section !== section) Object.assign(state, freshState());
    section = sectioned.section;
    if (!sectioned.narrated) continue;
    readBlock(sectioned, state, statements, untied);
  }
  return { statements, untied };
}

function freshState(): State {
  return { subject: null, whole: null, path: {}, role: null, against: null, anchor: 0, skipping: null };
}

function readBlock(
  { block, section, from }: SectionedBlock,
  state: State,
  statements: Statement[],
  untied: Untied[],
): void {
  const at = (token: Token): TextPlace => ({ block, start: token.start, end: token.end });
  const tokens = tokensOf(block.text, block.heading ? 0 : from, section);
  if (block.heading) {
    readTitle(tokens, block, state);
    return;
  }
  state.skipping = null;
  // A numbered paragraph names its own subject; where it does not, its figures are nobody's.
  if (isNumbered(block.text)) state.subject = null;
  state.whole = section === "detail" ? null : state.whole;
  const open = (subject: Subject, token: Token): void => {
    const statement = { subject, section, at: at(token), whole: state.whole, claims: [] };
    statements.push(statement);
    [state.subject, state.role] = [statement, null];
  };
  const say = (claim: Claim): void => {
    if (state.subject) state.subject.claims.push(claim);
    else untied.push({ at: claim.at, why: UNKNOWN_SUBJECT });
  };
  for (const token of tokens) {
    if (state.skipping && !endsSkipping(token, state, block.text)) continue;
    switch (token.kind) {
      case "indicator":
        if (!isSame(state.subject, token.indicator) || hasFinal(state.subject)) {
          if (isSame(state.subject, token.indicator) && state.against) break;
          open({ kind: "indicator", indicator: token.indicator }, token);
        }
        break;
      case "item":
        openItem(token, block, state, open);
        break;
      case "role":
        state.role = token.role;
        break;
      case "amount":
        readAmount(token, block, state, say, untied);
        break;
      case "change":
        if (LINK.test(block.text.slice(state.anchor, token.start))) {
          readChange(token, at(token), state, say, untied);
        } else untied.push({ at: at(token), why: UNKNOWN_SUBJECT });
        break;
      case "share":
        if (LINK.test(block.text.slice(state.anchor, token.start))) {
          say({ kind: "share", at: at(token), base: token.base, percent: token.percent });
        } else untied.push({ at: at(token), why: UNKNOWN_SUBJECT });
        break;
      case "completion":
        say({ ...token, at: at(token) });
        break;
      case "comparison":
        say({ kind: "comparison", at: at(token), sign: token.sign, base: token.base });
        break;
      case "equal":
        if (token.prior || state.against)
          say({ kind: "equal", at: at(token), against: token.prior ? "prior" : (state.against ?? "prior") });
        break;
      case "against":
        state.against = token.what;
        break;
      case "whole":
        state.whole = state.subject;
        break;
      case "reason":
        state.skipping = "reason";
        break;
      case "purpose":
      case "list":
        state.skipping = "free";
        break;
      case "percent":
        untied.push({ at: at(token), why: "百分比前没有“占”“完成”“增长”“下降”等说明" });
        break;
      case "semicolon":
        state.role = null;
        break;
      case "stop":
        [state.whole, state.against, state.role] = [null, null, null];
        break;
    }
    state.anchor = token.end;
  }
}

/** A title such as `1.一般公共服务支出（类）` says it for the items under it. */
function readTitle(tokens: readonly Token[], block: Block, state: State): void {
  Object.assign(state, freshState(), { path: state.path });
  for (const token of tokens) {
    if (token.kind !== "item") continue;
    const at = { block, start: token.nameStart, end: token.end - 3 };
    state.path = extended(token.level === "类" ? {} : state.path, token.level, { name: token.name, at });
  }
}

function extended(path: Path, level: Level, named: NamedLevel): Path {
  return { ...path, [level]: named };
}

/** 类, 款 and 项 that follow each other at once name one item. */
function openItem(
  token: Extract<Token, { kind: "item" }>,
  block: Block,
  state: State,
  open: (subject: Subject, token: Token) => void,
): void {
  const named = { name: token.name, at: { block, start: token.nameStart, end: token.end - 3 } };
  const subject = state.subject?.subject;
  const continues =
    subject?.kind === "item" &&
    state.subject?.claims.length === 0 &&
    state.subject.at.block === block &&
    state.anchor === token.start &&
    token.level !== "类";
  const above = continues ? subject.path : token.level === "类" ? {} : pathAbove(state.path, token.level);
  const path = extended(above, token.level, named);
  if (continues && state.subject) {
    Object.assign(state.subject, {
      subject: { kind: "item", path, level: token.level },
      at: { ...state.subject.at, end: token.end },
    });
    return;
  }
  open({ kind: "item", path, level: token.level }, token);
}

function pathAbove(path: Path, level: Level): Path {
  const above: Path = path.类 ? { 类: path.类 } : {};
  return level === "项" && path.款 ? { ...above, 款: path.款 } : above;
}

function isSame(statement: Statement | null, indicator: Indicator): boolean {
  return statement?.subject.kind === "indicator" && statement.subject.indicator.id === indicator.id;
}

function hasFinal(statement: Statement | null): boolean {
  return statement?.claims.some((claim) => claim.kind === "amount" && claim.role === "final") ?? false;
}

/** Reasons and purposes are free text: nothing in them is a claim. */
function endsSkipping(token: Token, state: State, text: string): boolean {
  const next = text.slice(token.end, token.end + 6);
  const goesOn = /^(?:[一二三四五六]是|[一二三四五六]、|第[一二三四]|\(\d|同时|另外|此外|其次|再次)/u.test(
    next,
  );
  if (token.kind === "stop" && !goesOn) state.skipping = null;
  else if (token.kind === "semicolon" && !goesOn && startsStatement(text.slice(token.end)))
    state.skipping = null;
  return token.kind === "stop" && state.skipping === null;
}

/** After a reason's semicolon the next indicator goes on, not the next reason. */
function startsStatement(rest: string): boolean {
  return /^(?:其中：?)?(?:因公出国|公务用车|公务接待|公用经费|人员经费|项目支出|基本支出|国内公务)/u.test(
    rest,
  );
}

function readAmount(
  token: Extract<Token, { kind: "amount" }>,
  block: Block,
  state: State,
  say: (claim: Claim) => void,
  untied: Untied[],
): void {
  const at = { block, start: token.start, end: token.end };
  const gap = block.text.slice(Math.min(state.anchor, token.start), token.start);
  const isTied = state.subject !== null && FILLER.test(gap);
  if (!isTied) {
    // A number without a unit that nothing introduces is no figure at all (an ordinal, a document's number).
    if (token.amount.unit !== "missing") untied.push({ at, why: "金额前没有可以辨认的指标名称" });
    return;
  }
  say({ kind: "amount", at, role: state.role ?? "final", amount: token.amount });
  state.role = null;
}

function readChange(
  token: Extract<Token, { kind: "change" }>,
  at: TextPlace,
  state: State,
  say: (claim: Claim) => void,
  untied: Untied[],
): void {
  const { against } = state;
  if (!against) {
    untied.push({ at, why: "没有说明与什么相比" });
    return;
  }
  const { direction, figure } = token;
  if ("scale" in figure) say({ kind: "change-rate", at, against, direction, percent: figure });
  else say({ kind: "change-amount", at, against, direction, amount: figure });
}
