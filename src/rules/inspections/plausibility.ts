/** What no form forbids and nobody would believe: counts and prices, and money without its source. */
import type { Fact, Facts } from "../../engine/fact";
import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import { printedValue } from "../../engine/printed";
import type { LineOf } from "../../tables/ids";
import { factInColumn, knownFact } from "../../tables/known-fact";

const THREE = "three-public";
const SUMMARY = "income-expenditure-summary";
const GENERAL = "general-budget-expenditure";

/** In 分: no ordinary or special vehicle of an office costs as much. */
const DEAREST_VEHICLE = 60 * 10_000 * 100;

const valueOf = (fact: Fact | undefined): number => fact?.amount?.value ?? 0;

export const vehiclesAndGuests = defineInspection({
  id: "three-public/plausible-counts",
  title: "“三公”经费统计数与金额合理",
  says: "购车单价、购置数与保有量、接待批次与人次应当合理。",
  basis: "fees-and-counts",
  severity: "warning",
  inspect: (facts) => {
    const count = (line: LineOf<typeof THREE>): Fact | undefined => knownFact(facts, THREE, line, "count");
    const [bought, owned] = [count("vehiclesPurchased"), count("vehiclesOwned")];
    const [visits, guests] = [count("receptionBatches"), count("receptionPersons")];
    const price = knownFact(facts, THREE, "vehiclePurchase", "final");
    const remarks: Remark[] = [];
    if (price && bought && valueOf(bought) > 0 && valueOf(price) / valueOf(bought) > DEAREST_VEHICLE) {
      const each = printedValue(price, Math.round(valueOf(price) / valueOf(bought)));
      const message = `购置公务用车 ${valueOf(bought)} 辆，平均每辆 ${each}${price.unit ?? ""}，远超购置标准，请核实金额和数量`;
      remarks.push({ severity: "warning", message, facts: [price, bought] });
    }
    if (bought && owned?.amount && valueOf(owned) > 0 && valueOf(bought) > valueOf(owned))
      remarks.push({
        severity: "warning",
        message: `本年购置公务用车 ${valueOf(bought)} 辆，多于年末保有量 ${valueOf(owned)} 辆`,
        facts: [bought, owned],
      });
    if (visits && guests?.amount && valueOf(guests) > 0 && valueOf(guests) < valueOf(visits))
      remarks.push({
        severity: "warning",
        message: `国内公务接待 ${valueOf(visits)} 批次，而接待人次只有 ${valueOf(guests)}`,
        facts: [visits, guests],
      });
    return remarks;
  },
});

/** 社会保障, 卫生 and 住房 are paid for whoever is employed. */
const OF_ALL_STAFF = /^(?:208|210|221)/u;

/** Its staff is paid under 行政运行 and nowhere else: a school of the department would be paid under its own code. */
const isOffice = (facts: Facts): boolean => {
  const lines = facts.tables.get(GENERAL)?.lines ?? [];
  if (lines.some(({ label }) => /事业运行|^事业单位/u.test(label))) return false;
  const paying = lines.filter(({ id }) => {
    const basic = id.length === 7 && !OF_ALL_STAFF.test(id) && factInColumn(facts, GENERAL, id, "basic");
    return basic && valueOf(basic) > 0;
  });
  return paying.length > 0 && paying.every(({ label }) => label === "行政运行");
};

/** An office has no business of its own; expenditure of a business has its income. */
export const businessOfOffices = defineInspection({
  id: "income-expenditure-summary/business",
  title: "事业、经营收支与单位性质相符",
  says: "有经营支出应有经营收入；行政单位通常没有事业收入、经营收入和结余分配。",
  basis: "form-balance",
  severity: "warning",
  inspect: (facts) => {
    const summary = (line: LineOf<typeof SUMMARY>): Fact | undefined =>
      knownFact(facts, SUMMARY, line, "amount");
    const income = summary("operating");
    const spent = knownFact(facts, "expenditure", "total", "operating");
    const remarks: Remark[] = [];
    if (spent && income?.amount && valueOf(spent) > 0 && valueOf(income) === 0)
      remarks.push({
        severity: "warning",
        message: "有经营支出而没有经营收入，请核实",
        facts: [spent, income],
      });
    const business = (["institutional", "operating", "surplusDistribution"] as const).flatMap((line) => {
      const fact = summary(line);
      return fact && valueOf(fact) > 0 ? [fact] : [];
    });
    if (business.length > 0 && isOffice(facts)) {
      const names = business.map(({ lineLabel }) => lineLabel).join("、");
      const message = `各科目均为行政单位的支出，却有${names}：行政单位通常没有这些项目，请核实`;
      remarks.push({ severity: "warning", message, facts: business });
    }
    return remarks;
  },
});
