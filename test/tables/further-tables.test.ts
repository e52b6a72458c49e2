import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { verdictOf } from "../../src/check/checklist/outcome";
import type { CellValue } from "../../src/workbook/workbook";
import { layOutAs } from "../layouts/lay-out";
import { sheetOf } from "../layouts/other-sheets";
import { sampleSource } from "../layouts/source";

const UNIT: readonly CellValue[] = ["单位：万元"];

/** The sample's sheets and one more. */
function checkWith(name: string, rows: readonly (readonly CellValue[])[]): Checked {
  const { workbook } = layOutAs(sampleSource());
  return check({ ...workbook, sheets: [...workbook.sheets, sheetOf(name, rows)] });
}

const failed = ({ judgements }: Checked): string[] =>
  judgements.flatMap(({ verdict, relation }) => (verdict === "fail" ? [relation.id] : []));
const valueOf = ({ facts }: Checked, id: string): number | null | undefined =>
  [...facts.byId.values()].find((fact) => fact.id === id)?.amount?.value;
const statusOf = ({ tables }: Checked, id: string): string | undefined =>
  tables.find(({ table }) => table === id)?.status;

describe("财政拨款支出决算明细表", () => {
  const rows = (total: number): CellValue[][] => [
    ["财政拨款支出决算明细表"],
    [...UNIT],
    [
      "项目",
      null,
      "合计",
      "一般公共预算财政拨款",
      null,
      null,
      "政府性基金预算财政拨款",
      "国有资本经营预算财政拨款",
    ],
    ["科目编码", "科目名称", null, "小计", "基本支出", "项目支出"],
    ["合计", null, total, total, 1425.46, 1603.64],
    ["301", "工资福利支出", 1300, 1300, 1200, 100],
    ["30101", "基本工资", 1300, 1300, 1200, 100],
    ["302", "商品和服务支出", 1729.1, 1729.1, 225.46, 1503.64],
  ];

  it("is read by fund and kind, and reconciled with the summary", () => {
    const report = checkWith("明细", rows(3029.11));
    expect(statusOf(report, "fiscal-expenditure-detail")).toBe("read");
    expect(valueOf(report, "fiscal-expenditure-detail/302/generalBudgetProject")).toBe(1_503_640_000);
    expect(failed(report)).toEqual([]);
  });

  it("does not tie out where its total differs", () => {
    expect(failed(checkWith("明细", rows(3092.11)))).toContain("fiscal-expenditure-detail/totals:total");
  });
});

describe("一般公共预算财政拨款支出决算明细表", () => {
  /** Every code of the sample's 公开05表, all of it 基本工资. */
  const rows = (...further: readonly CellValue[]): CellValue[][] => {
    const general = sampleSource().tables.get("general-budget-expenditure");
    if (!general) throw new Error("the sample has no 公开05表");
    const lines = general.lines.map(({ id, label, code }): CellValue[] => {
      const total = (general.values.get(`${id}/total`) ?? 0) / 1_000_000;
      return [code ?? label, code === null ? null : label, total, total, total];
    });
    return [
      ["一般公共预算财政拨款支出决算明细表"],
      [...UNIT],
      [
        "项目",
        null,
        "合计",
        "工资福利支出",
        null,
        null,
        "商品和服务支出",
        null,
        null,
        "资本性支出",
        ...further,
      ],
      ["科目编码", "科目名称", null, "小计", "基本工资", "奖金", "小计", "办公费", "印刷费", "小计"],
      ...lines,
    ];
  };

  it("is read by function and category, and reconciled with the table by function", () => {
    const report = checkWith("明细", rows());
    expect(statusOf(report, "general-budget-expenditure-detail")).toBe("read");
    expect(valueOf(report, "general-budget-expenditure-detail/total/30101")).toBe(3_029_110_000);
    expect(failed(report)).toEqual([]);
  });

  it("does not tie out where a code is another, nor add up where a 款 is another", () => {
    const wrong = rows().map((row) => (row[0] === "2010301" ? row.with(2, 1134.66).with(3, 1134.66) : row));
    expect(failed(checkWith("明细", wrong))).toEqual(
      expect.arrayContaining([
        "general-budget-expenditure-detail/items-301:2010301",
        "general-budget-expenditure-detail/by-code:2010301",
      ]),
    );
  });

  it("leaves sums open over a column that nobody knows", () => {
    const report = checkWith(
      "明细",
      rows("新设类支出").map((row, index) => (index < 4 ? row : [...row, ...Array<null>(5).fill(null), 3])),
    );
    expect(failed(report)).toEqual([]);
    expect(verdictOf(report).outcome).toBe("open");
  });
});

describe("一般公共预算财政拨款项目支出决算表", () => {
  const byFunction = (total: number): CellValue[][] => [
    ["一般公共预算财政拨款项目支出决算表"],
    [...UNIT],
    ["项目", null, "金额"],
    ["科目编码", "科目名称"],
    ["合计", null, total],
    ["201", "一般公共服务支出", 1603.64],
    ["20103", "政府办公厅（室）及相关机构事务", 1603.64],
    ["2010302", "一般行政管理事务", 1603.64],
  ];

  it("is read by functional code", () => {
    const report = checkWith("项目支出", byFunction(1603.64));
    expect(valueOf(report, "general-budget-project/2010302/amount")).toBe(1_603_640_000);
    expect(failed(report)).toEqual([]);
  });

  it("is read by economic code in blocks", () => {
    const report = checkWith("项目支出", [
      ["一般公共预算财政拨款项目支出决算表"],
      [...UNIT],
      ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
      ["301", "工资福利支出", 3.64, "302", "商品和服务支出", 1600],
      ["30101", "基本工资", 3.64, "30201", "办公费", 1600],
      ["合计", null, null, null, null, 1603.64],
    ]);
    expect(valueOf(report, "general-budget-project/30201/amount")).toBe(1_600_000_000);
    expect(valueOf(report, "general-budget-project/total/amount")).toBe(1_603_640_000);
    expect(failed(report)).toEqual([]);
  });

  it("fails against the project expenditure of the general budget", () => {
    expect(failed(checkWith("项目支出", byFunction(1606.34)))).toEqual([
      "general-budget-project/roll-up:total/amount",
      "general-budget-project/total",
    ]);
  });
});

describe("国有资本经营预算财政拨款支出决算表", () => {
  const rows: CellValue[][] = [
    ["国有资本经营预算财政拨款支出决算表"],
    [...UNIT],
    ["项目", null, "本年支出"],
    ["功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["合计", null, 5, null, 5],
    ["223", "国有资本经营预算支出", 5, null, 5],
  ];

  it("is told from the table with income, and reconciled", () => {
    const report = checkWith("国资", rows);
    expect(statusOf(report, "state-capital-expenditure")).toBe("read");
    expect(statusOf(report, "state-capital")).toBe("empty");
    expect(failed(report)).toEqual(["state-capital-expenditure/total"]);
  });
});

describe("“三公”经费及会议费、培训费支出决算表", () => {
  const rows = (reception: number): CellValue[][] => [
    ["一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表"],
    [...UNIT],
    ["项目", "一般公共预算财政拨款安排的“三公”经费", null, null, null, null, null, "会议费", "培训费"],
    [null, "小计", "因公出国（境）费用", "公务接待费", "公务用车购置及运行维护费"],
    [null, null, null, null, "小计", "公务用车购置费", "公务用车运行维护费"],
    ["栏次", 1, 2, 3, 4, 5, 6, 7, 8],
    ["预算数", 30, null, 5, 25, null, 25, 2, 3],
    ["决算数", 27.95, null, reception, 24.95, null, 24.95, 1, 2],
  ];

  it("is read with budget and final in rows", () => {
    const report = checkWith("三公", rows(3));
    expect(statusOf(report, "three-public-meetings")).toBe("read");
    expect(valueOf(report, "three-public-meetings/final/meetings")).toBe(1_000_000);
    expect(valueOf(report, "three-public-meetings/budget/vehicleOperation")).toBe(25_000_000);
    expect(failed(report)).toEqual([]);
  });

  it("does not add up where an item is wrong", () => {
    expect(failed(checkWith("三公", rows(2)))).toEqual(["three-public-meetings/footing:final"]);
  });
});
