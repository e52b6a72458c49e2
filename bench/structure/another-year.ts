/** A table as the year before would have printed it: every item somewhat larger or smaller, its sums worked out anew. */
import type { SourceTable } from "../../test/layouts/source";
import type { Random } from "../../test/layouts/random";

/** A tenth of another department is what makes a table without codes another year's and leaves its sums right. */
const SHARE = { own: 0.93, other: 0.1 };

export function ofAnotherYear(own: SourceTable, other: SourceTable, random: Random): SourceTable {
  const codes = own.lines.flatMap(({ id, code }) => (code === null ? [] : [id]));
  const isByCode = codes.some((code) => code.length >= 5);
  return { ...own, values: isByCode ? byItems(own, codes, random) : blended(own, other) };
}

function byItems(own: SourceTable, codes: readonly string[], random: Random): Map<string, number> {
  const values = new Map<string, number>();
  const items = codes.filter((code) => !codes.some((below) => below !== code && below.startsWith(code)));
  for (const item of items) {
    const factor = 0.9 + random.int(0, 200) / 1000;
    const sums = own.lines.flatMap(({ id }) => (id === item || isSumOf(id, item) ? [id] : []));
    for (const column of own.columns) {
      const value = Math.round((own.values.get(`${item}/${column}`) ?? 0) * factor);
      for (const line of sums)
        values.set(`${line}/${column}`, (values.get(`${line}/${column}`) ?? 0) + value);
    }
  }
  return values;
}

function isSumOf(line: string, item: string): boolean {
  const isPersonnel = /^30[13]/u.test(item);
  if (line === "personnelTotal") return isPersonnel;
  if (line === "operatingTotal") return !isPersonnel;
  return /total/iu.test(line) || (/^\d+$/u.test(line) && item.startsWith(line));
}

/** Linear in both tables, as sums are. */
function blended(own: SourceTable, other: SourceTable): Map<string, number> {
  const sum = ({ values }: SourceTable) => [...values.values()].reduce((total, value) => total + value, 0);
  const scale = (SHARE.other * sum(own)) / Math.max(1, sum(other));
  return new Map(
    [...new Set([...own.values.keys(), ...other.values.keys()])].map((key) => [
      key,
      Math.round(SHARE.own * (own.values.get(key) ?? 0) + scale * (other.values.get(key) ?? 0)),
    ]),
  );
}
