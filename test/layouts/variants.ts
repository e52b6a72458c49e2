/** How sheets differ from region to region and from export to export. */
import type { Unit } from "../../src/workbook/amount";
import type { Random } from "./random";

/** How money is written down. */
export interface NumberStyle {
  readonly unit: Unit;
  /** Decimals of the unit that are printed. */
  readonly decimals: 0 | 1 | 2 | 4;
  /** 项 are kept to the 分 while their parents are rounded. */
  readonly itemsInFull: boolean;
  /** Numbers carry the format that shows their decimals. */
  readonly formats: boolean;
  /** Figures in 元 that were 万元 before: all are multiples of 100 元. */
  readonly converted: boolean;
  readonly numbers: "number" | "text" | "separators" | "fullWidth" | "mixed";
  readonly zero: "blank" | "－" | "—" | "-" | "0" | "0.00" | "number" | "mixed";
  /** Share of the cells that carry a formula beside their value. */
  readonly formulas: boolean;
}

export interface SheetVariant extends NumberStyle {
  readonly code: "text" | "number" | "parts" | "padded" | "split";
  readonly indent: "" | "  " | "\u3000\u3000";
  readonly brokenNames: boolean;
  readonly brokenHeads: boolean;
  /** A leaf of the head stands at the top of its merged area, or unmerged at the bottom. */
  readonly leafAt: "top" | "bottom";
  /** Merged heads taken apart, their text in every cell that they covered. */
  readonly filledHeads: boolean;
  /** A further row of the head repeats 决算数 under every column. */
  readonly measureRow: boolean;
  readonly rowNumbers: boolean;
  readonly columnNumbers: boolean;
  readonly total: "first" | "last";
  /** Blocks of 公开06表 side by side, one list under its 合计, or that with a column each for 人员 and 公用. */
  readonly basicBlocks: 1 | 2 | 3 | "list" | "columns";
  readonly threePublic: "sides" | "interleaved";
  readonly amountHead: "金额" | "决算数";
  readonly ordinals: boolean;
  readonly title: "plain" | "year" | "yearAfter" | "entity" | "spaced" | "numbered" | "marked" | "alias";
  readonly hasMark: boolean;
  readonly matter: "right" | "left" | "joined" | "withMark" | "titleRow";
  readonly subUnit: "none" | "first" | "afterName" | "code";
  /** The lines of two sub-units under those of the department. */
  readonly units: boolean;
  /** The total shares the last row of the head, where the head leaves room for it. */
  readonly sharedTotal: boolean;
  /** 基本支出 in two parts, 人员 and 公用. */
  readonly splitBasic: boolean;
  /** A column that somebody added. */
  readonly extra: "none" | "middle" | "end";
  /** How long the codes of 公开03表 are at most. */
  readonly deepest: 3 | 5 | 7;
  readonly remarks: boolean;
  /** A further column that details the last figure (其中：…), with figures of its own. */
  readonly detail: boolean;
  /** Totals with spaces between their characters. */
  readonly spacedTotals: boolean;
  /** Empty rows between the lines of tables by codes. */
  readonly gaps: boolean;
  readonly hidesRows: boolean;
  readonly hidesColumns: boolean;
  /** How many figures are overwritten by something that is no figure. */
  readonly spoiled: number;
  readonly left: number;
  readonly above: number;
  readonly note: boolean;
}

/** The most common form: what a variant is when nothing differs. */
export const PLAIN: SheetVariant = {
  unit: "万元",
  decimals: 2,
  itemsInFull: false,
  formats: true,
  converted: false,
  numbers: "number",
  zero: "blank",
  formulas: false,
  code: "text",
  indent: "",
  brokenNames: false,
  brokenHeads: false,
  leafAt: "top",
  filledHeads: false,
  measureRow: false,
  rowNumbers: true,
  columnNumbers: true,
  total: "first",
  basicBlocks: 3,
  threePublic: "sides",
  amountHead: "金额",
  ordinals: true,
  title: "plain",
  hasMark: true,
  matter: "right",
  subUnit: "none",
  units: false,
  sharedTotal: false,
  splitBasic: false,
  extra: "none",
  deepest: 7,
  remarks: false,
  detail: false,
  spacedTotals: false,
  gaps: false,
  hidesRows: false,
  hidesColumns: false,
  spoiled: 0,
  left: 0,
  above: 0,
  note: false,
};

export function randomSheetVariant(random: Random): SheetVariant {
  const unit = random.pick<Unit>(["万元", "万元", "元", "千元", "百元", "亿元"]);
  const converted = unit === "元" && random.chance(0.3);
  return {
    unit,
    decimals: converted || unit === "元" ? 2 : random.pick([2, 2, 1, 0, 4] as const),
    itemsInFull: !converted && random.chance(0.15),
    formats: true,
    converted,
    numbers: random.pick(["number", "number", "text", "separators", "fullWidth", "mixed"] as const),
    zero: random.pick(["blank", "－", "—", "-", "0", "0.00", "number", "mixed"] as const),
    formulas: random.chance(0.2),
    code: random.pick(["text", "number", "parts", "padded", "split"] as const),
    indent: random.pick(["", "  ", "\u3000\u3000"] as const),
    brokenNames: random.chance(0.3),
    brokenHeads: random.chance(0.3),
    leafAt: random.pick(["top", "top", "bottom"] as const),
    filledHeads: random.chance(0.15),
    measureRow: random.chance(0.2),
    rowNumbers: random.chance(0.5),
    columnNumbers: random.chance(0.5),
    total: random.pick(["first", "last"] as const),
    basicBlocks: random.pick([1, 2, 3, "list", "columns"] as const),
    threePublic: random.pick(["sides", "interleaved"] as const),
    amountHead: random.pick(["金额", "决算数"] as const),
    ordinals: random.chance(0.8),
    title: random.pick([
      "plain",
      "year",
      "yearAfter",
      "entity",
      "spaced",
      "numbered",
      "marked",
      "alias",
    ] as const),
    hasMark: random.chance(0.5),
    matter: random.pick(["right", "left", "joined", "withMark", "titleRow"] as const),
    subUnit: random.pick(["none", "none", "none", "first", "afterName", "code"] as const),
    units: random.chance(0.1),
    sharedTotal: random.chance(0.5),
    splitBasic: random.chance(0.2),
    extra: random.pick(["none", "none", "none", "middle", "end"] as const),
    deepest: random.pick([7, 7, 7, 5, 3] as const),
    remarks: random.chance(0.2),
    detail: random.chance(0.1),
    spacedTotals: random.chance(0.2),
    gaps: random.chance(0.1),
    hidesRows: random.chance(0.15),
    hidesColumns: random.chance(0.15),
    spoiled: random.chance(0.15) ? random.int(1, 3) : 0,
    left: random.pick([0, 0, 0, 1, 2]),
    above: random.pick([0, 0, 0, 1, 3]),
    note: random.chance(0.5),
  };
}

export interface WorkbookVariant {
  readonly names: "official" | "titles" | "generic";
  readonly order: "national" | "shanghai" | "shuffled";
  readonly hasCover: boolean;
  readonly hasContents: boolean;
  readonly hasUnrelated: boolean;
  readonly hidesSheets: boolean;
  /** Tables by codes that go on elsewhere. */
  readonly continued: "none" | "sheet" | "sameSheet" | "repeatedHead";
  /** Two tables under each other on one sheet. */
  readonly paired: boolean;
  /** All sheets alike, or each its own way. */
  readonly mixed: boolean;
}

export const PLAIN_WORKBOOK: WorkbookVariant = {
  names: "official",
  order: "national",
  hasCover: false,
  hasContents: false,
  hasUnrelated: false,
  hidesSheets: false,
  continued: "none",
  paired: false,
  mixed: false,
};

export function randomWorkbookVariant(random: Random): WorkbookVariant {
  return {
    names: random.pick(["official", "titles", "generic"] as const),
    order: random.pick(["national", "shanghai", "shuffled"] as const),
    hasCover: random.chance(0.5),
    hasContents: random.chance(0.4),
    hasUnrelated: random.chance(0.5),
    hidesSheets: random.chance(0.2),
    continued: random.pick(["none", "none", "sheet", "sameSheet", "repeatedHead"] as const),
    paired: random.chance(0.25),
    mixed: random.chance(0.5),
  };
}
