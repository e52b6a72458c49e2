/**
 * The records of several output folders as one: every workbook once, whatever a folder, a share or a record is missing.
 * What has no record gets one that says so, and each fault is a complaint of one line.
 */
import { recordOfFailure } from "../../report/summary/record";
import { UsageError } from "../command";
import { sha256 } from "./sealed";
import { shardName, type ShardSet } from "./shard";
import { entryOfRecord, type Stored, type StoredEntry } from "./store";

export interface FolderSet extends Stored {
  /** As it was given. */
  readonly folder: string;
  /** Absolute, with links resolved. */
  readonly out: string;
  readonly set: ShardSet;
}

export interface Complaint {
  readonly zh: string;
  readonly en: string;
}

export interface Joined {
  readonly entries: readonly StoredEntry[];
  readonly complaints: readonly Complaint[];
}

/** Rejects with {@link UsageError} shares of different batches that do not make a whole each. */
export function joinSets(sets: readonly FolderSet[]): Joined {
  const batches = [...groupedBy(sets, batchOf).values()];
  const broken = batches.find((batch) => missingShards(batch).length > 0);
  if (batches.length > 1 && broken) {
    const list = sets.map(({ folder, set }) => `${folder}（${nameOf(set)}）`).join("、");
    throw new UsageError(
      `这些文件夹不是同一批的分片（分片数、工作簿清单、--edition 或 --rules 不同）：${list}`,
      `These folders are not shards of one batch (number of shards, workbooks, --edition or --rules differ): ${list}`,
    );
  }
  const joined = batches.map(joinBatch);
  return {
    entries: joined.flatMap(({ entries }) => entries),
    complaints: joined.flatMap(({ complaints }) => complaints),
  };
}

/** Shares of one batch say the same of all but their own number. */
function batchOf({ set }: FolderSet): string {
  return sha256(String(set.shards), set.edition ?? "", set.rules ?? "", ...set.inputs);
}

function missingShards(batch: readonly FolderSet[]): number[] {
  const given = new Set(batch.map(({ set }) => set.shard));
  const count = batch[0]?.set.shards ?? 0;
  return Array.from({ length: count }, (_, index) => index + 1).filter((shard) => !given.has(shard));
}

function joinBatch(batch: readonly FolderSet[]): Joined {
  const complaints: Complaint[] = [];
  const complain = (zh: string, en: string): void => {
    complaints.push({ zh, en });
  };
  const inputs = batch[0]?.set.inputs ?? [];
  const missing = missingShards(batch);
  if (missing.length > 0) {
    const count = String(batch[0]?.set.shards);
    const list = missing.join("、");
    complain(`缺少分片 ${list}（共 ${count} 片）`, `Shards ${missing.join(", ")} of ${count} were not given`);
  }
  for (const [shard, same] of groupedBy(batch, ({ set }) => set.shard)) {
    if (same.length < 2) continue;
    const folders = same.map(({ folder }) => folder).join("、");
    complain(
      `分片 ${String(shard)} 给出了 ${String(same.length)} 次：${folders}`,
      `Shard ${String(shard)} was given ${String(same.length)} times: ${folders}`,
    );
  }
  for (const { folder, strange } of batch) {
    for (const name of strange) {
      complain(
        `${folder}/records/${name}：不是本程序写下的完整记录，未采用`,
        `${folder}/records/${name}: no whole record of this program; not used`,
      );
    }
  }
  const byFile = new Map<string, StoredEntry>();
  const isInput = inputTest(inputs);
  for (const { folder, entries } of batch) {
    for (const entry of entries) {
      const { file } = entry;
      if (!isInput(file))
        complain(`${folder}：记录了清单以外的 ${file}`, `${folder}: ${file} is not among the inputs`);
      if (byFile.has(file))
        complain(
          `${file} 有不止一份记录，只采用第一份`,
          `${file} has more than one record; the first is used`,
        );
      else byFile.set(file, entry);
    }
  }
  const lost = inputs.filter((file) => !byFile.has(file));
  if (lost.length > 0) {
    const example = lost[0] ?? "";
    complain(
      `${String(lost.length)} 个工作簿没有核对记录，汇总中列为“未能核对”（如 ${example}）`,
      `${String(lost.length)} workbooks have no record and are listed as not checked (${example})`,
    );
  }
  for (const file of lost) {
    const names = { key: "", file, narrative: null, prior: null, publication: null };
    byFile.set(
      file,
      entryOfRecord(recordOfFailure(names, "没有核对记录（分片缺少、未做完或记录损坏），未核对")),
    );
  }
  return { entries: [...byFile.values()], complaints };
}

/** A folder that could not be opened this time may have been open before: its records hold. */
function inputTest(inputs: readonly string[]): (file: string) => boolean {
  const names = new Set(inputs);
  const closed = inputs.filter((name) => name.endsWith("/"));
  return (file) => names.has(file) || closed.some((folder) => file.startsWith(folder));
}

function nameOf({ shard, shards }: ShardSet): string {
  return shardName({ index: shard - 1, count: shards });
}

function groupedBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
