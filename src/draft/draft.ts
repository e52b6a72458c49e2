/**
 * A document as the template: last year's narrative, or a bureau's form, becomes this year's. What it states is found by
 * the review's reader, this year's figures are written into its own words, and whatever was not understood stays and is
 * marked. Pure; the steps are numbered.
 */
import type { Narrative } from "../engine/compose/compose";
import { textOf, type Phrase } from "../engine/compose/define-paragraph";
import type { Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Edition } from "../editions/edition";
import { compose, supplementBlocks } from "../narrative";
import { makeBrief } from "../narrative/brief";
import type { SupplementKey } from "../narrative/supplement/block";
import { fillFromPrior } from "../narrative/supplement/prior";
import type { Supplement } from "../narrative/supplement/supplement";
import type { Claim } from "../review/read/claims";
import { textOfLines, type ReceivedText } from "../review/received-text";
import { NO_FACTS, review, type Review } from "../review/review";
import { readBase, type Base } from "./base";
import type { Books } from "./books";
import { writeDocument } from "./document";
import type { Drafting, House } from "./drafting";
import { filledForm, isForm, withBlanksTold } from "./form";
import { keyFinder, type Key } from "./key";
import type { DraftParagraph } from "./paragraph";
import type { DraftMark } from "./marks";
import { merged, type Certainty, type Slot } from "./slot";
import { slotsOf, type BlockSlots } from "./slots/slots-of";
import { styleOf } from "./style";
import { impliedBefore } from "./implied";
import { withOtherLines } from "./other-lines";
import { verified } from "./verify";

/** A year's books: the workbook's figures and 补充资料, of whom and of when. */
export interface YearBooks {
  readonly edition: Pick<Edition, "id">;
  readonly facts: Facts;
  readonly supplement: Supplement;
  readonly entity: string | null;
  readonly year: number | null;
}

export interface Draft {
  readonly paragraphs: readonly DraftParagraph[];
  /** What was found in the base, each by itself. */
  readonly slots: readonly Slot[];
  readonly marks: readonly DraftMark[];
  /** What was wrong in the base already, beside last year's books or by its own figures. */
  readonly baseFindings: readonly Finding[];
  /** What the review says of the draft beside this year's books; each stands marked in it. */
  readonly findings: readonly Finding[];
  readonly baseYear: number | null;
  /** What it gave as reasons, by the entry of 补充资料 that asks for this year's. */
  readonly oldReasons: ReadonlyMap<SupplementKey, string>;
  readonly mode: Drafting["mode"];
}

export interface DraftOptions {
  /** Last year's books. */
  readonly prior?: YearBooks;
  /** Whose name in the base becomes that of this year's entity; without more it is that of last year's books. */
  readonly oldEntity?: string | null;
  /** A Word document keeps its paragraphs; the lines of a text may be broken by its pages. */
  readonly isDocument?: boolean;
}

export function draft(
  given: ReceivedText,
  books: YearBooks,
  { prior, oldEntity = prior?.entity ?? null, isDocument = false }: DraftOptions = {},
): Draft {
  // 1. The base, read; a form with samples in its blanks. Of the workbook's own year nothing moves on.
  const form = isForm(given) ? filledForm(given, books.entity, !isDocument) : null;
  const received = form?.text ?? given;
  const base = readBase(received, books.year);
  const now = form ? ofTheYear(books, base.reading.year) : books;
  const mode = form ? "form" : isOfThisYear(base, received, now) ? "same" : "next";
  const past = mode === "same" ? now : prior;
  // 2. The base beside the books of its own year: what it states for certain, and what was wrong in it.
  const reviewed = reviewBase(received, form ? null : (past ?? null));
  // 3. This year's books, and what the edition would say.
  const fill = prior ? fillFromPrior(now.supplement, prior.facts, supplementBlocks(now.edition)) : null;
  const supplement = fill?.supplement ?? now.supplement;
  const house = houseOf(now, supplement);
  const finder = keyFinder(now.facts, form ? null : (past?.facts ?? null), form !== null);
  const figures: Books = {
    facts: now.facts,
    supplement,
    prior: prior?.facts ?? null,
    brief: makeBrief(now.facts, supplement, supplementBlocks(now.edition)),
    year: now.year,
    entity: now.entity,
    implied: mode === "same" ? impliedBefore(base.reading, finder.keyOf) : new Map<Key, number>(),
    includesForeign: base.blocks
      .map(({ text }) => text)
      .join("")
      .includes("含外宾"),
  };
  const drafting: Drafting = {
    base,
    house,
    books: figures,
    style: styleOf(form ? house : base, house),
    oldEntity: mode === "next" ? oldEntity : null,
    mode,
    listsAll: form?.listsAll ?? false,
    keyOf: finder.keyOf,
    oldReasons: new Map(),
    houseKeyOf: keyFinder(now.facts, null, false).keyOf,
    certaintyOf: (claim) => reviewed.certainty(claim),
  };
  // 4. Slots, then the document from them.
  const slots = new Map(base.blocks.map((block) => [block, slotsOf(drafting, block)] as const));
  const none: BlockSlots = { slots: [], single: [] };
  const written = writeDocument(drafting, (block) => (slots.get(block) ?? none).slots);
  const lines = withOtherLines(base, written);
  const paragraphs = form ? withBlanksTold(lines, form.samples) : lines;
  // 5. The draft beside this year's books: what is wrong in it, for whatever reason, is marked.
  // Where 补充资料 says something else of last year than last year's workbook, it was followed.
  const isAgreed = fill !== null && fill.differing.length === 0;
  const checked = verified(paragraphs, base, {
    ...now,
    supplement,
    prior: isAgreed ? (prior?.facts ?? null) : null,
  });
  return {
    ...checked,
    slots: [...slots.values()].flatMap(({ single }) => single),
    oldReasons: drafting.oldReasons,
    baseFindings: form ? [] : reviewed.findings,
    baseYear: base.reading.year,
    mode,
  };
}

/** A form names the year that it is for: a workbook that does not say its own is of that year. */
function ofTheYear(books: YearBooks, year: number | null): YearBooks {
  if (books.year !== null || year === null) return books;
  const key: SupplementKey = "basics/year/value";
  const entry = { kind: "count", value: year, key, label: "决算年度", cell: null, fromPrior: false } as const;
  const entries = new Map([...books.supplement.entries, [key, entry] as const]);
  return { ...books, year, supplement: { ...books.supplement, entries } };
}

/** A workbook that does not say its year is of the year of a text that states its figures. */
function isOfThisYear({ reading }: Base, received: ReceivedText, now: YearBooks): boolean {
  if (now.year !== null) return reading.year === now.year;
  const { statements, verdicts } = review(received, now.facts);
  const finals = statements.flatMap(({ claims }) =>
    claims.filter((claim) => claim.kind === "amount" && claim.role === "final" && claim.amount.value !== 0),
  );
  const right = finals.filter((claim) => verdicts.get(claim)?.kind === "right");
  return right.length > 0 && right.length * 2 > finals.length;
}

function reviewBase(received: ReceivedText, past: YearBooks | null) {
  const options = past ? { entity: past.entity, year: past.year, supplement: past.supplement } : {};
  const result: Review = review(received, past?.facts ?? NO_FACTS, options);
  // The same text is read twice; its claims are told apart by where they stand.
  const byPlace = new Map<string, Claim>();
  for (const { claims } of result.statements) for (const claim of claims) byPlace.set(placeOf(claim), claim);
  return {
    findings: result.findings,
    certainty: (claim: Claim): Certainty => {
      const same = byPlace.get(placeOf(claim));
      const verdict = same && result.verdicts.get(same)?.kind;
      if (verdict === "right") return "proved";
      return verdict === "wrong" ? "disputed" : "named";
    },
  };
}

function placeOf({ kind, at }: Claim): string {
  return `${kind} ${at.block.paragraphs[0] ?? 0} ${at.start} ${at.end}`;
}

/** The edition's narrative, read as the base is, with its spans. */
function houseOf(now: YearBooks, supplement: Supplement): House {
  const narrative: Narrative = compose(now.edition, now.facts, supplement);
  const lines: Phrase[] = [
    [{ kind: "text", text: `第三部分 ${narrative.title}` }],
    ...narrative.sections.flatMap(({ heading, paragraphs }): Phrase[] => [
      [{ kind: "text", text: heading }],
      ...paragraphs.map(({ spans }) => spans),
    ]),
  ];
  const base: Base = readBase(textOfLines(lines.map((spans) => textOf(spans)).join("\n")), null);
  return {
    ...base,
    spansOf: ({ first, last }) =>
      merged(
        lines
          .slice(first - 1, last)
          .flatMap((spans, index) => [
            ...(index > 0 ? [{ kind: "text" as const, text: "\n" }] : []),
            ...spans,
          ]),
      ),
  };
}
