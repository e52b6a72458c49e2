/** One full name of the entity throughout; 部门 and 单位 are not mixed. */
import { remark } from "../context";
import type { ReviewContext } from "../context";
import type { TextPlace } from "../read/claims";
import { withoutScope } from "../../engine/entity-name";
import { mostCommon } from "../../engine/most-common";
import { plainName } from "../judge/items";
import type { SectionedBlock } from "../read/sections";

/** Places of a sentence where nothing but the disclosing entity can stand. */
const PLACES: readonly RegExp[] = [
  /(?:^第[一二三四五]部分|^|[。；])(?<name>[^，。；：、"\d]{4,40}?)20\d\d年度?(?!以前|以后)/gu,
  /日，?(?<name>[^，。；：、"\d]{4,40}?)共有车辆/gu,
  /20\d\d年，(?<name>[^，。；：、"\d]{4,40}?)所属各?预算单位/gu,
  /(?:^|[。；，])(?<name>[^，。；：、"\d]{4,40}?)(?:对|在)20\d\d年度(?:\d+[项个]|部门决算)/gu,
];

const ORGANIZATION =
  /(?:局|委|部|院|会|中心|队|所|处|站|馆|校|学|园|团|办|室|署|府|厅|司|社|组|庭|台|宫|场)(?:\((?:本级|机关|汇总)\))?$/u;
const PRONOUN = /^(?:本|我|该)(?:部门|单位|局|委|办|院|中心)/u;

interface Mention {
  readonly name: string;
  readonly at: TextPlace;
}

export function judgeEntity(
  context: ReviewContext,
  blocks: readonly SectionedBlock[],
  expected: string | null,
): void {
  judgeMixedWords(context, blocks);
  const mentions = blocks.flatMap(mentionsOf);
  const wanted =
    expected === null ? mostCommon(mentions.map(({ name }) => name)) : bareName(plainName(expected));
  if (wanted === null) return;
  const said = new Set<string>();
  for (const { name, at } of mentions) {
    if (name.startsWith(wanted) || said.has(name)) continue;
    said.add(name);
    remark(context, {
      rule: "review/entity",
      severity: "error",
      message: `单位名称“${name}”与${expected === null ? "文中其他地方" : "工作簿"}的“${wanted}”不一致。`,
      at,
      expected: wanted,
      found: name,
    });
  }
}

function mentionsOf({ block, narrated, section }: SectionedBlock): Mention[] {
  if (!narrated && section !== "performance") return [];
  return PLACES.flatMap((pattern) =>
    [...block.text.matchAll(pattern)].flatMap((match): Mention[] => {
      const raw = match.groups?.["name"] ?? "";
      const name = bareName(raw);
      if (PRONOUN.test(raw) || !ORGANIZATION.test(raw)) return [];
      const start = match.index + match[0].indexOf(raw);
      return [{ name, at: { block, start, end: start + raw.length } }];
    }),
  );
}

function bareName(name: string): string {
  return withoutScope(name.replace(/^关于/u, ""));
}

function judgeMixedWords(context: ReviewContext, blocks: readonly SectionedBlock[]): void {
  const uses = blocks
    .filter(({ narrated }) => narrated)
    .flatMap(({ block }) =>
      [...block.text.matchAll(/[本我](?<word>部门|单位)(?!组织)/gu)].map((match) => ({
        word: match.groups?.["word"] ?? "",
        at: { block, start: match.index, end: match.index + match[0].length },
      })),
    );
  const usual = mostCommon(uses.map(({ word }) => word));
  const other = uses.find(({ word }) => word !== usual);
  if (!other || usual === null) return;
  remark(context, {
    rule: "review/mixed-words",
    severity: "warning",
    message: `文中“部门”和“单位”混用，其他地方写“本${usual}”。`,
    at: other.at,
    expected: usual,
    found: other.word,
  });
}
