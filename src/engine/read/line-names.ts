/** What stands left of the figures: the lines of a form by their names, codes with or without theirs. */
import type { BlockDefinition } from "../define-table";
import { withoutOrdinal } from "./label";

const lineIndexes = new WeakMap<BlockDefinition, ReadonlyMap<string, readonly number[]>>();

/** Labels without ordinals → indexes of the block's lines that are called so. */
function lineIndex(block: BlockDefinition): ReadonlyMap<string, readonly number[]> {
  const known = lineIndexes.get(block);
  if (known) return known;
  const index = new Map<string, number[]>();
  block.lines.forEach((line, at) => {
    for (const name of new Set([line.label, ...(line.aliases ?? [])].map(withoutOrdinal))) {
      index.set(name, [...(index.get(name) ?? []), at]);
    }
  });
  lineIndexes.set(block, index);
  return index;
}

const UNIT_IN_BRACKETS = /\([^()]*(?:元|单位)[^()]*\)$/u;

/** By its name; else by the name without what stands behind it in brackets, （类） or the code of a class. */
export function linesCalled(definition: BlockDefinition, text: string): readonly number[] {
  const index = lineIndex(definition);
  const label = withoutOrdinal(text);
  const known = index.get(label);
  if (known || definition.stub !== "labels") return known ?? [];
  const [, code, named] = /^(\d{3})(\D.*)$/u.exec(label) ?? [];
  const plain = (named ?? label).replace("(类)", "");
  const found = index.get(plain);
  if (found) return found.filter((at) => code === undefined || definition.lines[at]?.code === code);
  const bare = UNIT_IN_BRACKETS.test(plain) ? plain : plain.replace(/\([^()]*\)$/u, "");
  return bare === plain ? [] : (index.get(bare) ?? []);
}

/** `2010301`, `201 | 03 | 01`, `2010301行政运行`, `[2010301]行政运行`, `行政运行(2010301)`; 2010300 is 20103. */
export function codedName(text: string): { digits: string; name: string } | null {
  const behind = /^(\D+?)[([【](\d{3,7})[)\]】]$/u.exec(text);
  const match = behind
    ? [text, behind[2], behind[1]]
    : /^[[(【*]?(\d[\d|.-]*?)(?:\.0)?[\])】]?(?:[-:、.]?([^\d|.-].*))?$/u.exec(text);
  const digits = match?.[1]?.replace(/\D/gu, "");
  if (digits === undefined) return null;
  const own = digits.length === 7 || digits.length === 5 ? digits.replace(/(?:00)+$/u, "") : digits;
  return { digits: own, name: match?.[2] ?? "" };
}

export function withoutIndent(label: string): string {
  return label.replace(/[\s\u3000]+/gu, "");
}
