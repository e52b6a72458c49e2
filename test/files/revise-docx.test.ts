/** Another text in a copy: accepted it reads as wanted, rejected as it was, and no other part changes. */
import fc from "fast-check";
import { editPackage } from "../../src/files/edit-package";
import { unmarkDocx } from "../../src/files/mark-run";
import { readPlacedDocx } from "../../src/files/read-docx";
import { reviseDocx, type DocumentChange } from "../../src/files/revise-docx";
import { openZip } from "../../src/files/zip";
import type { Paragraph } from "../../src/workbook/document";
import { paragraph, run, smallDocument } from "./small-document";

const OPTIONS = { author: "决算公开助手", tracked: true };
const BODY = [
  paragraph(run("一、收入支出决算总体情况说明"), '<w:jc w:val="center"/>'),
  paragraph(
    `${run("收入总计1,2")}<w:r><w:rPr><w:b/></w:rPr><w:t>37.50</w:t></w:r>${run("万元 &amp; 其他，")}` +
      "<w:r><w:t>增长</w:t><w:tab/><w:t>5%</w:t></w:r>",
  ),
  paragraph(
    '<w:ins w:id="1" w:author="a"><w:r><w:t>新增</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>' +
      '<w:r><w:t>持平</w:t><w:footnoteReference w:id="1"/></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>',
  ),
  paragraph(
    "<w:r><w:t><![CDATA[甲<乙]]></w:t></w:r>",
    '<w:rPr><w:b/></w:rPr><w:sectPr><w:pgSz w:w="1"/></w:sectPr>',
  ),
].join("");
const BYTES = smallDocument({ body: BODY, footnotes: '<w:footnote w:id="1"><w:p/></w:footnote>' });

function read(bytes: Uint8Array): { texts: string[]; all: { paragraph: Paragraph; place: Place }[] } {
  const { document, places } = readPlacedDocx(bytes, "a.docx");
  const all = document.blocks.flatMap((block) => {
    const place = block.kind === "paragraph" ? places.get(block) : undefined;
    return block.kind === "paragraph" && place ? [{ paragraph: block, place }] : [];
  });
  return { texts: all.map((each) => each.paragraph.text), all };
}
type Place = NonNullable<ReturnType<ReturnType<typeof readPlacedDocx>["places"]["get"]>>;

const xmlOf = (bytes: Uint8Array): string => editPackage(bytes, "notDocument").text("word/document.xml");

/** What a person gets who rejects our revisions and nobody else's. */
function rejected(bytes: Uint8Array): string[] {
  const own = 'w:author="决算公开助手"';
  const editor = editPackage(bytes, "notDocument");
  const xml = editor
    .text("word/document.xml")
    // A paragraph whose end was inserted has no text but ours here.
    .replace(new RegExp(`<w:p><w:pPr>(?:(?!</w:p>).)*?<w:ins [^>]*${own}/>.*?</w:p>`, "gu"), "")
    .replace(new RegExp(`<w:ins [^>]*${own}>.*?</w:ins>`, "gu"), "")
    .replace(new RegExp(`<w:del [^>]*${own}/>`, "gu"), "")
    .replace(new RegExp(`<w:del [^>]*${own}>(.*?)</w:del>`, "gu"), (_, inner: string) =>
      inner.replaceAll("w:delText", "w:t"),
    );
  editor.setText("word/document.xml", xml);
  return read(editor.save()).texts;
}

const { texts: TEXTS, all: ALL } = read(BYTES);

/** Up to three changes of one paragraph that do not overlap, and its text after them. */
const changesOfOne = fc
  .tuple(
    fc.nat(ALL.length - 1),
    fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 6 }),
    fc.array(fc.constantFrom("", "9.99", "减少<&", "一二三"), { minLength: 3, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([which, points, words, marked]) => {
    const target = ALL[which];
    if (!target) throw new Error("drawn from those that are there");
    const { text } = target.paragraph;
    const ends = [...new Set(points.map((point) => point % (text.length + 1)))].sort((a, b) => a - b);
    const changes: DocumentChange[] = [];
    let wanted = text;
    for (let pair = ends.length >> 1; pair > 0; pair -= 1) {
      const [start = 0, end = 0] = ends.slice(pair * 2 - 2, pair * 2);
      const word = words[pair - 1] ?? "";
      changes.push({ kind: "replace", place: target.place, start, end, text: word, marked });
      wanted = wanted.slice(0, start) + word + wanted.slice(end);
    }
    return { which, changes, wanted };
  });

test("accepted it reads as wanted, rejected as it was; plainly written as accepted", () => {
  fc.assert(
    fc.property(changesOfOne, ({ which, changes, wanted }) => {
      const expected = TEXTS.map((text, index) => (index === which ? wanted : text));
      const tracked = reviseDocx(BYTES, changes, OPTIONS);
      expect(read(tracked).texts).toEqual(expected);
      expect(rejected(tracked)).toEqual(TEXTS);
      const plain = reviseDocx(BYTES, changes, { ...OPTIONS, tracked: false });
      expect(read(plain).texts).toEqual(expected);
      expect(xmlOf(plain)).not.toContain("决算公开助手");
    }),
    { numRuns: 100 },
  );
});

test("paragraphs come and go with their formatting, and the end of a section stays where it is", () => {
  const [title, second, , last] = ALL;
  if (!title || !second || !last) throw new Error("four paragraphs");
  const changes: DocumentChange[] = [
    { kind: "add", after: second.place, like: title.place, text: "二、新的一节", marked: true },
    { kind: "remove", place: second.place },
    { kind: "remove", place: last.place },
  ];
  const plain = reviseDocx(BYTES, changes, { ...OPTIONS, tracked: false });
  expect(read(plain).texts).toEqual([TEXTS[0], "二、新的一节", TEXTS[2], ""]);
  expect(xmlOf(plain)).toContain("<w:sectPr>");
  expect(xmlOf(plain).match(/<w:jc w:val="center"\/>/gu)).toHaveLength(2);
  const tracked = reviseDocx(BYTES, changes, OPTIONS);
  expect(rejected(tracked)).toEqual(TEXTS);
  expect(xmlOf(tracked).match(/<w:sectPr>/gu)).toHaveLength(1);
});

test("marks are ours alone, and go without a trace of them", () => {
  const [, second] = ALL;
  if (!second) throw new Error("four paragraphs");
  const change = {
    kind: "replace",
    place: second.place,
    start: 0,
    end: 2,
    text: "支出",
    marked: true,
  } as const;
  const marked = reviseDocx(BYTES, [change], { ...OPTIONS, tracked: false });
  expect(xmlOf(marked)).toContain("w:shd");
  expect(xmlOf(unmarkDocx(marked))).not.toContain("w:shd");
  expect(read(unmarkDocx(marked)).texts).toEqual(read(marked).texts);
  expect(unmarkDocx(BYTES)).toBe(BYTES);
});

test("every part but the text stays byte for byte", () => {
  const [, second] = ALL;
  if (!second) throw new Error("four paragraphs");
  const copy = reviseDocx(
    BYTES,
    [{ kind: "replace", place: second.place, start: 0, end: 2, text: "支出", marked: false }],
    OPTIONS,
  );
  const [before, after] = [openZip(BYTES), openZip(copy)];
  const changed = after.names.filter(
    (name) => Buffer.compare(Buffer.from(before.read(name)), Buffer.from(after.read(name))) !== 0,
  );
  expect(changed).toEqual(["word/document.xml"]);
});
