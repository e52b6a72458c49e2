/** Sixty random edits here; `npm run bench:edits` makes five hundred. */
import { compareEdits } from "./random-edits";

test("what is typed in the grid is computed as LibreOffice computes it, and checked alike", async () => {
  const compared = await compareEdits(60, 5);
  for (const { cells, differences, findings } of compared ?? []) {
    expect(cells).toBeGreaterThan(500);
    expect(differences).toEqual([]);
    expect(findings[0]).toEqual(findings[1]);
    expect(findings[0].length).toBeGreaterThan(0);
  }
}, 120_000);
