/** Two hundred invented pairs of submissions (or as many as are asked for): what a comparison of them gets wrong. */
import { faultsOf, pairOf } from "../test/report/compare/pairs";

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 200);
  let wrong = 0;
  for (let seed = 1; seed <= count; seed += 1) {
    const faults = faultsOf(await pairOf(seed));
    if (faults.length === 0) continue;
    wrong += 1;
    console.log(`pair ${String(seed)}: ${faults.join("; ")}`);
  }
  console.log(`${String(count)} pairs, ${String(wrong)} told wrongly`);
  process.exitCode = wrong > 0 ? 1 : 0;
}

void main();
