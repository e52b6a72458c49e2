/**
 * What a disclosure must tell (2.3, 2.4 and 3 of the inspection's list), and the text does not: a sum does not disclose
 * its part. Asked of whole narratives only; an excerpt or a notice of one matter promises nothing more.
 */
import type { LineOf } from "../../tables/ids";
import { remark } from "../context";
import type { ReviewContext } from "../context";
import { givenLastYear } from "../judge/given";
import { finalFigure } from "../judge/values";
import { claimsOf, toldAs } from "../read/claims";
import type { Statement } from "../read/claims";
import type { Section, SectionedBlock } from "../read/sections";
import { plainText } from "../read/normalize";
import { topicOf, type IndicatorId } from "../words/indicator-id";
import { indicatorById } from "../words/indicators";
import { judgeMatters } from "./matters";
import { missing } from "./missing";

/** So many sections make a whole narrative. */
const WHOLE = 5;
const COUNTED: ReadonlySet<Section | null> = new Set<Section | null>([
  "overall",
  "income",
  "expenditure",
  "appropriation",
  "generalBudget",
  "basic",
  "threePublic",
]);

export function judgeCompleteness(context: ReviewContext): void {
  const told = new Set(context.reading.statements.map(({ section }) => section));
  if ([...told].filter((section) => COUNTED.has(section)).length < WHOLE) return;
  judgeMatters(context);
  judgeThreePublic(context);
  judgeThreePublicChange(context);
  judgeSubtitles(context);
  judgeContracts(context);
  judgeAssets(context);
}

const FOUR = [
  "threePublic.abroad",
  "threePublic.vehiclePurchase",
  "threePublic.vehicleOperation",
  "threePublic.reception",
] as const;
const CARS: Readonly<Partial<Record<IndicatorId, IndicatorId>>> = {
  "threePublic.vehiclePurchase": "threePublic.vehicleOperation",
  "threePublic.vehicleOperation": "threePublic.vehiclePurchase",
};
const COUNTS_OF: readonly (readonly [id: IndicatorId, line: LineOf<"three-public">, what: string])[] = [
  ["threePublic.abroad", "abroadGroups", "因公出国（境）团组数"],
  ["threePublic.abroad", "abroadPersons", "因公出国（境）人次数"],
  ["threePublic.vehiclePurchase", "vehiclesPurchased", "公务用车购置数"],
  ["threePublic.vehicleOperation", "vehiclesOwned", "公务用车保有量"],
  ["threePublic.reception", "receptionBatches", "国内公务接待批次"],
  ["threePublic.reception", "receptionPersons", "国内公务接待人次"],
];

const TOTAL: IndicatorId = "threePublic.total";
const PURCHASE: IndicatorId = "threePublic.vehiclePurchase";

/** A table that the text carries tells it: the name opens a row, and figures follow. */
function isInTable({ text }: ReviewContext, id: IndicatorId): boolean {
  const words = ROWS[id];
  return text.paragraphs.some(
    ({ role, text: row }) => role === "table" && words?.test(plainText(row)) === true && /\d/u.test(row),
  );
}

const ROWS: Readonly<Partial<Record<IndicatorId, RegExp>>> = {
  "threePublic.total": /^\|?[^\d]{0,4}(?:合计|"?三公"?经费)/u,
  "threePublic.abroad": /^\|?[^\d]{0,4}因公(?:临时)?(?:出国|出境)/u,
  "threePublic.vehiclePurchase": /^\|?[^因公\d]{0,6}(?:公务用车|公车)购置(?!及|和|与|、)/u,
  "threePublic.vehicleOperation": /^\|?[^因公\d]{0,6}(?:公务用车|公车)运行/u,
  "threePublic.reception": /^\|?[^因公\d]{0,6}公务接待/u,
};

/** A name, a share or a change does not tell the amount. */
function isToldWithAmount({ index }: ReviewContext, id: IndicatorId): boolean {
  return index.ofIndicator(id).some((each) => claimsOf(each, "amount").length > 0);
}

const ALL_FOR_RUNNING = /(?:全部|均|都)(?:为|是|用于)(?:公务用车|公车)?运行/u;

function judgeThreePublic(context: ReviewContext): void {
  const { reading, index } = context;
  if (reading.nones.some(({ table }) => table === "three-public")) return;
  const isTotalNamed = index.ofIndicator(TOTAL).length > 0;
  const isTotalTold = isToldWithAmount(context, TOTAL);
  const isAnyTold = FOUR.some((id) => index.ofIndicator(id).length > 0);
  if (!isTotalTold && isAnyTold && !isInTable(context, TOTAL))
    missing(context, "“三公”经费支出的合计", "threePublic");
  if (!isTotalNamed) return;
  const amountOf = (id: IndicatorId): number | null => {
    const statement = index.ofIndicator(id).find((each) => toldAs(each, "final") !== undefined);
    return statement ? (finalFigure(context, statement)?.value ?? null) : null;
  };
  const vehicles = amountOf("threePublic.vehicles");
  // No vehicle bought: all of the sum was paid for running those that there are.
  const isNoneBought =
    reading.counts.some(({ word, value }) => word.line === "vehiclesPurchased" && value === 0) ||
    reading.blocks.some(({ block, narrated }) => narrated && ALL_FOR_RUNNING.test(block.text));
  for (const id of FOUR) {
    const other = CARS[id];
    if (other !== undefined && isNoneBought && (vehicles !== null || id === PURCHASE)) continue;
    // A sum of nothing has no parts to tell, nor one whose other part is all of it.
    const isNothing =
      other !== undefined && vehicles === (amountOf(id) === null ? (amountOf(other) ?? 0) : 0);
    if (amountOf(id) === null && !isNothing && !isInTable(context, id)) {
      missing(context, `${indicatorById(id)?.label ?? id}的金额（没有的写“未发生”）`, "threePublic");
    }
  }
  for (const [id, line, what] of COUNTS_OF) {
    const isTold = reading.counts.some(({ word }) => word.line === line);
    if ((amountOf(id) ?? 0) > 0 && !isTold) missing(context, what, "threePublic");
  }
}

/** Who has given last year's figure tells the change against it; other forms compare with the budget alone. */
function judgeThreePublicChange({ reading, ...context }: ReviewContext): void {
  const isNone = reading.nones.some(({ table }) => table === "three-public");
  if (isNone || givenLastYear(context.supplement, "threePublic.total") === null) return;
  const isCompared = ({ claims }: Statement): boolean =>
    claims.some(
      (claim) =>
        ((claim.kind === "change-amount" || claim.kind === "change-rate" || claim.kind === "equal") &&
          claim.against === "prior") ||
        (claim.kind === "amount" && claim.role === "before"),
    );
  const isTold = reading.statements.some(
    (each) =>
      each.subject.kind === "indicator" &&
      topicOf(each.subject.indicator.id) === "threePublic" &&
      isCompared(each),
  );
  if (!isTold) missing({ ...context, reading }, "“三公”经费比上年的增减及原因", "threePublic");
}

/** The change against last year has a title of its own where the other two parts have theirs. */
function judgeSubtitles(context: ReviewContext): void {
  const [total] = context.index
    .ofIndicator("threePublic.total")
    .filter(({ claims }) =>
      claims.some((claim) => claim.kind === "change-amount" && claim.against === "prior"),
    );
  if (!total) return;
  const title = titleAbove(context.reading.blocks, total);
  if (!title?.block.text.includes("具体")) return;
  remark(context, {
    rule: "review/told-missing",
    severity: "warning",
    message: "“三公”经费的增减变化写在“具体情况”之下，没有“增减变化情况”的小标题。",
    at: total.at,
    expected: "“三公”经费增减变化情况说明",
  });
}

function titleAbove(blocks: readonly SectionedBlock[], statement: Statement): SectionedBlock | undefined {
  const position = blocks.findIndex(({ block }) => block === statement.at.block);
  return blocks.slice(0, Math.max(0, position)).findLast(({ block }) => block.heading);
}

function judgeContracts(context: ReviewContext): void {
  const [total] = context.index
    .ofIndicator("procurement.total")
    .filter((each) =>
      claimsOf(each, "amount").some(({ role, amount }) => role === "final" && amount.value > 0),
    );
  const isTold = (["sme", "smeReserved", "smeDeal", "smePart"] as const).some(
    (id) => context.index.ofIndicator(`procurement.${id}`).length > 0,
  );
  if (total && !isTold) missing(context, "授予中小企业合同金额及占比", "procurement");
}

const FULL: readonly Section[] = [
  "overall",
  "income",
  "expenditure",
  "appropriation",
  "basic",
  "threePublic",
  "governmentFund",
  "stateCapital",
  "operating",
  "procurement",
];

function judgeAssets({ reading, ...context }: ReviewContext): void {
  const says = reading.blocks.some(
    ({ block, section }) =>
      !block.heading &&
      section !== "threePublic" &&
      /车辆|公务用车/u.test(block.text) &&
      block.text.includes("辆"),
  );
  const sections = new Set(reading.blocks.map(({ section }) => section));
  // Forms that tell every other matter under a title of its own tell this one too.
  const isAsked = sections.has("assets") || sections.has("other") || FULL.every((each) => sections.has(each));
  if (isAsked && !says) missing({ ...context, reading }, "国有资产占用情况（车辆、设备）", "assets");
}
