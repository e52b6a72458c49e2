/** What the reader knows while it walks through a block, and the few ways to change it. */
import type { Indicator } from "../words/indicator";
import type { Topic } from "../words/indicator-id";
import type { Against, Direction, Meaning, Role } from "../words/phrase";
import { subjectLabel } from "./claims";
import type { Claim, FreeText, Path, Statement, Subject, TextPlace, Untied } from "./claims";
import type { ItemNames } from "./item-names";
import type { Place, Token } from "./lexer";
import type { Block } from "./normalize";
import type { Section } from "./sections";

export type TokenOf<Kind extends Token["kind"]> = Extract<Token, { kind: Kind }>;

export type PhraseOf<Kind extends Meaning["kind"]> = Extract<Meaning, { kind: Kind }>;

/** What may stand before a share or a change without naming another thing: 比上年职工人数增加 is not ours. */
const LINK =
  /^[，、(："]?(?:支出|收入|决算|预算|金额|总额|合计|共计|总计|各|均|共|分别|数|约|则|实际|本年|同期|相应|总体|全年|相比|对比|比较|比|与此同时|也|都|略有|有所)*[，、："]?$/u;

/** Words that may stand between a name and its figure without changing what the figure is. */
export const FILLER =
  /^(?:支出|收入|决算|预算|金额|总额|合计|共计|总计|均|各|分别|安排|数|款|经费|费用|为|是|共|计|约|达|达到|到|人民币|实际|累计|全年|总体|规模|额|：|，|。|科目|"|\))*$/u;

export const UNNAMED = "金额前没有可以辨认的指标名称";

export const NOBODY = "没有说明是哪一项指标";

export type Expectation = { readonly at: Place } & (
  | { readonly kind: "change"; readonly direction: Direction; readonly figure: "amount" | "rate" | "either" }
  | { readonly kind: "becomes" }
  /** The figure that a change is made against: last year's, or a budget. */
  | { readonly kind: "base"; readonly role: Role }
  | { readonly kind: "price" | "deviation" }
  | { readonly kind: "excess"; readonly sign: Direction; readonly base: Role }
  /** `base`: its words, where its own figure was told: `占本年收入合计263.48万元的99.24%`. */
  | { readonly kind: "share"; readonly base?: string }
  | { readonly kind: "completion"; readonly base: Role }
);

/** What a stretch of a sentence speaks of; a bracket opens one of its own. */
interface Scope {
  subject: Statement | null;
  whole: Statement | null;
  role: Role | null;
  /** `预算数、决算数均为0万元`: side by side. */
  roles: readonly Role[];
  /** `预算26.50万元（其中：公务接待费1.50万元）`: what the parts are told of, where it is a budget. */
  partsRole: Role | null;
  /** The clause speaks of last year. */
  isLastYear: boolean;
  against: { readonly what: Against; readonly role: Role; readonly at: Place } | null;
  /** What a figure that comes next would say, by the words before it. */
  expecting: Expectation | null;
  /** A figure was met that is nobody's: what follows it may be about the same unknown thing. */
  isLost: boolean;
  /** End of the token that a figure would follow. */
  anchor: number;
}

export interface Reader {
  readonly year: number | null;
  readonly itemNames: ItemNames;
  readonly statements: Statement[];
  readonly untied: Untied[];
  /** End of the word before, whatever it means. */
  lastEnd: number;
  section: Section | null;
  /** The titles name no one of the three budgets. */
  isOfAll: boolean;
  block: Block;
  scope: Scope;
  outer: Scope[];
  /** Subjects of the sentence, for figures that are told of several at once. */
  named: Statement[];
  /** 各, 均 or 分别 was said. */
  isEach: boolean;
  /** How many roles of a row still wait for their figure. */
  rolesLeft: number;
  /** Whose the next figures of a row are: `分别为1.00、2.00万元`. */
  row: readonly Statement[];
  /** 类 and 款 of the titles above. */
  path: Path;
  /** The budget whose short names the sentence uses. */
  label: Topic | null;
  /** What the section, or the title above the line, speaks of. */
  sectionTotal: Statement | null;
  skipping: { readonly kind: FreeText["kind"]; readonly from: number } | null;
  readonly free: FreeText[];
}

export function freshScope(subject: Statement | null): Scope {
  return {
    subject,
    whole: null,
    role: null,
    roles: [],
    partsRole: null,
    isLastYear: false,
    against: null,
    expecting: null,
    isLost: false,
    anchor: 0,
  };
}

/** Ends of words that may lead to a short name; behind any other it is the end of a longer name. */
const LEAD =
  /(?:[局委部厅院会队所处站校办镇乡馆年共总的为是中在有和及与按即计达以含需占加减]|^[本我该][\p{Script=Han}]{1,4}|中心|单位|部门|街道|其中|实际|安排|发生|实现|取得|完成|列支|开支|方面|包括|包含|扣除|加上|减去|动用|使用)$/u;

/** `征地和拆迁补偿支出`: the short name is the end of a word that nobody knows. */
export function isInWord({ block, lastEnd }: Reader, { start }: Place): boolean {
  const before =
    block.text
      .slice(Math.min(lastEnd, start), start)
      .split(/[^\p{Script=Han}]/u)
      .at(-1) ?? "";
  return before !== "" && !FILLER.test(before) && !LEAD.test(before);
}

/** A word that means nothing here but could stand between a name and its figure. */
export function isFillerWord({ block, section }: Reader, token: TokenOf<"name">): boolean {
  const isMeant = token.meanings.some(
    ({ name }) => name.sections === undefined || (section !== null && name.sections.includes(section)),
  );
  return !isMeant && FILLER.test(block.text.slice(token.start, token.end));
}

/** `货物、工程、服务支出分别为…`: names side by side, whose figures follow in a row. */
const ROW = /^"?(?:[、和与及]|[^。；：，\d]{0,30}分别)[^。；：\d]{0,120}分别|^"?[^。；：，、\d]{0,6}分别/u;

export function isInRow({ block }: Reader, end: number): boolean {
  return ROW.test(block.text.slice(end, end + 130));
}

export function endClause(scope: Scope): void {
  // After a figure of an unknown thing nobody knows whose the next clause is.
  if (scope.isLost) scope.subject = scope.whole;
  Object.assign(scope, { role: null, roles: [], isLastYear: false, expecting: null, isLost: false });
}

/** What the parts that come next are told of: the budget, where it is the last that was told of the whole. */
export function roleOfParts({ scope, block }: Reader, start: number): Role | null {
  const last = scope.subject?.claims.at(-1);
  if (last?.kind !== "amount" || last.role === "final" || last.role === "before") return null;
  if (last.at.block !== block || scope.subject === null) return null;
  const between = block.text.slice(last.at.end, start);
  return between === "(" || (/^[，：]?$/u.test(between) && !hasFinal(scope.subject)) ? last.role : null;
}

export function place(reader: Reader, { start, end }: Place): TextPlace {
  return { block: reader.block, start, end };
}

/** Whether nothing but words that change nothing stand between the last token and this one. */
export function isFiller({ block, scope }: Reader, token: Place): boolean {
  return FILLER.test(block.text.slice(Math.min(scope.anchor, token.start), token.start));
}

export function isLinked({ block, scope }: Reader, token: Place): boolean {
  return !scope.isLost && LINK.test(block.text.slice(Math.min(scope.anchor, token.start), token.start));
}

/** 收入总计、支出总计均为: the names at the end of the sentence so far that have no figure yet. */
export function adjacent({ named, block }: Reader): Statement[] {
  const group: Statement[] = [];
  for (const statement of [...named].reverse()) {
    const next = group[0];
    const between = next ? block.text.slice(statement.at.end, next.at.start) : "";
    if (statement.claims.length > 0 || !/^[、和与及]?$/u.test(between)) break;
    group.unshift(statement);
  }
  return group;
}

export function isSame(statement: Statement | null, indicator: Indicator): boolean {
  return statement?.subject.kind === "indicator" && statement.subject.indicator.id === indicator.id;
}

export function hasFinal(statement: Statement | null): boolean {
  return statement?.claims.some((claim) => claim.kind === "amount" && claim.role === "final") ?? false;
}

export function open(reader: Reader, subject: Subject, at: Place): Statement {
  const { scope, section, isOfAll } = reader;
  const whole = section === "detail" && subject.kind === "item" ? null : scope.whole;
  const statement: Statement = { subject, section, at: place(reader, at), whole, isOfAll, claims: [] };
  reader.statements.push(statement);
  reader.named.push(statement);
  reader.sectionTotal ??= whole === null && subject.kind === "indicator" ? statement : null;
  const role = whole === null ? null : scope.partsRole;
  Object.assign(scope, { subject: statement, role, roles: [], expecting: null, isLost: false });
  return statement;
}

/** Free text ends where the reader goes on. */
export function endFree(reader: Reader, end: number): void {
  const { skipping, block } = reader;
  if (skipping && end > skipping.from) {
    reader.free.push({ kind: skipping.kind, at: { block, start: skipping.from, end } });
  }
  reader.skipping = null;
}

/** More than a sentence can say of one thing: what goes on like that is no sentence. */
const MOST_CLAIMS = 60;

export function say(reader: Reader, claim: Claim, to: Statement | null = reader.scope.subject): void {
  if (to && !reader.scope.isLost && to.claims.length < MOST_CLAIMS) to.claims.push(claim);
  else leave(reader, claim.figure ?? claim.at, NOBODY);
}

export function leave(reader: Reader, at: Place, why: string): void {
  const { subject, whole } = reader.scope;
  const near = subject ?? whole ?? reader.sectionTotal;
  reader.untied.push({
    at: place(reader, at),
    why,
    nearest: near ? subjectLabel(near.subject) : null,
  });
}
