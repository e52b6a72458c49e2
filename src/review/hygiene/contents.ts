/**
 * The list of contents against what is there, and headings against the name on the cover (CHECKS 60, 67). Only a whole
 * document has a list; in a text that was pasted its lines are headings like the others.
 */
import type { ReviewContext } from "../context";
import { plainText } from "../read/normalize";
import { plainName } from "../judge/items";
import type { ReceivedParagraph } from "../received-text";

const PART = /^第[一二三四五六七八九十]+部分/u;
const ORDINAL =
  /^(?:第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.])/u;
/** Dots and the number of a page. */
const LEADER = /(?:[.…·。．-]+|\s)\d{0,3}$/u;
/** `第二部分 某某局2024年度部门决算表` */
const NAME_IN_TITLE =
  /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)?(?:纳入|列入|编入|关于)?(?<name>[^，。；：、"\d]{4,40}?)20\d\d年度?(?:部门|单位)?决算/u;
const ORGANIZATION =
  /(?:局|委|部|院|会|中心|队|所|处|站|馆|校|学|园|团|办|室|署|府|厅|司|社|组|庭|台|宫|场)$/u;
/** A line that is longer, or has a sentence in it, is no title. */
const LONGEST_TITLE = 60;

interface Title {
  readonly paragraph: ReceivedParagraph;
  /** 第三部分, 一、 or nothing. */
  readonly ordinal: string;
  /** The part under which it stands. */
  readonly part: string;
  /** Without its ordinal, the entity and the year, which a list leaves out or not. */
  readonly name: string;
}

export function judgeContentsList(context: ReviewContext, entity: string | null): void {
  const { paragraphs } = context.text;
  const entries = titlesOf(
    paragraphs.filter(({ role }) => role === "contents"),
    entity,
  );
  if (entries.length < 3) return;
  const titles = titlesOf(
    paragraphs.filter(({ role, text }) => role === "text" && text.length <= LONGEST_TITLE),
    entity,
  );
  const positions: { entry: Title; position: number }[] = [];
  for (const entry of entries) {
    const position = titles.findIndex(({ name, part }) => name === entry.name && samePart(part, entry));
    const anywhere = position >= 0 ? position : titles.findIndex(({ name }) => name === entry.name);
    if (anywhere >= 0) positions.push({ entry, position: anywhere });
    else judgeMissing(context, entry, titles);
  }
  const late = positions.find(({ position }, index) => position < (positions[index - 1]?.position ?? -1));
  if (late) say(context, late.entry, `“${late.entry.name}”在正文中的次序与目录不一致。`);
}

/**
 * Titles of parts and tables that name another department: left in from the text that was copied. The narrative's own
 * sentences are judged with the rest of it.
 */
export function judgeTitleNames(context: ReviewContext, entity: string | null): void {
  if (entity === null) return;
  const own = plainName(entity);
  for (const { role, text, index } of context.text.paragraphs) {
    if (role === "table" || text.length > LONGEST_TITLE) continue;
    const name = NAME_IN_TITLE.exec(plainText(text.replace(/\s/gu, "")))?.groups?.["name"];
    // A cover breaks the name where its line ends.
    const isOwn = name === undefined || own.startsWith(name) || own.endsWith(name) || name.startsWith(own);
    if (isOwn || !ORGANIZATION.test(name)) continue;
    const isSaid = context.findings.some(
      ({ rules, text: place }) => rules.includes("review/entity") && place?.paragraph === index,
    );
    if (isSaid) continue;
    const start = Math.max(text.indexOf(name), 0);
    const end = text.includes(name) ? start + name.length : text.length;
    context.findings.push({
      id: `review/entity@${String(index)}:${String(start)}`,
      rules: ["review/entity"],
      severity: "error",
      message: `标题里的单位名称“${name}”与“${own}”不一致。`,
      cells: [],
      culprit: null,
      text: { paragraph: index, start, end, quote: text.slice(start, end), expected: own, found: name },
      arithmetic: [],
    });
  }
}

function samePart(part: string, entry: Title): boolean {
  return entry.part === "" || part === "" || part === entry.part;
}

function judgeMissing(context: ReviewContext, entry: Title, titles: readonly Title[]): void {
  const instead = titles.find(
    ({ ordinal, part }) => ordinal !== "" && ordinal === entry.ordinal && part !== "" && part === entry.part,
  );
  if (instead && !entry.name.endsWith("表"))
    say(context, entry, `目录写“${entry.name}”，正文写“${instead.name}”。`, instead.name);
  else if (entry.name.endsWith("表")) say(context, entry, `目录列有“${entry.name}”，文件中没有这张表。`);
  else say(context, entry, `目录列有“${entry.name}”，正文中没有这一部分。`);
}

function say(context: ReviewContext, { paragraph, name }: Title, message: string, expected?: string): void {
  const { index, text } = paragraph;
  context.findings.push({
    id: `review/contents@${String(index)}:0`,
    rules: ["review/contents"],
    severity: "warning",
    message,
    cells: [],
    culprit: null,
    text: {
      paragraph: index,
      start: 0,
      end: text.length,
      quote: text,
      expected: expected ?? null,
      found: name,
    },
    arithmetic: [],
  });
}

function titlesOf(paragraphs: readonly ReceivedParagraph[], entity: string | null): Title[] {
  let part = "";
  return paragraphs.flatMap((paragraph): Title[] => {
    const line = plainText(paragraph.text.replace(LEADER, "")).replace(LEADER, "");
    if (/[。；]/u.test(line)) return [];
    const ordinal = ORDINAL.exec(line)?.[0] ?? "";
    if (PART.test(ordinal)) part = ordinal;
    const name = nameless(line.slice(ordinal.length), entity);
    return name.length < 2 ? [] : [{ paragraph, ordinal, part, name }];
  });
}

function nameless(title: string, entity: string | null): string {
  const own = entity === null ? "" : plainName(entity);
  const bare = own === "" ? title : title.replace(own, "");
  return bare
    .replace(/20\d\d年(?:度)?/u, "")
    .replace(/\(公开\d+表\)$/u, "")
    .replace(/^(?:部门|单位)/u, "");
}
