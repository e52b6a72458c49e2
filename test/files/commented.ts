/** What the comments of a document hold, read from its XML alone, and its parts. */
import { editPackage } from "../../src/files/edit-package";
import { scanXml } from "../../src/files/splice-xml";
import { openZip } from "../../src/files/zip";

/** What the comment ranges hold, by id, read from the XML alone. */
export function quoted(bytes: Uint8Array): Map<string, string> {
  const xml = editPackage(bytes, "notDocument").text("word/document.xml");
  const open = new Set<string>();
  const words = new Map<string, string>();
  let skipped = false;
  scanXml(
    "document",
    xml,
    ({ name, attributes }) => {
      const id = attributes["w:id"] ?? "";
      if (name === "commentRangeStart") open.add(id);
      if (name === "commentRangeEnd") open.delete(id);
      if (name === "del") skipped = true;
      if (name === "tab") for (const each of open) words.set(each, `${words.get(each) ?? ""}\t`);
    },
    ({ name, text }) => {
      if (name === "del") skipped = false;
      if (name !== "t" || skipped) return;
      for (const id of open) words.set(id, `${words.get(id) ?? ""}${text}`);
    },
  );
  return words;
}

/** Every part of a package, to be compared. */
export const partsOf = (bytes: Uint8Array): Map<string, string> => {
  const zip = openZip(bytes);
  return new Map(zip.names.map((name) => [name, Buffer.from(zip.read(name)).toString("base64")]));
};

/** The text of each comment, by id, a line a paragraph. */
export function commentTexts(bytes: Uint8Array): Map<string, string> {
  const texts = new Map<string, string[]>();
  let id = "";
  scanXml(
    "comments",
    editPackage(bytes, "notDocument").text("word/comments.xml"),
    ({ name, attributes }) => {
      if (name === "comment") id = attributes["w:id"] ?? "";
    },
    ({ name, text }) => {
      if (name === "t") texts.set(id, [...(texts.get(id) ?? []), text]);
    },
  );
  return new Map([...texts].map(([key, lines]) => [key, lines.join("\n")]));
}
