/** Changes that damage, careless writers and malice make: to bytes, to XML, to the records of an .xls. */
import { recordsOf } from "../files/xls-stream";
import type { Random } from "./random";

export function mutateBytes(source: Uint8Array, random: Random): Uint8Array {
  let bytes = Array.from(source);
  for (let left = 1 + random.below(3); left > 0 && bytes.length > 0; left -= 1) {
    const at = random.below(bytes.length);
    const length = random.below(40);
    switch (random.pick(["set", "flip", "insert", "remove", "cut", "repeat", "zero"])) {
      case "set":
        bytes[at] = random.below(256);
        break;
      case "flip":
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
        break;
      case "insert":
        bytes.splice(at, 0, ...Array<number>(length).fill(random.below(256)));
        break;
      case "remove":
        bytes.splice(at, length);
        break;
      case "cut":
        bytes = bytes.slice(0, at);
        break;
      case "repeat":
        bytes.splice(at, 0, ...bytes.slice(at, at + length));
        break;
      default:
        bytes.fill(0, at, at + length);
    }
  }
  return Uint8Array.from(bytes);
}

/** What someone might put where something else belongs. */
const VALUES = [
  ...[
    "",
    " ",
    "-1",
    "0",
    "1",
    "3",
    "1e999",
    "1.5",
    "007",
    "99999999999",
    "NaN",
    "true",
    "n",
    "s",
    "str",
    "zz",
  ],
  ...[
    "A1",
    "B2",
    "A1:",
    "B2:A1",
    "XFE1048577",
    "rId9",
    "rId1",
    "shared",
    "inlineStr",
    "d",
    "e",
    "b",
    "hidden",
  ],
  ...[
    "../../x",
    "/xl/styles.xml",
    "worksheets/sheet2.xml",
    "_xD800_",
    "&#10;",
    "restart",
    "2024-01-01",
    "10:30",
  ],
];
const BREAKS = ["<", "&", '"', "&a;", "&#0;", "<!--", "<![CDATA[", "</row>", "<x>", "\ufffe", "<x/>"];
/** Names that stand for something else elsewhere. */
const NAMES = [
  "row",
  "c",
  "v",
  "x",
  "t",
  "si",
  "sheet",
  "f",
  "is",
  "w:tc",
  "w:tr",
  "w:p",
  "w:r",
  "w:t",
  "w:tbl",
];

const ATTRIBUTE = /\s[\w:]+="[^"]*"/g;
const TEXT = />[^<>]+</g;
const LEAF = /<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;
const TAG = /<[^<>]*>/g;

export function mutateXml(xml: string, random: Random): string {
  const one = (pattern: RegExp, by: (found: string) => string): string => {
    const all = [...xml.matchAll(pattern)];
    if (all.length === 0) return xml;
    const { 0: found, index } = random.pick(all);
    return xml.slice(0, index) + by(found) + xml.slice(index + found.length);
  };
  switch (
    random.pick([
      "value",
      "value",
      "value",
      "drop",
      "text",
      "remove",
      "double",
      "rename",
      "move",
      "wrap",
      "break",
    ])
  ) {
    case "value":
      return one(ATTRIBUTE, (found) => found.replace(/"[^"]*"/, () => `"${random.pick(VALUES)}"`));
    case "drop":
      return one(ATTRIBUTE, () => "");
    case "text":
      return one(TEXT, () => `>${random.pick(VALUES)}<`);
    case "remove":
      return one(LEAF, () => "");
    case "double":
      return one(LEAF, (found) => found + found);
    case "rename":
      return one(LEAF, (found) => found.replaceAll(/(<\/?)[\w:]+/g, `$1${random.pick(NAMES)}`));
    case "move": {
      const moved = [...xml.matchAll(LEAF)];
      return one(TAG, (found) => found + (moved.length === 0 ? "" : random.pick(moved)[0]));
    }
    case "wrap":
      return one(LEAF, (found) => `<${random.pick(["x", "extLst", "row"])}>${found}</x>`);
    default:
      return one(TAG, (found) => found + random.pick(BREAKS));
  }
}

const TYPES = [
  0x0006, 0x000a, 0x003c, 0x0203, 0x0204, 0x0208, 0x027e, 0x00bd, 0x00fd, 0x0201, 0x0303, 0x0000, 0x0809,
];

/** One record of an .xls stream changed; `false` for the places of the sheets lets them point where they did. */
export function mutateRecords(stream: Uint8Array, random: Random): Uint8Array {
  let count = 0;
  recordsOf(stream, (type, data) => {
    count += 1;
    return [[type, data]];
  });
  const chosen = random.below(count);
  let seen = -1;
  return recordsOf(stream, (type, data) => {
    seen += 1;
    if (seen !== chosen) return [[type, data]];
    const other = random.pick(TYPES);
    const at = random.below(Math.max(1, data.length));
    const changed = data.slice();
    changed[at] = random.below(256);
    switch (random.pick(["type", "byte", "byte", "byte", "cut", "drop", "double", "grow", "insert"])) {
      case "type":
        return [[other, data]];
      case "byte":
        return [[type, changed]];
      case "cut":
        return [[type, data.subarray(0, at)]];
      case "drop":
        return [];
      case "double":
        return [
          [type, data],
          [type, data],
        ];
      case "grow":
        return [[type, Uint8Array.from([...data, ...changed.subarray(0, 8)])]];
      default:
        return [
          [other, changed],
          [type, data],
        ];
    }
  });
}
