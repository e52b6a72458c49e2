/**
 * What a set of records is of: which share of which workbooks. With it `merge` knows whether shares belong together, and
 * which workbook has no record.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { codeOf } from "../../disk/error-code";
import { readBytes } from "../../disk/open-file";
import { UnreadableFile } from "../../files/unreadable-file";
import type { Job } from "../../batch/pairing";
import { sealed, sha256, unsealed } from "./sealed";
import { placeIn, type Source } from "./source";
import { writeResult } from "./store";

/** Beside the records. */
const PLACE = "records/shard.txt";

export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

const shardSetSchema = z
  .object({
    shard: z.number().int().min(1),
    shards: z.number().int().min(1),
    edition: z.string().nullable(),
    /** Of the shared rule book's content. */
    rules: z.string().nullable().default(null),
    /** Every input of the folder, also of the other shards, by name; a folder that cannot be opened ends in a slash. */
    inputs: z.array(z.string()),
    /** Files that no workbook took. */
    unused: z.array(z.string()).default([]),
  })
  .refine(({ shard, shards }) => shard <= shards);
export type ShardSet = z.infer<typeof shardSetSchema>;

export function shardName({ index, count }: Shard): string {
  return `${String(index + 1)}/${String(count)}`;
}

/** 0 … count − 1 by content (of what cannot be read: by name), so that machines share without asking each other. */
export async function shardOf(source: Source, job: Job, count: number): Promise<number> {
  const content = await readBytes(placeIn(source, job.workbook)).catch(() => job.workbook);
  return shardOfDigest(sha256(content), count);
}

export function shardOfName(name: string, count: number): number {
  return shardOfDigest(sha256(name), count);
}

function shardOfDigest(digest: string, count: number): number {
  return Number(BigInt(`0x${digest.slice(0, 15)}`) % BigInt(count));
}

/** `absent` where no batch has written, `damaged` where the file is not whole or not ours. */
export async function shardSetIn(out: string): Promise<ShardSet | "absent" | "damaged"> {
  const path = join(out, PLACE);
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw new UnreadableFile("noAccess", path);
  });
  if (text === null) return "absent";
  const set = shardSetSchema.safeParse(unsealed(text));
  return set.success ? set.data : "damaged";
}

export async function writeShardSet(out: string, set: ShardSet): Promise<void> {
  await writeResult(out, PLACE, sealed(set));
}
