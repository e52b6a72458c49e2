/**
 * What a batch remembers, in files that carry a seal of their content: one that was cut off, emptied or changed by
 * other hands is known as such and never taken for a result.
 */
import { createHash } from "node:crypto";
import { bytesOf } from "../../disk/names";

const SEALED = /^(?<content>\{.*),"seal":"(?<seal>[0-9a-f]{64})"\}\n$/su;

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(typeof part === "string" ? bytesOf(part) : part).update("\0");
  return hash.digest("hex");
}

/** An object, with at least one entry, as the text of a file. */
export function sealed(content: object): string {
  const text = JSON.stringify(content).slice(0, -1);
  return `${text},"seal":"${sealOf(text)}"}\n`;
}

/** The content, to be validated; `null` where it is not whole or not ours. */
export function unsealed(text: string): unknown {
  const { content = "", seal } = SEALED.exec(text)?.groups ?? {};
  if (seal !== sealOf(content)) return null;
  try {
    return JSON.parse(`${content}}`);
  } catch {
    return null;
  }
}

function sealOf(content: string): string {
  return sha256("final-accounts", content);
}
