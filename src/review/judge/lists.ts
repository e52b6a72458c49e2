/** A list names exactly the 款 of its table that have spending, some with their amounts. */
import { codeLines } from "../../engine/fact";
import type { CodeLine, Fact, Facts, TableReading } from "../../engine/fact";
import { factInColumn } from "../../tables/known-fact";
import { factLabel, remark, skipped, tableName, wan } from "../context";
import type { ReviewContext } from "../context";
import { agree } from "./interval";
import { plainName, similarity } from "./items";
import { statedText } from "./amounts";
import type { CategoryEntry, CategoryList } from "../read/lists";

export function judgeLists(context: ReviewContext, lists: readonly CategoryList[]): void {
  for (const list of lists) {
    if (context.facts.tables.get(list.table)?.status !== "read") {
      skipped(context, { at: list.at, why: `没有可以核对“${list.word}”各项的公开表` });
      continue;
    }
    judgeList(context, list);
  }
}

function judgeList(context: ReviewContext, list: CategoryList): void {
  const reading = context.facts.tables.get(list.table);
  const lines = (reading ? codeLines(reading) : []).filter(({ code }) => code.length === 5);
  const name = tableName(context.facts, list.table);
  const told = new Set<string>();
  let unplaced = 0;
  for (const entry of list.entries.flatMap((each) => apart(each, lines, list))) {
    if (entry.name === "其他") {
      unplaced += 1;
      skipped(context, { at: entry.at, why: "是其余各项，没有说明是哪些科目" });
      continue;
    }
    const whole = classNamed(entry.name, reading, list);
    if (whole) {
      for (const { code } of lines) if (code.startsWith(whole.code)) told.add(code);
      const fact = factInColumn(context.facts, list.table, whole.id, "amount");
      if (fact) judgeAmount(context, entry, fact);
      continue;
    }
    const line = lineNamed(entry.name, lines, list);
    // A list that is open names roughly.
    const isRough =
      list.open && line && plainName(line.label) !== entry.name && !isSpelling(entry.name, line.label);
    if (!line || isRough) {
      unplaced += 1;
      skipped(context, { at: entry.at, why: `${name}没有这个款级科目` });
      continue;
    }
    told.add(line.code);
    const fact = factInColumn(context.facts, list.table, line.id, "amount") ?? null;
    if (fact && !fact.amount) {
      skipped(context, { at: entry.at, why: `${name}的${line.code}“${line.label}”应有数待核` });
      continue;
    }
    const shared = { at: entry.at, found: entry.name, against: [{ fact: fact ?? null }] };
    if (plainName(line.label) !== entry.name && !isSpelling(entry.name, line.label)) {
      remark(context, {
        ...shared,
        rule: "review/subject-name",
        severity: "error",
        message: `“${entry.name}”应为“${plainName(line.label)}”（${line.code}）。`,
        expected: line.label,
      });
    }
    if (!list.classes.some((code) => line.code.startsWith(code))) {
      remark(context, {
        ...shared,
        rule: "review/category",
        severity: "error",
        message: `“${entry.name}”（${line.code}）不属于${list.word}。`,
      });
    } else if (!fact?.amount || fact.amount.value === 0) {
      remark(context, {
        ...shared,
        rule: "review/category",
        severity: "error",
        message: `${list.word}列出了“${entry.name}”，${name}的${line.code}“${line.label}”没有支出。`,
      });
    } else judgeAmount(context, entry, fact);
  }
  if (!list.open && unplaced === 0) judgeLeftOut(context, list, lines, told);
}

/** `办公设备购置和专用设备购置`: two 款, where each is one by its own name and the whole is none. */
function apart(entry: CategoryEntry, lines: readonly CodeLine[], list: CategoryList): CategoryEntry[] {
  const { name, at, amount } = entry;
  const [first = "", mark = "", second = ""] = name.split(/(以及|和|与|及)/u);
  const isPair = second !== "" && first + mark + second === name && amount === null;
  const isLine = (each: string): boolean => lines.some(({ label }) => plainName(label) === each);
  if (!isPair || lineNamed(name, lines, list) || !isLine(first) || !isLine(second)) return [entry];
  return [
    { name: first, amount, at: { ...at, end: at.start + first.length } },
    { name: second, amount, at: { ...at, start: at.end - second.length } },
  ];
}

function judgeAmount(context: ReviewContext, { name, amount }: CategoryEntry, fact: Fact): void {
  if (!amount || !fact.amount || agree(amount.stated, fact.amount)) return;
  const difference = Math.abs(amount.stated.value - fact.amount.value);
  remark(context, {
    rule: "review/amount",
    severity: "error",
    message: `${name}写为${statedText(amount.stated)}，${factLabel(context.facts, fact)}为${wan(fact.amount.value)}，相差${wan(difference)}。`,
    at: amount.at,
    expected: wan(fact.amount.value),
    found: statedText(amount.stated),
    against: [{ fact }],
  });
}

/** The figure of the one 款 of the list's classes that is called so; `null` where the name alone does not say. */
export function factOfEntry(facts: Facts, list: CategoryList, { name }: CategoryEntry): Fact | null {
  const reading = facts.tables.get(list.table);
  const [line, ...others] = (reading ? codeLines(reading) : []).filter(
    ({ code, label }) =>
      code.length === 5 &&
      list.classes.some((above) => code.startsWith(above)) &&
      (plainName(label) === name || isSpelling(name, label)),
  );
  return line && others.length === 0 ? (factInColumn(facts, list.table, line.id, "amount") ?? null) : null;
}

function judgeLeftOut(
  context: ReviewContext,
  list: CategoryList,
  lines: readonly CodeLine[],
  told: ReadonlySet<string>,
): void {
  for (const line of lines) {
    const fact = factInColumn(context.facts, list.table, line.id, "amount") ?? null;
    const belongs = list.classes.some((code) => line.code.startsWith(code));
    if (!belongs || told.has(line.code) || !fact?.amount || fact.amount.value === 0) continue;
    remark(context, {
      rule: "review/category",
      severity: "error",
      message: `${list.word}漏列了“${line.label}”（${line.code}），${tableName(context.facts, list.table)}有支出${wan(fact.amount.value)}。`,
      at: list.at,
      expected: line.label,
      against: [{ fact }],
    });
  }
}

/** A list by 类, as some regions tell it: 工资福利支出128.21万元. */
function classNamed(name: string, reading: TableReading | undefined, list: CategoryList): CodeLine | null {
  const classes = (reading ? codeLines(reading) : []).filter(({ code }) => list.classes.includes(code));
  return classes.find(({ label }) => bareClass(label) === bareClass(name)) ?? null;
}

function bareClass(name: string): string {
  return plainName(name).replace(/支出$/u, "");
}

/** The line of that name; of namesakes (39999, 其他支出) the one of the list's classes. */
function lineNamed(name: string, lines: readonly CodeLine[], list: CategoryList): CodeLine | null {
  const own = (line: CodeLine): boolean => list.classes.some((code) => line.code.startsWith(code));
  const exact = lines.filter(({ label }) => plainName(label) === name || isSpelling(name, label));
  if (exact.length > 0) return exact.find(own) ?? exact[0] ?? null;
  const near = lines.filter((line) => similarity(name, plainName(line.label)) >= 0.6);
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** Forms of one name: 费 and 费用, with and without 支出, with and without what stands in brackets. */
function isSpelling(name: string, label: string): boolean {
  const bare = (text: string): string =>
    plainName(text)
      .replace(/\([^()]*\)/gu, "")
      .replace(/^公(?:务)?车/u, "公务用车")
      .replace("运行维护", "运行")
      .replace(/(?:支出|费用|费|的)$/u, "");
  return bare(name) === bare(label) && bare(name).length > 1;
}
