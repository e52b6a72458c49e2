/** What the oldest promised browsers do not have is found in a script, and what only looks like it is not. */
import { incompatibilities, MISSING } from "../../scripts/page/compatibility";

const ASKED_FOR: Readonly<Record<string, string>> = {
  "Array.prototype.toSorted and its like": "a.toSorted()",
  "Array.prototype.with": "a.with(0,b)",
  "ArrayBuffer.prototype.transfer": "a.buffer.transfer()",
  "Array.fromAsync": "await Array.fromAsync(a)",
  "Object.groupBy, Map.groupBy": "Object.groupBy(a,b)",
  "Promise.withResolvers": "Promise.withResolvers()",
  "Promise.try": "Promise.try(a)",
  "Iterator helpers": "a.values().map(b)",
  "Iterator.from": "Iterator.from(a)",
  "Set.prototype.union and its like": "a.isSubsetOf(b)",
  "String.prototype.isWellFormed": "a.isWellFormed()",
  "Uint8Array.fromBase64": "Uint8Array.fromBase64(a)",
  "URL.canParse": "URL.canParse(a)",
  "AbortSignal.any": "AbortSignal.any([a])",
  Float16Array: "new Float16Array(2)",
  "Math.sumPrecise": "Math.sumPrecise(a)",
  "RegExp.escape": "RegExp.escape(a)",
  "regular expressions with the flag v": 'new RegExp("[a--b]","v")',
  "regular expressions with modifiers": "/(?i:a)b/",
  "Intl.Segmenter, Intl.DurationFormat": "new Intl.Segmenter()",
  "scheduler.yield": "await scheduler.yield()",
  URLPattern: "new URLPattern(a)",
  "Element.checkVisibility, moveBefore": "a.checkVisibility()",
  "light-dark() of CSS": "color:light-dark(#000,#fff)",
  Popover: "a.showPopover()",
};

test("each has its example, and is found by it alone", () => {
  expect(Object.keys(ASKED_FOR).sort()).toEqual(Object.keys(MISSING).sort());
  for (const [name, script] of Object.entries(ASKED_FOR)) {
    const found = incompatibilities(script);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(name);
  }
});

test.each([
  "a.map(b).sort()",
  "new RegExp(a,'giu')",
  "/(?:a)(?=b)(?<!c)(?<name>d)/u",
  "structuredClone(a)",
  "a.findLast(b)",
  "Object.entries(a).map(b)",
])("%s is in all of them", (script) => {
  expect(incompatibilities(script)).toEqual([]);
});
