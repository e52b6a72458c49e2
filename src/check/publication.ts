/**
 * Step 11: what is published against the workbook that it was made from, figure by figure. Which of the two is wrong is not
 * said: the workbook's own relations tell that.
 */
import { isRead, type Fact, type TableReading } from "../engine/fact";
import { plainFinding, type Finding } from "../engine/finding";
import { printed } from "../engine/printed";
import { cellOf, labelOf } from "../engine/reconcile/arithmetic";
import { checkList, type CheckInfo } from "../rules/basis";
import type { Amount } from "../workbook/amount";
import type { PagePlace } from "../workbook/place";
import { cellKey } from "../workbook/workbook";
import type { Checked, CheckRun, NotChecked, WorkbookReading } from "./checked";
import { gapsOfPages } from "./unread-pages";
import { notOf } from "./whose";

export const PUBLISHED_FIGURE = "publication/figure";
export const PUBLISHED_LINE = "publication/line";
export const PUBLISHED_TABLE = "publication/table";

export const PUBLICATION_CHECKS: readonly CheckInfo[] = checkList({
  [PUBLISHED_FIGURE]: {
    title: "公开文本与工作簿金额相同",
    severity: "error",
    says: "公开文本（PDF、Word）各表的每个数与工作簿的同一格相同；只差末位的为提醒。",
    basis: "same-figure",
  },
  [PUBLISHED_LINE]: {
    title: "公开文本与工作簿行次相同",
    severity: "error",
    says: "工作簿各表中有数的每一行，公开文本的同一张表里都有；反之亦然。",
    basis: "same-figure",
  },
  [PUBLISHED_TABLE]: {
    title: "公开文本与工作簿表格相同",
    severity: "error",
    says: "工作簿中有数的每一张表，公开文本里都有。",
    basis: "same-figure",
  },
});

/** More figures of one table that differ are one finding: another version of the table was published. */
const MOST_SINGLE = 12;
/** So many of them are named. */
const NAMED = 6;

/** A published document, read; or why it could not be. */
export type Published = WorkbookReading | { readonly refused: string };

/** One that could not be read, or is of another year or entity, is said to be so, and nothing is compared. */
export function withPublication(checked: Checked, published: Published): Checked {
  const compared = compareUnlessRefused(checked, published);
  const run: CheckRun =
    compared.notChecked.length === 0
      ? { status: "ran" }
      : { status: "open", why: `公开文本有 ${String(compared.notChecked.length)} 处没有对照` };
  return {
    ...checked,
    runs: new Map([...checked.runs, ...PUBLICATION_CHECKS.map(({ id }) => [id, run] as const)]),
    findings: [...checked.findings, ...compared.findings],
    notChecked: [...checked.notChecked, ...compared.notChecked],
  };
}

interface Comparison {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

function compareUnlessRefused(checked: Checked, published: Published): Comparison {
  if ("refused" in published) return refused(published.refused);
  const why = notOf(published.workbook.name, published, checked);
  return why === null ? compare(checked, published) : refused(why);
}

function refused(why: string): Comparison {
  return { findings: [], notChecked: [{ what: "公开文本与工作簿的对照", why }] };
}

function compare(own: WorkbookReading, publication: WorkbookReading): Comparison {
  const gaps = publication.workbook.printed?.gaps ?? [];
  const parts = own.tables.filter(isRead).map((table): Comparison => {
    const published = publication.facts.tables.get(table.table);
    if (published && isRead(published)) return compareTables(table, published, { own, publication });
    const figures = factsOf(own, table).filter(isFigure);
    if (published) return openTable(table, published.problems[0]?.message ?? "无法读取");
    if (figures.length === 0) return NOTHING;
    // A table that is not seen may stand on a page that could not be read, or be one that is not recognized.
    if (gaps.length > 0) return openTable(table, "没有找到这张表，文件有没有读全的页");
    return { findings: [missingTable(table, figures)], notChecked: [] };
  });
  const forms = own.evaluations.length > 0 ? [FORMS] : [];
  return {
    findings: parts.flatMap(({ findings }) => findings),
    notChecked: [...gapsOfPages(gaps), ...parts.flatMap(({ notChecked }) => notChecked), ...forms],
  };
}

const NOTHING: Comparison = { findings: [], notChecked: [] };
const FORMS: NotChecked = { what: "公开文本的项目支出绩效自评表", why: "没有与工作簿逐项对照" };

function isFigure({ amount }: Fact): boolean {
  return amount !== null && amount.value !== 0;
}

function factsOf({ facts }: WorkbookReading, { table }: TableReading): Fact[] {
  return [...facts.byId.values()].filter((fact) => fact.table === table);
}

function openTable({ title }: TableReading, why: string): Comparison {
  return { findings: [], notChecked: [{ what: `公开文本的${title}`, why }] };
}

function missingTable({ table, title }: TableReading, figures: readonly Fact[]): Finding {
  return plainFinding({
    rule: PUBLISHED_TABLE,
    id: `${PUBLISHED_TABLE}:${table}`,
    severity: "error",
    message: `公开文本中没有《${title}》，工作簿的这张表有 ${String(figures.length)} 个数`,
    cells: figures.slice(0, NAMED).map(cellOf),
  });
}

interface Pair {
  readonly own: WorkbookReading;
  readonly publication: WorkbookReading;
}

function compareTables(table: TableReading, published: TableReading, { own, publication }: Pair): Comparison {
  const [kept, printedFacts] = [factsOf(own, table), factsOf(publication, published)];
  const lines = lineFindings(table, published, kept, printedFacts, publication);
  const differing = kept.flatMap((fact): Difference[] => {
    const other = publication.facts.byId.get(fact.id);
    if (!other?.amount || !fact.amount || isSame(fact.amount, other.amount)) return [];
    return [{ fact, other, places: placesOf(publication, other) }];
  });
  const unreadable = printedFacts.filter(({ amount }) => amount === null);
  const notChecked = unreadable.slice(0, 1).map((fact): NotChecked => ({
    what: `公开文本的${table.title}${pageOf(placesOf(publication, fact))}“${labelOf(fact)}”`,
    why: unreadable.length > 1 ? `等 ${String(unreadable.length)} 个金额无法识别` : "金额无法识别",
  }));
  const figures =
    differing.length > MOST_SINGLE
      ? [folded(table, differing)]
      : differing.map((each) => figureFinding(table, each));
  return { findings: [...lines, ...figures], notChecked };
}

interface Difference {
  readonly fact: Fact;
  readonly other: Fact;
  readonly places: readonly PagePlace[];
}

/**
 * Prints of the same fineness are one figure only where they are alike; of two, the coarser must be what the finer rounds
 * to. A blank is nothing.
 */
function isSame(own: Amount, other: Amount): boolean {
  const distance = Math.abs(own.value - other.value);
  return distance === 0 || (own.half !== other.half && distance <= Math.max(own.half, other.half));
}

/** One step of the last digit: rounded in two ways, or adjusted so that a total fits. */
function isLastDigit({ fact, other }: Difference): boolean {
  const [own, published] = [fact.amount, other.amount];
  if (!own || !published || own.blank || published.blank) return false;
  return Math.abs(own.value - published.value) <= own.half + published.half;
}

function said({ fact, other, places }: Difference): string {
  return `“${labelOf(fact)}”工作簿为 ${printed(fact)}，公开文本${pageOf(places)}为 ${printed(other)}`;
}

function figureFinding({ title }: TableReading, difference: Difference): Finding {
  const { fact, places } = difference;
  const isSmall = isLastDigit(difference);
  return {
    ...plainFinding({
      rule: PUBLISHED_FIGURE,
      id: `${PUBLISHED_FIGURE}:${fact.id}`,
      severity: isSmall ? "warning" : "error",
      message: `公开文本与工作簿不一致：${title}${said(difference)}${isSmall ? "，只差末位" : ""}`,
      cells: [cellOf(fact)],
    }),
    places,
  };
}

function folded({ table, title }: TableReading, differing: readonly Difference[]): Finding {
  const named = differing.slice(0, NAMED).map(said).join("；");
  return {
    ...plainFinding({
      rule: PUBLISHED_FIGURE,
      id: `${PUBLISHED_FIGURE}:${table}`,
      severity: differing.every(isLastDigit) ? "warning" : "error",
      message: `公开文本与工作簿不一致：${title}有 ${String(differing.length)} 个数不同，可能公开的是另一稿：${named}等`,
      cells: differing.map(({ fact }) => cellOf(fact)),
    }),
    places: differing.flatMap(({ places }) => places),
  };
}

function lineFindings(
  table: TableReading,
  published: TableReading,
  kept: readonly Fact[],
  printedFacts: readonly Fact[],
  publication: WorkbookReading,
): Finding[] {
  const without = (facts: readonly Fact[], { lines }: TableReading): Map<string, Fact[]> => {
    const there = new Set(lines.map(({ id }) => id));
    const absent = new Map<string, Fact[]>();
    for (const fact of facts.filter(isFigure))
      if (!there.has(fact.line)) absent.set(fact.line, [...(absent.get(fact.line) ?? []), fact]);
    return absent;
  };
  const finding = (line: string, message: string, facts: readonly Fact[]): Finding =>
    plainFinding({
      rule: PUBLISHED_LINE,
      id: `${PUBLISHED_LINE}:${table.table}/${line}`,
      severity: "error",
      message,
      cells: facts.map(cellOf),
    });
  const lost = [...without(kept, published)].map(([line, facts]) =>
    finding(line, `公开文本的${table.title}没有“${nameOfLine(facts)}”一行，工作簿有`, facts),
  );
  const added = [...without(printedFacts, table)].map(([line, facts]) => {
    const places = facts.flatMap((fact) => placesOf(publication, fact));
    const message = `公开文本${pageOf(places)}的${table.title}多出“${nameOfLine(facts)}”一行，工作簿没有`;
    return { ...finding(line, message, []), places };
  });
  return [...lost, ...added];
}

function nameOfLine([first]: readonly Fact[]): string {
  if (!first) return "";
  return /^\d{3,7}$/u.test(first.line) ? `${first.line}${first.lineLabel}` : first.lineLabel;
}

function placesOf({ workbook }: WorkbookReading, { cell }: Fact): PagePlace[] {
  const places = workbook.sheets.find(({ name }) => name === cell.sheet)?.places;
  const place = places?.get(cellKey(cell.row, cell.column));
  return place ? [place] : [];
}

function pageOf([place]: readonly PagePlace[]): string {
  return place ? `第${String(place.page)}页` : "";
}
