/** The projects and money that a received text states of the performance evaluation, against the workbook's forms. */
import type { Finding } from "../engine/finding";
import type { ReceivedParagraph, ReceivedText } from "../review/received-text";
import { statedProjectsFinding } from "../rules/self-evaluation/stated-projects";
import type { SelfEvaluation } from "../tables/self-evaluation/schema";
import type { Amount } from "../workbook/amount";

/** `57项部门项目支出开展了绩效自评`, `等57个项目绩效自评结果`, `对3个项目开展绩效评价`. */
const PROJECTS =
  /(?<figure>\d+)\s*[项个](?:部门|单位|预算|本级)*项目(?:支出)?(?:开展|进行|实施|的)?了?(?:支出)?绩效/u;
/** `共涉及资金2,140.16万元`. */
const MONEY = /涉及(?:财政|预算|项目)?(?:资金|金额|预算)\s*(?<figure>\d[\d,，]*(?:\.\d+)?)\s*万元/u;

const FEN_DECIMALS = 6;

/** A finding for each paragraph that states another number or sum than the forms show. */
export function statedProjectsInText(text: ReceivedText, evaluations: readonly SelfEvaluation[]): Finding[] {
  if (evaluations.length === 0) return [];
  return text.paragraphs.flatMap((paragraph) => {
    if (paragraph.role !== "text" || !paragraph.text.includes("绩效")) return [];
    const projects = figureIn(paragraph, PROJECTS);
    const money = projects && figureIn(paragraph, MONEY);
    const finding = statedProjectsFinding(evaluations, {
      projects: projects ? Number(projects.quote) : null,
      money: money ? amountOf(money.quote) : null,
    });
    if (!finding) return [];
    const isCount = projects !== null && Number(projects.quote) !== evaluations.length;
    const place = isCount ? projects : money;
    if (!place) return [];
    const found = { expected: isCount ? String(evaluations.length) : null, found: place.quote };
    return [
      {
        ...finding,
        id: `${finding.id}@performance/${isCount ? "projects" : "money"}`,
        text: { paragraph: paragraph.index, ...place, ...found },
      },
    ];
  });
}

interface TextFigure {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

function figureIn({ text }: ReceivedParagraph, pattern: RegExp): TextFigure | null {
  const match = pattern.exec(text);
  const quote = match?.groups?.["figure"];
  if (!match || quote === undefined) return null;
  const start = match.index + match[0].indexOf(quote);
  return { start, end: start + quote.length, quote };
}

/** In 分, rounded to the last decimal that is printed. */
function amountOf(text: string): Amount {
  const [whole = "0", fraction = ""] = text.replace(/[,，]/gu, "").split(".");
  const step = 10 ** (FEN_DECIMALS - Math.min(FEN_DECIMALS, fraction.length));
  return {
    value: Number(whole + fraction.slice(0, FEN_DECIMALS)) * step,
    half: Math.floor(step / 2),
    blank: false,
  };
}
