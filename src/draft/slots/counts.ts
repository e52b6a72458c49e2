/** Counts and what is told outside of the tables, and the free words of 补充资料: purposes, contents, names of systems. */
import { phrase, type Phrase, type Span } from "../../engine/compose/define-paragraph";
import { placeholder, plainFigure, figureSpan, type Figure } from "../../engine/compose/figure";
import type { RowOf, SupplementKey } from "../../narrative/supplement/block";
import { vehicleCounts } from "../../narrative/vehicles";
import { VEHICLE_KINDS } from "../../narrative/xining/assets";
import type { Count } from "../../review/read/counts";
import type { IndicatorId } from "../../review/words/indicator-id";
import { factInLine } from "../../tables/known-fact";
import { formatScaled } from "../../workbook/amount";
import { rawText, type BaseBlock } from "../base";
import type { Drafting } from "../drafting";
import { amountSpan, mark, plain } from "../print";
import type { Slot } from "../slot";

const DIGITS = /^[\d，,.]+/u;

export function countSlots(drafting: Drafting, block: BaseBlock): Slot[] {
  const counts = drafting.base.reading.counts.filter(({ at }) => at.block === block.block);
  return counts.map((count): Slot => {
    const { at } = count;
    const digits = DIGITS.exec(block.text.slice(at.start, at.end))?.[0];
    const shared = { kind: "count", key: null, certainty: "named", claims: [] } as const;
    if (digits === undefined) {
      const words = rawText(block, at.start, at.end);
      const write = (): Phrase => {
        const span = countSpan(drafting, count, "");
        return span.kind === "count" && span.value === 0
          ? plain(words)
          : phrase`${words}${mark("本年数不为0或未填")}`;
      };
      return { ...shared, start: at.start, end: at.end, write };
    }
    const write = (): Phrase => [countSpan(drafting, count, digits)];
    return { ...shared, start: at.start, end: at.start + digits.length, write };
  });
}

function countSpan({ books, style }: Drafting, { word }: Count, digits: string): Span {
  const figure = countFigure(books, word);
  if (figure.value === null) return placeholder(figure.missing);
  if (word.unit === "money")
    return amountSpan({ ...figure, measure: "money" }, style, { digits, unit: "万元" });
  if (word.unit === "score") {
    return {
      kind: "score",
      text: formatScaled(figure.value, 2, false),
      value: figure.value,
      sources: figure.sources,
    };
  }
  return figureSpan(figure);
}

function countFigure({ brief, supplement, facts }: Drafting["books"], word: Count["word"]): Figure {
  if (word.line !== undefined) {
    const fact = factInLine(facts, "three-public", word.line);
    if (fact?.amount) {
      const { value } = fact.amount;
      const label = `${fact.lineLabel} ${fact.columnLabel}`.trimEnd();
      return plainFigure("count", value, [{ origin: "table", key: fact.id, label, cell: fact.cell, value }]);
    }
  }
  const entry = supplement.entries.get(word.given);
  if (entry && "value" in entry) return brief.given(word.given, word.unit);
  // Kinds that nobody has are left blank where the others make up the total.
  const kind = VEHICLE_KINDS.findIndex(({ id }) => word.given === `assets/${id}/count`);
  const blank = kind < 0 ? undefined : vehicleCounts(brief, VEHICLE_KINDS).kinds[kind];
  if (blank) return blank.figure;
  return brief.given(word.given, word.unit);
}

/** Words that 补充资料 gives: where they stand, and which entry they are. */
const WORDS: readonly {
  readonly pattern: RegExp;
  readonly entry: SupplementKey;
  readonly about?: IndicatorId;
}[] = [
  { pattern: /开支内容包括：(?<words>[^。]{1,200})/u, entry: "threePublic/abroadContent/value" },
  {
    pattern: /主要用于：?(?<words>[^。]{1,200})/u,
    entry: "threePublic/operationUse/value",
    about: "threePublic.vehicleOperation",
  },
  {
    pattern: /主要用于：?(?<words>[^。]{1,200}?)(?=，购置公务用车\d|。)/u,
    entry: "threePublic/purchaseUse/value",
    about: "threePublic.vehiclePurchase",
  },
  {
    pattern: /主要用于：?(?<words>[^。]{1,200}?)(?=，(?:国内)?公务接待\d|，接待\d|。)/u,
    entry: "threePublic/receptionUse/value",
    about: "threePublic.reception",
  },
  { pattern: /决算中反映(?<words>[^，。]{1,200}?)等\d/u, entry: "performance/names/value" },
  { pattern: /管理制度：(?<words>[^；。]{1,300}?)(?=，建立了|；|。)/u, entry: "performance/systems/value" },
  {
    pattern: /，建立了(?<words>[^；。]{1,200}?)的预算绩效管理工作机制/u,
    entry: "performance/mechanism/value",
  },
];

export function wordSlots(drafting: Drafting, block: BaseBlock): Slot[] {
  return WORDS.flatMap(({ pattern, entry, about }): Slot[] => {
    const section = entry.startsWith("threePublic") ? "threePublic" : "performance";
    const match = block.section === section ? pattern.exec(block.text) : null;
    const words = match?.groups?.["words"];
    if (!match || words === undefined || (about !== undefined && !isAbout(block, match.index, about)))
      return [];
    const start = match.index + match[0].indexOf(words);
    return [
      {
        start,
        end: start + words.length,
        kind: "words",
        key: null,
        certainty: "named",
        claims: [],
        write: () => {
          if (drafting.books.supplement.entries.get(entry)?.kind === "text") {
            return [drafting.books.brief.words(entry, "reason")];
          }
          const old = rawText(block, start, start + words.length);
          return drafting.mode !== "next" ? plain(old) : phrase`${old}${mark("上年内容")}`;
        },
      },
    ];
  });
}

/** The last thing named before is the one that the words are about. */
function isAbout({ statements, block }: BaseBlock, position: number, id: IndicatorId): boolean {
  const named = statements.filter(({ at }) => at.block === block && at.start <= position);
  return named.some(({ subject }) => subject.kind === "indicator" && subject.indicator.id.startsWith(id));
}

/** `，已经完成整改的1个，正在整改的0个` belongs there only where problems were found. */
export function remedySlots({ books }: Drafting, block: BaseBlock): Slot[] {
  if (block.section !== "performance") return [];
  const match = /发现问题\d+个(?<remedy>，已经完成整改的\d+个，正在整改的\d+个)?/u.exec(block.text);
  const problems = books.brief.given("performance/problems/value", "count");
  if (!match || problems.value === null) return [];
  const remedy = match.groups?.["remedy"];
  const end = match.index + match[0].length;
  const shared = { kind: "clause", key: null, certainty: "named", claims: [] } as const;
  if (remedy !== undefined) {
    return problems.value === 0 ? [{ ...shared, start: end - remedy.length, end, write: () => [] }] : [];
  }
  if (problems.value === 0) return [];
  const count = (row: RowOf<"performance">): Span =>
    figureSpan(books.brief.given(`performance/${row}/value`, "count"));
  const write = (): Phrase => phrase`，已经完成整改的${count("solved")}个，正在整改的${count("open")}个`;
  return [{ ...shared, start: end, end, write }];
}
