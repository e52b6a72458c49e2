/**
 * A small workbook whose every part can be changed before it is packed: the dialects that other programs
 * write, and the damage that a careful reader must notice.
 */
import { strToU8, zipSync } from "fflate";

const TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface SmallBookOptions {
  readonly prefix?: string;
  readonly strict?: boolean;
  /** Targets of relationships begin with `/`. */
  readonly absoluteTargets?: boolean;
  readonly backslashes?: boolean;
  readonly sheetName?: string;
  readonly workbookProperties?: string;
  /** XML between `<worksheet>` and `</worksheet>`, without prefixes. */
  readonly worksheet?: string;
  readonly styles?: string;
  readonly change?: (parts: Map<string, string | Uint8Array>) => void;
}

const DEFAULT_WORKSHEET =
  '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
  '<row r="2"><c r="A2"><v>12.5</v></c><c r="B2" s="2"><f>A2*2</f><v>25</v></c><c r="C2" s="1"><v>45292</v></c>' +
  '<c r="D2" t="inlineStr"><is><t>内联</t></is></c></row></sheetData>';

const DEFAULT_STYLES =
  '<numFmts count="1"><numFmt numFmtId="176" formatCode="#,##0.00_ "/></numFmts>' +
  '<fonts count="1"><font><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>' +
  '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs>';

/** Sheet 表一: A1 合计（元） · B1 2,347.78 (text) · A2 12.5 · B2 =A2*2 (25) · C2 2024-01-01 · D2 内联. */
export function smallBook(options: SmallBookOptions = {}): Uint8Array {
  const parts = smallBookParts(options);
  options.change?.(parts);
  return pack(parts, { backslashes: options.backslashes ?? false });
}

export function smallBookParts(options: SmallBookOptions = {}): Map<string, string | Uint8Array> {
  const main = options.strict ? STRICT : TRANSITIONAL;
  const types = options.strict ? STRICT_RELATIONSHIPS : RELATIONSHIPS;
  const prefix = options.prefix === undefined ? "" : `${options.prefix}:`;
  const declare = prefix ? `xmlns:${options.prefix}="${main}"` : `xmlns="${main}"`;
  const prefixed = (xml: string): string =>
    prefix ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`) : xml;
  const element = (name: string, inner: string): string =>
    `${HEAD}<${prefix}${name} ${declare} xmlns:r="${types}">${prefixed(inner)}</${prefix}${name}>`;
  const from = options.absoluteTargets ? "/xl/" : "";

  return new Map<string, string | Uint8Array>([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${CONTENT_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
        `<Override PartName="/xl/sharedStrings.xml" ContentType="${SPREADSHEET}.sharedStrings+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      relationships([["officeDocument", `${options.absoluteTargets ? "/" : ""}xl/workbook.xml`]], types),
    ],
    [
      "xl/workbook.xml",
      element(
        "workbook",
        `${options.workbookProperties ?? ""}<sheets><sheet name="${options.sheetName ?? "表一"}" sheetId="1" r:id="rId1"/></sheets>`,
      ),
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relationships(
        [
          ["worksheet", `${from}worksheets/sheet1.xml`],
          ["styles", `${from}styles.xml`],
          ["sharedStrings", `${from}sharedStrings.xml`],
        ],
        types,
      ),
    ],
    ["xl/styles.xml", element("styleSheet", options.styles ?? DEFAULT_STYLES)],
    [
      "xl/sharedStrings.xml",
      element(
        "sst",
        '<si><t>合计（元）</t><rPh sb="0" eb="1"><t>ピン</t></rPh></si><si><r><t>2,347</t></r><r><t>.78</t></r></si>',
      ),
    ],
    ["xl/worksheets/sheet1.xml", element("worksheet", options.worksheet ?? DEFAULT_WORKSHEET)],
  ]);
}

/** `[type, target]`, numbered rId1, rId2 … */
export function relationships(list: readonly (readonly [string, string])[], types = RELATIONSHIPS): string {
  const items = list.map(([type, target], index) => {
    const mode = /^https?:/.test(target) ? ' TargetMode="External"' : "";
    const uri = type.includes("/") ? type : `${types}/${type}`;
    return `<Relationship Id="rId${index + 1}" Type="${uri}" Target="${target}"${mode}/>`;
  });
  return `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${items.join("")}</Relationships>`;
}

export function pack(
  parts: ReadonlyMap<string, string | Uint8Array>,
  { backslashes = false, level = 6 }: { backslashes?: boolean; level?: 0 | 6 } = {},
): Uint8Array {
  const entries: Record<string, Uint8Array> = {};
  for (const [name, content] of parts) {
    entries[backslashes ? name.replaceAll("/", "\\") : name] =
      typeof content === "string" ? strToU8(content) : content;
  }
  return zipSync(entries, { level, mtime: "2025-01-01" });
}

/** Replaces text in one part; fails when there is nothing to replace, or the test would test nothing. */
export function replaceIn(
  parts: Map<string, string | Uint8Array>,
  part: string,
  find: string | RegExp,
  by: string,
): void {
  const before = parts.get(part);
  const after = typeof before === "string" ? before.replace(find, by) : before;
  if (after === undefined || after === before) throw new Error(`nothing to replace in ${part}`);
  parts.set(part, after);
}
