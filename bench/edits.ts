/** `npm run bench:edits [COUNT]`: random edits in the page's grid against the same made in LibreOffice. */
import { compareEdits } from "../test/hosts/page/random-edits";

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 500);
  const compared = await compareEdits(count, 2024);
  if (!compared) return;
  for (const [index, { cells, differences, findings }] of compared.entries()) {
    const same = JSON.stringify(findings[0]) === JSON.stringify(findings[1]);
    console.log(
      `${["typed", "saved"][index] ?? ""}: ${count} edits, ${cells} cells, ${differences.length} differ, ` +
        `${findings[0].length} findings, ${same ? "the same" : "NOT the same"}`,
    );
    for (const difference of differences.slice(0, 10)) console.log(`  ${difference}`);
    if (!same || differences.length > 0) process.exitCode = 1;
  }
}

void main();
