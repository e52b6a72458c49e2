/** Takes knots apart whose alternatives are every combination of independent choices: one card each, no cross product. */
import type { Knot, SuspectSet } from "./search";

type Element = string;

export function separate(knots: readonly Knot[]): Knot[] {
  return knots.flatMap(separateKnot);
}

function separateKnot(knot: Knot): Knot[] {
  const [first] = knot.alternatives;
  if (!first || knot.isPartial || sizeOf(first) < 2) return [knot];
  const all = new Set(knot.alternatives.map(keyOf));
  const own = elementsOf(first);
  // What may stand in for each element of the first alternative while the others stay.
  const choices = own.map((element) => {
    const rest = own.filter((other) => other !== element);
    const alternatives = knot.alternatives.flatMap((alternative) => {
      const elements = elementsOf(alternative);
      const replaced = elements.filter((other) => !rest.includes(other));
      return rest.every((other) => elements.includes(other)) && replaced.length === 1 ? replaced : [];
    });
    return [...new Set([element, ...alternatives])];
  });
  const combinations = choices.reduce((count, list) => count * list.length, 1);
  if (combinations !== all.size) return [knot];
  const product = choices.reduce<Element[][]>(
    (sets, list) => sets.flatMap((set) => list.map((element) => [...set, element])),
    [[]],
  );
  if (!product.every((set) => all.has(keyOfElements(set)))) return [knot];

  const sets = new Map(knot.alternatives.flatMap((alternative) => singles(alternative)));
  return choices.map((list) => {
    const alternatives = list.flatMap((element) => sets.get(element) ?? []);
    const columns = new Set(
      alternatives.flatMap((set) => [...set.columns, ...set.operations.flatMap((o) => o.columns)]),
    );
    return {
      alternatives,
      isPartial: false,
      conflicts: knot.conflicts.filter((conflict) => conflict.columns.some((column) => columns.has(column))),
    };
  });
}

function singles(set: SuspectSet): [Element, SuspectSet][] {
  return [
    ...set.columns.map((column): [Element, SuspectSet] => [
      String(column),
      { columns: [column], operations: [] },
    ]),
    ...set.operations.map((operation): [Element, SuspectSet] => [
      operation.key,
      { columns: [], operations: [operation] },
    ]),
  ];
}

function elementsOf(set: SuspectSet): Element[] {
  return singles(set).map(([element]) => element);
}

function sizeOf(set: SuspectSet): number {
  return set.columns.length + set.operations.length;
}

function keyOf(set: SuspectSet): string {
  return keyOfElements(elementsOf(set));
}

function keyOfElements(elements: readonly Element[]): string {
  return [...elements].sort().join(" | ");
}
