/**
 * The one value that the way from a workbook to its findings hands on: what it was made from stands in it, so that no
 * step and no face has to remember the workbook, last year's, the tables named by hand or 补充资料 beside it.
 */
import type { Narrative } from "../engine/compose/compose";
import type { Facts, TableId, TableReading } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Localization } from "../engine/localize/localize";
import type { Mended } from "../engine/localize/structure/mend";
import type { Observation } from "../engine/localize/model";
import type { Judgement, Relation } from "../engine/reconcile/relation";
import type { Edition } from "../editions/edition";
import type { PriorFill } from "../narrative/supplement/prior";
import type { SupplementReading } from "../narrative/supplement/read";
import type { ReceivedText } from "../review/received-text";
import type { Review } from "../review/review";
import type { SelfEvaluation } from "../tables/self-evaluation/schema";
import type { Workbook } from "../workbook/workbook";
import type { ExplanationState } from "./explanations/explain";
import type { SwitchedOff } from "./explanations/switched-off";
import type { OwnRules } from "./own-rules";

export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** What became of one check: it ran, there was nothing for it to look at, or it could not be done. */
export type CheckRun =
  /** `person`: what is left is nothing that a program can answer. */
  { readonly status: "ran" } | { readonly status: "none" | "open" | "person"; readonly why: string };

/** What a workbook says, before anything is held against anything. */
export interface WorkbookReading {
  readonly workbook: Workbook;
  /** Tables of sheets that the user named by hand. */
  readonly named: Readonly<Record<string, TableId>>;
  readonly edition: Edition;
  readonly entity: string | null;
  readonly year: number | null;
  /** The figures of the tables and of the 项目支出绩效自评表. */
  readonly facts: Facts;
  /** The edition's tables in its order, missing ones too, then further tables. */
  readonly tables: readonly TableReading[];
  /** 项目支出绩效自评表, whose figures are also among the facts. */
  readonly evaluations: readonly SelfEvaluation[];
  readonly unrecognized: readonly { readonly sheet: string; readonly reason: string }[];
}

/** Last year's workbook and what it says of this one. */
export interface Prior {
  readonly reading: WorkbookReading;
  /** Why it is not last year's workbook of this one, and nothing of it is used; `null` where nothing speaks against it. */
  readonly mismatch: string | null;
  readonly judgements: readonly Judgement[];
  /** A finding a balance that was not carried over; its cells are those of this year. */
  readonly findings: readonly Finding[];
  /** What it tells of this year's figures: it decides between explanations that are alike. */
  readonly observations: readonly Observation[];
  /** Why nothing was compared. */
  readonly notChecked: string | null;
  /** 补充资料 with what last year's workbook answers. */
  readonly fill: PriorFill;
}

/** A received text and its review. */
export interface ReviewedText extends Review {
  readonly text: ReceivedText;
}

export interface Narration {
  /** Its sections carry the errors that the reconciliation found in their figures. */
  readonly narrative: Narrative;
}

export interface Checked extends WorkbookReading {
  /** 补充资料 as read, and what is wrong with it. */
  readonly supplement: SupplementReading;
  /** Checks that a person has switched off for this workbook: they take part in nothing. */
  readonly switchedOff: readonly SwitchedOff[];
  /** By the id of the check; one that is not here did not run. */
  readonly runs: ReadonlyMap<string, CheckRun>;
  readonly relations: readonly Relation[];
  readonly judgements: readonly Judgement[];
  /** Faults of the workbook's structure, and its figures as they are without them. */
  readonly mended: Mended;
  /** The user's own rules with what became of each. */
  readonly own: OwnRules;
  /** `null` where last year's workbook was not given. */
  readonly prior: Prior | null;
  /** `null` until `locate` has run. */
  readonly localization: Localization | null;
  /** Of the workbook: those of a text stand in `review`. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** The rows of 核对说明, each with what became of it; none until the findings were held against it. */
  readonly explanations: readonly ExplanationState[];
  /** Only what the text was told is asked for. */
  readonly isOfText?: boolean;
  /** `null` until a text was reviewed. */
  readonly review: ReviewedText | null;
  /** `null` until `narrate` has run, and where the edition has no narrative. */
  readonly narration: Narration | null;
}

/** What was judged in the workbook and against last year's. */
export function allJudgements({ judgements, prior }: Checked): readonly Judgement[] {
  return [...judgements, ...(prior?.judgements ?? [])];
}

/** What was found in the workbook and in the text beside it. */
export function allFindings({ findings, review }: Checked): readonly Finding[] {
  return [...findings, ...(review?.findings ?? [])];
}

export function allNotChecked({ notChecked, review }: Checked): readonly NotChecked[] {
  return [...notChecked, ...(review?.notChecked ?? [])];
}

/** True where there is anything to check at all. */
export function hasTables({ facts }: WorkbookReading): boolean {
  return facts.tables.size > 0;
}
