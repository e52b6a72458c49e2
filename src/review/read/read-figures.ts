/** Figures → claims of the subject, or figures that are nobody's. */
import type { Direction, Role } from "../words/phrase";
import type { Claim, Statement, Subject } from "./claims";
import { statedPercent } from "./figures";
import type { StatedPercent } from "./figures";
import { tokensOf } from "./lexer";
import type { Place } from "./lexer";
import { meantBy } from "./meaning";
import { adjacent, FILLER, hasFinal, NOBODY, UNNAMED, leave, place, say } from "./state";
import type { Expectation, Reader, TokenOf } from "./state";

const VERB_FILLER = /^(?:了|额|数|支出|收入|约|率|幅度|为|达|近|：|"|至|到|比例)*$/u;

export function readFigure(reader: Reader, token: TokenOf<"amount"> | TokenOf<"percent">): void {
  const { scope } = reader;
  const expecting = scope.expecting;
  const follows = expecting && isExpected(reader, expecting, token);
  if (expecting && follows) {
    readExpected(reader, token, expecting);
  } else if (token.kind === "amount") {
    scope.expecting = null;
    readAmount(reader, token);
  } else if (!readShareOfBase(reader, token)) {
    leave(reader, token, "百分比前没有“占”“完成”“增长”“下降”等说明");
  }
}

/** `为上年30.50万元的86.07%`: of the budget, or of last year's figure, that was told just before. */
function readShareOfBase(reader: Reader, token: TokenOf<"percent">): boolean {
  const last = reader.scope.subject?.claims.at(-1);
  if (last?.kind !== "amount" || last.role === "final" || last.at.block !== reader.block) return false;
  if (reader.block.text.slice(last.at.end, token.start) !== "的") return false;
  const at = place(reader, { start: last.at.start, end: token.end });
  const shared = { at, figure: place(reader, token), percent: token.percent };
  say(reader, { kind: "completion", base: last.role, ...shared });
  return true;
}

/** Whether the figure is the one that the words before it announce. */
function isExpected(reader: Reader, expecting: Expectation, token: Place): boolean {
  const between = reader.block.text.slice(expecting.at.end, token.start);
  if (reader.row.length > 0 && /[、和与及]$/u.test(between)) return true;
  if (expecting.kind === "share") return !/[，。；：%]/u.test(between);
  if (expecting.kind === "completion" && between === "的") return true;
  // `较上年（30.50万元）下降`
  if (expecting.kind === "base" && between === "(") return true;
  return VERB_FILLER.test(between);
}

function readExpected(
  reader: Reader,
  token: TokenOf<"amount"> | TokenOf<"percent">,
  expecting: Expectation,
): void {
  const { scope, block } = reader;
  const percent = percentOf(token, expecting);
  const at = place(reader, { start: expecting.at.start, end: token.end });
  const figure = place(reader, token);
  const shared = { at, figure };
  if (token.chained === 0) scope.expecting = null;
  switch (expecting.kind) {
    case "price":
      return;
    case "deviation":
      if (token.kind !== "percent") {
        leave(reader, token, NOBODY);
        return;
      }
      say(reader, { kind: "change-rate", against: "budget", ...signed(token.percent), ...shared });
      return;
    case "change": {
      const isDown = token.kind === "amount" ? token.amount.value < 0 : token.percent.int < 0;
      const direction: Direction = isDown ? (expecting.direction === 1 ? -1 : 1) : expecting.direction;
      const against = scope.against?.what ?? (expecting.figure === "amount" ? "budget" : undefined);
      if (!against) {
        leave(reader, at, "没有说明与什么相比");
        return;
      }
      if (percent) {
        const plain = { ...percent, int: Math.abs(percent.int) };
        giveOut(reader, token, { kind: "change-rate", against, direction, percent: plain, ...shared });
        return;
      }
      if (token.kind === "percent") return;
      giveOut(reader, token, {
        kind: "change-amount",
        against,
        direction,
        amount: { ...token.amount, value: Math.abs(token.amount.value) },
        ...shared,
      });
      return;
    }
    case "excess": {
      if (token.kind !== "amount" || token.amount.unit === "missing") {
        leave(reader, token, NOBODY);
        return;
      }
      const against = expecting.base === "before" ? "prior" : "budget";
      say(reader, {
        kind: "change-amount",
        against,
        direction: expecting.sign,
        amount: token.amount,
        ...shared,
      });
      return;
    }
    case "share":
      if (!percent) {
        const isOfBase = token.kind === "amount" && token.amount.unit !== "missing" && !expecting.base;
        const words = block.text.slice(expecting.at.end, token.start);
        if (isOfBase && words !== "") {
          sayOfBase(reader, token, { start: expecting.at.end, end: token.start });
          scope.expecting = { kind: "share", base: shareBase(words), at: token };
        } else leave(reader, token, NOBODY);
        return;
      }
      {
        const isOn = reader.row.length > 0 && expecting.base === undefined;
        const words = block.text.slice(expecting.at.end, token.start);
        const base = isOn ? "" : (expecting.base ?? shareBase(words));
        giveOut(reader, token, { kind: "share", base, percent, ...shared });
        return;
      }
    case "completion":
      if (!percent && token.kind === "amount" && token.amount.unit !== "missing") {
        // `完成全年预算26.50万元的99.1%`: the budget itself, and the rate is still to come.
        say(reader, { kind: "amount", role: expecting.base, amount: token.amount, at: figure, figure });
        scope.expecting = { ...expecting, at: token };
        return;
      }
      if (!percent) {
        leave(reader, token, NOBODY);
        return;
      }
      {
        giveOut(reader, token, { kind: "completion", base: expecting.base, percent, ...shared });
        return;
      }
    case "base":
      if (token.kind === "percent") leave(reader, token, NOBODY);
      else say(reader, { kind: "amount", role: expecting.role, amount: token.amount, at: figure, figure });
      return;
    case "becomes":
      if (token.kind === "percent") {
        leave(reader, token, NOBODY);
        return;
      }
      {
        say(reader, { kind: "amount", role: "final", amount: token.amount, at: figure, figure });
        return;
      }
  }
}

/** The figure of the sum that the share is of is a figure like any other; the sentence goes on about its part. */
function sayOfBase(reader: Reader, token: TokenOf<"amount">, words: Place): void {
  const { block, section, isOfAll, statements } = reader;
  const plain = block.text.slice(words.start, words.end);
  const [name, ...more] = tokensOf(plain);
  const meant = name?.kind === "name" && more.length === 0 ? meantBy(name.meanings, section, ALONE) : null;
  if (!meant) {
    leave(reader, token, UNNAMED);
    return;
  }
  const at = place(reader, token);
  const claim: Claim = { kind: "amount", role: "final", amount: token.amount, at, figure: at };
  const subject: Subject = { kind: "indicator", indicator: meant };
  statements.push({ subject, section, at: place(reader, words), whole: null, isOfAll, claims: [claim] });
}

const ALONE = { whole: null, siblings: [] };

function signed(percent: StatedPercent): { direction: Direction; percent: StatedPercent } {
  return { direction: percent.int < 0 ? -1 : 1, percent: { ...percent, int: Math.abs(percent.int) } };
}

/** `本年支出合计` of `占本年支出合计的比例为`. */
function shareBase(words: string): string {
  return words.replace(/(?:比例|比重|比|的|为|约|达|到|"|决算数?|数)+$/u, "").replace(/^"|"$/gu, "");
}

/** Digits without their % are a percentage where the words before them can only mean one. */
function percentOf(
  token: TokenOf<"amount"> | TokenOf<"percent">,
  expecting: Expectation,
): StatedPercent | null {
  if (token.kind === "percent") return token.percent;
  if (token.amount.unit !== "missing") return null;
  const isRate =
    expecting.kind === "share" ||
    expecting.kind === "completion" ||
    (expecting.kind === "change" && expecting.figure === "rate");
  return isRate ? statedPercent(token.digits, "") : null;
}

/** `各减少1.00、2.00万元`: the first figure is the first subject's, and so on. */
function giveOut(reader: Reader, token: TokenOf<"amount"> | TokenOf<"percent">, claim: Claim): void {
  if (reader.isEach && token.chained > 0 && reader.row.length === 0) {
    reader.row = rowOf(reader, token.chained + 1, claim.kind === "amount");
    // Names and figures do not pair: whose they are nobody knows.
    if (reader.row.length === 0) reader.scope.isLost = true;
  }
  const [to = reader.scope.subject, ...others] = reader.row;
  reader.row = others;
  say(reader, claim, to);
}

/** The subjects of a row of figures: those named before it that have their amounts, or for amounts those that have none. */
function rowOf(reader: Reader, length: number, isOfAmounts: boolean): Statement[] {
  const { subject } = reader.scope;
  const isBoth = subject?.subject.kind === "indicator" && subject.subject.indicator.id.endsWith(".both");
  if (subject && isBoth) return new Array<Statement>(length).fill(subject);
  const named = isOfAmounts ? adjacent(reader) : reader.named.slice(-length);
  const isAlike = named.every((each) => hasFinal(each) === hasFinal(named[0] ?? null));
  return named.length === length && isAlike ? named : [];
}

/** Printed as tables print it: hardly anything else than money, whatever stands before it. */
const MONEY = /^-?[\d，]{1,15}\.\d\d$/u;

function readAmount(reader: Reader, token: TokenOf<"amount">): void {
  const { scope, block } = reader;
  const gap = block.text.slice(Math.min(scope.anchor, token.start), token.start);
  const isRowOn = reader.row.length > 0 && /^[、和与及]$/u.test(gap);
  if (/^(?:合计|总计|共计)/u.test(gap) && hasFinal(scope.subject) && !isRowOn) {
    // `服务类4.36万元；合计22.46万元`: of all that was listed.
    scope.subject = hasFinal(scope.whole) ? null : scope.whole;
  }
  const isTied = scope.subject !== null && !scope.isLost && (isRowOn || FILLER.test(gap));
  // A second figure behind a comma, with no word of its own, is not the subject's any more.
  const isAnother = gap.includes("，") && scope.role === null && !isRowOn && hasFinal(scope.subject);
  const isBare = token.amount.unit === "missing" && !MONEY.test(token.digits);
  if (isBare && (isAnother || gap.includes("，"))) return;
  if (!isTied || isAnother) {
    // A number without a unit that nothing introduces is no figure at all (an ordinal, a document's number).
    if (isBare) return;
    leave(reader, token, UNNAMED);
    // The thing that the figure belongs to is what the next clause is about.
    scope.isLost ||= !reader.outer.length;
    return;
  }
  const role: Role =
    scope.isLastYear && (scope.role ?? "final") === "final" ? "before" : (scope.role ?? "final");
  const at = place(reader, token);
  // `（上年190.01万元，增加21.95万元）`: what follows is compared with it.
  if (role === "before") scope.against ??= { what: "prior", role, at: token };
  const claim: Claim = { kind: "amount", role, amount: token.amount, at, figure: at };
  if (readRoles(reader, token)) return;
  const group = adjacent(reader);
  if (reader.isEach && group.length > 1 && token.chained === 0 && reader.row.length === 0) {
    for (const statement of group) say(reader, claim, statement);
  } else giveOut(reader, token, claim);
  if (token.chained === 0) scope.role = null;
}

/** `预算数、决算数分别为26.50万元、26.25万元`, or 均为 one of them: each role has its figure. */
function readRoles(reader: Reader, token: TokenOf<"amount">): boolean {
  const { scope, isEach } = reader;
  const [role, ...others] = scope.roles;
  if (!isEach || role === undefined || (others.length === 0 && reader.rolesLeft === 0)) return false;
  const at = place(reader, token);
  const sayAs = (each: Role): void => {
    say(reader, { kind: "amount", role: each, amount: token.amount, at, figure: at });
  };
  const isRow = token.chained === others.length || reader.rolesLeft > 0;
  if (isRow) {
    sayAs(role);
    scope.roles = others;
    reader.rolesLeft = others.length;
  } else if (token.chained === 0) {
    scope.roles.forEach(sayAs);
    scope.roles = [];
  } else return false;
  if (scope.roles.length === 0) Object.assign(scope, { role: null });
  return true;
}
