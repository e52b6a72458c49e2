import type { Context } from "./context";
import type { SectionedBlock } from "./sections";

export function judgeHygiene(
  _context: Context,
  _blocks: readonly SectionedBlock[],
  _expected: { entity: string | null; year: number | null },
): void {}
