/** Sections of a base and of the edition's narrative: their runs, and whether they tell figures, items, or that there is none. */
import { claimsOf } from "../review/read/claims";
import type { Section } from "../review/read/sections";
import type { BaseBlock } from "./base";
import { figureOf } from "./books";
import type { Drafting } from "./drafting";
import { indicatorKey } from "./key";

/** Runs of one section. */
export function groupsOf(blocks: readonly BaseBlock[]): BaseBlock[][] {
  const groups: BaseBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last && last[0]?.section === block.section) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

export function sectionsOf(blocks: readonly BaseBlock[]): Map<Section, BaseBlock[]> {
  const sections = new Map<Section, BaseBlock[]>();
  for (const block of blocks) {
    if (block.section !== null) sections.set(block.section, [...(sections.get(block.section) ?? []), block]);
  }
  return sections;
}

export function tellsItem({ statements }: BaseBlock): boolean {
  return statements.some(({ subject }) => subject.kind === "item" && subject.level === "项");
}

export function isNoneSentence(drafting: Drafting, block: BaseBlock): boolean {
  return !block.heading && block.narrated && isNone(drafting, [block]);
}

export function isFund(section: Section | null): boolean {
  return section === "governmentFund" || section === "stateCapital";
}

const NONE =
  /(?:没有发生|未发生|没有|无)[^。；，]{0,40}(?:支出|收入和支出|收入支出|收支|经费)(?:相关情况)?。?$/u;

/** One sentence that says that there is none, and no figure. */
export function isNone({ base, house }: Drafting, blocks: readonly BaseBlock[]): boolean {
  const texts = blocks.filter(({ heading }) => !heading);
  const nones = [...base.reading.nones, ...house.reading.nones];
  const says = texts.some(({ block, text }) => NONE.test(text) || nones.some(({ at }) => at.block === block));
  return says && texts.length <= 2 && !tellsFigures(blocks);
}

export function tellsFigures(blocks: readonly BaseBlock[]): boolean {
  return blocks.some(({ statements, block }) =>
    statements.some(({ claims }) =>
      claims.some((claim) => claim.figure !== null && claim.at.block === block),
    ),
  );
}

/** The base says 0 everywhere, and this year there is something: its sentences show no shape for that. */
export function isNewlySpent(drafting: Drafting, told: readonly BaseBlock[]): boolean {
  const total = figureOf(drafting.books, indicatorKey("threePublic.total"), "final").value ?? 0;
  const finals = told.flatMap(({ statements }) =>
    statements.flatMap((statement) => claimsOf(statement, "amount").filter(({ role }) => role === "final")),
  );
  return total !== 0 && finals.length > 0 && finals.every(({ amount }) => amount.value === 0);
}
