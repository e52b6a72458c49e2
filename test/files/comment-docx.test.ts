/** Comments at the very words: each range holds exactly what it quotes, and nothing but the comments is new. */
import fc from "fast-check";
import { canComment, commentDocx } from "../../src/files/comment-docx";
import { readPlacedDocx, readDocx } from "../../src/files/read-docx";
import type { Paragraph } from "../../src/workbook/document";
import { partsOf, quoted } from "./commented";
import { paragraph, run, smallDocument } from "./small-document";

const BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>37.50</w:t></w:r>";
const BODY = [
  paragraph(run("一、收入支出决算总体情况说明")),
  paragraph(
    `${run("收入总计1,2")}${BOLD}${run("万元 &amp; 其他，")}<w:r><w:t>增长</w:t><w:tab/><w:t>5%</w:t></w:r>`,
  ),
  paragraph(
    `<w:ins w:id="1" w:author="a"><w:r><w:t>新增</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>` +
      `<w:r><w:t>持平</w:t><w:footnoteReference w:id="1"/></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink>`,
  ),
  `<w:tbl><w:tr><w:tc>${paragraph(run("表内"))}</w:tc></w:tr></w:tbl>`,
  paragraph(`<w:r><w:t><![CDATA[甲<乙]]></w:t></w:r>`),
].join("");

function paragraphsOf(bytes: Uint8Array): [Paragraph, string][] {
  const { document } = readPlacedDocx(bytes, "a.docx");
  return document.blocks.flatMap((block) =>
    block.kind === "paragraph" ? [[block, block.text] as [Paragraph, string]] : [],
  );
}

test("random ranges, many to a paragraph: each comment quotes exactly its words", () => {
  const bytes = smallDocument({ body: BODY, footnotes: '<w:footnote w:id="1"><w:p/></w:footnote>' });
  const { document, places } = readPlacedDocx(bytes, "a.docx");
  const texts = document.blocks.filter((block): block is Paragraph => block.kind === "paragraph");
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 }), (draws) => {
      const comments = draws.map(([which, from, length]) => {
        const target = texts[which % texts.length];
        const place = target && places.get(target);
        if (!target || !place) throw new Error("every paragraph has a place");
        const start = from % target.text.length;
        const end = start + 1 + (length % (target.text.length - start));
        return { place, start, end, text: "应为 1.00\n见公开01表", words: target.text.slice(start, end) };
      });
      const copy = commentDocx(bytes, comments, "决算公开助手");
      expect(paragraphsOf(copy).map(([, text]) => text)).toEqual(texts.map(({ text }) => text));
      const told = quoted(copy);
      expect(comments.map((_, index) => told.get(String(index)))).toEqual(comments.map(({ words }) => words));
    }),
  );
});

test("all other parts stay byte for byte, and a second round of comments gets ids of its own", () => {
  const bytes = smallDocument({ body: BODY });
  const { document, places } = readPlacedDocx(bytes, "a.docx");
  const [first] = document.blocks;
  const place = first?.kind === "paragraph" ? places.get(first) : undefined;
  if (!place) throw new Error("the first paragraph has a place");
  const once = commentDocx(bytes, [{ place, start: 0, end: 2, text: "一" }], "审核");
  const before = partsOf(bytes);
  const changed = [...partsOf(once)]
    .filter(([name, part]) => before.get(name) !== part)
    .map(([name]) => name);
  expect(changed.sort()).toEqual([
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
    "word/comments.xml",
    "word/document.xml",
  ]);
  const again = readPlacedDocx(once, "a.docx");
  const [same] = again.document.blocks;
  const placeAgain = same?.kind === "paragraph" ? again.places.get(same) : undefined;
  if (!placeAgain) throw new Error("the first paragraph has a place");
  const twice = commentDocx(once, [{ place: placeAgain, start: 1, end: 3, text: "二" }], "审核");
  expect([...quoted(twice)]).toEqual([
    ["0", "一、"],
    ["1", "、收"],
  ]);
});

test("a box takes no comment", () => {
  const box = paragraph(
    `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph(run("框内文字"))}</w:txbxContent></v:textbox></w:pict></w:r>`,
  );
  const bytes = smallDocument({ body: box });
  const { document, places } = readPlacedDocx(bytes, "a.docx");
  const inBox = document.blocks.find((block) => block.kind === "paragraph" && block.text === "框内文字");
  const place = inBox?.kind === "paragraph" ? places.get(inBox) : undefined;
  if (!place) throw new Error("text of boxes has a place");
  expect(canComment(place)).toBe(false);
  expect(commentDocx(bytes, [{ place, start: 0, end: 1, text: "x" }], "审核")).toBe(bytes);
  expect(readDocx(bytes, "a.docx").blocks).toHaveLength(2);
});
