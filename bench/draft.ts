/** `npm run bench:draft [pairs] [shown]`: the law of drafting on many pairs of every edition, near and far. */
import { EDITIONS } from "../src/editions";
import { narrativeOf } from "../src/narrative";
import { pairOf, tryPair } from "../test/draft/law";

const pairs = Number(process.argv[2] ?? 300);
const shown = Number(process.argv[3] ?? 5);
const only = process.argv[4];
let left = shown;
for (const edition of EDITIONS.filter(narrativeOf)) {
  if (only !== undefined && edition.id !== only) continue;
  for (const near of [false, true]) {
    const counts = new Map<string, number>();
    const rules = new Map<string, number>();
    const certainties = new Map<string, number>();
    const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
    const start = performance.now();
    for (let seed = 1; seed <= pairs; seed += 1) {
      const { draft, compared } = tryPair(pairOf(edition, seed * 7919 + 13, { near }));
      for (const { outcome, origin, wanted, got } of compared) {
        add(counts, outcome === "equal" ? `equal ${origin ?? ""}` : outcome);
        if (outcome === "equal" || left <= 0) continue;
        left -= 1;
        console.log(
          `[${edition.id} ${String(seed)}] ${outcome} (${origin ?? ""})\n  want ${wanted ?? ""}\n  got  ${got ?? ""}`,
        );
      }
      for (const { rules: ids, severity, message } of draft.findings) {
        add(rules, `${severity} ${ids[0] ?? ""}`);
        if (severity === "error" && left > 0) {
          left -= 1;
          console.log(`[${edition.id} ${String(seed)}] finding ${message}`);
        }
      }
      for (const { certainty } of draft.slots) add(certainties, certainty);
    }
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const equal = [...counts]
      .filter(([key]) => key.startsWith("equal"))
      .reduce((sum, [, count]) => sum + count, 0);
    const time = Math.round((performance.now() - start) / pairs);
    console.log(
      `${edition.id} ${near ? "near" : "far"}: ${String(pairs)} pairs, ${String(all)} paragraphs, equal ${((equal / all) * 100).toFixed(2)}% (${String(time)} ms a pair)`,
    );
    console.log(
      `  ${JSON.stringify(Object.fromEntries(counts))} review ${JSON.stringify(Object.fromEntries(rules))} slots ${JSON.stringify(Object.fromEntries(certainties))}`,
    );
  }
}
