/**
 * Stands before every test file: whatever findings the suite calls forth, in any test, must carry ids of the catalogue
 * of checks, which `docs/checks.md` is written from. A finding with an id of its own would have no title, basis or item.
 */
type Check = typeof import("../src/check/check");
type Review = typeof import("../src/check/review");
type WithFindings = Pick<import("../src/check/checked").Checked, "findings" | "review">;

function known<T extends WithFindings>(checked: T): T {
  const { checkOf } = jest.requireActual<typeof import("../src/check/checks")>("../src/check/checks");
  const findings = [...checked.findings, ...(checked.review?.findings ?? [])];
  const unknown = findings.flatMap(({ rules }) => rules).filter((id) => checkOf(id) === undefined);
  if (unknown.length > 0) throw new Error(`no check of the catalogue: ${[...new Set(unknown)].join(", ")}`);
  return checked;
}

jest.mock("../src/check/check", () => {
  const actual = jest.requireActual<Check>("../src/check/check");
  const examine: Check["examine"] = async (...given) => known(await actual.examine(...given));
  const check: Check["check"] = (...given) => known(actual.check(...given));
  return { ...actual, check, examine };
});

jest.mock("../src/check/review", () => {
  const actual = jest.requireActual<Review>("../src/check/review");
  const review: Review["review"] = (...given) => known(actual.review(...given));
  return { ...actual, review };
});
