/** The same text in the words of other regions: each rewording of the table is drawn at random, figures stay what they are. */
import type { Random } from "../layouts/random";

interface Rewording {
  readonly from: RegExp;
  readonly to: readonly (string | ((found: string) => string))[];
}

/** `12.34万元` → `123,400元` */
function inYuan(found: string): string {
  const yuan = Math.round(Number(found.replace(/万元$|,/gu, "")) * 10_000);
  return `${String(yuan).replace(/\B(?=(\d{3})+$)/gu, ",")}元`;
}

/** The budget first, or the final figure. */
function finalFirst(found: string): string {
  const [budget = "", final = ""] = found.split("，");
  return `${final}，${budget}`;
}

const REWORDINGS: readonly Rewording[] = [
  { from: /收入、支出总计/gu, to: ["收、支总计", "收支总计", "收入支出总计"] },
  { from: /比上年(?=收|财|增|减|支|持)/gu, to: ["较上年", "与上年相比，", "比去年"] },
  { from: /增长(?=[\d,.]+%)/gu, to: ["上升", "增幅为", "增长了"] },
  { from: /下降(?=[\d,.]+%)/gu, to: ["降低", "降幅为", "下降了"] },
  { from: /增加(?=[\d,.]+万元)/gu, to: ["增加了", "增长", "提高"] },
  { from: /减少(?=[\d,.]+万元)/gu, to: ["减少了", "下降", "降低"] },
  { from: /支出（类）(?=[\d,.]+万元)/gu, to: ["（类）支出"] },
  { from: /年初预算为/gu, to: ["年初预算数为", "年初预算", "年初预算安排"] },
  { from: /支出决算为/gu, to: ["决算数为", "支出决算", "实际支出"] },
  { from: /完成年初预算的/gu, to: ["为年初预算的", "完成年初预算数的", "占年初预算的"] },
  { from: /“三公”/gu, to: ["三公", '"三公"', "「三公」"] },
  { from: /主要原因(?:是|：)/gu, to: ["主要原因为：", "原因是", "主要是"] },
  { from: /公务用车运行维护费/gu, to: ["公车运行费", "公务用车运行费"] },
  { from: /决算数与预算数持平/gu, to: ["决算数等于预算数", "决算数同年初预算数一致"] },
  { from: /(?<=[\d.]+)万元，占(?=[\d.]+%)/gu, to: ["万元，所占比重为", "万元，占比", "万元，占比为"] },
  { from: /本年收入合计/gu, to: ["收入合计", "当年收入合计"] },
  { from: /本年支出合计(?=[\d,.]+万元)/gu, to: ["支出合计", "当年支出合计"] },
  { from: /(?<=\d),(?=\d{3})/gu, to: [""] },
  { from: /其中：/gu, to: ["其中，"] },
  { from: /（项）。(?=年初)/gu, to: ["（项）", "（项），", "（项）\n"] },
  { from: /(?<=。)(?=2\d\d\d年度)/gu, to: ["\n"] },
  { from: /(?<=(?:年初预算|支出决算)为)[\d,]+\.\d\d万元/gu, to: [inYuan] },
  { from: /(?<=机关运行经费支出|公务接待费支出|政府采购支出总额)[\d,]+\.\d\d万元/gu, to: [inYuan] },
  { from: /年初预算为[\d,.]+万元，支出决算为[\d,.]+万元(?=，完成)/gu, to: [finalFirst] },
  { from: /(?<=^[一二三四五六七八九十]+、.*)情况说明$/gmu, to: ["情况", "说明"] },
  { from: /(?<=[：；])[^：；，。“”]{4,30}支出（类）(?=[\d,]+\.)/gu, to: [(found) => `“${found}”`] },
  { from: /，(?=其中)/gu, to: ["。", "，\n"] },
  { from: /；(?=[^；。]{4,40}(?:支出|费)[\d,.]+万元)/gu, to: ["；\n"] },
  { from: /(?<=增加|减少)[\d,.]+万元，(?:增长|下降)[\d,.]+%/gu, to: [(found) => found.replace("，", "、")] },
  { from: /(?<=[\d.])0%/gu, to: ["0%", "0％"] },
];

/** Half of the rewordings, each through the whole text or here and there. */
export function reworded(text: string, random: Random): string {
  return REWORDINGS.reduce((sofar, { from, to }) => {
    if (random.chance(0.5)) return sofar;
    const isEverywhere = random.chance(0.5);
    const word = random.pick(to);
    const say = (found: string): string => (typeof word === "string" ? word : word(found));
    return sofar.replace(from, (found) => (isEverywhere || random.chance(0.5) ? say(found) : found));
  }, text);
}
