/** The eleven forms of 西宁市, 2024: heads, 行次 and 栏次 as the official template prints them. */
import { chineseNumber } from "../engine/compose/compose";
import type { ColumnId, LineId } from "../engine/fact";
import { ECONOMIC_CODES } from "../tables/economic-codes";
import { FUNCTIONAL_CLASS_LINES } from "../tables/functional-classes";
import type { FormDefinition, FormLine, HeadCell } from "./define-form";

type Labelled = readonly [line: LineId, label: string];

const numbered = (lines: readonly Labelled[]): FormLine[] =>
  lines.map(([line, label], index) => ({
    line,
    label: `${chineseNumber(index + 1)}、${label}`,
    isTotal: false,
  }));
const plain = (line: LineId, label: string): FormLine => ({ line, label, isTotal: false });
const total = (line: LineId, label: string): FormLine => ({ line, label, isTotal: true });
const unlabelled = (count: number): null[] => Array.from({ length: count }, () => null);
const numbers = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => String(first + index));

const CLASSES = numbered(FUNCTIONAL_CLASS_LINES.map(({ id, label }) => [id, label]));

/** 栏次 under the stub of a code table, then the numbers of the columns. */
const columnNumbers = (count: number): HeadCell[] => [{ text: "栏次", columns: 2 }, ...numbers(1, count)];

const CODE_STUB: HeadCell = { text: "项目", columns: 2 };
const CODE_HEAD: readonly HeadCell[] = ["功能分类科目代码", "科目名称"];
const tall = (text: string): HeadCell => ({ text, rows: 2 });

const incomeExpenditureSummary: FormDefinition = {
  table: "income-expenditure-summary",
  landscape: false,
  columnWidths: [39, 6.5, 13, 37, 6.5, 13],
  head: [
    [
      { text: "收入", columns: 3 },
      { text: "支出", columns: 3 },
    ],
    ["项目", "行次", "金额", "项目", "行次", "金额"],
    ["栏次", "", "1", "栏次", "", "2"],
  ],
  body: {
    kind: "lines",
    sides: [
      {
        firstNumber: 1,
        columns: ["amount"],
        lines: [
          ...numbered([
            ["generalBudget", "一般公共预算财政拨款收入"],
            ["governmentFund", "政府性基金预算财政拨款收入"],
            ["stateCapital", "国有资本经营预算财政拨款收入"],
            ["superiorSubsidy", "上级补助收入"],
            ["institutional", "事业收入"],
            ["operating", "经营收入"],
            ["affiliatedRemittance", "附属单位上缴收入"],
            ["otherIncome", "其他收入"],
          ]),
          ...unlabelled(18),
          total("totalIncome", "本年收入合计"),
          plain("surplusUsed", "使用非财政拨款结余(含专用结余)"),
          plain("openingCarryover", "年初结转和结余"),
          null,
          total("grandTotalIncome", "总计"),
        ],
      },
      {
        firstNumber: 32,
        columns: ["amount"],
        lines: [
          ...CLASSES,
          total("totalExpenditure", "本年支出合计"),
          plain("surplusDistribution", "结余分配"),
          plain("closingCarryover", "年末结转和结余"),
          null,
          total("grandTotalExpenditure", "总计"),
        ],
      },
    ],
  },
};

const income: FormDefinition = {
  table: "income",
  landscape: true,
  columnWidths: [12, 38, 14, 14, 13, 12, 12, 14, 12],
  head: [
    [
      CODE_STUB,
      tall("本年收入合计"),
      tall("财政拨款收入"),
      tall("上级补助收入"),
      tall("事业收入"),
      tall("经营收入"),
      tall("附属单位上缴收入"),
      tall("其他收入"),
    ],
    CODE_HEAD,
    columnNumbers(7),
  ],
  body: {
    kind: "codes",
    columns: [
      "total",
      "fiscal",
      "superiorSubsidy",
      "institutional",
      "operating",
      "affiliatedRemittance",
      "otherIncome",
    ],
  },
};

const expenditure: FormDefinition = {
  table: "expenditure",
  landscape: true,
  columnWidths: [12, 38, 15, 15, 15, 14, 12, 16],
  head: [
    [
      CODE_STUB,
      tall("本年支出合计"),
      tall("基本支出"),
      tall("项目支出"),
      tall("上缴上级支出"),
      tall("经营支出"),
      tall("对附属单位补助支出"),
    ],
    CODE_HEAD,
    columnNumbers(6),
  ],
  body: {
    kind: "codes",
    columns: ["total", "basic", "project", "remittance", "operating", "affiliateSubsidy"],
  },
};

const appropriationSummary: FormDefinition = {
  table: "appropriation-summary",
  landscape: true,
  columnWidths: [32, 6, 13, 34, 6, 13, 16, 16, 18],
  head: [
    [
      { text: "收入", columns: 3 },
      { text: "支出", columns: 6 },
    ],
    [
      "项目",
      "行次",
      "金额",
      "项目",
      "行次",
      "合计",
      "一般公共预算财政拨款",
      "政府性基金预算财政拨款",
      "国有资本经营预算财政拨款",
    ],
    ["栏次", "", "1", "栏次", "", "2", "3", "4", "5"],
  ],
  body: {
    kind: "lines",
    sides: [
      {
        firstNumber: 1,
        columns: ["amount"],
        lines: [
          ...numbered([
            ["generalBudget", "一般公共预算财政拨款"],
            ["governmentFund", "政府性基金预算财政拨款"],
            ["stateCapital", "国有资本经营预算财政拨款"],
          ]),
          ...unlabelled(23),
          total("totalIncome", "本年收入合计"),
          plain("openingCarryover", "年初财政拨款结转和结余"),
          plain("openingGeneralBudget", "一般公共预算财政拨款"),
          plain("openingGovernmentFund", "政府性基金预算财政拨款"),
          plain("openingStateCapital", "国有资本经营预算财政拨款"),
          total("grandTotalIncome", "总计"),
        ],
      },
      {
        firstNumber: 33,
        columns: ["total", "generalBudget", "governmentFund", "stateCapital"],
        lines: [
          ...CLASSES,
          total("totalExpenditure", "本年支出合计"),
          plain("closingCarryover", "年末财政拨款结转和结余"),
          ...unlabelled(3),
          total("grandTotalExpenditure", "总计"),
        ],
      },
    ],
  },
};

const generalBudgetExpenditure: FormDefinition = {
  table: "general-budget-expenditure",
  landscape: false,
  columnWidths: [12, 38, 16, 16, 16],
  head: [
    [CODE_STUB, { text: "本年支出", columns: 3 }],
    [...CODE_HEAD, "小计", "基本支出", "项目支出"],
    columnNumbers(3),
  ],
  body: { kind: "codes", columns: ["total", "basic", "project"] },
};

const ofClass = (...classes: readonly string[]): string[] =>
  classes.flatMap((prefix) =>
    ECONOMIC_CODES.map(({ code }) => code).filter((code) => code.startsWith(prefix)),
  );

const BASIC_BLOCK_HEAD: readonly HeadCell[] = ["科目代码", "科目名称", "金额"];

const generalBudgetBasicExpenditure: FormDefinition = {
  table: "general-budget-basic-expenditure",
  landscape: true,
  columnWidths: [8, 28, 12, 8, 24, 12, 8, 32, 12],
  head: [[...BASIC_BLOCK_HEAD, ...BASIC_BLOCK_HEAD, ...BASIC_BLOCK_HEAD]],
  body: {
    kind: "blocks",
    column: "amount",
    blocks: [ofClass("301", "303"), ofClass("302"), ofClass("307", "310", "399")],
    totals: [
      { line: "personnelTotal", label: "人员经费合计", blocks: 1 },
      { line: "operatingTotal", label: "公用经费合计", blocks: 2 },
    ],
  },
};

/** The two fund tables differ in their names alone. */
function fundForm(table: string, fund: string): FormDefinition {
  return {
    table,
    landscape: true,
    columnWidths: [12, 36, 15, 15, 14, 14, 14, 15],
    head: [
      [
        CODE_STUB,
        tall("年初结转和结余"),
        tall("本年收入"),
        { text: "本年支出", columns: 3 },
        tall("年末结转和结余"),
      ],
      [...CODE_HEAD, "小计", "基本支出", "项目支出"],
      columnNumbers(6),
    ],
    body: { kind: "codes", columns: ["opening", "income", "total", "basic", "project", "closing"] },
    emptyNote: `注：本年度没有${fund}预算财政拨款收入和支出，本表无数据。`,
  };
}

const THREE_PUBLIC_ITEMS: readonly HeadCell[] = [
  tall("合计"),
  tall("因公出国（境）费用"),
  { text: "公务用车购置及运行维护费", columns: 3 },
  tall("公务接待费"),
];
const VEHICLE_ITEMS: readonly HeadCell[] = ["小计", "公务用车购置费", "公务用车运行维护费"];
const threePublicSide = (column: ColumnId): { line: LineId; column: ColumnId }[] =>
  ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"].map((line) => ({
    line,
    column,
  }));

const threePublic: FormDefinition = {
  table: "three-public",
  landscape: true,
  columnWidths: Array.from({ length: 12 }, () => 12),
  head: [
    [
      { text: "“三公”经费预算数", columns: 6 },
      { text: "“三公”经费决算数", columns: 6 },
    ],
    [...THREE_PUBLIC_ITEMS, ...THREE_PUBLIC_ITEMS],
    [...VEHICLE_ITEMS, ...VEHICLE_ITEMS],
    numbers(1, 12),
  ],
  body: { kind: "row", figures: [...threePublicSide("budget"), ...threePublicSide("final")] },
  notes: [
    "注：预算数为全年预算数，即按规定程序调整后的预算数；决算数包括以当年财政拨款和以前年度结转资金安排的支出。",
  ],
  statistics: {
    title: "相关统计数：",
    lines: [
      "abroadGroups",
      "abroadPersons",
      "vehiclesPurchased",
      "vehiclesOwned",
      "receptionBatches",
      "receptionPersons",
    ],
  },
};

const operatingExpenses: FormDefinition = {
  table: "operating-expenses",
  landscape: false,
  columnWidths: [16, 44, 26],
  head: [
    [CODE_STUB, tall("机关运行经费支出决算数")],
    ["经济分类编码", "经济分类名称"],
  ],
  body: {
    kind: "codes",
    columns: ["amount"],
    // Of 307, 310, 312 and 399 the form asks for the class alone.
    fixedCodes: [...ofClass("302"), "307", "310", "312", "399"],
  },
};

const procurement: FormDefinition = {
  table: "procurement",
  landscape: false,
  columnWidths: [50, 10, 26],
  head: [["政府采购支出信息", "行次", "金额"]],
  body: {
    kind: "lines",
    sides: [
      {
        firstNumber: 1,
        columns: ["amount"],
        lines: [
          plain("total", "（一）政府采购支出合计"),
          plain("goods", "1.政府采购货物支出"),
          plain("works", "2.政府采购工程支出"),
          plain("services", "3.政府采购服务支出"),
          plain("smeContracts", "（二）政府采购授予中小企业合同金额"),
          plain("microContracts", "其中：授予小微企业合同金额"),
        ],
      },
    ],
  },
};

export const XINING_2024_FORMS: readonly FormDefinition[] = [
  incomeExpenditureSummary,
  income,
  expenditure,
  appropriationSummary,
  generalBudgetExpenditure,
  generalBudgetBasicExpenditure,
  fundForm("government-fund", "政府性基金"),
  fundForm("state-capital", "国有资本经营"),
  threePublic,
  operatingExpenses,
  procurement,
];
