/** The same text in other clothes: pasted, retyped, rounded more coarsely, told in 元. */
import { formatFen } from "../../src/workbook/amount";
import { readText } from "../../src/review/read/read-text";
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";
import { seededRandom } from "../layouts/random";
import { generate, textOfGenerated } from "./generated";
import type { Generated } from "./generated";

const SEEDS = [21, 22, 23, 24];

function wide(text: string): string {
  return text.replace(/[0-9.,%()]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Lines of at most `width` characters, as a PDF hands them over; `gap` stands between them. */
function wrapped(text: string, width: number, gap: string): string {
  return text
    .split("\n")
    .map((line) => line.match(new RegExp(`.{1,${width}}`, "gsu"))?.join(gap) ?? "")
    .join("\n");
}

/** Coarser rates; a last digit 5 would be rounded twice. */
function coarser(text: string, decimals: number): string {
  return text.replace(/(\d+\.\d\d)(?=%)/gu, (rate) =>
    /(?:5|50|49)$/u.test(rate) ? rate : Number(rate).toFixed(decimals),
  );
}

function inYuan(text: string): string {
  return text.replace(/(?<!单价)([\d,]+(?:\.\d\d)?)万元/gu, (_, digits: string) => {
    const fen = Math.round(Number(digits.replaceAll(",", "")) * 100) * 10_000;
    return `${formatFen(fen, "元", { decimals: 0 })}元`;
  });
}

const CLOTHES: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ["Windows line ends", (text) => text.replaceAll("\n", "\r\n")],
  ["blank lines between paragraphs", (text) => text.replaceAll("\n", "\n\n")],
  ["lines of 34 characters", (text) => wrapped(text, 34, "\n")],
  ["lines of 47 characters with blank lines between", (text) => wrapped(text, 47, "\n\n")],
  ["manual line breaks", (text) => wrapped(text, 40, "\u2028")],
  ["full-width digits, points, commas and brackets", wide],
  ["spaces inside numbers", (text) => text.replace(/(?<=\d)(?=[\d,.])/gu, " ")],
  ["spaces around numbers", (text) => text.replace(/[\d,.]+/gu, (number) => `\u00a0${number}\u3000`)],
  [
    "half-width brackets and marks",
    (text) => text.replace(/[（），；：]/gu, (char) => char.normalize("NFKC")),
  ],
  ["no thousands separators", (text) => text.replace(/(?<=\d),(?=\d{3})/gu, "")],
  ["curly, straight and corner quotes", (text) => text.replace(/“/gu, "「").replace(/”/gu, "」")],
  ["headings as Markdown", (text) => text.replace(/^([一二三四五六七八九十]+、)/gmu, "## **$1")],
  ["rates with one decimal", (text) => coarser(text, 1)],
  ["amounts in 元", inYuan],
];

function saidOf({ facts, entity, year, supplement }: Generated, text: string): readonly string[] {
  return review(textOfLines(text), facts, { entity, year, supplement })
    .findings.filter(({ severity, text: range }) => severity !== "info" && range !== null)
    .map(({ message }) => message);
}

function claimCount(text: string): number {
  const { statements } = readText(textOfLines(text));
  return statements.reduce((all, { claims }) => all + claims.length, 0);
}

describe.each(SEEDS)("the narrative of seed %d", (seed) => {
  const generated = generate(seededRandom(seed));
  const original = textOfGenerated(generated.lines);

  test.each(CLOTHES)("reads the same with %s", (_, change) => {
    const text = change(original);
    expect(saidOf(generated, text)).toEqual([]);
    expect(claimCount(text)).toBe(claimCount(original));
  });

  test("is told in whole per cents", () => {
    expect(saidOf(generated, coarser(original, 0))).toEqual([]);
  });

  test("names the unit where 元 was written for 万元", () => {
    const spoilt = original.replace(/(总计[\d,.]+)万元/u, "$1元");
    const said = saidOf(generated, spoilt);
    expect(said[0]).toContain("两数相差一万倍");
  });
});

test("a range points into the received line, whatever its spelling", () => {
  const generated = generate(seededRandom(SEEDS[0] ?? 1));
  const original = textOfGenerated(generated.lines);
  const spoilt = wide(original).replace(/(总计.*?)(\d[０-９]*|[０-９])/u, "$1９");
  const { facts, entity, year, supplement } = generated;
  const text = textOfLines(spoilt);
  for (const { text: range } of review(text, facts, { entity, year, supplement }).findings) {
    if (!range) continue;
    expect(text.paragraphs[range.paragraph - 1]?.text.slice(range.start, range.end)).toBe(range.quote);
  }
});
