/**
 * `npm run bench:layouts -- [WORKBOOKS] [DEPARTMENTS]`: what the tests of layouts try on a few, on many: workbooks in random
 * variants, of which every figure is read right or its table said to be unreadable, and departments exact to the 分,
 * printed in every unit and precision, in which nothing may be called an error, by itself or together.
 */
import { allFindings } from "../src/check/checked";
import { examine } from "../src/check/check";
import { DEFAULT_BUDGET } from "../src/check/locate";
import { recognize } from "../src/engine/read/recognize";
import { meansWithin } from "../src/solver/load-solver";
import { TABLES } from "../src/tables";
import { compare } from "../test/layouts/compare";
import { layOutAs, layOutRandomly } from "../test/layouts/lay-out";
import { mixedPrintings, PRINTINGS } from "../test/layouts/printings";
import { seededRandom } from "../test/layouts/random";
import { randomSource } from "../test/layouts/random-source";
import { sampleSource } from "../test/layouts/source";

const [WORKBOOKS, DEPARTMENTS] = [countAt(2, 1000), countAt(3, 2000)];
/** Other figures than those of the tests. */
const FIRST_SEED = 1_000_000;

/** A count that the command line gives, 0 to leave that part out; anything else is a slip, and nothing is measured. */
function countAt(position: number, most: number): number {
  const given = process.argv[position];
  if (given !== undefined && !/^\d{1,7}$/u.test(given)) {
    console.error(
      "usage: npm run bench:layouts -- [WORKBOOKS] [DEPARTMENTS], both counts; 0 leaves a part out",
    );
    process.exit(2);
  }
  return given === undefined ? most : Number(given);
}

function readWorkbooks(): boolean {
  let [wrong, unreadable, tables] = [0, 0, 0];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + WORKBOOKS; seed += 1) {
    const random = seededRandom(seed * 7919);
    const source = seed % 5 === 0 ? sampleSource() : randomSource(random, random.int(1, 40));
    const { workbook, expected } = layOutRandomly(source, seed);
    const found = compare(recognize(workbook, { tables: TABLES }).facts, expected);
    tables += source.tables.size;
    unreadable += found.unreadable.length;
    if (found.wrong.length === 0) continue;
    wrong += 1;
    console.log(`  seed ${seed}: ${found.wrong.slice(0, 2).join("; ")}`);
  }
  console.log(
    `${WORKBOOKS} workbooks: ${wrong} with a wrong figure, ${unreadable} of ${tables} tables said to be unreadable`,
  );
  return wrong === 0;
}

async function examineDepartments(): Promise<boolean> {
  const names = [...Object.keys(PRINTINGS), "mixed"] as const;
  let isRight = true;
  for (const name of names) {
    let wrong = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + DEPARTMENTS; seed += 1) {
      const random = seededRandom(seed);
      const source = randomSource(random, random.int(1, 40));
      const printing = name === "mixed" ? mixedPrintings(seed) : PRINTINGS[name as keyof typeof PRINTINGS];
      const { workbook } = layOutAs(source, printing);
      const checked = await examine({ workbook }, meansWithin(DEFAULT_BUDGET));
      const [error] = allFindings(checked).filter(({ severity }) => severity === "error");
      if (!error) continue;
      wrong += 1;
      if (wrong <= 3) console.log(`  seed ${seed}: ${error.message.slice(0, 200)}`);
    }
    console.log(`${DEPARTMENTS} departments, ${name}: ${wrong} with an error`);
    isRight &&= wrong === 0;
  }
  return isRight;
}

async function main(): Promise<void> {
  const isRead = WORKBOOKS === 0 || readWorkbooks();
  const isQuiet = DEPARTMENTS === 0 || (await examineDepartments());
  process.exitCode = isRead && isQuiet ? 0 : 1;
}

void main();
