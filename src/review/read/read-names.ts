/** Names → the subject of what follows. */
import type { Indicator } from "../words/indicator";
import { isUnknown, topicOf, type IndicatorId, type Topic } from "../words/indicator-id";
import { indicatorById } from "../words/indicators";
import type { ItemColumn, Subject } from "./claims";
import type { Place, Token } from "./lexer";
import type { NameMeaning } from "../words/lexicon";
import { budgetOf, meantBy } from "./meaning";
import { pathAbove } from "./read-items";
import type { Section } from "./sections";
import { hasFinal, isInRow, isInWord, isSame, open, place, say } from "./state";
import type { Reader, TokenOf } from "./state";

/** Answers whether the words were read: those that mean nothing here are words like any others. */
export function readName(reader: Reader, token: TokenOf<"name">): boolean {
  const { scope, section } = reader;
  // Between 占 and its figure a name is the denominator, and so it is in `在本年支出合计中占78.45%`.
  if (scope.expecting?.kind === "share" || scope.expecting?.kind === "completion") return true;
  if (isShareIn(reader, token)) return true;
  // `人均机关运行经费1.34万元，同比增长2.10%`: the average's own figure and change.
  if (scope.expecting?.kind === "price" && scope.expecting.at.end === token.start) {
    Object.assign(scope.expecting, { at: token });
    scope.subject = null;
    return true;
  }
  const usable = meaningsSaid(reader, token);
  const indicator = meantBy(usable, section, {
    whole: scope.whole,
    siblings: reader.named,
    label: reader.label ?? labelBefore(reader, token),
  });
  if (!indicator) {
    if (LABEL_END.test(reader.block.text.slice(token.end, token.end + 10))) reader.label = budgetOf(usable);
    if (token.isAside) {
      // `一般公共预算财政拨款206.28万元`: its own figure, and nothing says of what.
      if (/^[为：]?\d/u.test(reader.block.text.slice(token.end, token.end + 2))) scope.isLost = true;
      return false;
    }
    // A name that may mean several things: whose the figure is cannot be said.
    scope.subject = null;
    return true;
  }
  if (isOfOther(reader, token) || isYardstick(reader, token) || isSource(reader, token, indicator)) {
    scope.isLost = true;
    return true;
  }
  if (isColumn(reader, token, indicator)) openColumn(reader, token, indicator);
  else if (scope.subject && isSame(scope.subject, indicator) && (scope.against || !hasFinal(scope.subject))) {
    // A title only named it: here it is said.
    if (scope.subject.claims.length === 0) scope.subject.at = place(reader, token);
  } else openNamed(reader, token, indicator);
  if (topicOf(indicator.id) === "threePublic" && isNone(reader, token)) {
    const amount = { value: 0, half: 0, unit: "万元" } as const;
    say(reader, { kind: "amount", role: "final", amount, at: place(reader, token), figure: null });
  }
  return true;
}

const SHARE_IN = /^(?:总额|决算数?)?中(?:所占|占|的占比|占比)/u;

function isShareIn({ block, scope }: Reader, { start, end }: Place): boolean {
  if (block.text.charAt(start - 1) !== "在" || !hasFinal(scope.subject)) return false;
  return SHARE_IN.test(block.text.slice(end, end + 8));
}

/** `其中财政拨款：本年收入261.48万元；本年支出268.96万元`: what the sentence says is that of 财政拨款. */
const OF_APPROPRIATION =
  /(?:^|[。；])(?:[\d(（]{0,3}[一二三四五六七八九\d]{0,2}[)）、.是]{0,2})(?:其中：?)?财政拨款(?:收支|收入支出)?(?:决算)?(?:情况|方面)?[：，][^。：]*$/u;

function labelBefore({ block }: Reader, { start }: Place): Topic | null {
  return OF_APPROPRIATION.test(block.text.slice(Math.max(0, start - 120), start)) ? "appropriation" : null;
}

/** `政府性基金：`, `国有资本经营预算方面，` */
const LABEL_END = /^(?:收支|收入支出)?(?:决算)?(?:情况)?(?:方面)?[：，]/u;

/** `局本级收入总计`, `全市民政系统2024年“三公”经费`, `所属救助站支出`: the same name, of others than the department. */
const OTHERS =
  /(?:^|[，；。：(、]|其中)(?:20\d\d年度?，?)?(?:全(?:市|县|区|省|州|国|系统)|(?:所属|下属|直属)[^，；。：]{2,}|[^，；。：]{0,10}本级$)[^，；。：]{0,20}$/u;

function isOfOther({ block }: Reader, { start }: Place): boolean {
  return OTHERS.test(block.text.slice(Math.max(0, start - 40), start));
}

/** `支出53.00万元，其中本年收入安排51.00万元`: what paid for it, and not all that came in. */
const PAYS = /^(?:资金)?(?:安排|列支|负担|解决|弥补)(?:的?支出)?(?:为|约)?\d/u;

function isSource({ block }: Reader, { end }: Place, indicator: Indicator): boolean {
  const isOfIncome = /^income\.|(?:income|received|opening)$/iu.test(indicator.id);
  return isOfIncome && PAYS.test(block.text.slice(end, end + 12));
}

/** `本年支出270.20万元，超过本年收入6.72万元`, `比本年收入多6.72万元`: how far it is from another figure, and not that figure. */
function isYardstick({ block }: Reader, { start, end }: Place): boolean {
  const before = block.text.slice(Math.max(0, start - 3), start);
  const after = block.text.slice(end, end + 8);
  const isPassed = /(?:超过|超出|高于|低于|多于|少于|大于|小于)$/u.test(before);
  // `基金和国有资本经营预算支出57.00万元`: of both.
  if (/(?:基金|预算)(?:和|与|及)$/u.test(before)) return /^(?:合计|总额|总计)?\d/u.test(after);
  if (isPassed) return /^(?:合计|总额|总计)?(?:约|近)?\d/u.test(after);
  return (
    /(?:比|较)$/u.test(before) && /^(?:合计|总额|总计)?(?:多|少|高|低)(?:出|了)?(?:约|近)?\d/u.test(after)
  );
}

/** Words of a total that beside an item name one of its columns; 支出 is its sum. */
const COLUMN_OF: Readonly<Partial<Record<IndicatorId, ItemColumn | "total">>> = {
  "governmentFund.opening": "opening",
  "governmentFund.income": "income",
  "governmentFund.expenditure": "total",
  "governmentFund.closing": "closing",
  "governmentFund.basic": "basic",
  "governmentFund.project": "project",
  "stateCapital.opening": "opening",
  "stateCapital.income": "income",
  "stateCapital.expenditure": "total",
  "stateCapital.closing": "closing",
  "stateCapital.basic": "basic",
  "stateCapital.project": "project",
  "generalBudget.basic": "basic",
  "generalBudget.project": "project",
  "expenditure.basic": "basic",
  "expenditure.project": "project",
};

/** The short name follows an item in its own clause: `…（项）年初结转2.50万元，本年收入48.00万元`. */
function isColumn({ scope, block }: Reader, { start, end }: Place, indicator: Indicator): boolean {
  const item = scope.subject ?? scope.whole;
  if (item === null || item.subject.kind === "indicator" || !(indicator.id in COLUMN_OF)) return false;
  if (item.at.block !== block || /一般公共|政府性|国有资本|财政拨款/u.test(block.text.slice(start, end))) {
    return false;
  }
  return !/[；。]/u.test(block.text.slice(item.at.end, start).replace(/^。/u, ""));
}

function openColumn(reader: Reader, token: Place, indicator: Indicator): void {
  const { scope } = reader;
  const column = isUnknown(indicator.id) ? undefined : COLUMN_OF[indicator.id];
  const item = scope.subject ?? scope.whole;
  if (!column || !item || item.subject.kind === "indicator") return;
  const { path, level } = item.subject;
  const subject: Subject =
    column === "total" ? { kind: "item", path, level } : { kind: "column", path, level, column };
  if (column === "total" && item.subject.kind === "item" && !hasFinal(item)) {
    Object.assign(scope, { subject: item, role: null });
    return;
  }
  // After a list of items it may be the total's after all: the figure decides.
  open(reader, subject, token).others = [indicator];
}

/** Without the names that are but words where they stand; none: the whole token is one. */
export function meaningsSaid(reader: Reader, token: TokenOf<"name">): readonly NameMeaning[] {
  const isPart = isInWord(reader, token);
  return token.meanings.filter(
    ({ name }) => (name.isBare !== true || isSaidBare(reader, token)) && (!isPart || !name.sections),
  );
}

/** `（一）收入263.48万元`: a clause begins with it, and its amount follows, or a row of amounts. */
function isSaidBare(reader: Reader, { start, end }: Place): boolean {
  const { text } = reader.block;
  const isAtStart = /[：；，。、和与及)"●·■◆▲★◇▪•-]$|(?:其中|20\d\d年度?)$|^\d{0,2}[.、]?$/u.test(
    text.slice(0, start).slice(-7),
  );
  const isToldNext =
    /^(?:合计|总计|共计|共|总额|金额|支出)?(?:为|：|是)?\d(?![\d，]{0,6}(?:个|批|人|辆|次))/u.test(
      text.slice(end, end + 14),
    );
  return isAtStart && (isToldNext || isInRow(reader, end));
}

/** Under a title of 财政拨款 the names of the general budget's sums are those of all three budgets as well. */
const OF_ALL: Readonly<Partial<Record<Indicator["id"], IndicatorId>>> = {
  "generalBudget.total": "appropriation.spent",
  "generalBudget.basic": "appropriation.basic",
  "generalBudget.project": "appropriation.project",
};

/** Told as parts of all that came in or went out, the three budgets may have what was carried over with them. */
const GRAND: Readonly<Partial<Record<Indicator["id"], IndicatorId>>> = {
  "generalBudget.income": "generalBudget.grand",
  "generalBudget.total": "generalBudget.grand",
  "governmentFund.income": "governmentFund.incomeGrand",
  "governmentFund.expenditure": "governmentFund.expenditureGrand",
  "stateCapital.income": "stateCapital.incomeGrand",
  "stateCapital.expenditure": "stateCapital.expenditureGrand",
};
const GRAND_TOTALS: ReadonlySet<Indicator["id"]> = new Set<Indicator["id"]>([
  "appropriation.both",
  "appropriation.income",
  "appropriation.expenditure",
]);

/** `财政拨款收入270.80万元，其中：…，上年结转9.31万元` */
const CARRIED: Readonly<Partial<Record<Indicator["id"], readonly [of: IndicatorId, beside: RegExp]>>> = {
  "appropriation.received": [
    "appropriation.income",
    /^[^。；]{0,120}(?:其中|包括|含)[^。；]{0,120}(?:年初|上年)(?:财政拨款)?结转/u,
  ],
  "appropriation.spent": [
    "appropriation.expenditure",
    /^[^。；]{0,120}(?:其中|包括|含)[^。；]{0,120}(?:(?:年末|年终)(?:财政拨款)?结转|结转下年)/u,
  ],
};

function grandOf({ scope, block }: Reader, { end }: Place, indicator: Indicator): IndicatorId | undefined {
  const [of, beside] = CARRIED[indicator.id] ?? [];
  if (of && beside?.test(block.text.slice(end, end + 250)) === true) return of;
  const whole = scope.whole?.subject.kind === "indicator" ? scope.whole.subject.indicator.id : null;
  return whole !== null && GRAND_TOTALS.has(whole) ? GRAND[indicator.id] : undefined;
}

function openNamed(reader: Reader, token: Extract<Token, { kind: "name" }>, indicator: Indicator): void {
  const words = reader.block.text.slice(token.start, token.end);
  const names = token.meanings.flatMap(({ indicator: each, name }) => (each === indicator ? [name] : []));
  const isOfAll = reader.isOfAll && !words.includes("一般公共预算");
  const ofAll = isOfAll ? OF_ALL[indicator.id] : undefined;
  const ids = [...names.flatMap((name) => name.or ?? []), ofAll, grandOf(reader, token, indicator)];
  const others = ids.flatMap((id) => (id === undefined ? [] : (indicatorById(id) ?? [])));
  const statement = open(reader, { kind: "indicator", indicator }, token);
  if (others.length > 0) statement.others = others;
  if (names.length > 0 && names.every(({ isLoose }) => isLoose)) statement.isLoose = true;
  // `本年收入中，财政拨款收入261.48万元`
  if (indicator.parts && OPENS_PARTS.test(reader.block.text.slice(token.end, token.end + 6)))
    reader.scope.whole = statement;
}

const OPENS_PARTS = /^(?:决算)?之?中[，：]/u;

/** `无因公出国（境）费和公务用车购置支出。`: the word before denies it, and no figure follows. */
function isNone({ block }: Reader, { start, end }: Place): boolean {
  const before = block.text.slice(Math.max(0, start - 24), start);
  const after = block.text.slice(end, end + 8);
  return (
    /(?:无|没有|没有安排|未安排|未发生|未产生)(?:[^，。；]{2,20}(?:和|及|、|与))?$/u.test(before) &&
    /^(?:支出|费用|相关|情况|发生)*(?:[，。；、和及与]|$)/u.test(after)
  );
}

/** What a section is about whose title is no name by itself. */
const MATTERS: Partial<Record<Section, IndicatorId>> = {
  threePublic: "threePublic.total",
  operating: "operating.total",
  procurement: "procurement.total",
};

/** A title such as `1.一般公共服务支出（类）` says it for the items under it; one such as 公务接待费 for its line. */
export function readTitle(reader: Reader, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.kind === "item") {
      const above = token.level === "类" ? {} : pathAbove(reader.path, token.level);
      reader.path = { ...above, [token.level]: { name: token.name, at: place(reader, token.nameAt) } };
    }
  }
  const names = tokens.filter((token) => token.kind === "name");
  const [only] = names;
  const matter = reader.section === null ? undefined : MATTERS[reader.section];
  if (names.length === 0 && matter !== undefined && !tokens.some(({ kind }) => kind === "item")) {
    const indicator = indicatorById(matter);
    const at = { start: 0, end: 0 };
    if (indicator) open(reader, { kind: "indicator", indicator }, at);
    reader.sectionTotal = null;
    return;
  }
  if (names.length !== 1 || !only || tokens.some(({ kind }) => kind === "item")) return;
  const indicator = meantBy(only.meanings, reader.section, { whole: null, siblings: [] });
  if (indicator) openNamed(reader, only, indicator);
  reader.sectionTotal = null;
}
