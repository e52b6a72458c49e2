/** How regions word the same: each sentence with the claims that it makes. */
import { subjectLabel } from "../../src/review/read/claims";
import { readText } from "../../src/review/read/read-text";
import { textOfLines } from "../../src/review/received-text";

const OVERALL = "一、收入支出决算总体情况说明";
const INCOME = "二、收入决算情况说明";
const DETAIL = "（三）一般公共预算财政拨款支出决算具体情况";
const THREE_PUBLIC = "九、财政拨款“三公”经费支出决算情况说明";
const OPERATING = "十、机关运行经费支出情况说明";
const PROCUREMENT = "十一、政府采购支出情况说明";

function claimsOf(title: string, sentence: string): { claims: string[]; untied: string[] } {
  const { statements, untied } = readText(textOfLines(`${title}\n${sentence}`));
  const claims = statements.flatMap((statement) =>
    statement.claims
      .filter(({ kind }) => kind !== "reason")
      .map((claim) => {
        const { block, start, end } = claim.at;
        const role = claim.kind === "amount" ? `(${claim.role})` : "";
        return `${subjectLabel(statement.subject)} ${claim.kind}${role} ${block.text.slice(start, end)}`;
      }),
  );
  return { claims, untied: untied.map(({ at }) => at.block.text.slice(at.start, at.end)) };
}

test.each([
  [
    "both totals in one word",
    OVERALL,
    "2023年度收、支总计均为100.00万元。与2022年相比，收、支总计各减少20.00万元，下降16.67%。",
    [
      "收入支出总计 amount(final) 100.00万元",
      "收入支出总计 change-amount 减少20.00万元",
      "收入支出总计 change-rate 下降16.67%",
    ],
  ],
  [
    "both totals one after the other",
    OVERALL,
    "收入总计100.00万元，支出总计100.00万元，与2020年度相比，各增加20.00万元，增长25%。",
    [
      "收入总计 amount(final) 100.00万元",
      "支出总计 amount(final) 100.00万元",
      "支出总计 change-amount 增加20.00万元",
      "支出总计 change-rate 增长25%",
    ],
  ],
  [
    "the parts of the total",
    OVERALL,
    "收入总计100.00万元，其中：本年收入合计90.00万元，使用非财政拨款结余0.00万元，年初结转和结余10.00万元。",
    [
      "收入总计 amount(final) 100.00万元",
      "本年收入合计 amount(final) 90.00万元",
      "使用非财政拨款结余 amount(final) 0.00万元",
      "年初结转和结余 amount(final) 10.00万元",
    ],
  ],
  [
    "a change before the parts, and a named base",
    INCOME,
    "本年收入合计100.00万元，比上年增加20.00万元，增长25.00%，其中：财政拨款收入90.00万元，占收入合计的90.0%。",
    [
      "本年收入合计 amount(final) 100.00万元",
      "本年收入合计 change-amount 增加20.00万元",
      "本年收入合计 change-rate 增长25.00%",
      "财政拨款收入 amount(final) 90.00万元",
      "财政拨款收入 share 占收入合计的90.0%",
    ],
  ],
  [
    "the budget as the other side",
    OPERATING,
    "机关运行经费支出10.23万元，比年初预算数减少1.00万元，降低8.9%。",
    [
      "机关运行经费支出 amount(final) 10.23万元",
      "机关运行经费支出 change-amount 减少1.00万元",
      "机关运行经费支出 change-rate 降低8.9%",
    ],
  ],
  [
    "equal in other words",
    THREE_PUBLIC,
    "2024年度“三公”经费决算数与2023年度持平。公务用车运行维护费8.00万元，与上年一致。",
    [
      "“三公”经费支出 equal 决算数与2023年度持平",
      "公务用车运行维护费 amount(final) 8.00万元",
      "公务用车运行维护费 equal 与上年一致",
    ],
  ],
  [
    "no colon, 同 for 与",
    DETAIL,
    "1.教育支出（类）普通教育（款）小学教育（项）年初预算10.00万元，支出决算10.00万元，完成年初预算的100%，决算数同预算数持平。",
    [
      "小学教育 amount(initial) 10.00万元",
      "小学教育 amount(final) 10.00万元",
      "小学教育 completion 完成年初预算的100%",
      "小学教育 comparison 决算数同预算数持平",
    ],
  ],
  [
    "shares of parts of the contracts are nobody else's",
    PROCUREMENT,
    "授予中小企业合同金额90.00万元，占政府采购支出总额的90%；货物采购授予中小企业合同金额占货物支出金额的100%。",
    [
      "授予中小企业合同金额 amount(final) 90.00万元",
      "授予中小企业合同金额 share 占政府采购支出总额的90%",
      "按货物、工程、服务授予中小企业的合同金额 share 占货物支出金额的100%",
    ],
  ],
])("%s", (_, title, sentence, claims) => {
  expect(claimsOf(title, sentence)).toEqual({ claims, untied: [] });
});

test.each([
  ["an unnamed subject", OPERATING, "编制较上年决算数减少20.00万元。", ["20.00万元"]],
  ["somebody else's change", OPERATING, "机关运行经费支出1.00万元，比上年职工人数增加10%。", ["10%"]],
  ["a change against nothing", OPERATING, "机关运行经费支出1.00万元，减少2.00万元。", ["减少2.00万元"]],
])("leaves %s untied", (_, title, sentence, untied) => {
  expect(claimsOf(title, sentence).untied).toEqual(untied);
});

test.each([
  ["a price in a name", "单价100万元（含）以上设备（不含车辆）2台。"],
  ["a year", "2024年度。"],
  ["a reason", "机关运行经费支出持平，主要原因是新增项目50.00万元；二是增加人员经费3.00万元，增长20%。"],
  ["an unrelated text", "会议决定于3月5日召开，共12人，编号20240105。"],
])("reads no claim in %s", (_, sentence) => {
  expect(claimsOf(OPERATING, sentence)).toEqual({ claims: [], untied: [] });
});
