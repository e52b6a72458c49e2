/** Invented departments with one mistake each: its cells come first; right ones of unusual kinds are left in peace. */
import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import type { Finding } from "../../src/engine/finding";
import { readXlsx } from "../../src/files/read-xlsx";
import { DEFAULT_BUDGET } from "../../src/check/locate";
import { examine } from "../../src/check/check";
import { meansWithin } from "../../src/solver/load-solver";
import { casePath, describeCase, readCase } from "../cases";

const wrongSchema = z.record(
  z.string(),
  z.object({
    cells: z.record(z.string(), z.string().nullable()),
    kind: z.enum(["error", "warning", "none"]),
  }),
);
/** Three cells that one sum alone knows of: nothing tells which. */
const UNDECIDABLE: ReadonlySet<string> = new Set(["w70_11_goods"]);

async function told(file: string): Promise<readonly Finding[]> {
  const workbook = readXlsx(readFileSync(casePath(file)), file);
  return (await examine({ workbook }, meansWithin(DEFAULT_BUDGET))).findings;
}

/** The cells of the first error, or its sheets where the sheet as a whole is wrong. */
function isFirst([error]: readonly Finding[], cells: readonly string[]): boolean {
  const places = error ? (error.culprit ? [error.culprit] : error.cells) : [];
  return places.some(
    ({ sheet, address }) => cells.includes(`${sheet}!${address}`) || cells.includes(`${sheet}!*`),
  );
}

describeCase("domain/wrong.json", () => {
  const wrong = wrongSchema.parse(JSON.parse(readCase("domain/wrong.json")));
  it.each(Object.entries(wrong))("%s", async (name, { cells, kind }) => {
    const findings = await told(`domain/wrong/${name}.xlsx`);
    const errors = findings.filter(({ severity }) => severity === "error");
    if (kind === "none") expect(errors).toEqual([]);
    else if (kind === "warning") expect(findings.some(({ severity }) => severity !== "info")).toBe(true);
    else {
      expect(errors).not.toEqual([]);
      if (!UNDECIDABLE.has(name)) expect(isFirst(errors, Object.keys(cells))).toBe(true);
    }
  });
});

describeCase("domain/right.json", () => {
  it.each(readdirSync(casePath("domain/right")))("%s", async (file) => {
    const findings = await told(`domain/right/${file}`);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(findings.filter(({ severity }) => severity === "warning").length).toBeLessThanOrEqual(2);
  });
});
