/** Names that somebody may have meant: the nearest by letters. */

const MOST_NAMED = 3;
/** Longer names are compared by their beginning: the work stays small whatever is typed. */
const COMPARED = 40;

/** The names nearest to what was written, best first; none that have nothing to do with it. */
export function nearest(written: string, names: Iterable<string>): string[] {
  const own = written.slice(0, COMPARED);
  return [...new Set(names)]
    .map((name) => ({ name, distance: distance(own, name.slice(0, COMPARED)) }))
    .filter(({ name, distance: far }) => far <= Math.max(1, Math.min(own.length, name.length) / 2))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
}

/** `；相近的有“…”、“…”`, or the names that there are where they are few. */
export function proposal(written: string, names: Iterable<string>): string {
  const all = [...new Set(names)];
  const near = nearest(written, all);
  if (near.length > 0) return `；相近的有${near.map((name) => `“${name}”`).join("、")}`;
  return all.length > 0 && all.length <= 8 ? `；可以写${all.map((name) => `“${name}”`).join("、")}` : "";
}

/** Letters to change, insert or leave out; a name that contains the other is as near as one letter. */
function distance(a: string, b: string): number {
  if (a.length >= 2 && (b.includes(a) || a.includes(b))) return 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const current = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const same = (previous[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      current.push(Math.min(same, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
