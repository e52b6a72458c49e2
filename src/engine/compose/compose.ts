/** Turns the section definitions of an edition into the narrative, with the list of what is still missing. */
import type {
  MissingInput,
  Paragraph,
  ParagraphDefinition,
  SectionDefinition,
  Span,
} from "./define-paragraph";
import type { TableId } from "../fact";
import { placeholder } from "./figure";

export interface NarrativeSection {
  readonly id: string;
  /** With its number: `一、收入支出决算总体情况说明`. */
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
  /** Why the text of the section may not be relied on, for people. */
  readonly problems: readonly string[];
}

export interface MissingLine extends MissingInput {
  /** Ids of the sections that wait for it. */
  readonly sections: readonly string[];
}

export interface Narrative {
  readonly edition: string;
  readonly year: number | null;
  readonly entity: string | null;
  /** Of the whole part, without its number: `2024年度部门决算情况说明`. */
  readonly title: string;
  readonly sections: readonly NarrativeSection[];
  readonly missing: readonly MissingLine[];
}

/** What `compose` must know of the brief, beyond what the paragraphs ask of it. */
export interface BriefBase {
  /** The title of a table that is needed and was not read; null when it was. */
  readonly unread: (table: TableId) => string | null;
}

export function composeSections<Desk extends BriefBase>(
  sections: readonly SectionDefinition<Desk>[],
  brief: Desk,
): NarrativeSection[] {
  return sections.map((section, index) => {
    const title = typeof section.heading === "string" ? section.heading : section.heading(brief);
    const unread = section.needs.map(brief.unread).filter((table) => table !== null);
    return {
      id: section.id,
      heading: `${chineseNumber(index + 1)}、${title}`,
      paragraphs:
        unread.length > 0
          ? unread.map(unreadParagraph)
          : section.paragraphs.flatMap((one) => said(one, brief)),
      problems: unread.map((table) => `没有读到《${table}》，本节无法生成。`),
    };
  });
}

function said<Desk>(definition: ParagraphDefinition<Desk>, brief: Desk): readonly Paragraph[] {
  return definition.when && !definition.when(brief) ? [] : definition.say(brief);
}

function unreadParagraph(title: string): Paragraph {
  return {
    role: "text",
    spans: [placeholder([{ key: `table:${title}`, label: `《${title}》`, cell: null }])],
  };
}

/** Every missing input once, in the order of the text. */
export function missingOf(sections: readonly NarrativeSection[]): MissingLine[] {
  const byKey = new Map<string, { input: MissingInput; sections: Set<string> }>();
  for (const section of sections) {
    for (const span of spansOf(section)) {
      if (span.kind !== "placeholder") continue;
      for (const input of span.missing) {
        const line = byKey.get(input.key) ?? { input, sections: new Set() };
        byKey.set(input.key, line);
        line.sections.add(section.id);
      }
    }
  }
  return [...byKey.values()].map((line) => ({ ...line.input, sections: [...line.sections] }));
}

export function spansOf(section: NarrativeSection): readonly Span[] {
  return section.paragraphs.flatMap((one) => one.spans);
}

const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 → 一, 13 → 十三, 20 → 二十; up to 99. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const units = DIGITS[number % 10] ?? "";
  if (tens === 0) return units;
  return `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十${units}`;
}
