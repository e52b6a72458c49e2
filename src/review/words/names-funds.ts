/** Names of the totals of the two funds, 公开07 and 公开08. */
import { CLOSING, OPENING } from "./common-names";
import { name, ref, short } from "./indicator";
import type { Indicator } from "./indicator";

const APPROPRIATION = "appropriation-summary";

const FUNDS = [
  ["governmentFund", "政府性基金预算财政拨款", "政府性基金(预算)?((财政)?拨款)?", "government-fund"],
  ["stateCapital", "国有资本经营预算财政拨款", "国有资本经营(预算)?((财政)?拨款)?", "state-capital"],
] as const;

export const FUND_TOTALS: readonly Indicator[] = FUNDS.flatMap(([id, label, prefix, table]): Indicator[] => [
  {
    id: `${id}.both`,
    label: `${label}收入支出`,
    names: [name(`${prefix}(收入支出|收入和支出|收入、支出|收支)`, [`${label}收入支出`])],
    final: [],
  },
  {
    id: `${id}.income`,
    label: `${label}收入`,
    names: [
      name(`${prefix}(本年|当年)?收入(合计)?`, [`${label}收入51.00万元`]),
      short(prefix, ["income", "appropriation"], [`${label}51.00万元`]),
      short("(本年|当年)?收入(决算|合计)?", [id], ["本年收入51.00万元", "收入51.00万元"]),
    ],
    final: [ref(table, "total", "income"), ref(APPROPRIATION, id, "amount")],
    shareOf: "income.total",
  },
  {
    id: `${id}.expenditure`,
    label: `${label}支出`,
    names: [
      name(`${prefix}(本年|当年)?支出(合计)?`, [`${label}支出53.00万元`]),
      // As a part of what was spent.
      short(prefix, ["expenditure"], [`${label}53.00万元`]),
      short("(本年|当年)?财政拨款支出", [id], ["本年财政拨款支出53.00万元"]),
      short(
        "支出（收入）|支出收入|(本年|当年)?支出(合计)?",
        [id],
        ["本年支出53.00万元", "支出收入105.00万元"],
        ["支出决算为50.00万元"],
      ),
    ],
    final: [ref(table, "total", "total"), ref(APPROPRIATION, "totalExpenditure", id)],
    shareOf: "expenditure.total",
  },
  ...(["income", "expenditure"] as const).map((side): Indicator => {
    const word = side === "income" ? "收入" : "支出";
    return {
      id: `${id}.${side}Grand`,
      label: `${label}${word}总计`,
      names: [
        {
          ...name(`${prefix}${word}(决算)?(总计|总额)|${prefix}总${word}`, [`${label}${word}总计53.50万元`]),
          // Where nothing is carried over, many say 总计 of the year's sum.
          or: [`${id}.${side}`],
        },
      ],
      final: [ref(APPROPRIATION, "grandTotalExpenditure", id)],
    };
  }),
  {
    id: `${id}.opening`,
    label: `${label}年初结转和结余`,
    names: [
      name(`${prefix}(${OPENING})`, [`${label}年初结转和结余`]),
      short(OPENING, [id], ["年初结转2.50万元", "年初结转和结余2.50万元"]),
    ],
    final: [ref(table, "total", "opening")],
  },
  {
    id: `${id}.closing`,
    label: `${label}年末结转和结余`,
    names: [
      name(`${prefix}(年末|年终)结转(和|及|与)?(结余)?`, [`${label}年末结转和结余`]),
      short(CLOSING, [id], ["年末结转0.50万元", "年末结转和结余0.50万元"]),
    ],
    final: [ref(table, "total", "closing")],
  },
  {
    id: `${id}.basic`,
    label: `${label}基本支出`,
    names: [name(`${prefix}基本支出`, [`${label}基本支出`]), short("基本支出", [id], ["基本支出0万元"])],
    final: [ref(table, "total", "basic")],
  },
  {
    id: `${id}.project`,
    label: `${label}项目支出`,
    names: [name(`${prefix}项目支出`, [`${label}项目支出`]), short("项目支出", [id], ["项目支出53.00万元"])],
    final: [ref(table, "total", "project")],
  },
]);
