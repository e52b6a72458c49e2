/** 人员经费, 公用经费 and 机关运行经费 by their 款, as a sentence lists them, some with their amounts. */
import type { KnownTable } from "../../tables/ids";
import type { TextPlace } from "./claims";
import { NUMBER, statedAmount } from "./figures";
import type { StatedAmount } from "./figures";
import type { SectionedBlock } from "./sections";

const OPERATING = ["302", "307", "309", "310", "311", "312", "313", "399"] as const;
const BASIC = "general-budget-basic-expenditure";
const KINDS = [
  { word: "人员经费", classes: ["301", "303"], table: BASIC },
  { word: "公用经费", classes: OPERATING, table: BASIC },
  { word: "机关运行经费", classes: OPERATING, table: "operating-expenses" },
] as const;

export interface CategoryEntry {
  readonly name: string;
  readonly at: TextPlace;
  /** `基本工资153.35万元` */
  readonly amount: { readonly stated: StatedAmount; readonly at: TextPlace } | null;
}

export interface CategoryList {
  readonly word: string;
  readonly classes: readonly string[];
  readonly table: KnownTable;
  readonly entries: readonly CategoryEntry[];
  readonly at: TextPlace;
  /** The list says itself that it is not complete (等). */
  readonly open: boolean;
}

const KIND = /人员经费|公用经费|机关运行经费/gu;
/** Between the kind and its list. */
const HEAD = /(?:主要)?(?:包括|用于|包含)：?/u;
const ENTRY = String.raw`[\p{Script=Han}()]{2,20}(?:为|：)?${NUMBER}(?:亿元|万元|元)?`;
/** Each with its amount, over the marks that end other lists: `办公费：10.10；印刷费：5.00`. */
const AMOUNTS = new RegExp(`^${ENTRY}(?:[；、，]${ENTRY})*(?:等(?:支出|费用|方面)?)?`, "u");
/** Lines of a list that no word leads to. */
const ROWS = new RegExp(`^${ENTRY}；${ENTRY}`, "u");
/** The kind's own amount, in a sentence before that of its list. */
const TOLD_BEFORE = new RegExp(
  `^[：为]?${NUMBER}(?:亿元|万元|元)?[；。](?=${HEAD.source}|${ENTRY}；${ENTRY})`,
  "u",
);
/** Where the amounts follow, for which nothing need be left out. */
const HEAD_WITH_AMOUNTS = /(?:其中：?|包括：?|用于：?|包含：?|\(含)(?=[\p{Script=Han}()、]{2,16}[为：]?\d)/u;
const LIST_END = /[。；：]/u;
const OPEN = /等(?:支出|费用|方面)?$/u;

export function readLists(blocks: readonly SectionedBlock[]): CategoryList[] {
  return blocks
    .filter(({ narrated, block }) => narrated && !block.heading)
    .flatMap(({ section, block }) =>
      listsIn(block).filter(({ table }) => (section === "basic") === (table === BASIC)),
    );
}

/** Each list stands between its kind and the next one, within one clause. */
function listsIn(block: TextPlace["block"]): CategoryList[] {
  const kinds = [...block.text.matchAll(KIND)];
  return kinds.flatMap((match, position): CategoryList[] => {
    const kind = KINDS.find(({ word }) => word === match[0]);
    const behind = match.index + match[0].length;
    const told = block.text.slice(behind, kinds[position + 1]?.index);
    const from = behind + (TOLD_BEFORE.exec(told)?.[0].length ?? 0);
    const rest = told.slice(from - behind);
    const clause = rest.split(/[。；]/u, 1)[0] ?? "";
    const isOfOffice = kind?.table === "operating-expenses";
    const isInRows = from > behind && ROWS.test(rest);
    const head = isInRows ? null : (isOfOffice ? HEAD_WITH_AMOUNTS : HEAD).exec(clause);
    if (!kind || !(head || isInRows)) return [];
    const ahead = head ? head.index + head[0].length : 0;
    const listed = rest.slice(ahead);
    const start = from + ahead;
    const [plain = ""] = listed.split(LIST_END, 1);
    const [amounts = ""] = AMOUNTS.exec(listed) ?? [];
    const body = amounts.length > plain.length ? amounts : plain;
    if (body === "") return [];
    const isCut = OPEN.test(body);
    const at = { block, start, end: start + body.length };
    const entries = entriesOf(isCut ? body.replace(OPEN, "") : body, block, start);
    if (!isOfOffice) return [{ ...kind, open: isCut || isInRows, at, entries }];
    return [{ ...kind, open: true, at, entries: entries.filter(({ amount }) => amount !== null) }];
  });
}

/** Not the marks that separate thousands. */
const BETWEEN_ENTRIES = /[、；]|(?<!\d)，|，(?!\d{3}(?!\d))/u;
const WITH_AMOUNT = new RegExp(
  `^(?<name>.*?[^\\d：])(?:为|：)?(?<digits>${NUMBER})(?<unit>亿元|万元|元)?$`,
  "u",
);

function entriesOf(list: string, block: TextPlace["block"], start: number): CategoryEntry[] {
  const entries: CategoryEntry[] = [];
  let offset = start;
  for (const part of list.split(BETWEEN_ENTRIES)) {
    if (part !== "") entries.push(entryOf(part, block, offset));
    offset += part.length + 1;
  }
  return entries;
}

function entryOf(part: string, block: TextPlace["block"], start: number): CategoryEntry {
  const end = start + part.length;
  const { name = part, digits = "", unit = "" } = WITH_AMOUNT.exec(part)?.groups ?? {};
  const stated = digits === "" ? null : statedAmount(digits, unit);
  return {
    name,
    at: { block, start, end: start + name.length },
    amount: stated && { stated, at: { block, start: end - digits.length - unit.length, end } },
  };
}
