/** What statements are: what a stretch of text says about one indicator or one subject, each claim with its place. */
import type { StatedAmount, StatedPercent } from "./figures";
import { indicatorById } from "./indicators";
import type { Indicator } from "./indicator";
import type { Block } from "./normalize";
import type { Section } from "./sections";
import type { Direction, Level, Role } from "./tokens";

export interface TextPlace {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

export interface NamedLevel {
  readonly name: string;
  readonly at: TextPlace;
}

/** 类, 款 and 项 as the text names them; what the sentence leaves out comes from the title above it. */
export type Path = Partial<Record<Level, NamedLevel>>;

export type Subject =
  | { readonly kind: "indicator"; readonly indicator: Indicator }
  | { readonly kind: "item"; readonly path: Path; readonly level: Level };

export type Against = "prior" | "budget";

export type Claim = { readonly at: TextPlace } & (
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
  | { readonly kind: "equal"; readonly against: Against }
  | { readonly kind: "share"; readonly base: string; readonly percent: StatedPercent }
  | {
      readonly kind: "completion";
      readonly base: Role;
      readonly named: string;
      readonly percent: StatedPercent;
    }
  | { readonly kind: "comparison"; readonly sign: Direction | 0; readonly base: Role }
);
export type ClaimOf<Kind extends Claim["kind"]> = Extract<Claim, { kind: Kind }>;

export interface Statement {
  readonly subject: Subject;
  readonly section: Section | null;
  readonly at: TextPlace;
  /** The statement of which this one tells a part (其中). */
  readonly whole: Statement | null;
  readonly claims: Claim[];
}

export interface Untied {
  readonly at: TextPlace;
  readonly why: string;
}

export interface Reading {
  readonly statements: readonly Statement[];
  readonly untied: readonly Untied[];
}

export function subjectLabel(subject: Subject): string {
  if (subject.kind === "indicator") return subject.indicator.label;
  return subject.path[subject.level]?.name ?? "";
}

/** The indicator that a share without a named denominator is a share of. */
export function impliedBase(statement: Statement): Indicator | null {
  if (statement.subject.kind === "item") return indicatorById("generalBudget.total");
  return statement.subject.indicator.shareOf ? indicatorById(statement.subject.indicator.shareOf) : null;
}
