/**
 * @jest-environment jsdom
 */
import { narrativeText } from "../../src/report/narrative-text";
import type { Proposal } from "../../src/check/repairs/propose";
import type { Finding } from "../../src/engine/finding";
import type { Session } from "../../src/taskpane/session/session";
import { countBySeverity } from "../../src/taskpane/state";
import { zh } from "../../src/taskpane/strings/zh";
import { EXPENDITURE, idle, noticed, openPane } from "./open-pane";

const BASIC = "公开06表 一般公共预算财政拨款基本支出决算表";
/** The amounts of the row 2010301 in 公开03表. */
const CELL = "D10";

async function checkedWithError() {
  const pane = await openPane();
  pane.host.userTypes(EXPENDITURE, CELL, "1134.66");
  await pane.session.check();
  return pane;
}

function findingOf({ store }: Session): Finding {
  const [finding] = store.get().report?.findings ?? [];
  if (!finding) throw new Error("nothing was found");
  return finding;
}

async function proposalsFor(session: Session): Promise<readonly Proposal[]> {
  const finding = findingOf(session);
  await session.askProposals(finding);
  return session.store.get().proposals.get(finding.id) ?? [];
}

/** Carries out what the first finding proposes first. */
async function repairFirst(session: Session): Promise<void> {
  const [proposal] = await proposalsFor(session);
  if (!proposal) throw new Error("nothing is proposed");
  await session.repair(findingOf(session), proposal);
}

describe("checking", () => {
  it("finds nothing wrong in the sample, and says how much it checked", async () => {
    const { session, close } = await openPane();
    await session.check();
    const { report } = session.store.get();
    expect(countBySeverity(report?.findings ?? [])).toMatchObject({ error: 0 });
    expect(report?.relations).toMatchObject({ fail: 0, rounding: 12 });
    expect(report?.relations.checked).toBeGreaterThan(500);
    await close();
  });

  it("names the wrong cell, writes the value after asking, and takes it back", async () => {
    const { host, session, close } = await checkedWithError();
    const { report } = session.store.get();
    const [finding] = report?.findings ?? [];
    const culprit = finding?.culprit;
    if (!culprit) throw new Error("the wrong cell is named");
    expect(culprit).toMatchObject({
      sheet: EXPENDITURE,
      address: CELL,
      expected: { value: 1_143_660_000 },
      cause: "transposition",
    });

    await repairFirst(session);
    const cell = () => host.sheetNamed(EXPENDITURE).cell(9, 3)?.value;
    expect(cell()).toBe(1143.66);
    expect(countBySeverity(session.store.get().report?.findings ?? []).error).toBe(0);

    session.store.get().notice?.action?.run();
    await idle(session);
    expect(cell()).toBe(1134.66);
    expect(countBySeverity(session.store.get().report?.findings ?? []).error).toBe(1);
    await close();
  });

  it("refuses to write over a cell that has changed since", async () => {
    const { host, session, close } = await checkedWithError();
    const [proposal] = await proposalsFor(session);
    host.userTypes(EXPENDITURE, CELL, "5");
    await session.repair(findingOf(session), proposal as never);
    expect(session.store.get().notice?.kind).toBe("error");
    expect(host.sheetNamed(EXPENDITURE).cell(9, 3)?.value).toBe(5);
    await close();
  });

  it("says what to do while a cell is being edited, and goes on when it is tried again", async () => {
    const { host, session, close } = await openPane();
    host.isEditingCell = true;
    await session.check();
    const { notice, report } = session.store.get();
    expect(notice).toMatchObject({ kind: "error", action: { label: "重试" } });
    expect(report).toBeNull();
    host.isEditingCell = false;
    notice?.action?.run();
    await idle(session);
    expect(session.store.get()).toMatchObject({ notice: null });
    expect(session.store.get().report).not.toBeNull();
    await close();
  });

  it("can be cancelled", async () => {
    const { session, close } = await openPane();
    const done = session.check();
    session.store.get().work?.cancel?.();
    await done;
    expect(session.store.get()).toMatchObject({ report: null, work: null, notice: { kind: "info" } });
    await close();
  });
});

describe("following the workbook", () => {
  it("is stale at once, and checks once after the last of several changes", async () => {
    const { host, session, pass, close } = await openPane();
    await session.check();
    const before = host.batches.length;
    for (const value of ["1", "2", "1134.66"]) host.userTypes(EXPENDITURE, CELL, value);
    await noticed(session);
    expect(session.store.get().freshness).toBe("pending");
    expect(host.batches.length).toBe(before);
    pass();
    await idle(session);
    expect(session.store.get().freshness).toBe("fresh");
    expect(countBySeverity(session.store.get().report?.findings ?? []).error).toBe(1);
    await close();
  });

  it("does what the user asks for even while it checks by itself", async () => {
    const { host, session, pass, close } = await checkedWithError();
    host.userTypes(EXPENDITURE, CELL, "1135.66");
    await noticed(session);
    pass();
    expect(session.store.get().work?.isQuiet).toBe(true);
    expect(await session.mark()).toBe(true);
    expect(session.store.get().marks).toBe("current");
    await close();
  });

  it("keeps the user's place among the findings", async () => {
    const { host, session, pass, close } = await checkedWithError();
    const { id } = findingOf(session);
    session.toggleWhy(findingOf(session));
    session.select(id);
    host.userTypes(EXPENDITURE, CELL, "1135.66");
    await noticed(session);
    pass();
    await idle(session);
    expect(session.store.get().expanded.has(id)).toBe(true);
    expect(session.store.get().selected).toBe(id);
    await close();
  });

  it("only says that it is stale when it is told not to follow", async () => {
    const { host, session, pass, close } = await openPane();
    await session.check();
    session.setLive(false);
    host.userTypes(EXPENDITURE, CELL, "1");
    await noticed(session);
    pass();
    expect(session.store.get()).toMatchObject({ freshness: "stale", work: null });
    await close();
  });

  it.each([
    [
      "is deleted",
      (host: Awaited<ReturnType<typeof openPane>>["host"]) => host.userDeletesSheet(EXPENDITURE),
    ],
    ["is added", (host: Awaited<ReturnType<typeof openPane>>["host"]) => host.userAddsSheet("新表")],
  ])("notices that a sheet %s", async (_what, act) => {
    const { host, session, pass, close } = await openPane();
    await session.check();
    act(host);
    await noticed(session);
    expect(session.store.get().freshness).toBe("pending");
    pass();
    await idle(session);
    expect(session.store.get()).toMatchObject({ freshness: "fresh", notice: null });
    await close();
  });
});

describe("results of a workbook that has changed since", () => {
  it("are told anew before they are marked", async () => {
    const { host, session, close } = await checkedWithError();
    session.setLive(false);
    host.userTypes(EXPENDITURE, CELL, "1143.66");
    await noticed(session);
    await session.mark();
    expect(session.store.get()).toMatchObject({ freshness: "fresh", marks: "none" });
    expect(host.book.sheets.flatMap((sheet) => sheet.conditionalFormats)).toEqual([]);
    await close();
  });

  it("are not explained, and what was written on 核对说明 meanwhile stays", async () => {
    const { host, session, close } = await checkedWithError();
    const finding = findingOf(session);
    await session.explain(finding, "财政部填报口径", "王会计");
    session.setLive(false);
    host.userTypes("核对说明", "H1", "复核人：李");
    await noticed(session);
    await session.explain(finding, "尾数调整", "王会计");
    expect(session.store.get().notice).toMatchObject({ kind: "warning", text: zh.repair.stale });
    expect(host.sheetNamed("核对说明").cell(0, 7)?.value).toBe("复核人：李");
    session.store.get().notice?.action?.run();
    await idle(session);
    expect(session.store.get().freshness).toBe("fresh");
    await session.explain(finding, "尾数调整", "王会计");
    expect(host.sheetNamed("核对说明").cell(0, 7)?.value).toBe("复核人：李");
    expect(findingOf(session).explained?.reason).toBe("尾数调整");
    await close();
  });
});

describe("traces", () => {
  it("marks the culprit alone, and leaves nothing of itself behind", async () => {
    const { host, session, close } = await checkedWithError();
    const formats = () => host.book.sheets.flatMap((sheet) => sheet.conditionalFormats);
    await session.mark();
    expect(formats().map(({ areas }) => areas.length)).toEqual([1]);
    await session.writeFindings();
    await session.comment();
    expect(host.book.findSheet("勾稽结果")).toBeDefined();
    expect(host.book.comments).toHaveLength(1);

    await session.clearTraces();
    expect(formats()).toEqual([]);
    expect(host.book.findSheet("勾稽结果")).toBeUndefined();
    expect(host.book.comments).toEqual([]);
    expect([...host.book.settings.keys()]).toEqual([]);
    await close();
  });

  it("names a protected sheet instead of unprotecting it", async () => {
    const { host, session, close } = await checkedWithError();
    host.userProtectsSheet(EXPENDITURE);
    await session.mark();
    expect(session.store.get().notice).toMatchObject({ kind: "warning" });
    expect(session.store.get().notice?.text).toContain(EXPENDITURE);
    expect(host.sheetNamed(EXPENDITURE).isProtected).toBe(true);
    await close();
  });

  it("remembers in the workbook which table a sheet was named", async () => {
    const { host, session, close } = await openPane();
    host.userAddsSheet("甲");
    await session.check();
    await session.nameTable("甲", "income");
    expect(session.store.get().named).toEqual({ 甲: "income" });
    expect(JSON.stringify([...host.book.settings.values()])).toContain("income");
    await close();
  });
});

describe("the narrative", () => {
  it("is written from the workbook, and tells which sections have changed since", async () => {
    const { host, session, pass, close } = await openPane();
    await session.writeNarrative();
    const { narrative } = session.store.get().narrative;
    expect(narrative && narrativeText(narrative)).toContain("3,416.16");

    host.userTypes(EXPENDITURE, "C7", "3400");
    await noticed(session);
    pass();
    await idle(session);
    expect(session.store.get().narrative.changed.has("expenditure")).toBe(true);
    await close();
  });

  it("goes to the cell of a figure", async () => {
    const { host, session, close } = await openPane();
    await session.writeNarrative();
    const section = session.store.get().narrative.narrative?.sections.find(({ id }) => id === "expenditure");
    const span = section?.paragraphs[0]?.spans.find((one) => one.kind === "amount");
    if (span?.kind !== "amount") throw new Error("no amount in the section");
    await session.chooseSpan({ key: "k", text: span.text, sources: span.sources });
    expect(host.active.name).toBe(span.sources[0]?.cell?.sheet);
    await close();
  });

  it("is inserted as a sheet of its own", async () => {
    const { host, session, close } = await openPane();
    await session.writeNarrative();
    await session.insertNarrative();
    const values = [...host.sheetNamed("决算情况说明").cells.values()].map(({ value }) => value);
    expect(values.join("")).toContain("收入支出决算总体情况说明");
    await close();
  });
});

describe("a received narrative", () => {
  it("is reviewed against the workbook", async () => {
    const { session, close } = await openPane();
    await session.writeNarrative();
    const { narrative } = session.store.get().narrative;
    if (!narrative) throw new Error("no narrative");
    const text = narrativeText(narrative).replace("3,416.16", "3,461.16");
    await session.review({ kind: "text", text });
    const { outcome } = session.store.get().review;
    const wrong = outcome?.findings.find(({ text: range }) => range?.quote.includes("3,461.16"));
    expect(wrong).toMatchObject({ severity: "error" });
    expect(wrong?.text?.expected).toContain("3,416.16");
    await close();
  });

  it("decides which cell is wrong as long as it is under review", async () => {
    const { host, session, close } = await openPane();
    await session.writeNarrative();
    const { narrative } = session.store.get().narrative;
    if (!narrative) throw new Error("no narrative");
    host.userTypes(BASIC, "C6", "158.35");
    const culprit = () => session.store.get().report?.findings[0]?.culprit;
    await session.check();
    expect(culprit()?.alternatives.length).toBeGreaterThan(1);

    const text = narrativeText(narrative).replace("基本工资、", "基本工资153.35万元、");
    await session.review({ kind: "text", text });
    expect(culprit()).toMatchObject({ address: "C6", expected: { value: 153_350_000 }, alternatives: [] });
    const told = session.store
      .get()
      .review.outcome?.findings.find(({ text: range }) => range?.quote === "153.35万元");
    expect(told).toMatchObject({ severity: "info", text: { expected: null } });

    await session.check();
    expect(culprit()?.alternatives).toEqual([]);
    session.forgetReview();
    await session.check();
    expect(culprit()?.alternatives.length).toBeGreaterThan(1);
    await close();
  });

  it("is reviewed alone where the workbook holds no tables: nothing is expected of them", async () => {
    const { host, session, close } = await openPane();
    for (const name of host.book.sheets.slice(1).map((sheet) => sheet.name)) host.userDeletesSheet(name);
    host.userRenamesSheet(host.active.name, "空白");
    host.active.cells.clear();
    const text =
      "二、收入决算情况说明\n本年收入合计100.00万元，其中：财政拨款收入80.00万元，占80.00%；其他收入20.00万元，占30.00%。";
    await session.review({ kind: "text", text });
    const { outcome } = session.store.get().review;
    expect(outcome?.findings.map(({ text: range, severity }) => [severity, range?.quote])).toEqual([
      ["error", "占30.00%"],
    ]);
    expect(outcome?.notChecked[0]?.what).toBe("公开表");
    await close();
  });

  it("is told from a text that is none", async () => {
    const { session, close } = await openPane();
    await session.review({ kind: "text", text: "今天天气很好。" });
    expect(session.store.get().review.outcome?.isNarrative).toBe(false);
    expect(session.store.get().notice?.kind).toBe("warning");
    await close();
  });

  it("names a damaged file in one line", async () => {
    const { session, close } = await openPane();
    await session.review({
      kind: "file",
      name: "说明.docx",
      bytes: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2]),
    });
    expect(session.store.get().notice).toMatchObject({ kind: "error" });
    expect(session.store.get().notice?.text).toMatch(/^文件已损坏/);
    await close();
  });
});

describe("the sample", () => {
  it("is inserted into an empty workbook and checks clean", async () => {
    const { host, session, close } = await openPane();
    for (const name of host.book.sheets.slice(1).map((sheet) => sheet.name)) host.userDeletesSheet(name);
    host.userRenamesSheet(host.active.name, "空白");
    host.active.cells.clear();
    await session.insertSample();
    expect(session.store.get().notice).toBeNull();
    const { report } = session.store.get();
    expect(report?.tables.filter(({ status }) => status === "missing")).toEqual([]);
    expect(report?.relations.fail).toBe(0);
    await close();
  });
});
