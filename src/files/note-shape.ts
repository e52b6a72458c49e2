/** The box of a note in the old drawing format that Excel still keeps notes in. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"';

export const SHAPE_TYPE_ID = "finalAccountsNote";

export const SHAPE_TYPE =
  `<v:shapetype ${NAMESPACES} id="${SHAPE_TYPE_ID}" coordsize="21600,21600" o:spt="202" ` +
  'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
  '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

const CHARACTERS_A_LINE = 18;
const COLUMNS_WIDE = 3;

/** Hidden until the mouse is over its cell; as high as its text, with a line to spare. */
export function noteShape(id: number, order: number, { row, column, text }: CellNote): string {
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE)), 1);
  const top = Math.max(0, row - 1);
  const anchor = [column + 1, 15, top, 10, column + 1 + COLUMNS_WIDE, 15, top + lines + 1, 4].join(", ");
  return (
    `<v:shape ${NAMESPACES} id="_x0000_s${id}" type="#${SHAPE_TYPE_ID}" ` +
    `style="position:absolute;width:180pt;height:${lines * 14 + 8}pt;z-index:${order};visibility:hidden" ` +
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>' +
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">' +
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>' +
    `<x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
