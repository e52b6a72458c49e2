/** Colours of a style sheet as RRGGBB: named directly, by the workbook's theme, or by number. */
import type { OfficePackage } from "./package";
import { readXml, type Attributes } from "./xml";

export type ColourOf = (attributes: Attributes) => string | undefined;

/** In the order in which styles count them, which is not that of the theme's own list. */
const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
];
const OFFICE_THEME = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "5B9BD5",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "4472C4",
  "70AD47",
];

/** The first 64 colours by number, as Excel has them. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");

export function readColours(source: OfficePackage, part: string | undefined): ColourOf {
  const theme = part === undefined || !source.has(part) ? OFFICE_THEME : readTheme(source, part);
  return ({ rgb, theme: number, indexed, tint }) => {
    const base =
      rgb !== undefined
        ? rgb.slice(-6).toUpperCase()
        : number !== undefined
          ? theme[Number(number)]
          : indexed !== undefined
            ? INDEXED[Number(indexed)]
            : undefined;
    if (base === undefined || !/^[0-9A-F]{6}$/u.test(base)) return undefined;
    return tint === undefined ? base : tinted(base, Number(tint));
  };
}

function readTheme(source: OfficePackage, part: string): readonly string[] {
  const colours = new Map<string, string>();
  readXml(part, source.read(part), {
    open(_, { val, lastClr }, path) {
      const name = /^theme\/themeElements\/clrScheme\/(\w+)\/(?:srgbClr|sysClr)$/u.exec(path)?.[1];
      const colour = lastClr ?? val;
      if (name !== undefined && colour !== undefined) colours.set(name, colour.toUpperCase());
    },
  });
  return THEME_ORDER.map((name, at) => colours.get(name) ?? OFFICE_THEME[at] ?? "000000");
}

/** Towards white for a positive tint, towards black for a negative one. */
function tinted(colour: string, tint: number): string {
  const parts = [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const moved = parts.map((part) => (tint < 0 ? part * (1 + tint) : part + (255 - part) * tint));
  return moved.map((part) => Math.round(part).toString(16).padStart(2, "0").toUpperCase()).join("");
}
