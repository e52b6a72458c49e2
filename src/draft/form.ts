/**
 * A bureau's form as a base: its blanks become samples that the reader can read as figures, alternatives become the first
 * of them (the clause turns it), instructions go. What no slot has taken in the end is a blank again, and says so.
 */
import type { Phrase, Span } from "../engine/compose/define-paragraph";
import { phrase } from "../engine/compose/define-paragraph";
import { blocksOf } from "../review/read/normalize";
import type { ReceivedText } from "../review/received-text";
import type { DraftParagraph } from "./paragraph";

/** X, ×, ＿ and the like, or an empty bracket. */
const BLANK = String.raw`(?:[XxＸｘ×*＊_＿]{2,}|〔\s*〕|（\s*）|…{2,})`;
const FIGURE_UNIT = String.raw`\s*(?<unit>亿元|万元|元|%|％|分|[个辆人批项台次家])`;
const FIGURE_BLANK = new RegExp(`${BLANK}${FIGURE_UNIT}`, "gu");
/** Nothing where a figure belongs: `支出为万元`, `增长%`. */
const NO_FIGURE = /(?<=[为占的共加少长降出入计算费额])\s*(?<unit>万元|%|％)/gu;
const FEWEST_BLANKS = 5;

/** A text with so many blanks before units waits to be filled in. */
export function isForm({ paragraphs }: ReceivedText): boolean {
  const text = paragraphs.map((paragraph) => paragraph.text).join("");
  return [...text.replace(/\s/gu, "").matchAll(FIGURE_BLANK)].length >= FEWEST_BLANKS;
}

export interface FilledForm {
  readonly text: ReceivedText;
  /** The samples, as they stand in the text. */
  readonly samples: ReadonlySet<string>;
  /** Lists name every kind: nothing says that those of 0 go. */
  readonly listsAll: boolean;
}

/** `joins`: lines that the page has broken become paragraphs; a Word document has none, and keeps its paragraphs. */
export function filledForm(received: ReceivedText, entity: string | null, joins: boolean): FilledForm {
  const samples = new Set<string>();
  const paragraphs = joins ? joined(received) : received;
  const words = received.paragraphs.map((paragraph) => paragraph.text).join("");
  return {
    samples,
    listsAll: !ONLY_WHAT_IS_THERE.test(words.replace(/\s/gu, "")),
    text: {
      paragraphs: paragraphs.paragraphs
        .flatMap((paragraph) => {
          const own = joins ? withAlternative(paragraph.text) : paragraph.text;
          const text = paragraph.role === "text" ? filled(own, entity, samples) : paragraph.text;
          if (joins && text === "" && paragraph.text.trim() !== "") return [];
          const parts = joins
            ? text.split("\n").filter((part) => part !== "" || text === "")
            : [text.replaceAll("\n", "")];
          return parts.map((part) => ({ ...paragraph, text: part }));
        })
        .map((paragraph, position) => ({ ...paragraph, index: position + 1 })),
    },
  };
}

/** A paragraph a block, without the spaces of the page. */
function joined(received: ReceivedText): ReceivedText {
  const blocks = blocksOf(received);
  return {
    paragraphs: blocks.flatMap((block, index) => {
      const chars = block.paragraphs.map(
        (paragraph, k) => received.paragraphs[paragraph - 1]?.text.charAt(block.offsets[k] ?? 0) ?? "",
      );
      return {
        index: index + 1,
        text: chars.join(""),
        heading: block.heading ? 1 : null,
        role: "text" as const,
      };
    }),
  };
}

const WORDS = "增加|减少|增长|下降|上升|大于|小于|高于|低于|等于|持平|超过";
const ALTERNATIVES = new RegExp(
  String.raw`(?<first>${WORDS})\s*(?:[（(](?:${WORDS}|[、/或])+[）)]|(?:\s*[/／]\s*(?:${WORDS}))+)`,
  "gu",
);
const INSTRUCTION =
  /[（(](?:如|若|不涉及|注|请|无此|没有此|视|根据实际|仅有|制度名称|无[^（）()，]{1,24}的(?:部门|单位))[^（）()]{0,80}[）)]/gu;
/** A sentence that says who fills in what. */
const TO_FILL = /由[^。；：]{2,50}填[写列报]/gu;
const ONLY_WHAT_IS_THERE =
  /不涉及的?[^，。）]{0,8}不[列填写]|没有的[^，。）]{0,8}不[列填写]|无[^，。）]{0,8}的不[列填写]/u;
/** `无…的部门，作下述说明：` introduces the sentence that says so. */
const NOTE =
  /(?<start>^|[。；])\s*(?:无|没有|未发生)[^。；]{2,60}的?(?:部门|单位)?，?作(?:下述|如下|以下)说明[：:]/gu;
const INSTRUCTION_LINE =
  /^[\s]*(?:按上述格式|按以上格式|请|填写说明|注[：:]|列明|以下)[^。]{0,80}。?$|[。]?按上述格式依次说明[^。]*。/gu;
/** （若无此项支出，写“……”）: what it quotes is the sentence for that case. */
const ALTERNATIVE =
  /[（(][如若无][^（）()“”]{0,40}(?:写|填|表述)[^（）()“”]{0,4}“(?<says>[^“”]{4,80}?)。?”[^（）()]{0,10}[）)]/gu;

function withAlternative(text: string): string {
  return text.replace(ALTERNATIVE, "\n$<says>。");
}

const ENTITY = new RegExp(
  String.raw`(?:(?:(?!部分|分|第)\p{Script=Han}){1,5}[省市区县州盟旗])?${BLANK}(?:部门（单位）|部门\(单位\)|部门|单位|局|委|厅|办|街道|镇)`,
  "gu",
);

function filled(text: string, entity: string | null, samples: Set<string>): string {
  const add = (sample: string): string => {
    samples.add(sample);
    return sample;
  };
  const sampleFor = (unit: string): string => {
    const number = samples.size + 1;
    if (unit === "%" || unit === "％")
      return add(`${String(60 + (number % 29))}.${String(10 + (number % 89))}`);
    if (unit.endsWith("元")) return add(`97${String(number).padStart(5, "0")}.37`);
    return add(String(70_000 + number));
  };
  const result = text
    .replace(INSTRUCTION_LINE, "")
    .replace(INSTRUCTION, "")
    .replace(TO_FILL, "【待填：内容】")
    .replace(NOTE, (_, start: string) => (start === "" ? "" : `${start}\n`))
    .replace(ALTERNATIVES, "$<first>")
    .replace(ENTITY, entity ?? "【待填：部门名称】")
    .replace(FIGURE_BLANK, (_, unit: string) => `${sampleFor(unit)}${unit}`)
    .replace(NO_FIGURE, (_, unit: string) => `${sampleFor(unit)}${unit}`)
    .replace(/[；、，]?…{1,}/gu, "");
  // What went may have stood for the end of the sentence.
  return /[…）)]\s*$/u.test(text) && /，.*[\d%％]$/u.test(result) ? `${result}。` : result;
}

const WORD_BLANK = /[XxＸｘ×＿]{2,}|_{3,}|\*{2,}/gu;

/** Samples and blanks that nothing was written for wait to be filled in by a person. */
export function withBlanksTold(
  paragraphs: readonly DraftParagraph[],
  samples: ReadonlySet<string>,
): DraftParagraph[] {
  return paragraphs.map((paragraph) => ({
    ...paragraph,
    spans: paragraph.spans.flatMap((span): Phrase => (span.kind === "text" ? told(span, samples) : [span])),
  }));
}

function told({ text }: Span, samples: ReadonlySet<string>): Phrase {
  const figures = text.replace(/\d+(?:\.\d+)?/gu, (digits) =>
    samples.has(digits) ? "【待填：数据】" : digits,
  );
  return phrase`${figures.replace(/【待核：没有识别的数，仍为底稿原数】/gu, "").replace(WORD_BLANK, "【待填：内容】")}`;
}
