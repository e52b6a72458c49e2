/** Whose an output folder is: it takes the results of one shard, and nothing that another program put there. */
import { join } from "node:path";
import { UsageError, warn } from "../command";
import type { Jobs } from "./jobs";
import { shardName, shardSetIn, writeShardSet, type Shard, type ShardSet } from "./shard";
import { holdsResults, tidy } from "./store";

/** Rejects where the folder holds something else; writes nothing. */
export async function checkOwner(out: string, shard: Shard, again: boolean): Promise<void> {
  const found = await shardSetIn(out);
  if (typeof found === "object") {
    const name = shardName({ index: found.shard - 1, count: found.shards });
    if (name === shardName(shard)) return;
    throw new UsageError(
      `${out} 里是分片 ${name} 的结果；每个分片请用各自的输出文件夹`,
      `${out} holds the results of shard ${name}: give every shard an output folder of its own`,
    );
  }
  // A damaged one is written anew: what is done is known by the records themselves.
  if (found === "damaged" || again || !(await holdsResults(out))) return;
  throw new UsageError(
    `${out} 里已有不是 batch 写下的 summary.xlsx、reports 或 annotated，未覆盖（可加 --force，或另用一个文件夹）`,
    `${out} holds a summary.xlsx, reports or annotated that no batch wrote: use --force or another folder`,
  );
}

/** Makes the output folder this shard's own, without what is there of files that are gone. */
export async function takeOver(
  { out, jobs, inputs, unused }: Jobs,
  shard: Shard,
  given: Pick<ShardSet, "edition" | "rules">,
): Promise<void> {
  const names = new Set(jobs.map(({ workbook }) => workbook));
  const closed = inputs.filter((name) => name.endsWith("/"));
  const aside = await tidy(
    out,
    (file) => names.has(file) || closed.some((folder) => file.startsWith(folder)),
  );
  await writeShardSet(out, {
    shard: shard.index + 1,
    shards: shard.count,
    ...given,
    inputs: [...inputs],
    unused: [...unused],
  });
  for (const place of aside) {
    warn(
      `${join(out, place)}：不是本程序写下的完整记录，已移到一边，不采用`,
      `${join(out, place)}: no whole record of this program; set aside and not used`,
    );
  }
}
