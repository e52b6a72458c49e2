import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import { codeLines, type Fact, type Facts, type TableReading } from "../../engine/fact";
import { normalize } from "../../engine/read/label";
import { isOtherName } from "./official-names";

interface Named {
  readonly name: string;
  readonly reading: TableReading;
  readonly line: string;
}

function firstFact(facts: Facts, { reading, line }: Named): Fact[] {
  const column = reading.columns.find((candidate) =>
    facts.byId.has(`${reading.table}/${line}/${candidate}` as Fact["id"]),
  );
  const fact =
    column === undefined ? undefined : facts.byId.get(`${reading.table}/${line}/${column}` as Fact["id"]);
  return fact ? [fact] : [];
}

/** Brackets and the final 支出 differ between forms of the same name. */
const plainName = (name: string): string =>
  normalize(name)
    .replace(/\(.*?\)/gu, "")
    .replace(/支出$/u, "");

/** one code has one name in all tables of the workbook. */
export const oneNamePerCode = defineInspection({
  id: "all/one-name-per-code",
  title: "同一科目编码名称一致",
  says: "同一个科目编码在各张表中的名称应当相同（括号和末尾的“支出”不计）。",
  basis: "classification",
  severity: "warning",
  inspect: (facts) => {
    const byCode = new Map<string, Named[]>();
    for (const reading of facts.tables.values()) {
      for (const { id, code, label } of codeLines(reading)) {
        if (label === "") continue;
        const names = byCode.get(code) ?? [];
        byCode.set(code, names);
        names.push({ name: label, reading, line: id });
      }
    }
    return [...byCode].flatMap(([code, names]): Remark[] => {
      const [first, ...others] = names;
      const differs = ({ name }: Named): boolean =>
        name !== first?.name && plainName(name) !== plainName(first?.name ?? "");
      const other = first && others.find(differs);
      // Where the classification itself decides, `officialNames` says which of them is wrong.
      if (!first || !other || names.some(({ name }) => isOtherName(code, name))) return [];
      const message = `科目 ${code} 在${first.reading.title}中是“${first.name}”，在${other.reading.title}中是“${other.name}”`;
      return [
        {
          severity: "warning",
          message,
          facts: [...firstFact(facts, first), ...firstFact(facts, other)],
          about: code,
        },
      ];
    });
  },
});

/** a code's parent is printed wherever the table prints parents at all. */
export const parentRows = defineInspection({
  id: "all/parent-row",
  title: "下级科目有对应的上级科目行",
  says: "表中列有上级科目的，每个下级科目之上都应有其上级科目的行。",
  basis: "classification",
  severity: "warning",
  inspect: (facts) =>
    [...facts.tables.values()].flatMap((reading) => {
      const codes = new Set(codeLines(reading).map(({ code }) => code));
      const hasLevel = (length: number): boolean => [...codes].some((code) => code.length === length);
      return codeLines(reading).flatMap((line): Remark[] => {
        const parent = line.code.slice(0, -2);
        if (parent.length < 3 || codes.has(parent) || !hasLevel(parent.length)) return [];
        const message = `${reading.title}有 ${line.code}${line.label} 而没有上级科目 ${parent} 的行`;
        return [
          {
            severity: "warning",
            message,
            facts: firstFact(facts, { name: line.label, reading, line: line.id }),
            about: `${reading.table}/${line.id}`,
          },
        ];
      });
    }),
});
