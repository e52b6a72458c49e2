/** Medians of many runs in one process, and a table of them; ratios within one run are what counts. */

export interface Timing {
  readonly name: string;
  readonly median: number;
}

/** Milliseconds of the median run; the first runs warm up and do not count. */
export async function median(name: string, runs: number, run: () => unknown): Promise<Timing> {
  const times: number[] = [];
  for (let index = -3; index < runs; index += 1) {
    const start = performance.now();
    await run();
    if (index >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { name, median: times[Math.floor(times.length / 2)] ?? NaN };
}

export function printTimings(title: string, timings: readonly Timing[], base: Timing): void {
  console.log(title);
  for (const { name, median: time } of timings) {
    console.log(
      `  ${name.padEnd(44)} ${time.toFixed(2).padStart(9)} ms  ${(time / base.median).toFixed(3).padStart(7)} × ${base.name}`,
    );
  }
}
