/**
 * Stands before every test file: whatever findings the suite calls forth, in any test, must carry ids of the catalogue
 * of checks, which `docs/checks.md` is written from. A finding with an id of its own would have no title, basis or item.
 */
import type * as Check from "../src/check/check";
import type { Checked } from "../src/check/checked";
import type * as Checks from "../src/check/checks";
import type * as Review from "../src/check/review";

function known<T extends Pick<Checked, "findings" | "review">>(checked: T): T {
  const { checkOf } = jest.requireActual<typeof Checks>("../src/check/checks");
  const findings = [...checked.findings, ...(checked.review?.findings ?? [])];
  const unknown = findings.flatMap(({ rules }) => rules).filter((id) => checkOf(id) === undefined);
  if (unknown.length > 0) throw new Error(`no check of the catalogue: ${[...new Set(unknown)].join(", ")}`);
  return checked;
}

jest.mock("../src/check/check", () => {
  const actual = jest.requireActual<typeof Check>("../src/check/check");
  const examine: typeof Check.examine = async (...given) => known(await actual.examine(...given));
  const check: typeof Check.check = (...given) => known(actual.check(...given));
  return { ...actual, check, examine };
});

jest.mock("../src/check/review", () => {
  const actual = jest.requireActual<typeof Review>("../src/check/review");
  const review: typeof Review.review = (...given) => known(actual.review(...given));
  return { ...actual, review };
});
