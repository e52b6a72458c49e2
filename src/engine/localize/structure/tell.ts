/** Faults of the structure in the words of an accountant: what happened where, and what the figures should be. */
import { toA1 } from "../../../workbook/address";
import { printed, printedValue } from "../../printed";
import { arithmeticOf, cellOf } from "../../reconcile/arithmetic";
import type { Judgement, Relation } from "../../reconcile/relation";
import type { Fact, FactId, Facts, LineId, TableId } from "../../fact";
import type { Cause, Culprit, Expected, Finding, FindingCell, SuspectCell } from "../../finding";
import type {
  ExchangeFault,
  Fault,
  LineFault,
  ScaleFault,
  SlideFault,
  UnitWordFault,
  WholeTableFault,
} from "./fault";
import type { ExplainedFault, Mended } from "./mend";

/** Relations that the finding shows worked out. */
const SHOWN = 20;

/** `facts` and `judgements` as printed. */
export function findingsOfFaults(
  facts: Facts,
  judgements: readonly Judgement[],
  { faults }: Mended,
): Finding[] {
  const judgementOf = new Map(judgements.map((judgement) => [judgement.relation.id, judgement]));
  return faults.map((fault) => findingOf(fault, facts, judgementOf));
}

function findingOf(
  { fault, explained }: ExplainedFault,
  facts: Facts,
  judgementOf: ReadonlyMap<string, Judgement>,
): Finding {
  const judged = explained.flatMap((relation) => judgementOf.get(relation.id) ?? []);
  const changed = changedFacts(fault, facts);
  return {
    id: faultId(fault),
    fault: fault.kind,
    rules: [...new Set(explained.map((relation) => relation.rule))],
    severity: fault.kind === "missing-line" && !isNeeded(fault, facts) ? "warning" : "error",
    message: `${claimOf(fault, facts)}${countOf(explained.length)}`,
    cells: cellsOf(fault, facts, changed, explained),
    culprit: culpritOf(fault, changed),
    text: null,
    arithmetic: judged.slice(0, SHOWN).map((judgement) => arithmeticOf(judgement, facts)),
  };
}

/** Of the finding that tells of the fault. */
export function faultId(fault: Fault): string {
  return `structure:${fault.kind}:${[...fault.tables, ...placeIds(fault)].join("+")}`;
}

/** What makes the finding one of its kind, and the same one next time. */
function placeIds(fault: Fault): readonly string[] {
  if (fault.kind === "exchange") return [...fault.lines, ...(fault.columns ?? [])];
  if (fault.kind === "slide" || fault.kind === "scale") return fault.columns ?? [];
  return fault.kind === "missing-line" || fault.kind === "doubled-line" ? fault.codes : [];
}

/** An item whose amount the sums hold is missing; a 款 or 类 above items that are there is only not printed. */
function isNeeded({ tables: [table], codes: [code], figures }: LineFault, facts: Facts): boolean {
  const lines = facts.tables.get(table)?.lines ?? [];
  const isPrintedBelow = lines.some((line) => line.code?.startsWith(code) === true);
  return !isPrintedBelow && [...figures.values()].some((value) => value !== 0);
}

function countOf(relations: number): string {
  return relations > 0 ? `；由此引起 ${relations} 处勾稽不符` : "";
}

function claimOf(fault: Fault, facts: Facts): string {
  switch (fault.kind) {
    case "slide":
      return slideClaim(fault, facts);
    case "exchange":
      return exchangeClaim(fault, facts);
    case "scale":
      return scaleClaim(fault, facts);
    case "unit-word":
      return unitClaim(fault, facts);
    case "foreign":
    case "empty":
      return wholeTableClaim(fault, facts);
    case "missing-line":
      return missingClaim(fault, facts);
    case "doubled-line":
      return doubledClaim(fault, facts);
  }
}

/** `公开05表“基本支出”栏第15至22行错行：…` */
function slideClaim(fault: SlideFault, facts: Facts): string {
  const pieces = fault.pieces.map(({ first, last, by }) => {
    const rows = `第${first + 1}至${last + 1}行`;
    if (by === null) return `${rows}的金额与所在行不符，现有数据不能判断错了几行`;
    const way = by > 0 ? "下" : "上";
    return `${rows}应填的金额现填在各行${way}方第${Math.abs(by)}行`;
  });
  const lost = [...fault.amounts.values()].filter((amount) => amount === null).length;
  const open = lost > 0 ? `；另有 ${lost} 个单元格的应有数须按账簿核对` : "";
  return `${tableName(fault.tables[0], facts)}${columnText(fault, facts)}数据错行：${pieces.join("，")}${likeText(fault, facts)}${open}`;
}

function exchangeClaim(fault: ExchangeFault, facts: Facts): string {
  const [one, two] = fault.lines.map((line) => lineName(fault.tables[0], line, facts));
  return `${tableName(fault.tables[0], facts)}“${one}”与“${two}”两行的金额${columnText(fault, facts)}互换了${likeText(fault, facts)}`;
}

function scaleClaim(fault: ScaleFault, facts: Facts): string {
  const { factor, rows } = fault;
  const times =
    factor > 1
      ? `${factor.toLocaleString("en-US")} 倍`
      : `${Math.round(1 / factor).toLocaleString("en-US")} 分之一`;
  const why = factor === 10_000 || factor === 0.0001 ? "（元与万元混淆）" : "（小数点错位）";
  const where = rows ? `第${rows.first + 1}至${rows.last + 1}行` : fault.columns === null ? "全表" : "";
  return `${tableName(fault.tables[0], facts)}${columnText(fault, facts)}${where}金额为应有数的 ${times}${why}${likeText(fault, facts)}`;
}

function unitClaim({ tables, said, unit }: UnitWordFault, facts: Facts): string {
  const names =
    tables.length > 3 ? `${tables.length} 张表` : tables.map((table) => tableName(table, facts)).join("、");
  return `${names}的金额单位标为“${said}”，而数据是${unit}数：请把单位改为“${unit}”（如单位无误，则全部金额须按${said}重填）`;
}

function wholeTableClaim({ kind, tables: [table], isSaid }: WholeTableFault, facts: Facts): string {
  const name = tableName(table, facts);
  if (kind === "empty") return `${name}没有填列数据，而其他表有对应的金额：请补填`;
  const reading = facts.tables.get(table);
  const said =
    isSaid && reading
      ? `（表头为${[reading.year && `${reading.year}年度`, reading.entity].filter(Boolean).join("、")}）`
      : "";
  return `${name}自身平衡，但与其他各表均不符，而其他各表相互一致：疑为其他年度、其他单位或旧版的数据${said}，请整表替换`;
}

function missingClaim({ tables: [table], codes, figures, label }: LineFault, facts: Facts): string {
  const amounts = [...figures].flatMap(([column, value]) => {
    const fact = anyFact(facts, table, column);
    return fact && value !== 0 ? [`${fact.columnLabel} ${printedValue(fact, value)}`] : [];
  });
  const like = amounts.length > 0 ? `（应为 ${amounts.join("、")}）` : "";
  const names = codes.map((code) => lineNameAnywhere(code, facts, label));
  return `${tableName(table, facts)}缺少“${names.join("”“")}”一行${like}`;
}

function doubledClaim({ tables: [table], codes: [code], rows }: LineFault, facts: Facts): string {
  const places = rows.map((row) => `第${row + 1}行`).join("与");
  const again = facts.tables.get(table)?.repeated?.filter(({ line }) => line === code) ?? [];
  const first = again.map(({ column }) => facts.byId.get(`${table}/${code}/${column}` as FactId));
  const isSame = again.every(({ amount }, k) => amount?.value === first[k]?.amount?.value);
  const how = isSame ? "金额相同，疑为重复填列，请删除其中一行" : "金额不同，请合并为一行或更正科目编码";
  return `${tableName(table, facts)}“${lineName(table, code, facts)}”填列了两次（${places}）：${how}`;
}

/** `，如 2080505机关事业单位养老（D15）空白，应为 5.04` */
function likeText(fault: Fault, facts: Facts): string {
  const [example] = changedFacts(fault, facts).filter(({ to }) => to !== null && to.value !== 0);
  if (!example?.to) return "";
  const { fact, to } = example;
  return `，如“${lineName(fact.table, fact.line, facts)}”（${cellOf(fact).address}）现为 ${printed(fact)}，应为 ${printedValue(fact, to.value)}`;
}

function columnText(
  { tables: [table], columns }: SlideFault | ExchangeFault | ScaleFault,
  facts: Facts,
): string {
  if (columns === null) return "";
  const labels = columns.flatMap((column) => anyFact(facts, table, column)?.columnLabel ?? []);
  return `“${[...new Set(labels)].join("、")}”栏`;
}

function anyFact(facts: Facts, table: TableId, column: string): Fact | undefined {
  return [...facts.byId.values()].find((fact) => fact.table === table && fact.column === column);
}

function tableName(table: TableId, facts: Facts): string {
  const reading = facts.tables.get(table);
  return reading?.code ?? reading?.title ?? table;
}

function lineName(table: TableId, line: LineId, facts: Facts): string {
  const label = facts.tables.get(table)?.lines.find(({ id }) => id === line)?.label ?? "";
  return /^\d{3,7}$/u.test(line) ? `${line}${label}` : label;
}

function lineNameAnywhere(code: LineId, facts: Facts, label?: string): string {
  const lines = [...facts.tables.values()].flatMap((reading) => reading.lines);
  const name = label ?? lines.find(({ id }) => id === code)?.label ?? "";
  return /^\d{3,7}$/u.test(code) ? `${code}${name}` : name;
}

interface Changed {
  readonly fact: Fact;
  readonly to: Fact["amount"];
}

/** Known figures first, totals before their parts: the total is the figure that people know. */
function changedFacts({ amounts }: Fault, facts: Facts): Changed[] {
  const all = [...amounts].flatMap(([id, to]): Changed[] => {
    const fact = facts.byId.get(id);
    return fact && to?.value !== fact.amount?.value ? [{ fact, to }] : [];
  });
  return [...all.filter(({ to }) => to !== null), ...all.filter(({ to }) => to === null)];
}

const WHOLE: ReadonlySet<Fault["kind"]> = new Set(["foreign", "empty"]);

function cellsOf(
  fault: Fault,
  facts: Facts,
  changed: readonly Changed[],
  explained: readonly Relation[],
): FindingCell[] {
  if (fault.kind === "missing-line") {
    const [table] = fault.tables;
    const parent = lineCells(table, parentLine(fault.codes[0], facts, table), facts);
    return parent.length > 0 ? parent : sumCells(table, explained, facts);
  }
  if (fault.kind === "doubled-line") return repeatedCells(fault, facts);
  if (fault.kind === "unit-word") return fault.tables.flatMap((table) => unitCell(table, facts) ?? []);
  if (WHOLE.has(fault.kind))
    return totalsFirst(changed)
      .slice(0, 1)
      .map(({ fact }) => cellOf(fact));
  return changed.map(({ fact }) => cellOf(fact));
}

function totalsFirst(changed: readonly Changed[]): Changed[] {
  const isTotal = ({ fact }: Changed) => /total/iu.test(fact.line);
  return [...changed.filter(isTotal), ...changed.filter((one) => !isTotal(one))];
}

function parentLine(code: LineId, facts: Facts, table: TableId): LineId {
  const lines = new Set(facts.tables.get(table)?.lines.map(({ id }) => id));
  for (let length = code.length - 2; length >= 3; length -= 2)
    if (lines.has(code.slice(0, length))) return code.slice(0, length);
  return "total";
}

/** Of a form without codes, the sum that lacks the line. */
function sumCells(table: TableId, explained: readonly Relation[], facts: Facts): FindingCell[] {
  const sums = explained.flatMap(({ left }) => left.flatMap(({ fact }) => facts.byId.get(fact) ?? []));
  return sums
    .filter((fact) => fact.table === table)
    .slice(0, 1)
    .map(cellOf);
}

function lineCells(table: TableId, line: LineId, facts: Facts): FindingCell[] {
  return [...facts.byId.values()]
    .filter((fact) => fact.table === table && fact.line === line)
    .slice(0, 1)
    .map(cellOf);
}

function repeatedCells({ tables: [table], codes: [code] }: LineFault, facts: Facts): FindingCell[] {
  const repeated = facts.tables.get(table)?.repeated?.filter(({ line }) => line === code) ?? [];
  return repeated.map(({ line, column, amount, cell }) => {
    const fact = facts.byId.get(`${table}/${line}/${column}` as FactId);
    return {
      sheet: cell.sheet,
      address: toA1(cell.row, cell.column),
      table,
      line,
      column,
      measure: fact?.measure ?? null,
      unit: fact?.unit ?? null,
      value: amount && !amount.blank ? amount.value : null,
      text: null,
    };
  });
}

function unitCell(table: TableId, facts: Facts): FindingCell | null {
  const reading = facts.tables.get(table);
  if (!reading?.said?.unit) return null;
  const { sheet, row, column } = reading.said.unit;
  const noFigure = { line: null, column: null, measure: null, unit: null, value: null, text: null };
  return { ...noFigure, sheet, address: toA1(row, column), table };
}

const CAUSES: Partial<Record<Fault["kind"], Cause>> = {
  slide: "shifted-rows",
  exchange: "moved",
  empty: "missing-value",
};

function culpritOf(fault: Fault, changed: readonly Changed[]): Culprit | null {
  if (fault.kind === "unit-word") return null;
  const shown = WHOLE.has(fault.kind) ? totalsFirst(changed).slice(0, 1) : changed;
  const [first, ...together] = shown;
  if (!first) return null;
  const isUnit = fault.kind === "scale" && (fault.factor === 10_000 || fault.factor === 0.0001);
  return {
    ...suspectCell(first),
    cause: CAUSES[fault.kind] ?? (isUnit ? "unit" : fault.kind === "scale" ? "decimal-shift" : null),
    together: together.map(suspectCell),
    alternatives: [],
  };
}

function suspectCell(changed: Changed): SuspectCell {
  return { ...cellOf(changed.fact), expected: expectedOf(changed) };
}

function expectedOf({ to }: Changed): Expected {
  if (!to) return { min: null, max: null, value: null };
  const { value } = to;
  return { min: value, max: value, value };
}
