/** What is counted, or told outside of the tables, with its number: which figure each pattern states. */
import type { RowOf, SupplementKey } from "../../narrative/supplement/block";
import type { CountOf } from "../../tables/ids";
import type { Section } from "../read/sections";

export interface CountWord {
  /** Of the table 三公, where it holds one. */
  readonly line?: CountOf<"three-public">;
  /** Of 补充资料. */
  readonly given: SupplementKey;
  readonly label: string;
  readonly sections: readonly Section[];
  /** The group `count`; a pattern without it states a zero. Runs of characters are bounded, so that reading stays linear. */
  readonly pattern: RegExp;
  readonly unit: "count" | "money" | "score";
  readonly examples: readonly (readonly [text: string, count: number])[];
  readonly not?: readonly string[];
}

const N = String.raw`(?<count>\d{1,3}(?:[,，]\d{3})+|\d{1,9})`;
const MONEY = String.raw`(?<count>\d{1,3}(?:[,，]\d{3})*(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)万元`;
/** The other half of a pattern counts in a group of its own. */
const N2 = N.replace("count", "other");
/** Not 外事接待 and not 国（境）外公务接待. */
const HOME = String.raw`(?<!外事|外宾|境外|\)外|\)外公务|境外公务)`;
const VISITS: readonly Section[] = ["threePublic"];

function threePublic(
  line: CountOf<"three-public">,
  label: string,
  source: string,
  examples: CountWord["examples"],
  not: readonly string[] = [],
): CountWord {
  const pattern = new RegExp(source, "gu");
  return {
    line,
    given: `threePublic/${line}/value`,
    label,
    sections: VISITS,
    pattern,
    unit: "count",
    examples,
    not,
  };
}

const THREE_PUBLIC: readonly CountWord[] = [
  threePublic(
    "abroadGroups",
    "因公出国（境）团组数",
    `(?<!来访|接待)团组数?(?:为|共|共计|累计|数|数量)?${N}(?:个|批|次)`,
    [
      ["因公出国（境）团组0个", 0],
      ["团组数为3个", 3],
    ],
    ["共接待国内来访团组3个"],
  ),
  threePublic("abroadGroups", "因公出国（境）团组数", String.raw`因公出国\(境\)(?:共计|共|累计)${N}个团组`, [
    ["因公出国（境）共计0个团组", 0],
  ]),
  threePublic(
    "abroadGroups",
    "因公出国（境）团组数",
    String.raw`(?:无|没有|未安排|未组织|未发生)(?:安排)?(?:因公)?(?:出国|出境)(?:\(境\)|境|、境)?(?:团组|活动|任务|人员|事项|(?=[，。；]))`,
    [
      ["本年无因公出国（境）团组", 0],
      ["全年没有安排因公出国（境）。", 0],
    ],
  ),
  threePublic(
    "abroadPersons",
    "因公出国（境）人次数",
    String.raw`(?<!来访|接待)团组[^。；]{0,12}(?:个|批)[，、]?(?:共计|共|累计|出国(?:\(境\))?|计)?${N}人`,
    [["团组2个，累计5人次", 5]],
    ["来访团组3个、来宾21人次"],
  ),
  threePublic(
    "vehiclesPurchased",
    "公务用车购置数",
    `(?:(?:购置|更新)(?:\\((?:更新|购置)\\))?公务用车|公务用车购置(?:数量?|辆数)?为?|更新公务用车|购置车辆)${N}辆`,
    [
      ["购置公务用车1辆", 1],
      ["公务用车购置数为0辆", 0],
    ],
  ),
  threePublic(
    "vehiclesPurchased",
    "公务用车购置数",
    "(?:未|没有|无)(?:新增|新)?(?:购置?买?|更新)(?:公务用车|公务车|公车|车辆|新?车(?!位|库|票))",
    [
      ["未购置公务用车", 0],
      ["全年未购车", 0],
    ],
  ),
  threePublic(
    "vehiclesOwned",
    "公务用车保有量",
    `(?:公务用车|公务车|公车|[，、；。])(?:期末|年末)?保有(?:量|数|数量)?(?:为|共|共计)?${N}辆|(?:(?:单位|部门|局)共有|保有|现有|年末|(?<=[，。；]))公务用车${N2}辆`,
    [
      ["年末公务用车6辆", 6],
      ["增加3,000.00元。公务用车6辆", 6],
      ["公务用车保有量为6辆", 6],
      ["单位共有公务用车6辆", 6],
      ["购置数0辆，保有量6辆", 6],
    ],
  ),
  threePublic(
    "receptionBatches",
    "国内公务接待批次",
    `${HOME}接待(?:批次)?(?:为|共计|共|累计)?${N}(?:个?批次|批|次|个(?!人))|接待(?:国内)?来访团组${N2}(?:个|批)`,
    [
      ["接待3批次", 3],
      ["接待批次1次", 1],
      ["国内公务接待累计3批次", 3],
      ["共接待国内来访团组3个", 3],
    ],
    ["接待外宾0批次", "外事接待0批次", "国（境）外公务接待0批次"],
  ),
  {
    given: "threePublic/foreignBatches/value",
    label: "接待外宾批次",
    sections: VISITS,
    pattern: new RegExp(`接待外宾${N}批次?`, "gu"),
    unit: "count",
    examples: [["其中：接待外宾2批次、9人次", 2]],
  },
  {
    given: "threePublic/foreignPersons/value",
    label: "接待外宾人次",
    sections: VISITS,
    pattern: new RegExp(`接待外宾\\d{1,9}批次?[、，]${N}人`, "gu"),
    unit: "count",
    examples: [["其中：接待外宾2批次、9人次", 9]],
  },
  threePublic(
    "receptionPersons",
    "国内公务接待人次",
    `${HOME}接待(?!外宾)[^。；外]{0,14}(?:批次|批|次|个)(?:\\([^()]{0,20}\\))?[，、]?(?:(?!其中|外宾)[^。；\\d外]{0,4}接待)?(?:人次|人数|来宾)?(?:为|共计|共|累计|计)?${N}人|接待总?(?:人次|人数)(?:为|共)?${N2}人`,
    [
      ["接待3批次，接待21人次", 21],
      ["公务接待2批次、24人次", 24],
      ["接待国内来访团组3个，来宾21人次", 21],
      ["国内公务接待共3批次（其中外事接待0批次），21人次", 21],
    ],
    ["外事接待0批次，0人", "国（境）外公务接待0批次，0人次", "接待3批次，其中外事接待0批次，累计0人次"],
  ),
];

/** 车辆 by their kinds, as every form of 国有资产占用 lists them. */
const VEHICLE_KINDS: readonly (readonly [row: RowOf<"assets">, label: string, words: string])[] = [
  ["ministerial", "副部（省）级及以上领导用车", String.raw`(?:副部\(省\)级及以上领导用车|部级领导干部用车)`],
  ["principal", "主要负责人用车", "(?:主要负责人用车|主要领导干部用车)"],
  ["confidential", "机要通信用车", "机要通信用车"],
  ["emergency", "应急保障用车", "应急保障用车"],
  ["enforcement", "执法执勤用车", "执法执勤用车"],
  ["special", "特种专业技术用车", "特种专业技术用车"],
  ["retired", "离退休干部服务用车", "离退休干部(?:服务)?用车"],
  ["other", "其他用车", "其他用车"],
];
const ASSETS: readonly Section[] = ["assets", "other"];

const HELD: readonly CountWord[] = [
  {
    given: "assets/vehicles/count",
    label: "车辆合计",
    sections: ASSETS,
    pattern: new RegExp(
      `(?:共有|占用|现有|实有|共计|(?<=^|[，。；)、]))(?:车辆|公务用车)(?:总数|数量|合计|共计|共)?(?:为|：)?${N}辆`,
      "gu",
    ),
    unit: "count",
    examples: [
      ["共有车辆6辆", 6],
      ["车辆共计6辆", 6],
    ],
  },
  ...VEHICLE_KINDS.map(([row, label, words]): CountWord => ({
    given: `assets/${row}/count`,
    label,
    sections: ASSETS,
    pattern: new RegExp(`${words}${N}辆`, "gu"),
    unit: "count",
    examples: [[`${label}3辆`, 3]],
  })),
  {
    given: "assets/equipment/count",
    label: "单价100万元以上设备",
    sections: ASSETS,
    pattern: new RegExp(String.raw`100万元(?:\(含\))?以上的?(?:专用)?设备(?:\(不含车辆\))?${N}台`, "gu"),
    unit: "count",
    examples: [["单价100万元（含）以上设备（不含车辆）2台（套）", 2]],
  },
];

const STAGES = [
  ["target", "编报绩效目标"],
  ["tracking", "绩效跟踪评价"],
  ["self", "绩效自评"],
] as const;
const GRADES = [
  ["excellent", "优"],
  ["good", "良"],
  ["fair", "合格"],
  ["poor", "不合格"],
] as const;
const PERFORMANCE: readonly Section[] = ["performance"];

function performance(
  row: RowOf<"performance">,
  label: string,
  source: string,
  unit: CountWord["unit"],
  example: string,
  count: number,
): CountWord {
  const pattern = new RegExp(source, "gu");
  return {
    given: `performance/${row}/value`,
    label,
    sections: PERFORMANCE,
    pattern,
    unit,
    examples: [[example, count]],
  };
}

const EVALUATIONS: readonly CountWord[] = [
  performance(
    "projects",
    "开展绩效自评的项目数",
    `${N}[项个](?:部门)?项目(?:支出)?开展了?绩效自评`,
    "count",
    "3项部门项目支出开展了绩效自评",
    3,
  ),
  performance(
    "money",
    "绩效自评项目涉及资金",
    `开展了?绩效自评，共?涉及资金${MONEY}`,
    "money",
    "开展了绩效自评，共涉及资金50.00万元",
    50,
  ),
  performance(
    "published",
    "反映自评结果的项目数",
    `等${N}个项目(?:支出)?绩效自评结果`,
    "count",
    "等2个项目绩效自评结果",
    2,
  ),
  ...STAGES.flatMap(([row, label]) => [
    performance(
      `${row}Projects`,
      `${label}的项目数`,
      `${label}的20\\d\\d年度项目${N}个`,
      "count",
      `${label}的2024年度项目43个`,
      43,
    ),
    performance(
      `${row}Money`,
      `${label}的项目涉及预算金额`,
      `${label}的20\\d\\d年度项目\\d{1,6}个，涉及预算金额${MONEY}`,
      "money",
      `${label}的2024年度项目43个，涉及预算金额12,339.45万元`,
      12339.45,
    ),
  ]),
  performance(
    "score",
    "绩效自评平均得分",
    String.raw`平均得分(?:为)?(?<count>\d{1,3}(?:\.\d{1,2})?)分`,
    "score",
    "平均得分96.50分",
    96.5,
  ),
  ...GRADES.map(([row, grade]) =>
    performance(
      row,
      `绩效评级为“${grade}”的项目数`,
      `评级为"${grade}"的项目${N}个`,
      "count",
      `绩效评级为“${grade}”的项目6个`,
      6,
    ),
  ),
  performance("problems", "绩效自评中发现的问题", `发现问题${N}个`, "count", "共发现问题1个", 1),
  performance("solved", "已经完成整改的问题", `完成整改的${N}个`, "count", "已经完成整改的12个", 12),
  performance("open", "正在整改的问题", `正在整改的${N}个`, "count", "正在整改的3个", 3),
];

export const COUNTS: readonly CountWord[] = [...THREE_PUBLIC, ...HELD, ...EVALUATIONS];
