/** Verbs and comparisons: how a figure moved, and against what. */
import type { Phrase } from "./phrase";

const UP = "增加|增长|提高|上升|增支|增收|上涨|升高";
const DOWN = "减少|下降|降低|减支|减收|下滑|缩减|压减";
const SAME =
  "持平|一致|相同|相等|无增减变化|没有增减变化|无变化|没有变化|未发生变化|无增减|无差异|没有差异|保持不变|不变";
const MORE = "大于|高于|超过|超出|多于|超";
const LESS = "小于|低于|少于|不足|未达到";
const WITH = "与|和|同|较|比|跟";

export const VERBS: readonly Phrase[] = [
  ...([1, -1] as const).flatMap((direction): Phrase[] => [
    {
      says: { kind: "verb", direction, figure: "either" },
      patterns: [`(${direction === 1 ? UP : DOWN})(了|额|数)?`],
      examples: direction === 1 ? ["增加21.95万元", "增长11.55%"] : ["减少82.02万元", "减支1.00万元"],
    },
    {
      says: { kind: "verb", direction, figure: "rate" },
      patterns: [
        direction === 1
          ? "增幅|(增长|增加)(率|幅度|比例)|上升(率|幅度)|升幅|涨幅|同比增幅|超支(率|幅度)"
          : "降幅|下降(率|幅度|比例)|减幅|降低(率|幅度)|减少(率|幅度|比例)|节(约|支)(率|幅度)",
      ],
      examples: direction === 1 ? ["增幅为11.55%", "增长率11.55%"] : ["降幅为27.56%", "下降幅度27.56%"],
    },
    {
      says: { kind: "becomes", direction },
      patterns: [
        direction === 1
          ? `(${UP})(到|至|为)|增至|升至|升为|增为|增到`
          : `(${DOWN})(到|至|为)|降至|减至|降为|减为|降到|减到`,
      ],
      examples: direction === 1 ? ["增加到20.00万元", "增至20.00万元"] : ["降至0.03万元", "减少为0.00万元"],
    },
  ]),
  ...([1, -1] as const).map((direction): Phrase => ({
    says: { kind: "verb", direction, figure: "either" },
    patterns: [direction === 1 ? "净?增|升|涨|多" : "净?减|降|少"],
    isBeforeDigit: true,
    examples: direction === 1 ? ["比上年增21.95万元", "比上年多1.00万元"] : ["比上年减4.25万元，降13.93%"],
    not: direction === 1 ? ["增值服务升级"] : ["减免费用少许"],
  })),
  // With a sign of their own.
  {
    says: { kind: "verb", direction: 1, figure: "amount" },
    patterns: ["(增减|变动)(变动|变化)?(额|金额)|增减数"],
    examples: ["较上年增减额-24.32万元", "变动额21.95万元"],
  },
  {
    says: { kind: "verb", direction: 1, figure: "rate" },
    patterns: ["(增减|变动)(变动|变化)?率"],
    examples: ["增减率-8.10%"],
  },
  {
    says: { kind: "verb", direction: -1, figure: "amount" },
    patterns: ["节约|节省|节支|少支出?"],
    examples: ["比预算节约1.00万元", "比年初预算少支0.08万元"],
  },
  ...([1, -1] as const).map((direction): Phrase => ({
    says: { kind: "verb", direction, figure: "amount" },
    patterns: [direction === 1 ? "超出|超过" : "节余"],
    isBeforeDigit: true,
    examples: direction === 1 ? ["完成预算的102.88%，超出3.46万元"] : ["完成预算的91.36%，节余4.32万元"],
    not: direction === 1 ? ["超出年初预算的"] : ["节余资金"],
  })),
  {
    says: { kind: "verb", direction: 1, figure: "amount" },
    patterns: ["超支|多支出?"],
    examples: ["比预算超支1.00万元", "比预算多支出1.00万元"],
  },
];

export const COMPARISONS: readonly Phrase[] = [
  ...(
    [
      [1, MORE, "决算数大于预算数的"],
      [-1, LESS, "支出决算小于年初预算数"],
      [0, "等于", "决算数等于预算数"],
    ] as const
  ).map(([sign, verbs, example]): Phrase => ({
    says: { kind: "comparison", sign, base: "budget" },
    patterns: [`({final})?(实际)?(支出数?)?(${verbs})(了)?{budget}`],
    examples: [example],
  })),
  ...(
    [
      [1, MORE, "决算数大于上年决算数"],
      [-1, LESS, "决算数小于上年数"],
    ] as const
  ).map(([sign, verbs, example]): Phrase => ({
    says: { kind: "comparison", sign, base: "before" },
    patterns: [`({final})?(${verbs})(了)?{lastYear}({final})?(数)?`],
    examples: [example],
  })),
  {
    says: { kind: "comparison", sign: 0, base: "budget" },
    patterns: [`({final})?(${WITH}){budget}(相比)?，?(${SAME})`],
    examples: ["决算数与预算数持平", "决算数同年初预算数一致", "比年初预算持平"],
    not: ["决算数与上年持平"],
  },
  {
    says: { kind: "comparison", sign: 0, base: "budget", loose: true },
    patterns: [
      `({final})?(${WITH}){budget}(相比)?，?基本(${SAME})`,
      `({final})?基本(${WITH}){budget}(${SAME})`,
    ],
    examples: ["决算数与预算数基本持平"],
  },
  {
    says: { kind: "equal", against: "prior" },
    patterns: [`({final})?(数)?(${WITH}){lastYear}(支出|收入)?({final})?(数)?(相比|比较)?，?(${SAME})`],
    examples: ["决算数与上年持平", "比2023年度持平", "与2023年度决算数一致", "与上年相比，无增减变化"],
  },
  {
    says: { kind: "equal", against: "prior", loose: true },
    patterns: [
      `({final})?(数)?(${WITH}){lastYear}(支出|收入)?({final})?(数)?(相比|比较)?，?基本(${SAME})`,
      `基本(${WITH}){lastYear}(${SAME})`,
    ],
    examples: ["与上年基本持平"],
  },
  {
    says: { kind: "equal", against: null },
    patterns: ["持平|无增减变化|没有增减变化|没有变化|无变化"],
    examples: ["持平"],
  },
  { says: { kind: "equal", against: null, loose: true }, patterns: ["基本持平"], examples: ["基本持平"] },
];

export const AGAINST: readonly Phrase[] = [
  {
    says: { kind: "against", what: "prior" },
    patterns: [
      `(${WITH}|相比|相较|相较于|对比|相比于|由){lastYear}(度)?(的)?(同期)?({final})?(数|总计|合计|总额)?(的)?(相比|比较|对比)?，?`,
      "同比",
    ],
    examples: ["比上年增加", "与2023年度相比，", "较上年决算数增加", "由上年的1.00万元降至", "同比下降"],
  },
  {
    says: { kind: "against", what: "budget", role: "budget" },
    patterns: [`(${WITH}){budget}(的)?(相比|比较)?，?`],
    examples: ["比预算数减少", "较预算数相比，减少"],
    not: ["决算数与预算数持平"],
  },
  {
    says: { kind: "against", what: "other" },
    patterns: [
      `(${WITH}){lastYear}(“?三公”?经费)?(财政拨款)?(支出|收入)?(年初|全年)?(部门)?预算(数|额)?(相比)?，?`,
    ],
    examples: ["比上年预算减少", "较2023年度年初预算数减少", "比2024年“三公”经费财政拨款年初预算26.50万元"],
  },
];
