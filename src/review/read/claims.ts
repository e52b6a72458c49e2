/** What statements are: what a stretch of text says about one indicator or one subject, each claim with its place. */
import { topicOf, type IndicatorId } from "../words/indicator-id";
import { indicatorById } from "../words/indicators";
import type { Indicator } from "../words/indicator";
import type { Against, Direction, Role } from "../words/phrase";
import type { StatedAmount, StatedPercent } from "./figures";
import type { Level } from "./lexer";
import type { Block } from "./normalize";
import type { Section } from "./sections";

export interface TextPlace {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

export interface NamedLevel {
  readonly name: string;
  /** As the text writes it beside the name. */
  readonly code?: string;
  readonly at: TextPlace;
}

/** 类, 款 and 项 as the text names them; what the sentence leaves out comes from the title above it. */
export type Path = Partial<Record<Level, NamedLevel>>;

export type Subject =
  | { readonly kind: "indicator"; readonly indicator: Indicator }
  | { readonly kind: "item"; readonly path: Path; readonly level: Level }
  /** Another column of an item: `…（项）本年收入48.00万元，本年支出50.00万元`. */
  | { readonly kind: "column"; readonly path: Path; readonly level: Level; readonly column: ItemColumn };

/** Columns of an item beside its sum, as the tables call them. */
export type ItemColumn = "opening" | "income" | "closing" | "basic" | "project";
const COLUMN_LABELS: Readonly<Record<ItemColumn, string>> = {
  opening: "年初结转和结余",
  income: "本年收入",
  closing: "年末结转和结余",
  basic: "基本支出",
  project: "项目支出",
};

/** `at`: the words that claim; `figure`: the digits with their unit, where there are any. */
export type Claim = { readonly at: TextPlace; readonly figure: TextPlace | null } & (
  | { readonly kind: "amount"; readonly role: Role; readonly amount: StatedAmount }
  | {
      readonly kind: "change-amount";
      readonly against: Against;
      readonly direction: Direction;
      readonly amount: StatedAmount;
    }
  | {
      readonly kind: "change-rate";
      readonly against: Against;
      readonly direction: Direction;
      readonly percent: StatedPercent;
    }
  | { readonly kind: "equal"; readonly against: Against; readonly loose: boolean }
  | { readonly kind: "share"; readonly base: string; readonly percent: StatedPercent }
  | { readonly kind: "completion"; readonly base: Role; readonly percent: StatedPercent }
  | {
      readonly kind: "comparison";
      readonly sign: Direction | 0;
      readonly base: Role;
      readonly loose: boolean;
    }
  /** Why it is so: free text, of which only the direction is read. */
  | { readonly kind: "reason" }
);
export type ClaimOf<Kind extends Claim["kind"]> = Extract<Claim, { kind: Kind }>;

export interface Statement {
  subject: Subject;
  readonly section: Section | null;
  /** Where the subject is named; empty where only the heading names it. */
  at: TextPlace;
  /** What the same name may mean besides: the figure decides (`settle`). */
  others?: readonly Indicator[];
  /** Of money that may be another by the same name. */
  isLoose?: boolean;
  /** Told under a title of 财政拨款, all three budgets: the words name no one of them. */
  readonly isOfAll: boolean;
  /** The statement of which this one tells a part (其中). */
  readonly whole: Statement | null;
  readonly claims: Claim[];
}

/** A figure that nothing ties, with what it may belong to. */
export interface Untied {
  readonly at: TextPlace;
  readonly why: string;
  readonly nearest: string | null;
}

/** A reason, a purpose or a list: words that are no claims, from behind what announces them. */
export interface FreeText {
  readonly kind: "reason" | "purpose" | "list";
  readonly at: TextPlace;
}

export function subjectLabel(subject: Subject): string {
  if (subject.kind === "indicator") return subject.indicator.label;
  const name = subject.path[subject.level]?.name ?? "";
  return subject.kind === "column" ? `${name}${COLUMN_LABELS[subject.column]}` : name;
}

export function claimsOf<Kind extends Claim["kind"]>(statement: Statement, kind: Kind): ClaimOf<Kind>[] {
  return statement.claims.filter((claim): claim is ClaimOf<Kind> => claim.kind === kind);
}

/** The first amount that the statement tells in this role. */
export function toldAs({ claims }: Statement, role: Role): ClaimOf<"amount"> | undefined {
  return claims.find((claim): claim is ClaimOf<"amount"> => claim.kind === "amount" && claim.role === role);
}

/** What the items of a section are shares of; elsewhere those of the general budget. */
const ITEMS_OF: Partial<Record<Section, IndicatorId>> = {
  overall: "expenditure.total",
  expenditure: "expenditure.total",
  appropriation: "appropriation.spent",
  governmentFund: "governmentFund.expenditure",
  stateCapital: "stateCapital.expenditure",
};

/** The indicators that a share without a named denominator may be a share of, the likeliest first. */
export function impliedBases({ subject, section, isOfAll }: Statement): Indicator[] {
  const own = section === null ? undefined : ITEMS_OF[section];
  // Of its item, which is no indicator.
  if (subject.kind === "column") return [];
  const ids: readonly IndicatorId[] =
    subject.kind === "item"
      ? [own ?? "generalBudget.total", ...(isOfAll ? ["appropriation.spent" as const] : [])]
      : basesOfSum(subject.indicator, section);
  return ids.flatMap((id) => indicatorById(id) ?? []);
}

/** A fund is a part of the year's sums; in a section of its own a share is of something else. */
function basesOfSum({ id, shareOf }: Indicator, section: Section | null): IndicatorId[] {
  const topic = topicOf(id);
  const isFund = topic === "governmentFund" || topic === "stateCapital";
  const own = shareOf === undefined ? [] : [shareOf];
  if (!isFund || section === "overall" || section === "income" || section === "expenditure") return own;
  if (section !== "appropriation") return [];
  return [id.endsWith(".income") ? "appropriation.received" : "appropriation.spent", ...own];
}
