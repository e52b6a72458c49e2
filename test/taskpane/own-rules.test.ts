/**
 * @jest-environment jsdom
 */
import type { OwnRuleView } from "../../src/taskpane/analyst/own-rules-answers";
import type { Session } from "../../src/taskpane/session/session";
import { newWorkbook } from "../../src/files/put-sheets";
import { EXPENDITURE, openPane } from "./open-pane";

const GENERAL = "公开05表 一般公共预算财政拨款支出决算表";

function ruleNamed({ store }: Session, name: string): OwnRuleView {
  const rule = store.get().report?.ownRules.find((one) => one.name === name);
  if (!rule) throw new Error(`no rule ${name}`);
  return rule;
}

test("laid out, a rule clicked together, broken, found, its sides a click away, and mended", async () => {
  const { host, session, close } = await openPane();
  await session.check();
  expect(session.store.get().report?.ownRules).toEqual([]);
  await session.layOutRules(false);
  expect(session.store.get().notice).toMatchObject({ kind: "success" });
  expect(session.store.get().report?.ownRules).toHaveLength(5);

  host.userSelects(EXPENDITURE, "D7:E7");
  const left = await session.selectedFormula();
  host.userSelects(EXPENDITURE, "C7");
  const right = await session.selectedFormula();
  expect([left, right]).toEqual([`=SUM('${EXPENDITURE}'!D7:E7)`, `='${EXPENDITURE}'!C7`]);
  await session.addRule({
    name: "两项合计",
    left: left ?? "",
    relation: "＝",
    right: right ?? "",
    level: "错误",
  });
  expect(ruleNamed(session, "两项合计")).toMatchObject({ status: "good", text: "相符", origin: null });

  host.userTypes(EXPENDITURE, "C7", "3415.16");
  await session.check();
  const broken = ruleNamed(session, "两项合计");
  expect(broken).toMatchObject({
    status: "failing",
    sides: { left: { sheet: EXPENDITURE, address: "D7" }, right: { sheet: EXPENDITURE, address: "C7" } },
  });
  expect(broken.arithmetic).toMatchObject({ difference: 1_000_000 });
  const [finding] = session.store.get().report?.findings ?? [];
  expect(finding?.culprit).toMatchObject({ sheet: EXPENDITURE, address: "C7" });
  expect(finding?.rules).toContain("own-rules/relation");
  await session.layOutRules(true);

  host.userTypes(EXPENDITURE, "C7", "3416.16");
  await session.check();
  expect(ruleNamed(session, "两项合计").status).toBe("good");
  await close();
}, 60_000);

test("what is wrong is told at its cell as it is typed", async () => {
  const { session, close } = await openPane();
  await session.addRule({
    name: "写错的",
    left: "03裱[合计,基本支出]",
    relation: "≥",
    right: `='${GENERAL}'!D7`,
    level: "错误",
  });
  expect(ruleNamed(session, "写错的")).toMatchObject({
    status: "wrong",
    place: { sheet: "自定义勾稽", address: expect.stringMatching(/^C\d+$/u) as string },
    text: expect.stringContaining("没有“03裱”这张表") as string,
  });
  await close();
}, 60_000);

const HEAD = ["启用", "名称", "左边", "关系", "右边", "级别", "依据"];
const LIMIT = ["是", "“三公”限额", "09表[合计,决算数]", "≤", "900万元", "错误", "市局通知"];

function bookOf(...rules: readonly (readonly string[])[]): Uint8Array {
  const rows = [HEAD, ...rules].map((row) => ({ cells: row.map((value) => ({ value })) }));
  return newWorkbook([{ name: "自定义勾稽", rows }]);
}

const saidAway = ({ store }: Session): boolean =>
  store.get().report?.notChecked.some(({ what }) => what === "规则文件“市局规则.xlsx”中的规则") ?? false;

test("a remembered rule book that is not open is said not to be checked until it is chosen again", async () => {
  const { session, reopen, close } = await openPane();
  await session.chooseRuleBook(bookOf(LIMIT), "市局规则.xlsx");
  expect(ruleNamed(session, "“三公”限额")).toMatchObject({ status: "good", origin: "市局规则.xlsx" });
  expect(saidAway(session)).toBe(false);
  await close();

  const again = await reopen();
  await again.session.check();
  expect(again.session.store.get().ruleBook).toMatchObject({ name: "市局规则.xlsx", isOpen: false });
  expect(saidAway(again.session)).toBe(true);
  expect(again.session.store.get().report?.outcome).toBe("open");
  // Another file is no answer, and neither is one that is no book.
  await again.session.chooseRuleBook(new Uint8Array([1, 2, 3]), "市局规则.xlsx");
  await again.session.check();
  expect(saidAway(again.session)).toBe(true);

  await again.session.chooseRuleBook(bookOf(LIMIT, LIMIT.with(1, "又一条")), "市局规则.xlsx");
  expect(saidAway(again.session)).toBe(false);
  expect(again.session.store.get().notice?.text).toContain("与上次的内容不同");
  expect(again.session.store.get().report?.outcome).toBe("clean");
  await again.session.clearTraces();
  await again.session.check();
  expect(again.session.store.get().report?.ownRules).toEqual([]);
  await again.close();
}, 60_000);
