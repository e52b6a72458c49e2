/** Reads .docx and .docm as a reader of the printed page would; also for the pane, so nothing of Node is used. */
import type { Block, TextDocument } from "../workbook/document";
import { readFlow, type Flow } from "./docx-body";
import { NO_NUMBERING, readNumbering } from "./docx-numbering";
import { readStyles, type ParagraphStyle } from "./docx-styles";
import { kindOf, oleKind, refuseOther } from "./file-kind";
import { openPackage } from "./package";
import { UnreadableFile } from "./unreadable-file";

/** A document with the places of its text, for who writes a changed copy. */
export interface PlacedDocument {
  readonly document: TextDocument;
  readonly places: Flow["places"];
  readonly cellPlaces: Flow["cellPlaces"];
}

/** Throws {@link UnreadableFile} for anything but a sound document. `name`: the file's, without its folder. */
export function readDocx(bytes: Uint8Array, name: string): TextDocument {
  return readPlacedDocx(bytes, name).document;
}

/** As {@link readDocx}; paragraphs are keys by identity. */
export function readPlacedDocx(bytes: Uint8Array, name: string): PlacedDocument {
  refuseOthers(bytes);
  const source = openPackage(bytes, "notDocument");
  const relationships = source.relationships(source.mainPart).filter(({ isExternal }) => !isExternal);
  const partsOf = (...types: readonly string[]): readonly string[] => [
    ...new Set(relationships.filter(({ type }) => types.includes(type)).map(({ target }) => target)),
  ];
  const [stylesPart] = partsOf("styles");
  const [numberingPart] = partsOf("numbering");
  const styleOf =
    stylesPart === undefined
      ? (): ParagraphStyle => ({ headingLevel: null, list: null, isContentsEntry: false })
      : readStyles(stylesPart, source.read(stylesPart));
  const numbering =
    numberingPart === undefined ? NO_NUMBERING : readNumbering(numberingPart, source.read(numberingPart));

  const body = readFlow(source.mainPart, source.read(source.mainPart), styleOf, numbering);
  if (body.root !== "document") throw new UnreadableFile("notDocument");
  const linesOf = (parts: readonly string[]): readonly string[] => [
    ...new Set(
      parts.flatMap((part) => lines(readFlow(part, source.read(part), styleOf, NO_NUMBERING).blocks)),
    ),
  ];
  const document = {
    name,
    blocks: body.blocks,
    headers: linesOf(partsOf("header")),
    footers: linesOf(partsOf("footer")),
    notes: linesOf(partsOf("footnotes", "endnotes")),
  };
  return { document, places: body.places, cellPlaces: body.cellPlaces };
}

function refuseOthers(bytes: Uint8Array): void {
  const kind = kindOf(bytes);
  if (kind === "other") throw refuseOther(bytes, "notDocument");
  if (kind === "zip") return;
  const ole = oleKind(bytes);
  if (ole === "encrypted") throw new UnreadableFile("encrypted");
  throw new UnreadableFile(ole === "document" ? "legacyDocument" : "notDocument");
}

function lines(blocks: readonly Block[]): readonly string[] {
  const texts = blocks.map((block) =>
    block.kind === "paragraph" ? block.text : block.cells.map(({ text }) => text).join("\t"),
  );
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}
