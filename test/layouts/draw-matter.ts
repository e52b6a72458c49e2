/** What stands over a table: title, 公开NN表, entity, year and unit, in the places that forms have them. */
import { TABLES } from "../../src/tables";
import type { Drawing } from "./draw-table";

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"];
/** Where the right margin of a narrow table is. */
const RIGHT = 5;

/** Draws from `top` down and returns the row under it. */
export function drawMatter(drawing: Drawing, top: number, suffix = ""): number {
  const { paper, variant, source, table } = drawing;
  const at = TABLES.findIndex(({ id }) => id === table.table);
  const mark = `公开${String(at + 1).padStart(2, "0")}表`;
  const unit = `金额单位：${variant.unit}`;
  const entity = `部门：${source.entity}`;
  const [left, right] = [variant.left, variant.left + RIGHT];
  let row = top;
  paper.put(row, left, titleText(drawing, mark) + suffix);
  if (variant.matter === "titleRow") paper.put(row, right, unit);
  row += 1;
  if (variant.hasMark && variant.matter !== "withMark") paper.put(row++, right, mark);
  switch (variant.matter) {
    case "right":
      paper.put(row, left, entity);
      paper.put(row, left + 2, `${source.year}年度`);
      paper.put(row, right, unit);
      return row + 1;
    case "left":
      paper.put(row, left, `单位：${variant.unit}`);
      return row + 1;
    case "joined":
      paper.put(row, left, [entity, `${source.year}年度`, unit].join("\u3000\u3000"));
      return row + 1;
    case "withMark":
      paper.put(row, right, variant.hasMark ? `${mark} ${unit}` : unit);
      return row + 1;
    case "titleRow":
      return row;
  }
}

function titleText({ variant, source, table, random }: Drawing, mark: string): string {
  const at = TABLES.findIndex(({ id }) => id === table.table);
  const definition = TABLES[at];
  const title = definition?.title ?? table.table;
  switch (variant.title) {
    case "plain":
      return random.chance(0.5) ? title : title.replace(/[“”]/gu, '"');
    case "year":
      return `${source.year}年度${title}`;
    case "yearAfter":
      return `${title}（${source.year}年度）`;
    case "entity":
      return `${source.entity}${source.year}年度${title}`;
    case "spaced":
      return Array.from(title).join(random.pick([" ", "　"]));
    case "numbered":
      return random.pick([
        `${NUMERALS[at] ?? ""}、${title}`,
        `表${NUMERALS[at] ?? ""}：${title}`,
        `附表${at + 1} ${title}`,
      ]);
    case "alias": {
      const name = random.pick([title, ...(definition?.aliases ?? [])]);
      const written = random.pick([
        name,
        name.replace("决算表", "决算公开表"),
        name.replace("收入支出", "收支"),
      ]);
      return random.pick([written, `${written}（一）`, `表${at + 1}-1 ${written}`]);
    }
    case "marked":
      return `${title}（${mark}）`;
  }
}
