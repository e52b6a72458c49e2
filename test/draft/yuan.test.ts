/** The law in 元: a narrative whose own amounts are in 元 gives the next year's with its amounts in 元; reasons stay as given. */
import { EDITIONS } from "../../src/editions";
import { narrativeOf } from "../../src/narrative";
import { formatFen } from "../../src/workbook/amount";
import { pairOf, tryPair } from "./law";

/** What 补充资料 gives in words or for itself stays as it is, and so does a threshold. */
const GIVEN = String.raw`(?<given>主要原因[是：](?:(?!；[^；。]*决算数)[^。\n])*|(?:涉及资金|预算金额|单价)[\d,.]+万元)`;
const GIVEN_OR_AMOUNT = new RegExp(String.raw`${GIVEN}|(?<digits>-?\d[\d,]*(?:\.\d+)?)万元`, "gu");

const inYuan = (text: string): string =>
  text.replace(GIVEN_OR_AMOUNT, (_, given: string | undefined, digits: string) => {
    if (given !== undefined) return given;
    const fen = Math.round(Number(digits.replaceAll(",", "")) * 1_000_000);
    return fen === 0 ? "0元" : `${formatFen(fen, "元", { decimals: 2, separators: true })}元`;
  });

test.each(EDITIONS.filter(narrativeOf).map((edition) => [edition.id, edition] as const))(
  "%s",
  (_, edition) => {
    const outcomes = [3, 6].map((seed) => {
      const { base, wanted, ...books } = pairOf(edition, seed, { near: true });
      return tryPair({ ...books, base: inYuan(base), wanted: wanted.map(inYuan) });
    });
    const compared = outcomes.flatMap((outcome) => outcome.compared);
    expect(compared.filter(({ wanted }) => wanted !== null && /\d元/u.test(wanted)).length).toBeGreaterThan(
      20,
    );
    expect(compared.filter(({ outcome }) => outcome !== "equal")).toEqual([]);
    const errors = outcomes.flatMap(({ draft }) =>
      draft.findings.filter(({ severity }) => severity === "error"),
    );
    expect(errors.map(({ message }) => message)).toEqual([]);
  },
);
