/** @jest-environment jsdom */
/**
 * Somebody else works in the workbook while a repair is written: whatever he does between two of our requests, the repair
 * is written whole and in its place, or not at all, and nothing of his is lost.
 */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { CellChange } from "../../../src/hosts/host";
import { HostError } from "../../../src/hosts/host-error";
import { parseA1 } from "../../../src/workbook/address";
import { cellKey, MAX_COLUMNS, type CellKey } from "../../../src/workbook/workbook";
import { connectClient } from "../../excel-host/client";
import { parseArea } from "../../excel-host/area";
import { ExcelHost } from "../../excel-host/host";
import { BookModel, type CellModel, type SheetModel } from "../../excel-host/model";
import { openXlsx } from "../../excel-host/xlsx-file";
import { seededRandom, type Random } from "../../layouts/random";
import { makeFile, NEWER, PROMISED } from "./open-workbook";

const ORDERS = 500;

/** Two amounts of one sheet and one of another, one of them blank before. */
const CHANGES: readonly CellChange[] = [
  { sheet: "01 表", address: "B3", to: 1134.66 },
  { sheet: "01 表", address: "D4", to: 7 },
  { sheet: "02 表", address: "B4", to: 30 },
];

/** What somebody does; `at` chooses a place. */
const ACTIONS: Readonly<Record<string, (host: ExcelHost, at: number) => void>> = {
  edit: (host, at) =>
    host.userTypes(nameAt(host, at), ["B3", "D4", "B4", "C3", "A4", "F9"][at % 6] ?? "", "99"),
  "edit to the same": (host) => host.userTypes(nameAt(host, 0), "B3", "1134.66"),
  rename: (host, at) => host.userRenamesSheet(nameAt(host, at), "改名"),
  exchange: (host) => {
    const [one, other] = [nameAt(host, 0), nameAt(host, 1)];
    host.userRenamesSheet(one, "中间");
    host.userRenamesSheet(other, one);
    host.userRenamesSheet("中间", other);
  },
  move: (host) => host.book.sheets.reverse(),
  "insert a row": (host, at) => shiftRows(sheetAt(host, at), 1 + (at % 5), 1),
  "delete a row": (host, at) => shiftRows(sheetAt(host, at), 1 + (at % 4), -1),
  "delete a sheet": (host, at) => host.userDeletesSheet(nameAt(host, at)),
  protect: (host, at) => host.userProtectsSheet(nameAt(host, at)),
  merge: (host, at) => {
    const sheet = sheetAt(host, at);
    const area = parseArea(["A3:B3", "B3:C3", "D4:E4", "C4:D4"][at % 4] ?? "");
    sheet.merges.push(area);
    for (let column = area.firstColumn + 1; column <= area.lastColumn; column += 1)
      sheet.cells.delete(cellKey(area.firstRow, column));
  },
};

const FIRST_SHEET = "{00000000-0001-0000-0001-000000000000}";

const sheetAt = (host: ExcelHost, at: number): SheetModel => {
  const sheet = host.book.findSheet(`{00000000-0001-0000-000${String(1 + (at % 2))}-000000000000}`);
  if (!sheet) throw new Error("no such sheet");
  return sheet;
};
const nameAt = (host: ExcelHost, at: number): string => sheetAt(host, at).name;

function shiftRows(sheet: SheetModel, from: number, by: number): void {
  const cells = [...sheet.cells];
  sheet.cells.clear();
  for (const [key, cell] of cells) {
    const row = Math.floor(key / MAX_COLUMNS);
    if (by < 0 && row === from) continue;
    sheet.cells.set((row >= from ? key + by * MAX_COLUMNS : key) as CellKey, cell);
  }
}

const contentOf = ({ formula, value }: CellModel): unknown => formula ?? value;

/** What stands where, by sheet: its id and name, its cells. */
function stateOf({ book }: ExcelHost): unknown {
  return [...book.sheets]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((sheet) => ({
      id: sheet.id,
      name: sheet.name,
      cells: Object.fromEntries(
        [...sheet.cells].flatMap(([key, cell]) => {
          const content = contentOf(cell);
          return content === undefined || content === "" ? [] : [[key, content]];
        }),
      ),
    }));
}

/** Opening the file again each time would take most of the test's time. */
function copyOf(book: BookModel): BookModel {
  const copy = new BookModel(book.name);
  for (const { name, cells } of book.sheets) {
    const sheet = copy.addSheet(name);
    for (const [key, cell] of cells) sheet.cells.set(key, { ...cell });
  }
  return copy;
}

/** Whether a sheet concerned is another than it was, or cannot take what is to be written. */
function isInTheWay(host: ExcelHost, book: BookModel): boolean {
  const contents = ({ sheets }: BookModel) =>
    JSON.stringify(
      [...sheets]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, cells }) => [
          id,
          [...cells].sort(([a], [b]) => a - b).map(([key, cell]) => [key, contentOf(cell)]),
        ]),
    );
  const isCovered = host.book.sheets.some(({ id, merges }) =>
    merges.some(({ firstColumn, lastColumn, firstRow }) => {
      return id === FIRST_SHEET && firstRow === 3 && firstColumn < 3 && lastColumn >= 3;
    }),
  );
  const isProtected = host.book.sheets.some((sheet) => sheet.isProtected);
  return isCovered || isProtected || contents(host.book) !== contents(book);
}

function write(host: ExcelHost): void {
  for (const { sheet: name, address, to } of CHANGES) {
    const at = parseA1(address);
    const sheet = sheetAt(host, name === "01 表" ? 0 : 1);
    if (!at || to === null) throw new Error("a change with a value");
    const cell = sheet.ensureCell(at.row, at.column);
    delete cell.formula;
    cell.value = to;
  }
}

interface Order {
  readonly action: string;
  readonly at: number;
  /** Before which of our requests. */
  readonly before: number;
  readonly version: string;
}

function orderOf(random: Random): Order {
  const action = random.pick(Object.keys(ACTIONS));
  // Older versions of Excel do not tell of merges.
  const version = action === "merge" || random.chance(0.5) ? NEWER.excelApi : PROMISED.excelApi;
  return { action, at: random.int(0, 59), before: random.int(0, 4), version };
}

test(`${ORDERS} random orders: written whole and in its place, or not at all`, async () => {
  const opened = await openXlsx(await makeFile(2), "决算.xlsx");
  const random = seededRandom(1);
  const open = () => new ExcelHost(copyOf(opened));
  const outcomes = { written: 0, refused: 0 };
  for (let count = 0; count < ORDERS; count += 1) {
    const order = orderOf(random);
    const act = (host: ExcelHost) => ACTIONS[order.action]?.(host, order.at);
    const host = open();
    connectClient(host, { language: "zh-CN", excelApi: order.version });
    const excel = createExcelHost();
    const read = await excel.read();

    let requests = 0;
    const writes: number[] = [];
    const process = host.process.bind(host);
    host.process = (batch) => {
      if (requests === order.before) act(host);
      if (JSON.stringify(batch).includes("1134.66")) writes.push(requests);
      requests += 1;
      return process(batch);
    };
    const outcome = await excel.apply(CHANGES, read).then(
      () => "written" as const,
      (error: unknown) => {
        if (!(error instanceof HostError)) throw error;
        return "refused" as const;
      },
    );
    if (requests <= order.before) act(host);
    outcomes[outcome] += 1;

    const expected = open();
    const isFirst = order.before <= (writes[0] ?? order.before);
    if (isFirst) act(expected);
    // What stood otherwise when it was written over would be lost.
    if (isFirst && isInTheWay(expected, opened))
      expect({ order, outcome }).toEqual({ order, outcome: "refused" });
    if (outcome === "written") write(expected);
    if (!isFirst) act(expected);
    expect({ order, outcome, state: stateOf(host) }).toEqual({ order, outcome, state: stateOf(expected) });
  }
  expect(outcomes.written).toBeGreaterThan(100);
  expect(outcomes.refused).toBeGreaterThan(100);
});
