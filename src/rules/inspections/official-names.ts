/** The names that the classification gives its codes: one name per code compares the tables with each other only. */
import { codeLines, factOf, type Facts, type Line, type TableReading } from "../../engine/fact";
import { normalize } from "../../engine/read/label";
import {
  defineInspection,
  type InspectionDefinition,
  type Remark,
} from "../../engine/reconcile/define-inspection";
import { FUNCTIONAL_CODES } from "../../tables/functional-codes";
import type { CellRef } from "../../workbook/address";
import type { Workbook } from "../../workbook/workbook";

const nameOf = ({ code, title }: TableReading): string => code ?? title;

const OFFICIAL: ReadonlyMap<string, string> = new Map(FUNCTIONAL_CODES.map(({ code, name }) => [code, name]));

const plain = (name: string): string =>
  normalize(name)
    .replace(/\(.*?\)/gu, "")
    .replace(/支出$/u, "");

/** Whether the classification is known to give a code another name. */
export function isOtherName(code: string, label: string): boolean {
  const official = OFFICIAL.get(code);
  return official !== undefined && !isSameName(label, official);
}

function isSameName(label: string, official: string): boolean {
  const [own, known] = [plain(label), plain(official)];
  return own.includes(known) || known.includes(own);
}

/** Only for codes whose names are known. */
export const officialNames = defineInspection({
  id: "all/official-name",
  title: "科目名称与《政府收支分类科目》一致",
  says: "名称已核实的功能分类科目，应与《政府收支分类科目》的名称一致。",
  basis: "classification",
  severity: "warning",
  inspect: (facts, workbook) => remarksOn(facts, workbook, OFFICIAL, "《政府收支分类科目》"),
});

/** The same for names that a bureau's rule book adds; those that are known already are not asked twice. */
export function officialNamesOf(names: ReadonlyMap<string, string>, source: string): InspectionDefinition {
  const further = new Map([...names].filter(([code]) => !OFFICIAL.has(code)));
  return { ...officialNames, inspect: (facts, workbook) => remarksOn(facts, workbook, further, source) };
}

function remarksOn(
  facts: Facts,
  workbook: Workbook,
  names: ReadonlyMap<string, string>,
  source: string,
): Remark[] {
  const seen = new Set<string>();
  return [...facts.tables.values()].flatMap((reading) =>
    codeLines(reading).flatMap((line): Remark[] => {
      const { code, id, label } = line;
      const official = names.get(code);
      if (official === undefined || seen.has(code) || label === "" || isSameName(label, official)) return [];
      seen.add(code);
      const [first] = reading.columns.flatMap((column) => factOf(facts, reading.table, id, column) ?? []);
      const message = `${nameOf(reading)}科目 ${code} 的名称是“${label}”，${source}中是“${official}”`;
      const remark = { severity: "warning", message, about: first?.id ?? `${reading.table}/${id}` } as const;
      // What is wrong is the name, and no amount beside it.
      const cell = cellOfName(workbook, line);
      if (cell) return [{ ...remark, facts: [], places: [{ table: reading.table, cell }] }];
      return [{ ...remark, facts: first ? [first] : [] }];
    }),
  );
}

function cellOfName({ sheets }: Workbook, { sheet: name, row, label }: Line): CellRef | null {
  const wanted = normalize(label);
  const cells = sheets.find((sheet) => sheet.name === name)?.cells.values() ?? [];
  const found = [...cells].find(
    (cell) => cell.row === row && typeof cell.value === "string" && normalize(cell.value).endsWith(wanted),
  );
  return found ? { sheet: name, row, column: found.column } : null;
}
