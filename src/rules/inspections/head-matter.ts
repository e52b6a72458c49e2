/** Whose figures, of which year, in which unit: a table whose head says other than the heads of all others. */
import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import { isRead, type Facts, type TableReading } from "../../engine/fact";
import { mostCommon } from "../../engine/most-common";
import { normalize } from "../../engine/read/label";

type Saying = "unit" | "entity" | "year";

/** Tables whose head was read for what it says; forms that are no tables of the disclosure say it in their own way. */
function sayingTables(facts: Facts): TableReading[] {
  return [...facts.tables.values()].filter(({ said }) => said !== undefined);
}

interface Odd<T> {
  readonly common: T;
  readonly tables: readonly (TableReading & Readonly<Record<Saying, unknown>>)[];
}

/** The tables that say other than most do; `null` where all agree, or none says anything. */
function oddOnes<Key extends Saying>(
  facts: Facts,
  key: Key,
  isSame: (a: NonNullable<TableReading[Key]>, b: NonNullable<TableReading[Key]>) => boolean,
): Odd<NonNullable<TableReading[Key]>> | null {
  const tables = sayingTables(facts).filter((table) => table.said?.[key] && table[key] !== null);
  const common = mostCommon(tables.map((table) => table[key])) as NonNullable<TableReading[Key]> | null;
  if (common === null) return null;
  const odd = tables.filter((table) => !isSame(table[key] as NonNullable<TableReading[Key]>, common));
  return odd.length === 0 ? null : { common, tables: odd };
}

function remark(key: Saying, tables: readonly TableReading[], message: string): Remark {
  const places = tables.flatMap((table) => {
    const cell = table.said?.[key];
    return cell ? [{ table: table.table, cell }] : [];
  });
  return {
    severity: "warning",
    message,
    facts: [],
    places,
    about: tables.map(({ table }) => table).join("+"),
  };
}

const list = (tables: readonly TableReading[], say: (table: TableReading) => unknown): string =>
  tables.map((table) => `${table.title}为${String(say(table))}`).join("，");

export const oneYear = defineInspection({
  id: "all/one-year",
  title: "各表年度一致",
  says: "各张表表头的年度应当相同。",
  basis: "text-form",
  severity: "warning",
  inspect: (facts) => {
    const odd = oddOnes(facts, "year", (a, b) => a === b);
    if (!odd) return [];
    const message = `表头的年度不一致：${list(odd.tables, ({ year }) => `${String(year)}年度`)}，其他表为${odd.common}年度`;
    return [remark("year", odd.tables, message)];
  },
});

/** 某市民政局（本级） is 某市民政局, and 民政局 may be. */
function isSameEntity(a: string, b: string): boolean {
  const [first, second] = [a, b].map((name) => normalize(name).replace(/\(.*?\)|本级|汇总|部门$/gu, ""));
  return first !== undefined && second !== undefined && (first.includes(second) || second.includes(first));
}

export const oneEntity = defineInspection({
  id: "all/one-entity",
  title: "各表单位一致",
  says: "各张表表头的单位名称应当是同一个单位。",
  basis: "text-form",
  severity: "warning",
  inspect: (facts) => {
    const odd = oddOnes(facts, "entity", isSameEntity);
    if (!odd) return [];
    const message = `表头的单位不一致：${list(odd.tables, ({ entity }) => `“${entity ?? ""}”`)}，其他表为“${odd.common}”`;
    return [remark("entity", odd.tables, message)];
  },
});

export const oneUnit = defineInspection({
  id: "all/one-unit",
  title: "各表金额单位一致",
  says: "各张表应当注明金额单位，并且相同。",
  basis: "text-form",
  severity: "warning",
  inspect: (facts) => {
    const odd = oddOnes(facts, "unit", (a, b) => a === b);
    const silent = sayingTables(facts).filter(
      (reading) => !reading.said?.unit && reading.unit !== null && isRead(reading),
    );
    const isSaid = sayingTables(facts).some(({ said }) => said?.unit);
    return [
      ...(odd
        ? [
            remark(
              "unit",
              odd.tables,
              `金额单位不一致：${list(odd.tables, ({ unit }) => unit ?? "")}，其他表为${odd.common}`,
            ),
          ]
        : []),
      ...(isSaid && silent.length > 0
        ? [
            remark(
              "unit",
              silent,
              `没有注明金额单位：${silent.map(({ title }) => title).join("、")}，按${silent[0]?.unit ?? ""}读取`,
            ),
          ]
        : []),
    ];
  },
});
