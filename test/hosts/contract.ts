/**
 * What every host owes the pane, as cases over `Host` alone: a new host passes them before anybody uses it. A case
 * looks at the workbook only through the host, and plays the user through `World`.
 */
import type { CellChange, Host, WorkbookChange } from "../../src/hosts/host";
import type { SheetContent } from "../../src/workbook/sheet-content";
import { parseA1 } from "../../src/workbook/address";
import { cellAt, type Cell } from "../../src/workbook/workbook";

/** A workbook of `makeFile`'s sheets `01 表`, `02 表`, …, open in a host. */
export interface World {
  readonly host: Host;
  /** What a user types in a cell. */
  readonly type: (sheet: string, address: string, text: string) => void;
  /** Lets what was told late arrive. */
  readonly settle: () => Promise<void>;
}

export interface WorldOptions {
  readonly sheets: number;
  readonly protectedSheet?: string;
  readonly hiddenSheet?: string;
  readonly isStructureProtected?: boolean;
}

export type OpenWorld = (options: WorldOptions) => Promise<World>;

const AT = { sheet: "01 表", address: "B3" };
const CHANGE: CellChange = { ...AT, to: 1134.66 };

const RESULT: SheetContent = {
  name: "勾稽结果",
  rows: [
    { cells: [{ value: "标题", style: { bold: true } }], height: 24 },
    { cells: [{ value: "=1+1" }, { value: "2010301" }, { value: 1143.66, style: { format: "#,##0.00" } }] },
    { cells: [null, null, { value: null, formula: "=C2*2" }] },
  ],
  columnWidths: [22, 8],
  merges: [{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 2 }],
  freeze: { rows: 1, columns: 0 },
};

async function cell(host: Host, sheet: string, address: string): Promise<Cell | undefined> {
  const found = (await host.read()).sheets.find(({ name }) => name === sheet);
  const at = parseA1(address);
  return found && at ? cellAt(found, at.row, at.column) : undefined;
}

const names = async (host: Host) => (await host.read()).sheets.map(({ name }) => name);

export function describeHost(hostName: string, open: OpenWorld): void {
  describe(`${hostName} keeps the contract`, () => {
    test("reads values, formulas, formats, errors, what is hidden and what is protected", async () => {
      const { host } = await open({ sheets: 3, protectedSheet: "03 表", hiddenSheet: "02 表" });
      const workbook = await host.read();
      expect(workbook.name).toBe("决算.xlsx");
      expect(
        workbook.sheets.map(({ name, visibility, isProtected }) => [name, visibility, isProtected]),
      ).toEqual([
        ["01 表", "visible", false],
        ["02 表", "hidden", false],
        ["03 表", "visible", true],
      ]);
      const [sheet] = workbook.sheets;
      expect(await cell(host, "01 表", "A1")).toMatchObject({ value: "支出决算表" });
      expect(await cell(host, "01 表", "A3")).toMatchObject({ value: "2010301" });
      expect(await cell(host, "01 表", "B3")).toMatchObject({ value: 1143.66, format: "#,##0.00" });
      expect(await cell(host, "01 表", "B5")).toMatchObject({ value: 1163.66, formula: "=SUM(B3:B4)" });
      expect(await cell(host, "01 表", "C5")).toMatchObject({ value: null, error: "#REF!" });
      expect([...(sheet?.hiddenRows ?? [])]).toEqual([3]);
      expect([...(sheet?.hiddenColumns ?? [])]).toEqual([2]);
    });

    test("tells how far reading is, and stops when it is told to", async () => {
      const { host } = await open({ sheets: 2 });
      const progress: [number, number][] = [];
      await host.read({ onProgress: (done, total) => progress.push([done, total]) });
      expect(progress.at(-1)).toEqual([2, 2]);
      await expect(host.read({ signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: "cancelled" });
    });

    test("counts marked cells once, replaces marks, and clears them without a trace", async () => {
      const { host } = await open({ sheets: 2 });
      const before = await host.read();
      const outcome = await host.mark([
        { severity: "warning", cells: [AT, { sheet: "02 表", address: "B5" }] },
        { severity: "error", cells: [AT, { sheet: "99 表", address: "A1" }] },
      ]);
      expect(outcome).toEqual({ marked: 2, skipped: [{ sheet: "99 表", why: "missing" }] });
      expect((await host.mark([{ severity: "info", cells: [AT] }])).marked).toBe(1);
      expect(await host.clearMarks()).toEqual({ skipped: [] });
      expect(await host.read()).toEqual(before);
    });

    test("shows a cell; says which sheet is missing or hidden", async () => {
      const { host } = await open({ sheets: 2, hiddenSheet: "02 表" });
      await host.select(AT);
      expect(await host.selection()).toBe("'01 表'!B3");
      await expect(host.select({ sheet: "02 表", address: "B3" })).rejects.toMatchObject({ kind: "hidden" });
      await expect(host.select({ sheet: "99 表", address: "B3" })).rejects.toMatchObject({ kind: "missing" });
      await expect(host.select({ sheet: "01 表", address: "?" })).rejects.toMatchObject({ kind: "missing" });
    });

    test("writes a value, totals follow, and takes it back", async () => {
      const { host } = await open({ sheets: 1 });
      await host.apply([CHANGE], await host.read());
      expect((await cell(host, "01 表", "B3"))?.value).toBe(1134.66);
      expect((await cell(host, "01 表", "B3"))?.format).toBe("#,##0.00");
      expect((await cell(host, "01 表", "B5"))?.value).toBe(1154.66);
      await host.apply([{ ...AT, to: 1143.66 }], await host.read());
      expect((await cell(host, "01 表", "B3"))?.value).toBe(1143.66);
      expect((await cell(host, "01 表", "B5"))?.value).toBe(1163.66);
    });

    const kinds: readonly (readonly [string, CellChange])[] = [
      ["a formula", { sheet: "01 表", address: "B5", to: 1163.7 }],
      ["a code that is text", { sheet: "01 表", address: "A3", to: "2010399" }],
      ["an error", { sheet: "01 表", address: "C5", to: 5 }],
      ["an empty cell", { sheet: "01 表", address: "D9", to: 5 }],
    ];
    test.each(kinds)("%s comes back as it was", async (_, change) => {
      const { host } = await open({ sheets: 1 });
      const before = await cell(host, change.sheet, change.address);
      await host.apply([change], await host.read());
      expect(await cell(host, change.sheet, change.address)).toMatchObject({ value: change.to });
      expect((await cell(host, change.sheet, change.address))?.formula).toBeUndefined();
      const typed = before?.formula ?? before?.error;
      const back = {
        ...change,
        to: before?.value ?? null,
        ...(typed === undefined ? {} : { toFormula: typed }),
      };
      await host.apply([back], await host.read());
      const after = await cell(host, change.sheet, change.address);
      expect([after?.value ?? null, after?.formula, after?.error]).toEqual([
        before?.value ?? null,
        before?.formula,
        before?.error,
      ]);
    });

    test("makes all changes or none: not over what has changed, is protected or is gone", async () => {
      const { host, type } = await open({ sheets: 3, protectedSheet: "02 表" });
      const read = await host.read();
      const first = async () => (await cell(host, "01 表", "B3"))?.value;
      const refused = async (changes: readonly CellChange[], kind: string) => {
        await expect(host.apply(changes, read)).rejects.toMatchObject({ kind });
        expect(await first()).toBe(1143.66);
      };
      await refused([CHANGE, { ...CHANGE, sheet: "02 表" }], "protected");
      await refused([CHANGE, { ...CHANGE, sheet: "99 表" }], "missing");
      type("03 表", "C9", "5");
      await refused([CHANGE, { ...CHANGE, sheet: "03 表" }], "changed");
      // What happened on other sheets is no matter.
      await host.apply([CHANGE], read);
      expect(await first()).toBe(1134.66);
      await expect(host.apply([CHANGE], read)).rejects.toMatchObject({ kind: "changed" });
    });

    test("writes a sheet at the end, refreshes it in its place, leaves nothing of what it held", async () => {
      const { host } = await open({ sheets: 2 });
      await host.writeSheet(RESULT, "ours");
      expect(await names(host)).toEqual(["01 表", "02 表", "勾稽结果"]);
      expect(await cell(host, "勾稽结果", "A2")).toMatchObject({ value: "=1+1" });
      expect((await cell(host, "勾稽结果", "A2"))?.formula).toBeUndefined();
      expect(await cell(host, "勾稽结果", "B2")).toMatchObject({ value: "2010301" });
      expect(await cell(host, "勾稽结果", "C2")).toMatchObject({ value: 1143.66, format: "#,##0.00" });
      expect(await cell(host, "勾稽结果", "C3")).toMatchObject({ formula: "=C2*2", value: 2287.32 });

      await host.writeSheet({ name: "勾稽结果", rows: [{ cells: [{ value: "没有问题" }] }] }, "ours");
      const sheet = (await host.read()).sheets.find(({ name }) => name === "勾稽结果");
      expect([...(sheet?.cells.values() ?? [])].map(({ value }) => value)).toEqual(["没有问题"]);
      expect(await names(host)).toEqual(["01 表", "02 表", "勾稽结果"]);
    });

    test("leaves a sheet alone that is not ours, unless it is to be completed", async () => {
      const { host } = await open({ sheets: 2 });
      const content = { ...RESULT, name: "02 表" };
      await expect(host.writeSheet(content, "ours")).rejects.toMatchObject({ kind: "occupied" });
      expect((await cell(host, "02 表", "A1"))?.value).toBe("支出决算表");
      await host.writeSheet(content, "any");
      expect((await cell(host, "02 表", "A1"))?.value).toBe("标题");
      expect(await names(host)).toEqual(["01 表", "02 表"]);
    });

    test("adds no sheet to a workbook whose structure is protected", async () => {
      const { host } = await open({ sheets: 1, isStructureProtected: true });
      await expect(host.writeSheet(RESULT, "ours")).rejects.toMatchObject({ kind: "protected" });
      expect(await names(host)).toEqual(["01 表"]);
    });

    test.each(["=cmd()", "+1", "-5", "@x", "'quoted", "1-2", "2010301", "TRUE", "12%", "第 1 行", "  4"])(
      "the text %j stays that text",
      async (text) => {
        const { host } = await open({ sheets: 1 });
        await host.writeSheet({ name: "文本", rows: [{ cells: [{ value: text }] }] }, "ours");
        const written = await cell(host, "文本", "A1");
        expect([written?.value, written?.formula, written?.error]).toEqual([text, undefined, undefined]);
      },
    );

    test("comments go where nobody has one, on sheets that are there and open", async () => {
      const { host } = await open({ sheets: 2, protectedSheet: "02 表" });
      const notes = [
        { ...AT, text: "合计不符" },
        { sheet: "02 表", address: "B3", text: "受保护" },
        { sheet: "99 表", address: "B3", text: "不存在" },
      ];
      const outcome = await host.comment(notes);
      expect([outcome.added, outcome.occupied]).toEqual([1, 0]);
      expect(new Set(outcome.skipped)).toEqual(
        new Set([
          { sheet: "02 表", why: "protected" },
          { sheet: "99 表", why: "missing" },
        ]),
      );
      expect(await host.comment([{ ...AT, text: "又一条" }])).toMatchObject({ added: 0, occupied: 1 });
      await host.clearComments();
      expect(await host.comment([{ ...AT, text: "又一条" }])).toMatchObject({ added: 1, occupied: 0 });
    });

    test("keeps the pane's state", async () => {
      const { host } = await open({ sheets: 1 });
      expect(await host.loadState()).toBeNull();
      await host.saveState({ version: 1, named: { "01 表": "income" } });
      expect(await host.loadState()).toEqual({ version: 1, named: { "01 表": "income" } });
    });

    test("clears its own traces and nothing of the user's", async () => {
      const { host } = await open({ sheets: 2 });
      const before = await host.read();
      await host.mark([{ severity: "error", cells: [AT] }]);
      await host.writeSheet(RESULT, "ours");
      await host.saveState({ edition: "x" });
      expect(await host.clearTraces(["勾稽结果", "01 表"])).toEqual({ skipped: [] });
      expect(await host.read()).toEqual(before);
      expect(await host.loadState()).toBeNull();
    });

    test("tells of changes until the watch ends, its own among them", async () => {
      const { host, type, settle } = await open({ sheets: 1 });
      const told: WorkbookChange[] = [];
      const stop = await host.watch(
        (change) => told.push(change),
        (error) => {
          throw error;
        },
      );
      type("01 表", "B3", "5");
      await host.apply([CHANGE], await host.read());
      await host.writeSheet(RESULT, "ours");
      await settle();
      const cells = told.filter(({ kind }) => kind === "cells");
      expect(cells.slice(0, 2)).toMatchObject([{ address: "B3" }, { address: "B3" }]);
      expect(told.some(({ kind }) => kind === "sheets")).toBe(true);

      const count = told.length;
      await stop();
      type("01 表", "B3", "6");
      await settle();
      expect(told).toHaveLength(count);
    });
  });
}
