/** A draft from a Word document: accepted it reads as the draft, rejected as the base, and no other part changes. */
import { draftDocument } from "../../src/cli/draft-document";
import { draft } from "../../src/draft/draft";
import { differences } from "../../src/draft/changes";
import { paragraphText } from "../../src/draft/paragraph";
import { EDITIONS } from "../../src/editions";
import { unmarkDocx } from "../../src/files/mark-run";
import { readDocx } from "../../src/files/read-docx";
import { openZip } from "../../src/files/zip";
import { textOfDocument } from "../../src/review/received-text";
import { paragraph, run, smallDocument } from "../files/small-document";
import { pairOf } from "./law";

const NUMBERING =
  '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Two fonts in a sentence and figures cut into three runs, as Word leaves them; ordinals of 项 by automatic numbers. */
function laidOut(lines: readonly string[]): string {
  return lines
    .map((line) => {
      const item = /^\d+、(?=.*（项）)/u.exec(line);
      const words = item ? line.slice(item[0].length) : line;
      const runs = words
        .split(/(?<=\d)(?=[,.\d])|(?<=\d)(?=万元)/u)
        .map((part, index) =>
          index % 2 === 0
            ? run(escaped(part))
            : `<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b/></w:rPr><w:t>${escaped(part)}</w:t></w:r>`,
        );
      return paragraph(
        runs.join(""),
        item ? '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' : "",
      );
    })
    .join("");
}

const TABLE =
  "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12.00</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
const BOX =
  '<w:p><w:r><w:t>附注</w:t><w:footnoteReference w:id="2"/></w:r><w:ins w:id="7" w:author="a"><w:r><w:t>已收</w:t></w:r></w:ins><w:del w:id="8" w:author="a"><w:r><w:delText>旧文</w:delText></w:r></w:del></w:p>';

/** Headings by their style, a break and a tracked change in one sentence, and a box that holds a figure of its own. */
const INSERTED = '<w:ins w:id="11" w:author="a"><w:r><w:t>万元</w:t></w:r></w:ins>';
const DELETED = '<w:del w:id="12" w:author="a"><w:r><w:delText>元</w:delText></w:r></w:del>';
const TEXT_BOX =
  "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框中文字不动</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";

const textsOf = (bytes: Uint8Array): string[] =>
  readDocx(bytes, "a.docx").blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

const edition = EDITIONS.find(({ id }) => id === "shanghai-2024");

test.each([4, 8])("the document stays the department's (%i)", (seed) => {
  if (!edition) throw new Error("the edition is there");
  const { base, before, now } = pairOf(edition, seed, { near: true });
  const lines = base.split("\n");
  const bytes = smallDocument({
    body: `${laidOut(lines)}${TABLE}${BOX}`,
    numbering: NUMBERING,
    header: paragraph(run("公开文本")),
    footnotes: '<w:footnote w:id="2"><w:p/></w:footnote>',
  });
  const result = draft(textOfDocument(readDocx(bytes, "a.docx")), now, { prior: before });
  const wanted = result.paragraphs.map(paragraphText).filter((text) => !text.includes("\t"));
  // A program counts through what is deleted and inserted as well: only the words are compared.
  const words = (texts: readonly string[]): string[] =>
    texts.map((text) => text.replace(/^\d+、/u, "")).filter((text) => text !== "");
  for (const tracked of [true, false]) {
    const copy = draftDocument(bytes, "a.docx", result, tracked);
    expect(words(textsOf(copy))).toEqual(words(wanted));
    const [parts, old] = [openZip(copy), openZip(bytes)];
    expect([...parts.names]).toEqual([...old.names]);
    for (const name of old.names) {
      if (name !== "word/document.xml") expect(parts.read(name)).toEqual(old.read(name));
    }
    const xml = new TextDecoder().decode(parts.read("word/document.xml"));
    expect(xml.includes('w:author="决算公开助手"')).toBe(tracked);
    expect(xml).toContain(TABLE);
    expect(xml).toContain(BOX);
    expect(words(textsOf(unmarkDocx(copy)))).toEqual(words(wanted));
  }
});

test("a break and a tracked change within a sentence stay where they are, and a box is left alone", () => {
  if (!edition) throw new Error("the edition is there");
  const { base, before, now } = pairOf(edition, 4, { near: true });
  const lines = base.split("\n");
  const at = lines.findIndex((line) => line.includes("本年收入合计"));
  const [head = "", tail = ""] = (lines[at] ?? "").split(/万元(.*)/su);
  const sentence = paragraph(
    `${run(escaped(head))}${DELETED}${INSERTED}<w:r><w:br/></w:r>${run(escaped(tail))}`,
  );
  const body = [
    ...lines.slice(0, at).map((line) => paragraph(run(escaped(line)), '<w:pStyle w:val="Heading1"/>')),
    sentence,
    TEXT_BOX,
    ...lines.slice(at + 1).map((line) => paragraph(run(escaped(line)))),
  ].join("");
  const bytes = smallDocument({ body });
  const result = draft(textOfDocument(readDocx(bytes, "a.docx")), now, { prior: before });
  const copy = draftDocument(bytes, "a.docx", result, true);
  const xml = new TextDecoder().decode(openZip(copy).read("word/document.xml"));
  for (const part of [INSERTED, DELETED, TEXT_BOX, "<w:br/>"]) expect(xml).toContain(part);
  const written = textsOf(copy).find((text) => text.includes("本年收入合计"));
  const wanted = draft(textOfDocument(readDocx(smallDocument({ body: laidOut(lines) }), "a.docx")), now, {
    prior: before,
  }).paragraphs.map(paragraphText);
  expect(written).toContain("万元\n");
  expect(wanted).toContain(written?.replace("\n", ""));
});

test("changes are as small as a figure, and never half of one", () => {
  expect(differences("支出1,234.50万元，增长5%。", "支出1,300.50万元，增长5%。")).toEqual([
    { start: 2, end: 10, text: "1,300.50" },
  ]);
  expect(differences("增加1.00万元", "减少1.00万元【待核：原因】")).toEqual([
    { start: 0, end: 2, text: "减少" },
    { start: 8, end: 8, text: "【待核：原因】" },
  ]);
});
