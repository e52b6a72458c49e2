/** The names that the classification gives its codes: one name per code compares the tables with each other only. */
import { codeLines, factOf, type Facts, type TableReading } from "../../engine/fact";
import { normalize } from "../../engine/read/label";
import {
  defineInspection,
  type InspectionDefinition,
  type Remark,
} from "../../engine/reconcile/define-inspection";
import { FUNCTIONAL_CODES } from "../../tables/functional-codes";

const nameOf = ({ code, title }: TableReading): string => code ?? title;

const OFFICIAL: ReadonlyMap<string, string> = new Map(FUNCTIONAL_CODES.map(({ code, name }) => [code, name]));

const plain = (name: string): string =>
  normalize(name)
    .replace(/\(.*?\)/gu, "")
    .replace(/支出$/u, "");

/** Only for codes whose names are known. */
export const officialNames = defineInspection({
  id: "all/official-name",
  title: "科目名称与《政府收支分类科目》一致",
  says: "名称已核实的功能分类科目，应与《政府收支分类科目》的名称一致。",
  basis: "classification",
  severity: "warning",
  inspect: (facts) => remarksOn(facts, OFFICIAL, "《政府收支分类科目》"),
});

/** The same for names that a bureau's rule book adds; those that are known already are not asked twice. */
export function officialNamesOf(names: ReadonlyMap<string, string>, source: string): InspectionDefinition {
  const further = new Map([...names].filter(([code]) => !OFFICIAL.has(code)));
  return { ...officialNames, inspect: (facts) => remarksOn(facts, further, source) };
}

function remarksOn(facts: Facts, names: ReadonlyMap<string, string>, source: string): Remark[] {
  const seen = new Set<string>();
  return [...facts.tables.values()].flatMap((reading) =>
    codeLines(reading).flatMap(({ code, id, label }): Remark[] => {
      const official = names.get(code);
      if (official === undefined || seen.has(code) || label === "") return [];
      const [own, known] = [plain(label), plain(official)];
      if (own.includes(known) || known.includes(own)) return [];
      seen.add(code);
      const cells = reading.columns.flatMap((column) => factOf(facts, reading.table, id, column) ?? []);
      const message = `${nameOf(reading)}科目 ${code} 的名称是“${label}”，${source}中是“${official}”`;
      return [{ severity: "warning", message, facts: cells.slice(0, 1) }];
    }),
  );
}
