/** Figures for each vehicle or guest: what they are averages of. */
import type { IndicatorId } from "./indicator-id";

export interface AverageWord {
  /** The groups `figure` and `unit`; what stands before them is bounded. */
  readonly pattern: RegExp;
  /** What is divided: any of these, for the text seldom says which. */
  readonly totals: readonly IndicatorId[];
  readonly by: "vehiclesOwned" | "receptionPersons";
  readonly label: string;
  readonly examples: readonly string[];
  readonly not?: readonly string[];
}

const FIGURE = String.raw`(?:为|是)?(?<figure>\d[\d，]{0,12}(?:\.\d{1,6})?)(?<unit>万元|元)(?!左右|以|上下)`;

export const AVERAGES: readonly AverageWord[] = [
  {
    pattern: new RegExp(
      `(?:车均|平均每辆|每辆平均|单车平均)(?:公务用车|公车)?(?:购置及运行维护|购置及运行|运行维护|运行|维护|运维)?(?:费用|费)?(?:支出)?${FIGURE}`,
      "gu",
    ),
    totals: ["threePublic.vehicleOperation", "threePublic.vehicles"],
    by: "vehiclesOwned",
    label: "车均费用",
    examples: ["车均运行维护费4.16万元", "平均每辆4.16万元"],
    not: ["车均购置费0.00万元", "车均约4万元", "车均不超过5万元"],
  },
  {
    pattern: new RegExp(
      `(?:人均|平均每人)(?<=接待[^。]{0,60})(?:公务接待|接待)?(?:费用|费)?(?:支出)?${FIGURE}`,
      "gu",
    ),
    totals: ["threePublic.reception", "threePublic.receptionDomestic"],
    by: "receptionPersons",
    label: "人均接待费",
    examples: ["公务接待费1.30万元，接待21人次，人均接待费619.05元"],
    not: ["基本支出166.28万元，人均8.31万元", "公务接待费人均不超过120元"],
  },
];
