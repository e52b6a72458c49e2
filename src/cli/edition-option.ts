/** `--edition ID`. */
import { EDITIONS } from "../editions";
import type { Edition } from "../editions/edition";
import { say, UsageError } from "./command";

/** `undefined` where the option was not given; an unknown id is an error of use. */
export function editionNamed(id: string | undefined): Edition | undefined {
  if (id === undefined) return undefined;
  const edition = EDITIONS.find((candidate) => candidate.id === id);
  if (edition) return edition;
  const known = EDITIONS.map((candidate) => candidate.id).join(say("、", ", "));
  throw new UsageError(`没有“${id}”这个版式；可用：${known}`, `Unknown edition ${id}; known: ${known}`);
}
