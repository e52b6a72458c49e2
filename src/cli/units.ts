/** `final-accounts units`: a department's workbook against the sum of its units'. */
import { basename, extname, join, relative, resolve, sep } from "node:path";
import { UnreadableFile } from "../files/unreadable-file";
import { unitTree, type UnitNode } from "../batch/unit-tree";
import { compareUnits, type Consolidation, type Member, type UnitsResult } from "../report/units/units";
import { visible } from "../report/visible";
import { checkFile } from "./check-file";
import { parse, print, reasonOf, say, UsageError, warn, type Command } from "./command";
import { findInputs } from "./inputs";

/** Differences that a terminal shows. */
const MOST_SHOWN = 20;

export const units: Command = {
  usage: "<DEPARTMENT.xlsx> <UNIT.xlsx…|FOLDER> [--basis 汇总|合并] [--json]",
  summary: [
    "部门决算与所属单位汇总核对：各表逐项等于各单位之和，指出漏并、重复、错年度或有误的单位",
    "Hold a department's workbook against the sum of its units', and name the unit that is missing, doubled or wrong",
  ],

  async run(args) {
    const { values, positionals } = parse(args, { basis: { type: "string" }, json: { type: "boolean" } });
    const [department, ...paths] = positionals;
    if (department === undefined || paths.length === 0)
      throw new UsageError(
        "请给出部门的工作簿和各单位的工作簿或文件夹",
        "Name the department's workbook and its units'",
      );
    if (values.basis !== undefined && values.basis !== "汇总" && values.basis !== "合并")
      throw new UsageError("--basis 应为“汇总”或“合并”", "--basis takes 汇总 or 合并");
    const how = values.basis === "合并" ? "consolidated" : "sum";
    const nodes = (await unitsIn(paths)).filter(({ path }) => resolve(path) !== resolve(department));
    const done = await compareBelow(department, nodes, how);
    if (!done) throw new UsageError("没有可以汇总的单位工作簿", "No workbook of a unit to add");
    const all = [...flat(done)];
    print(
      values.json
        ? JSON.stringify(done, null, 2)
        : all.map(({ name, units: own, ...result }) => unitsText(name, own.length, result)).join("\n\n"),
    );
    if (all.some(({ unread }) => unread > 0)) return 2;
    return all.some(({ differences, faults }) => differences.length + faults.length > 0) ? 1 : 0;
  },
};

/** Folders with their units' units; files as they are. */
async function unitsIn(paths: readonly string[]): Promise<UnitNode[]> {
  const nodes: UnitNode[] = [];
  for (const path of paths) {
    const { files, isMany } = await findInputs([path]);
    if (!isMany) nodes.push({ path, units: [] });
    else {
      const below = files.map(({ file }) => relative(path, file).split(sep).join("/"));
      nodes.push(...unitTree(below).map((node) => placed(path, node)));
    }
  }
  return nodes;
}

function placed(folder: string, { path, units: own }: UnitNode): UnitNode {
  return { path: join(folder, path), units: own.map((unit) => placed(folder, unit)) };
}

interface Compared extends UnitsResult {
  readonly name: string;
  /** Their workbooks' names for them. */
  readonly units: readonly string[];
  /** Units whose workbook could not be read: they are in no sum. */
  readonly unread: number;
  /** Units that have units of their own, against those. */
  readonly below: readonly Compared[];
}

function* flat(compared: Compared): Generator<Compared> {
  yield compared;
  for (const each of compared.below) yield* flat(each);
}

/** `null` where no unit could be read. */
async function compareBelow(
  file: string,
  nodes: readonly UnitNode[],
  how: Consolidation,
): Promise<Compared | null> {
  const members: Member[] = [];
  const below: Compared[] = [];
  let unread = 0;
  for (const { path, units: own } of nodes) {
    try {
      members.push(await memberOf(path));
    } catch (error) {
      if (!(error instanceof UnreadableFile) && !(error instanceof UsageError)) throw error;
      unread += 1;
      const [zh, en] = reasonOf(error);
      warn(`${path}：${zh}；各单位之和不含这个单位`, `${path}: ${en}; it is not in the sum`);
      continue;
    }
    const deeper = own.length === 0 ? null : await compareBelow(path, own, how);
    if (deeper) below.push(deeper);
  }
  if (members.length === 0) return null;
  const whole = await memberOf(file);
  const result = compareUnits(whole, members, how);
  return { name: whole.name, units: members.map(({ name }) => name), unread, ...result, below };
}

async function memberOf(file: string): Promise<Member> {
  const { entity, year, facts, findings } = await checkFile({ file });
  return { name: entity ?? basename(file, extname(file)), year, facts, findings };
}

function unitsText(name: string, count: number, { compared, differences, faults }: UnitsResult): string {
  const head = say(
    `${name}：所属单位 ${String(count)} 个，逐项核对 ${String(compared)} 个数，与各单位之和不符 ${String(differences.length)} 个`,
    `${name}: ${String(count)} units, ${String(compared)} figures compared, ${String(differences.length)} differ from the sum`,
  );
  const rest = differences.length - MOST_SHOWN;
  return [
    head,
    ...faults.map(({ kind, unit, why }) => `  【${KINDS[kind]}】${unit === null ? "" : `${unit}：`}${why}`),
    ...differences
      .slice(0, MOST_SHOWN)
      .map(
        ({ name: item, place, department, units: sum, difference }) =>
          `  ${place} ${item}：部门 ${department}，各单位之和 ${sum}，差 ${difference}`,
      ),
    ...(rest > 0 ? [say(`  ……另有 ${String(rest)} 个`, `  … ${String(rest)} more`)] : []),
  ]
    .map(visible)
    .join("\n");
}

const KINDS = {
  "left-out": "漏并",
  "counted-twice": "重复并入",
  "handed-in-twice": "重复报送",
  "other-year": "年度不同",
  "own-error": "单位有误",
  "department-error": "部门有误",
  "unit-missing": "缺单位",
  unexplained: "不能归因",
} as const;
