/**
 * @jest-environment jsdom
 */
import { EXPENDITURE, openPane } from "./open-pane";

describe("help and settings", () => {
  it("tells every kind of finding with its basis", async () => {
    const { session, close } = await openPane();
    const groups = await session.checks();
    const checks = groups.flatMap((group) => group.checks);
    expect(checks.length).toBeGreaterThan(100);
    expect(checks.filter(({ says, basis }) => says === "" || basis === "")).toEqual([]);
    await close();
  });

  it("switches a check off with a reason that stands in the workbook, after the pane was closed too, and on again", async () => {
    const { host, session, reopen, close } = await openPane();
    host.userTypes(EXPENDITURE, "D10", "1134.66");
    await session.check();
    const rules = session.store.get().report?.findings[0]?.rules.slice(0, 1) ?? [];
    for (const rule of rules) await session.switchOff(rule, "本单位不适用", "王会计");
    const off = session.store.get().report?.switchedOff.map(({ id }) => id);
    expect(off).toEqual([...rules]);
    const values = [...host.sheetNamed("核对说明").cells.values()].map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(["本单位不适用", "王会计"]));
    expect(session.store.get().report?.outcome).not.toBe("clean");
    await close();

    const again = await reopen();
    await again.session.check();
    expect(again.session.store.get().report?.switchedOff.length).toBe(rules.length);
    for (const rule of rules) await again.session.switchOn(rule);
    expect(again.session.store.get().report?.switchedOff).toEqual([]);
    expect(again.session.store.get().report?.outcome).toBe("errors");
    await again.close();
  });

  it("keeps with the workbook whether rounding differences are listed", async () => {
    const { session, reopen, close } = await openPane();
    await session.showRounding(false);
    await close();
    const again = await reopen();
    expect(again.session.store.get().showsRounding).toBe(false);
    await again.close();
  });
});
