/**
 * Executes one batch of the Office.js client. A batch is a list of actions on object paths; an error stops it, and
 * what ran before stays done. Nothing here knows a single Excel type.
 */
import { ExcelFailure, notImplemented } from "./failure";
import type { ExcelHost } from "./host";
import { type ExcelObject, isExcelObject } from "./object-type";

interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name?: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: Query;
  readonly ObjectState?: Readonly<Record<string, unknown>>;
}

export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface BatchAnswer {
  readonly Results: { ActionId: number; Value: unknown }[];
  readonly TraceIds: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number; HttpStatusCode: number };
}

const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5, queryAsJson: 7, update: 9 };
const PATH = { root: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 };

export function executeBatch(batch: Batch, host: ExcelHost): BatchAnswer {
  const answer: BatchAnswer = { Results: [], TraceIds: [] };
  const resolved = new Map<number, ExcelObject | null>();
  let index = -1;
  try {
    host.admit();
    for (const action of batch.Actions) {
      index += 1;
      runAction(action);
    }
  } catch (error) {
    const failure = error instanceof ExcelFailure ? error : internalError(error);
    const action = batch.Actions[index];
    answer.Error = {
      Code: failure.code,
      Message: failure.message,
      Location: action ? locationOf(action) : "",
      ActionIndex: index,
      HttpStatusCode: failure.httpStatus,
    };
  }
  return answer;

  function runAction(action: Action): void {
    if (action.ActionType === ACTION.trace) {
      answer.TraceIds.push(action.Id);
      answer.Results.push({ ActionId: action.Id, Value: null });
      return;
    }
    const target = resolve(action.ObjectPathId);
    const args = argumentsOf(action.ArgumentInfo);
    const reply = (Value: unknown) => answer.Results.push({ ActionId: action.Id, Value });
    switch (action.ActionType) {
      case ACTION.instantiate:
        reply(target ? target.identity(host) : null);
        return;
      case ACTION.query:
      case ACTION.queryAsJson:
        reply(target ? query(target, action.QueryInfo ?? {}) : null);
        return;
      case ACTION.method:
        reply(target ? target.call(action.Name ?? "", args, host) : null);
        return;
      case ACTION.setProperty:
        if (!target) throw nullObject();
        target.set(action.Name ?? "", args[0], host);
        return;
      case ACTION.update:
        if (!target) throw nullObject();
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) target.set(name, value, host);
        return;
      default:
        throw notImplemented(`action ${action.ActionType}`);
    }
  }

  function resolve(id: number): ExcelObject | null {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const path = batch.ObjectPaths[id];
    if (!path) throw new ExcelFailure("InvalidObjectPath", `The object path '${id}' isn't working.`);
    const object = follow(path);
    resolved.set(id, object);
    return object;
  }

  function follow(path: ObjectPath): ExcelObject | null {
    const args = argumentsOf(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case PATH.root:
        return host.root();
      case PATH.newObject:
        return host.service(path.Name);
      case PATH.reference:
        return host.kept(path.Name);
      case PATH.nullObject:
        return null;
    }
    const parent = path.ParentObjectPathId === undefined ? null : resolve(path.ParentObjectPathId);
    if (!parent) return null; // the members of a null object are null objects
    switch (path.ObjectPathType) {
      case PATH.method:
        return asObject(parent.call(path.Name, args, host), `${parent.type}.${path.Name}()`);
      case PATH.property:
        return asObject(parent.get(path.Name, host), `${parent.type}.${path.Name}`);
      case PATH.indexer:
        return parent.item(args[0], host);
      default:
        throw notImplemented(`object path ${path.ObjectPathType}`);
    }
  }

  function argumentsOf(info: ArgumentInfo | undefined): readonly unknown[] {
    const substitute = (value: unknown, reference: unknown): unknown => {
      if (Array.isArray(reference) && Array.isArray(value)) {
        return value.map((item, at) => substitute(item, reference[at]));
      }
      return typeof reference === "number" && reference > 0 ? resolve(reference) : value;
    };
    return (info?.Arguments ?? []).map((value, at) => substitute(value, info?.ReferencedObjectPathIds?.[at]));
  }

  /** `values,format/fill/color` on an object, `items/name` or plain `name` on a collection. */
  function query(target: ExcelObject, { Select = [], Expand = [], Top, Skip = 0 }: Query): unknown {
    const wanted = [...Select, ...Expand].map((path) => path.replace(/^items\//i, "")).filter(Boolean);
    if (target.isCollection) {
      const items = target.items(host).slice(Skip, Top === undefined ? undefined : Skip + Top);
      return { ...target.identity(host), _Items: items.map((item) => select(item, wanted)) };
    }
    return select(target, wanted);
  }

  function select(target: ExcelObject, paths: readonly string[]): Record<string, unknown> {
    const result: Record<string, unknown> = { ...target.identity(host) };
    const nested = new Map<string, string[]>();
    for (const path of paths.length > 0 ? paths : ["$all"]) {
      const [head = "", ...rest] = path.split("/");
      if (head === "$all") {
        for (const name of target.readable) {
          const value = target.get(name, host);
          if (!isExcelObject(value) && value !== null) result[resultName(name)] = value;
        }
      } else if (rest.length > 0) {
        nested.set(head, [...(nested.get(head) ?? []), rest.join("/")]);
      } else {
        const value = target.get(head, host);
        result[resultName(head)] = isExcelObject(value) ? query(value, {}) : value;
      }
    }
    for (const [head, rest] of nested) {
      const value = target.get(head, host);
      result[resultName(head)] = isExcelObject(value) ? query(value, { Select: rest }) : null;
    }
    return result;
  }

  function locationOf(action: Action): string {
    const path = batch.ObjectPaths[action.ObjectPathId];
    const type = resolved.get(action.ObjectPathId)?.type ?? "";
    return [type, action.Name ?? path?.Name ?? ""].filter(Boolean).join(".");
  }
}

function asObject(value: unknown, what: string): ExcelObject | null {
  if (value === null || isExcelObject(value)) return value;
  throw notImplemented(`${what} as an object`);
}

function nullObject(): ExcelFailure {
  return new ExcelFailure("ItemNotFound", "The requested resource doesn't exist.", 404);
}

/** A fault of the host itself: its own code, so that no test takes it for Excel's answer. */
function internalError(error: unknown): ExcelFailure {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ExcelFailure("TestHostFault", text, 500);
}

function resultName(name: string): string {
  return name.startsWith("_") ? name : name.charAt(0).toUpperCase() + name.slice(1);
}
