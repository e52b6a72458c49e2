/**
 * Lines of a form that a table does not print though its own sums, or the other tables, hold their figures: a row was
 * deleted. The rules are compiled as if the form were whole; what they then say of the missing figures decides. Without
 * this the search would look for the amount in cells that are right.
 */
import { BLANK } from "../../../workbook/amount";
import { compile } from "../../reconcile/define-rule";
import { factId } from "../../fact";
import type { Fact, FactId, Facts, TableId, TableReading } from "../../fact";
import { netTerms } from "../../reconcile/relation";
import type { Relation } from "../../reconcile/relation";
import { at } from "../model";
import { silence, stateOf, widthOf } from "./books";
import type { Books } from "./books";
import type { FormLine } from "./knowledge";
import type { MissingLine } from "./lines";

interface Value {
  readonly value: number;
  readonly half: number;
}

export function findUnprintedLines(books: Books): MissingLine[] {
  return [...books.knowledge.forms].flatMap(([table, lines]) => linesLacking(books, table, lines));
}

function linesLacking(books: Books, table: TableId, form: readonly FormLine[]): MissingLine[] {
  const reading = books.source.tables.get(table);
  if (reading?.status !== "read" || reading.unread?.includes("rows") === true) return [];
  const printed = new Set(reading.lines.map(({ id }) => id));
  const absent = form.filter(({ id }) => !printed.has(id));
  const isBroken = books.ties.some(
    (tie) => !tie.isSoft && tie.isEquality && tie.tables.includes(table) && stateOf(books, tie) < 0,
  );
  if (absent.length === 0 || !isBroken) return [];
  const relations = relationsOfWhole(books, reading, absent);
  const values = valuesOf(books, relations);
  const isOpen = (id: FactId) => !books.indexOf.has(id);
  return absent.flatMap((line): MissingLine[] => {
    const figures = new Map<string, number>();
    for (const column of line.columns) {
      const { value, half } = values.get(factId(table, line.id, column)) ?? { value: 0, half: 0 };
      if (Math.abs(value) > widthOf(half)) figures.set(column, value);
    }
    const isOwn = (id: FactId) =>
      isOpen(id) && line.columns.some((own) => id === factId(table, line.id, own));
    const own = relations.filter((relation) => netTerms(relation).some(({ fact }) => isOwn(fact)));
    if (figures.size === 0 || !isBelieved(books, own, values, line)) return [];
    const ids = new Set(own.map(({ id }) => id));
    const explained = silence(
      books,
      (tie) => tie.relation !== null && ids.has(tie.relation.id) && stateOf(books, tie) < 0,
    );
    return explained.length === 0 ? [] : [{ table, codes: [line.id], figures, explained, label: line.label }];
  });
}

/** Two relations that hold by the line's figures, one of the form itself; or one, where every form prints the line. */
function isBelieved(
  books: Books,
  relations: readonly Relation[],
  values: ReadonlyMap<FactId, Value>,
  { isAlways }: FormLine,
): boolean {
  const ofAmounts = relations.filter(
    ({ comparison, id }) => comparison === "=" && !isOfNothing(books, values, id),
  );
  const states = ofAmounts.map((relation) => [relation, isHeld(books, relation, values)] as const);
  const held = states.filter(([, holds]) => holds).map(([relation]) => relation);
  const isOfForm = held.some(({ kind }) => kind === "definition");
  const isHard = ([{ kind }, holds]: (typeof states)[number]) => !holds && kind === "definition";
  return isOfForm && !states.some(isHard) && held.length >= (isAlways ? 1 : 2);

  function isOfNothing(own: Books, known: ReadonlyMap<FactId, Value>, id: string): boolean {
    const relation = relations.find((one) => one.id === id);
    return (relation ? netTerms(relation) : []).every(
      ({ fact }) => (valueOf(own, known, fact)?.value ?? 0) === 0,
    );
  }
}

function isHeld(books: Books, relation: Relation, values: ReadonlyMap<FactId, Value>): boolean {
  let sum = 0;
  let half = 0;
  for (const { fact, coefficient } of netTerms(relation)) {
    const known = valueOf(books, values, fact);
    if (!known) return false;
    sum += coefficient * known.value;
    half += Math.abs(coefficient) * known.half;
  }
  return Math.abs(sum) <= widthOf(half);
}

function valueOf(books: Books, values: ReadonlyMap<FactId, Value>, id: FactId): Value | null {
  const index = books.indexOf.get(id);
  if (index === undefined) return values.get(id) ?? null;
  const figure = at(books.figures, index);
  return figure.isKnown ? figure : null;
}

/** What the relations say of the missing figures, one after the other; of what they do not tell, nothing is assumed. */
function valuesOf(books: Books, relations: readonly Relation[]): ReadonlyMap<FactId, Value> {
  const values = new Map<FactId, Value>();
  const equalities = relations.filter(({ comparison }) => comparison === "=");
  for (let isNews = true; isNews;) {
    isNews = false;
    // Ties of two figures tell more closely than sums.
    for (const relation of [...equalities].sort((a, b) => netTerms(a).length - netTerms(b).length)) {
      const found = onlyOpen(books, relation, values);
      if (!found) continue;
      values.set(found.id, found);
      isNews = true;
      break;
    }
  }
  for (const relation of equalities)
    for (const { fact } of netTerms(relation))
      if (!books.indexOf.has(fact) && !values.has(fact)) values.set(fact, { value: 0, half: 0 });
  return values;
}

function onlyOpen(
  books: Books,
  relation: Relation,
  values: ReadonlyMap<FactId, Value>,
): (Value & { readonly id: FactId }) | null {
  let open: { readonly id: FactId; readonly coefficient: number } | null = null;
  let sum = 0;
  let half = 0;
  for (const { fact, coefficient } of netTerms(relation)) {
    const known = valueOf(books, values, fact);
    if (known) {
      sum += coefficient * known.value;
      half += Math.abs(coefficient) * known.half;
    } else if (open || books.indexOf.has(fact)) return null;
    else open = { id: fact, coefficient };
  }
  if (!open) return null;
  return { id: open.id, value: Math.round(-sum / open.coefficient), half: half / Math.abs(open.coefficient) };
}

/** Relations over a line that is not there, as they would be if it were. */
function relationsOfWhole(books: Books, reading: TableReading, absent: readonly FormLine[]): Relation[] {
  const { table } = reading;
  const first = at(books.facts, at(books.ofTable.get(table) ?? [], 0));
  const added = absent.flatMap(({ id, label, columns }) =>
    columns.map((column): Fact => {
      const own = { id: factId(table, id, column), line: id, lineLabel: label, column, amount: BLANK };
      return { ...first, ...own };
    }),
  );
  const lines = absent.map(({ id, label, code }) => ({ ...at(reading.lines, 0), id, label, code }));
  const whole: Facts = {
    tables: new Map(books.source.tables).set(table, { ...reading, lines: [...reading.lines, ...lines] }),
    byId: new Map([...books.source.byId, ...added.map((fact) => [fact.id, fact] as const)]),
  };
  const ids = new Set(added.map(({ id }) => id));
  return books.knowledge.rules
    .filter(({ left, right }) => [...left, ...right].some((pick) => pick.table === table))
    .flatMap((rule) => compile(rule, whole).relations)
    .filter((relation) => netTerms(relation).some(({ fact }) => ids.has(fact)));
}
