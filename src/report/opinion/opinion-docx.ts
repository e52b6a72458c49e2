/** 审核意见 as a Word document in the form of an official letter; a department without faults gets one page. */
import { AlignmentType, Document, Paragraph, TextRun } from "docx";
import { STATUS_NAMES } from "../checklist/rows";
import { givenStatus } from "../checklist/sheet";
import { docxBytes } from "../docx-bytes";
import { FONTS, SIZES, TEXT_WIDTH } from "../disclosure/fonts";
import { wordTable, type TableCellContent } from "../disclosure/grid-table";
import { portrait, type Block } from "../disclosure/pages";
import { bodyText, centred, sectionHeading, STYLES, tableLine } from "../disclosure/paragraphs";
import type { ToldFinding } from "../told-finding";
import { visible } from "../visible";
import { isConfirmation, type Opinion } from "./opinion";

/** The bytes of a .docx. */
export async function opinionDocx(opinion: Opinion): Promise<Uint8Array> {
  const sections = isConfirmation(opinion)
    ? [portrait(confirmation(opinion))]
    : [portrait([...letter(opinion), ...checklist(opinion)])];
  const document = new Document({ title: titleOf(opinion), creator: "", styles: STYLES, sections });
  return docxBytes(document);
}

const yearOf = ({ year }: Opinion): string => (year === null ? "" : `${String(year)}年度`);
const nameOf = ({ entity }: Opinion): string => (entity === null ? "（单位名称未注明）" : visible(entity));
const titleOf = (opinion: Opinion): string =>
  `关于${opinion.entity === null ? "" : nameOf(opinion)}${yearOf(opinion)}部门决算公开材料的审核意见`;

function head(opinion: Opinion): Block[] {
  return [centred(titleOf(opinion), SIZES.title, FONTS.title), flush(`${nameOf(opinion)}：`)];
}

/** Without the space of a first line. */
function flush(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: SIZES.body, font: FONTS.body })] });
}

function materialsText({ materials: { file, narrative, prior, publication } }: Opinion): string {
  const others = [
    ...(narrative === undefined ? [] : [`情况说明“${visible(narrative)}”`]),
    ...(publication === undefined ? [] : [`公开文本“${visible(publication)}”`]),
    ...(prior === undefined ? [] : [`上年决算“${visible(prior)}”`]),
  ];
  return `“${visible(file)}”${others.map((each) => `、${each}`).join("")}`;
}

function scopeText(opinion: Opinion): string {
  return `审核了${materialsText(opinion)}：${opinion.scope.join("；")}。`;
}

function confirmation(opinion: Opinion): Block[] {
  return [
    ...head(opinion),
    bodyText(`你单位报送的${yearOf(opinion)}部门决算公开材料已经审核。${scopeText(opinion)}`),
    bodyText("审核未发现问题。"),
    ...(opinion.quiet.tails.length > 0 ? [bodyText(`另有${tailsText(opinion)}。`)] : []),
    ...(opinion.quiet.remarks.length > 0
      ? [bodyText(`提示：${opinion.quiet.remarks.map(visible).join("")}`)]
      : []),
    ...absence(opinion),
    ...signature(),
  ];
}

/** The letter says nothing of what it did not see. */
function absence({ notHandedIn }: Opinion): Block[] {
  return notHandedIn.length === 0
    ? []
    : [bodyText(`以下内容不在本次审核结论之内：${notHandedIn.join("；")}。`)];
}

function letter(opinion: Opinion): Block[] {
  const { errors, warnings, objections, explained, limits, notChecked } = opinion;
  const sections: [title: string, blocks: Block[]][] = [
    [
      "审核的材料和范围",
      [
        bodyText(scopeText(opinion)),
        ...limits.map((line) => bodyText(`注意：${visible(line)}。`)),
        ...absence(opinion),
      ],
    ],
  ];
  if (errors.length > 0)
    sections.push([
      `需要更正的问题（${String(errors.length)}处）`,
      [findingsTable(errors, opinion.bases, 1)],
    ]);
  if (warnings.length > 0) {
    const first = errors.length + 1;
    sections.push([
      `需要核实或说明的事项（${String(warnings.length)}处）`,
      [findingsTable(warnings, opinion.bases, first)],
    ]);
  }
  if (objections.length > 0)
    sections.push([
      `人工审核发现的问题（${String(objections.length)}项）`,
      objections.map((line) => bodyText(`${visible(line)}。`)),
    ]);
  if (explained.length > 0)
    sections.push([`已作说明的事项（${String(explained.length)}处）`, explained.map(explainedText)]);
  if (notChecked.length > 0)
    sections.push([
      `未能审核的事项（${String(notChecked.length)}项）`,
      [bodyText("以下事项没有得出结论，不视为无误："), ...notChecked.map((line) => small(visible(line)))],
    ]);
  if (errors.length + warnings.length + objections.length > 0) sections.push(["整改要求", reply(opinion)]);
  return [
    ...head(opinion),
    bodyText(`你单位报送的${yearOf(opinion)}部门决算公开材料已经审核，现将意见反馈如下。`),
    ...sections.flatMap(([title, blocks], index) => [
      sectionHeading(`${chineseNumber(index + 1)}、${title}`),
      ...blocks,
    ]),
    ...signature(),
    ...bases(opinion),
    ...remarks(opinion),
    ...tails(opinion),
  ];
}

const chineseNumber = (number: number): string => "〇一二三四五六七八九"[number] ?? String(number);

const HEADS = ["序号", "位置", "现填", "应为", "问题、原因和依据", "整改情况"];
const FIGURE_SHARE = 12;
const SHARES = [5, 22, FIGURE_SHARE, FIGURE_SHARE, 36, 13];
const WIDEST_FIGURE = 19;

function findingsTable(findings: readonly ToldFinding[], bases: readonly string[], first: number): Block {
  const cells: TableCellContent[] = HEADS.map((text, column) => cell(0, column, "head", text));
  findings.forEach((told, index) => {
    const row = index + 1;
    const why = told.why === "" ? "" : `\n${told.why}`;
    const marks = told.basis.map((basis) => `〔${String(bases.indexOf(basis) + 1)}〕`).join("");
    const values = [
      String(first + index),
      [`${told.where}${told.cell === null ? quoted(told.item) : told.item}`, told.place]
        .filter((line) => line !== "")
        .join("\n"),
      shortened(told.found.text),
      told.expected.text,
      `${told.problem}${why}${marks}`,
      told.explained === "" ? "" : `说明：${told.explained}`,
    ];
    values.forEach((text, column) => {
      const isFigure =
        (column === 2 && told.found.number !== null) || (column === 3 && told.expected.number !== null);
      cells.push(cell(row, column, column === 0 ? "index" : isFigure ? "figure" : "name", lines(text)));
    });
  });
  return table(cells, findings.length + 1, sharesFor(findings));
}

/** A figure is never broken: its column takes from that of the problem what a long one needs. */
function sharesFor(findings: readonly ToldFinding[]): readonly number[] {
  const figures = findings.flatMap(({ found, expected }) => [found, expected]);
  const longest = Math.max(0, ...figures.map(({ text, number }) => (number === null ? 0 : text.length)));
  // A digit is half as wide as its letters are high; with the space beside it, in hundredths of the page.
  const needed = Math.ceil(((longest * SIZES.tableSmall * 5 + 140) * 100) / TEXT_WIDTH.portrait);
  const more = Math.max(0, Math.min(needed, WIDEST_FIGURE) - FIGURE_SHARE);
  return SHARES.map((share, column) =>
    column === 2 || column === 3 ? share + more : column === 4 ? share - 2 * more : share,
  );
}

/** Of words that the problem quotes in full. */
const LONGEST_FOUND = 24;

/** The words of a text in their marks, cut within them. */
function quoted(item: string): string {
  return item.replace(/^“(?<words>[\s\S]*)”$/u, (_, words: string) => `“${shortened(words)}”`);
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length > LONGEST_FOUND ? `${letters.slice(0, LONGEST_FOUND - 1).join("")}…` : text;
}

function cell(row: number, column: number, role: TableCellContent["role"], text: string): TableCellContent {
  return { row, column, rows: 1, columns: 1, role, text };
}

const lines = (text: string): string => text.split("\n").map(visible).join("\n");

function table(cells: readonly TableCellContent[], rowCount: number, columnWidths: readonly number[]): Block {
  const look = { width: TEXT_WIDTH.portrait, fontSize: SIZES.tableSmall, rowHeight: 400, padding: 60 };
  return wordTable({ cells, rowCount, columnWidths, headRows: 1 }, look);
}

function small(text: string): Paragraph {
  return tableLine(text, "left", SIZES.table);
}

function explainedText({ where, item, place, problem, explained }: ToldFinding): Paragraph {
  return small(visible(`${where}${item}（${place}）：${problem}。说明：${explained}`));
}

const tailsText = ({ quiet }: Opinion): string =>
  `四舍五入尾差和尾数调整${String(quiet.tails.length)}处，不是错误，不需更正`;

/** Tails that a letter writes out; the rest are of the same kind, and no errors. */
const MOST_TAILS = 20;

function tails(opinion: Opinion): Block[] {
  const { tails: all } = opinion.quiet;
  if (all.length === 0) return [];
  const rest = all.length > MOST_TAILS ? [small(`……等${String(all.length)}处`)] : [];
  return [
    small(`附注：${tailsText(opinion)}：`),
    ...all.slice(0, MOST_TAILS).map((line) => small(visible(line))),
    ...rest,
  ];
}

function remarks({ quiet }: Opinion): Block[] {
  if (quiet.remarks.length === 0) return [];
  return [small("提示，不要求更正："), ...quiet.remarks.map((line) => small(visible(line)))];
}

function reply({ errors, warnings, objections }: Opinion): Block[] {
  const asked = [
    ...(errors.length > 0 ? ["更正"] : []),
    ...(warnings.length + objections.length > 0 ? ["核实或说明"] : []),
  ].join("、");
  return [bodyText(`请对上述问题逐项${asked}，在“整改情况”栏填写结果，连同更正后的公开材料一并报送复核。`)];
}

function signature(): Block[] {
  const line = (text: string): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: 300 },
      children: [new TextRun({ text, size: SIZES.body, font: FONTS.body })],
    });
  return [line("审核单位（盖章）：                "), line("年    月    日")];
}

function bases({ bases: texts }: Opinion): Block[] {
  if (texts.length === 0) return [];
  return [small("依据："), ...texts.map((basis, index) => small(`〔${String(index + 1)}〕${basis}`))];
}

function checklist({ answers, persons }: Opinion): Block[] {
  const cells: TableCellContent[] = ["编号", "检查事项", "结果", "说明"].map((text, column) =>
    cell(0, column, "head", text),
  );
  answers.forEach(({ id, title, status, reason }, index) => {
    const person = persons.get(title);
    const given = givenStatus(person) === undefined ? [] : [`${person?.answer ?? ""}（人工）`];
    const own = status === "open" && given.length > 0 ? [] : [STATUS_NAMES[status]];
    const remarks = person && person.remark !== "" ? [`人工：${person.remark}`] : [];
    const why = reason === null || own.length === 0 ? [] : [reason];
    const values = [id, title, [...own, ...given].join("\n"), lines([...why, ...remarks].join("\n"))];
    const roles = ["index", "name", "index", "name"] as const;
    values.forEach((text, column) => cells.push(cell(index + 1, column, roles[column] ?? "name", text)));
  });
  return [
    new Paragraph({
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [new TextRun({ text: "附：检查表", size: SIZES.body, font: FONTS.heading })],
    }),
    table(cells, answers.length + 1, [8, 46, 10, 36]),
  ];
}
