/**
 * How an Excel object type is declared: what can be read, set and called, by the names of Office.js. The batch
 * executor knows nothing else about Excel, and whatever a declaration lacks is refused by name.
 */
import { itemNotFound, notImplemented } from "./failure";
import type { ExcelHost } from "./host";

/** Answers are scalars, grids, other objects, or `null` for a null object. */
export interface Members<Self> {
  /** What the client needs to find the same object in its next batch. */
  readonly identity?: (self: Self, host: ExcelHost) => Readonly<Record<string, unknown>>;
  readonly get?: Readonly<Record<string, (self: Self, host: ExcelHost) => unknown>>;
  readonly set?: Readonly<Record<string, (self: Self, value: unknown, host: ExcelHost) => void>>;
  readonly methods?: Readonly<
    Record<string, (self: Self, args: readonly unknown[], host: ExcelHost) => unknown>
  >;
  /** For collections. */
  readonly items?: (self: Self, host: ExcelHost) => readonly ExcelObject[];
  readonly item?: (self: Self, key: unknown, host: ExcelHost) => ExcelObject | null;
}

export interface ExcelObject {
  readonly type: string;
  /** The model behind the object; only its own type can tell what it is. */
  readonly self: unknown;
  readonly isCollection: boolean;
  /** Names of the members that a `load()` without arguments may answer. */
  readonly readable: readonly string[];
  identity(host: ExcelHost): Readonly<Record<string, unknown>>;
  get(name: string, host: ExcelHost): unknown;
  set(name: string, value: unknown, host: ExcelHost): void;
  call(name: string, args: readonly unknown[], host: ExcelHost): unknown;
  items(host: ExcelHost): readonly ExcelObject[];
  item(key: unknown, host: ExcelHost): ExcelObject;
}

const OBJECT = Symbol("Excel object");

export function isExcelObject(value: unknown): value is ExcelObject {
  return typeof value === "object" && value !== null && OBJECT in value;
}

export interface ObjectType<Self> {
  (self: Self): ExcelObject;
  /** The model behind an object of this type, or `undefined` for anything else. */
  unwrap(value: unknown): Self | undefined;
}

export function defineType<Self>(type: string, members: Members<Self>): ObjectType<Self> {
  const { get = {}, set = {}, methods = {} } = members;

  const make = (self: Self): ExcelObject & { [OBJECT]: true } => ({
    [OBJECT]: true,
    type,
    self,
    isCollection: members.items !== undefined,
    readable: Object.keys(get),
    identity: (host) => members.identity?.(self, host) ?? {},
    get(name, host) {
      const member = get[lowerFirst(name)];
      if (!member) throw notImplemented(`${type}.${lowerFirst(name)}`);
      return member(self, host);
    },
    set(name, value, host) {
      const member = set[lowerFirst(name)];
      if (!member) throw notImplemented(`${type}.${lowerFirst(name)} =`);
      member(self, value, host);
    },
    call(name, args, host) {
      const member = methods[lowerFirst(name)];
      if (!member) throw notImplemented(`${type}.${lowerFirst(name)}()`);
      return member(self, args, host);
    },
    items(host) {
      if (!members.items) throw notImplemented(`${type}.items`);
      return members.items(self, host);
    },
    item(key, host) {
      if (!members.item) throw notImplemented(`${type}.getItem()`);
      const found = members.item(self, key, host);
      if (!found) throw itemNotFound();
      return found;
    },
  });

  const unwrap = (value: unknown) =>
    isExcelObject(value) && value.type === type ? (value.self as Self) : undefined;
  return Object.assign(make, { unwrap });
}

/** The methods that every collection has. */
export function collectionMethods<Self>(
  items: (self: Self, host: ExcelHost) => readonly ExcelObject[],
  item: (self: Self, key: unknown, host: ExcelHost) => ExcelObject | null,
): Pick<Members<Self>, "items" | "item"> & { readonly methods: NonNullable<Members<Self>["methods"]> } {
  return {
    items,
    item,
    methods: {
      getCount: (self, _args, host) => items(self, host).length,
      getItem: (self, [key], host) => item(self, key, host) ?? fail(),
      getItemOrNullObject: (self, [key], host) => item(self, key, host),
      getItemAt: (self, [index], host) => items(self, host)[Number(index)] ?? fail(),
    },
  };
}

function fail(): never {
  throw itemNotFound();
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
