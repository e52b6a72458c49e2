/** The sample's figures in the official layout of 公开01表 to 公开11表, a sheet each. */
import type { TableId } from "../../src/engine/fact";
import type { CellStyle, SheetContent } from "../../src/workbook/sheet-content";
import { Grid } from "./grid";
import { SAMPLE_BLOCKS, SAMPLE_ENTITY, SAMPLE_YEAR, type SampleBlock, type SampleLine } from "./xining-2024";

const TITLE: CellStyle = { bold: true, size: 16, align: "center", verticalAlign: "center" };
const MATTER: CellStyle = { size: 10 };
const MATTER_RIGHT: CellStyle = { size: 10, align: "right" };
const HEAD: CellStyle = { bold: true, align: "center", verticalAlign: "center", wrap: true, border: true };
const NUMBERING: CellStyle = { align: "center", border: true };
const LABEL: CellStyle = { border: true };
const TOTAL: CellStyle = { bold: true, align: "center", border: true };
const MONEY: CellStyle = { format: "#,##0.00", align: "right", border: true };
const COUNT: CellStyle = { format: "0", align: "right", border: true };

/** First row under title, mark and the line of entity, year and unit. */
const HEAD_ROW = 3;

/** A cell of the head: text, row and column counted from the head's corner, rows and columns that it takes. */
type HeadCell = readonly [text: string, row: number, column: number, rows?: number, columns?: number];

interface Form {
  readonly table: TableId;
  readonly mark: string;
  readonly title: string;
  readonly widths: readonly number[];
  readonly head: readonly HeadCell[];
  readonly headRows: number;
  readonly body: (grid: Grid, form: Form) => void;
  readonly note?: string;
}

function blockOf(table: TableId, block: string): SampleBlock {
  const found = SAMPLE_BLOCKS.find((candidate) => candidate.table === table && candidate.block === block);
  if (!found) throw new Error(`The sample has no block ${table}/${block}`);
  return found;
}

function putFigures(
  grid: Grid,
  row: number,
  column: number,
  [, , ...figures]: SampleLine,
  style = MONEY,
): void {
  figures.forEach((figure, index) => grid.put(row, column + index, figure, style));
}

/** Two sides with 行次: the totals at the bottom, so that both sides end on the same row. */
function twoSides(tailRows: number): Form["body"] {
  return (grid, form) => {
    const sides = [blockOf(form.table, "income"), blockOf(form.table, "expenditure")];
    const top = HEAD_ROW + form.headRows;
    const classRows = Math.max(...sides.map((side) => side.lines.findIndex(isYearTotal)));
    let column = 0;
    let numbering = 1;
    let number = 1;
    for (const side of sides) {
      grid.put(top, column, "栏次", NUMBERING);
      grid.put(top, column + 1, null, NUMBERING);
      side.columns.forEach((_, index) => grid.put(top, column + 2 + index, numbering++, NUMBERING));
      const lines = rowsOfSide(side, classRows, tailRows);
      lines.forEach((line, index) => {
        const row = top + 1 + index;
        grid.put(row, column, line?.[1] ?? null, line && isTotal(line) ? TOTAL : LABEL);
        grid.put(row, column + 1, number++, NUMBERING);
        if (line) putFigures(grid, row, column + 2, line);
        else side.columns.forEach((_, index2) => grid.put(row, column + 2 + index2, null, MONEY));
      });
      column += 2 + side.columns.length;
    }
  };
}

const isYearTotal = ([line]: SampleLine): boolean => line === "totalIncome" || line === "totalExpenditure";
const isTotal = ([line]: SampleLine): boolean => /total$|^(?:total|grandTotal)/iu.test(line);

function rowsOfSide(side: SampleBlock, classRows: number, tailRows: number): (SampleLine | null)[] {
  const split = side.lines.findIndex(isYearTotal);
  const [classes, tail, grandTotal] = [
    side.lines.slice(0, split),
    side.lines.slice(split, -1),
    side.lines.slice(-1),
  ];
  const blanks = (count: number): null[] => Array.from({ length: count }, () => null);
  return [
    ...classes,
    ...blanks(classRows - classes.length),
    ...tail,
    ...blanks(tailRows - 1 - tail.length),
    ...grandTotal,
  ];
}

/** 科目代码, 科目名称 and the figures; 合计 over both stub columns. */
const codeRows: Form["body"] = (grid, form) => {
  const { columns, lines } = blockOf(form.table, "codes");
  let row = HEAD_ROW + form.headRows;
  grid.put(row, 0, "栏次", NUMBERING, { columns: 2 });
  columns.forEach((_, index) => grid.put(row, 2 + index, index + 1, NUMBERING));
  for (const line of lines) putCodeLine(grid, (row += 1), line);
};

function putCodeLine(grid: Grid, row: number, line: SampleLine): void {
  const [id, label] = line;
  if (isTotal(line)) grid.put(row, 0, label, TOTAL, { columns: 2 });
  else {
    grid.put(row, 0, id, LABEL);
    grid.put(row, 1, label, LABEL);
  }
  putFigures(grid, row, 2, line);
}

/** Three blocks side by side; 公用经费合计 reaches over the last two. */
const basicExpenditure: Form["body"] = (grid, form) => {
  const blocks = ["first", "second", "third"].map((block) => blockOf(form.table, block).lines);
  const codes = blocks.map((lines) => lines.filter((line) => !isTotal(line)));
  const height = Math.max(...codes.map((lines) => lines.length));
  const top = HEAD_ROW + form.headRows;
  codes.forEach((lines, block) => {
    for (let index = 0; index < height; index += 1) {
      const line = lines[index];
      grid.put(top + index, block * 3, line?.[0] ?? null, LABEL);
      grid.put(top + index, block * 3 + 1, line?.[1] ?? null, LABEL);
      grid.put(top + index, block * 3 + 2, line?.[2] ?? null, MONEY);
    }
  });
  const [personnel, operating] = blocks.flat().filter(isTotal);
  if (!personnel || !operating) throw new Error("The sample has no totals of basic expenditure");
  grid.put(top + height, 0, personnel[1], TOTAL, { columns: 2 });
  putFigures(grid, top + height, 2, personnel);
  grid.put(top + height, 3, operating[1], TOTAL, { columns: 5 });
  putFigures(grid, top + height, 8, operating);
};

/** One row of figures, budget then final, and the counts under it. */
const threePublic: Form["body"] = (grid, form) => {
  const items = blockOf(form.table, "items").lines;
  const top = HEAD_ROW + form.headRows;
  for (const side of [0, 1]) {
    items.forEach(([, , ...figures], index) => {
      const column = side * items.length + index;
      grid.put(top, column, column + 1, NUMBERING);
      grid.put(top + 1, column, figures[side] ?? null, MONEY);
    });
  }
  const statistics = blockOf(form.table, "statistics").lines;
  const first = top + 3;
  grid.put(first, 0, "相关统计数：", MATTER, { columns: 12 });
  for (const side of [0, 1]) {
    grid.put(first + 1, side * 6, "项目", HEAD, { columns: 4 });
    grid.put(first + 1, side * 6 + 4, "统计数", HEAD, { columns: 2 });
  }
  statistics.forEach(([, label, count], index) => {
    const row = first + 2 + Math.floor(index / 2);
    const column = (index % 2) * 6;
    grid.put(row, column, label, LABEL, { columns: 4 });
    grid.put(row, column + 4, count ?? null, COUNT, { columns: 2 });
  });
};

const economicRows: Form["body"] = (grid, form) => {
  blockOf(form.table, "codes").lines.forEach((line, index) =>
    putCodeLine(grid, HEAD_ROW + form.headRows + index, line),
  );
};

const numberedRows: Form["body"] = (grid, form) => {
  blockOf(form.table, "lines").lines.forEach((line, index) => {
    const row = HEAD_ROW + form.headRows + index;
    grid.put(row, 0, line[1], LABEL);
    grid.put(row, 1, index + 1, NUMBERING);
    putFigures(grid, row, 2, line);
  });
};

const CODE_STUB: readonly HeadCell[] = [
  ["项目", 0, 0, 1, 2],
  ["功能分类科目代码", 1, 0],
  ["科目名称", 1, 1],
];
/** Columns after the stub, each over both rows of the head. */
const tall = (...texts: string[]): HeadCell[] => texts.map((text, index) => [text, 0, 2 + index, 2]);
const SIDES: readonly HeadCell[] = [
  ["收入", 0, 0, 1, 3],
  ["项目", 1, 0],
  ["行次", 1, 1],
  ["金额", 1, 2],
  ["项目", 1, 3],
  ["行次", 1, 4],
];
const FUND_HEAD: readonly HeadCell[] = [
  ...CODE_STUB,
  ...tall("年初结转和结余", "本年收入"),
  ["本年支出", 0, 4, 1, 3],
  ["小计", 1, 4],
  ["基本支出", 1, 5],
  ["项目支出", 1, 6],
  ["年末结转和结余", 0, 7, 2],
];
const FUND_WIDTHS = [18, 34, 16, 14, 14, 14, 14, 16];

const FORMS: readonly Form[] = [
  {
    table: "income-expenditure-summary",
    mark: "公开01表",
    title: "收入支出决算总表",
    widths: [36, 6, 16, 36, 6, 16],
    head: [...SIDES, ["支出", 0, 3, 1, 3], ["金额", 1, 5]],
    headRows: 2,
    body: twoSides(5),
  },
  {
    table: "income",
    mark: "公开02表",
    title: "收入决算表",
    widths: [18, 40, 16, 16, 16, 14, 14, 18, 14],
    head: [
      ...CODE_STUB,
      ...tall(
        "本年收入合计",
        "财政拨款收入",
        "上级补助收入",
        "事业收入",
        "经营收入",
        "附属单位上缴收入",
        "其他收入",
      ),
    ],
    headRows: 2,
    body: codeRows,
  },
  {
    table: "expenditure",
    mark: "公开03表",
    title: "支出决算表",
    widths: [18, 40, 16, 16, 16, 16, 14, 20],
    head: [
      ...CODE_STUB,
      ...tall("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"),
    ],
    headRows: 2,
    body: codeRows,
  },
  {
    table: "appropriation-summary",
    mark: "公开04表",
    title: "财政拨款收入支出决算总表",
    widths: [32, 6, 16, 36, 6, 16, 18, 18, 18],
    head: [
      ...SIDES,
      ["支出", 0, 3, 1, 6],
      ["合计", 1, 5],
      ["一般公共预算财政拨款", 1, 6],
      ["政府性基金预算财政拨款", 1, 7],
      ["国有资本经营预算财政拨款", 1, 8],
    ],
    headRows: 2,
    body: twoSides(6),
  },
  {
    table: "general-budget-expenditure",
    mark: "公开05表",
    title: "一般公共预算财政拨款支出决算表",
    widths: [18, 40, 18, 18, 18],
    head: [...CODE_STUB, ["本年支出", 0, 2, 1, 3], ["小计", 1, 2], ["基本支出", 1, 3], ["项目支出", 1, 4]],
    headRows: 2,
    body: codeRows,
  },
  {
    table: "general-budget-basic-expenditure",
    mark: "公开06表",
    title: "一般公共预算财政拨款基本支出决算表",
    widths: [10, 32, 14, 10, 26, 14, 10, 36, 14],
    head: [0, 3, 6].flatMap((column): HeadCell[] => [
      ["科目代码", 0, column],
      ["科目名称", 0, column + 1],
      ["金额", 0, column + 2],
    ]),
    headRows: 1,
    body: basicExpenditure,
  },
  {
    table: "government-fund",
    mark: "公开07表",
    title: "政府性基金预算财政拨款收入支出决算表",
    widths: FUND_WIDTHS,
    head: FUND_HEAD,
    headRows: 2,
    body: codeRows,
    note: "注：本部门没有政府性基金预算财政拨款收入支出，故本表无数据。",
  },
  {
    table: "state-capital",
    mark: "公开08表",
    title: "国有资本经营预算财政拨款收入支出决算表",
    widths: FUND_WIDTHS,
    head: FUND_HEAD,
    headRows: 2,
    body: codeRows,
    note: "注：本部门没有国有资本经营预算财政拨款收入支出，故本表无数据。",
  },
  {
    table: "three-public",
    mark: "公开09表",
    title: "财政拨款“三公”经费支出决算表",
    widths: [12, 14, 12, 14, 16, 12, 12, 14, 12, 14, 16, 12],
    head: ["“三公”经费预算数", "“三公”经费决算数"].flatMap((text, side): HeadCell[] => [
      [text, 0, side * 6, 1, 6],
      ["合计", 1, side * 6, 2],
      ["因公出国（境）费用", 1, side * 6 + 1, 2],
      ["公务用车购置及运行维护费", 1, side * 6 + 2, 1, 3],
      ["小计", 2, side * 6 + 2],
      ["公务用车购置费", 2, side * 6 + 3],
      ["公务用车运行维护费", 2, side * 6 + 4],
      ["公务接待费", 1, side * 6 + 5, 2],
    ]),
    headRows: 3,
    body: threePublic,
  },
  {
    table: "operating-expenses",
    mark: "公开10表",
    title: "机关运行经费支出情况表",
    widths: [34, 36, 26],
    head: [
      ["项目", 0, 0, 1, 2],
      ["机关运行经费支出决算数", 0, 2, 2],
      ["经济分类编码", 1, 0],
      ["经济分类名称", 1, 1],
    ],
    headRows: 2,
    body: economicRows,
  },
  {
    table: "procurement",
    mark: "公开11表",
    title: "政府采购支出情况表",
    widths: [44, 14, 22],
    head: [
      ["政府采购支出信息", 0, 0],
      ["行次", 0, 1],
      ["金额", 0, 2],
    ],
    headRows: 1,
    body: numberedRows,
  },
];

/** The eleven sheets in the order of the edition. */
export function sampleSheets(): SheetContent[] {
  return FORMS.map(layOut);
}

function layOut(form: Form): SheetContent {
  const grid = new Grid();
  const width = form.widths.length;
  grid.put(0, 0, form.title, TITLE, { columns: width });
  grid.put(1, width - 1, form.mark, MATTER_RIGHT);
  grid.put(2, 0, `部门：${SAMPLE_ENTITY}`, MATTER);
  grid.put(2, Math.floor(width / 2), `${SAMPLE_YEAR}年度`, MATTER);
  grid.put(2, width - 1, "金额单位：万元", MATTER_RIGHT);
  for (const [text, row, column, rows = 1, columns = 1] of form.head) {
    grid.put(HEAD_ROW + row, column, text, HEAD, { rows, columns });
  }
  form.body(grid, form);
  if (form.note !== undefined) grid.put(grid.nextRow, 0, form.note, MATTER, { columns: width });
  return grid.content({
    name: `${form.mark} ${form.title}`,
    columnWidths: form.widths,
    freeze: { rows: HEAD_ROW + form.headRows, columns: 0 },
    print: { landscape: true, titleRows: HEAD_ROW + form.headRows },
  });
}
