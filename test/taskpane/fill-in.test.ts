/**
 * @jest-environment jsdom
 */
import type { Session } from "../../src/taskpane/session/session";
import type { CellValue } from "../../src/workbook/workbook";
import type { ExcelHost } from "../excel-host/host";
import { idle, noticed, openPane, until, type OpenedPane } from "./open-pane";

/** The sample without its 补充资料: the text waits for everything. */
async function openWithout(): Promise<OpenedPane> {
  const pane = await openPane();
  pane.host.userDeletesSheet("补充资料");
  return pane;
}

describe("what the text waits for", () => {
  const LAST_YEAR = "lastYear/grandTotal/amount";
  const KEY = { key: LAST_YEAR, label: "收入支出总计" };
  const asked = ({ store }: Session) => store.get().narrative.fields.map(({ key }) => key as string);
  const text = ({ store }: Session) => store.get().narrative.copy?.text ?? "";
  const typedIn = (host: ExcelHost, row: string): CellValue => {
    return host.sheetNamed("补充资料").cell(rowOf(host, row), 2)?.value ?? null;
  };
  const rowOf = (host: ExcelHost, label: string): number => {
    const rows = Array.from({ length: 200 }, (_, row) => row);
    return rows.find((row) => host.sheetNamed("补充资料").cell(row, 0)?.value === label) ?? -1;
  };

  it("is filled in beside its sentence: in its cell, in the text, in the record, and taken back", async () => {
    const { host, session, close } = await openWithout();
    await session.writeNarrative();
    expect(asked(session)).toContain(LAST_YEAR);
    await session.fillEntries([{ ...KEY, typed: "3,000.5" }]);
    expect(session.store.get().notice?.text).toContain("文中已更新");
    expect(typedIn(host, "收入支出总计")).toBe(3000.5);
    expect(asked(session)).not.toContain(LAST_YEAR);
    expect(text(session)).toMatch(/比上年.{0,20}565\.54万元/u);
    expect(session.store.get().narrative.changed.size).toBe(0);
    expect(session.store.get().steps.at(-1)?.changes[0]?.to.value).toBe(3000.5);

    session.store.get().notice?.action?.run();
    await until(session, (state) => typeof state.steps.at(-1)?.takenBack === "string");
    await idle(session);
    expect(typedIn(host, "收入支出总计")).toBe(null);
    expect(asked(session)).toContain(LAST_YEAR);
    await close();
  });

  it("is refused with the reason where it is no such entry, and nothing is written", async () => {
    const { host, session, close } = await openWithout();
    await session.writeNarrative();
    await session.fillEntries([{ ...KEY, typed: "约三千" }]);
    expect(session.store.get().notice).toMatchObject({ kind: "error" });
    expect(session.store.get().notice?.text).toContain("应为金额");
    expect(host.book.sheets.map(({ name }) => name)).not.toContain("补充资料");
    await close();
  });

  it("is in the text at once when it is typed in the sheet", async () => {
    const { host, session, pass, close } = await openWithout();
    await session.writeNarrative();
    await session.writeSupplement();
    host.userTypes("补充资料", `C${String(rowOf(host, "收入支出总计") + 1)}`, "3000.5");
    await noticed(session);
    pass();
    await idle(session);
    expect(asked(session)).not.toContain(LAST_YEAR);
    expect(text(session)).toContain("565.54万元");
    expect(session.store.get().narrative.changed.size).toBe(0);
    await close();
  });

  it("shows what last year's narrative gave as the reason, and takes nothing of it unasked", async () => {
    const { session, close } = await openWithout();
    await session.writeNarrative();
    await session.fillEntries([{ ...KEY, typed: "3000.5" }]);
    const said = [
      "2023年度部门决算情况说明",
      "一、收入支出决算总体情况说明",
      "2023年度收入、支出总计各3000.50万元，与上年相比，收、支总计各增加100.00万元，增长3.45%，主要原因是新建档案库房。",
    ].join("\n");
    const file = {
      name: "2023.txt",
      arrayBuffer: () => Promise.resolve(new TextEncoder().encode(said).buffer),
    };
    await session.openReasons(file as unknown as File);
    const reason = session.store
      .get()
      .narrative.fields.find(({ key }) => (key as string) === "lastYear/grandTotal/reason");
    expect(session.store.get().notice?.text).toContain("仅供参考");
    expect(reason?.earlier).toBe("新建档案库房");
    expect(text(session)).not.toContain("新建档案库房");
    await close();
  });
});
