/** A hundred invented departments with their units (or as many as are asked for): how often what is wrong is named. */
import { departmentOf, isNamed } from "../test/report/units/departments";

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 100);
  const tally = new Map<string, { all: number; named: number }>();
  for (let seed = 1; seed <= count; seed += 1) {
    const department = await departmentOf(seed);
    const known = tally.get(department.wrong) ?? { all: 0, named: 0 };
    tally.set(department.wrong, { all: known.all + 1, named: known.named + (isNamed(department) ? 1 : 0) });
  }
  for (const [wrong, { all, named }] of tally) console.log(`${wrong}: ${String(named)} of ${String(all)}`);
}

void main();
