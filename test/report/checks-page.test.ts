/** The page of all checks is what the catalogues say, and knows every id that a finding can carry. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { basisOf, CHECK_GROUPS } from "../../src/check/checks";
import { checksJson, checksPage, checksText } from "../../src/report/checks-page";

const ROOT = join(__dirname, "..", "..");
const IDS = CHECK_GROUPS.flatMap(({ checks }) => checks.map(({ id }) => id));

test("docs/checks.md is written from the catalogues: npm run docs", () => {
  expect(readFileSync(join(ROOT, "docs", "checks.md"), "utf8")).toBe(checksPage());
});

test("every check has one id, a sentence and a basis", () => {
  expect(IDS.length).toBeGreaterThan(100);
  expect(IDS.filter((id, index) => IDS.indexOf(id) !== index)).toEqual([]);
  const checks = CHECK_GROUPS.flatMap((group) => group.checks);
  expect(checks.filter(({ says }) => !says.endsWith("。")).map(({ id }) => id)).toEqual([]);
  expect(IDS.filter((id) => basisOf(id) === null)).toEqual([]);
  expect(basisOf("income/nothing")).toBeNull();
});

test("text and JSON list all of them", () => {
  const text = checksText();
  expect(IDS.filter((id) => !text.includes(`${id} `))).toEqual([]);
  expect(checksJson().map(({ id }) => id)).toEqual(IDS);
});

test("ids that are written out in the sources are in the list", () => {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
  const written = files
    .filter((file) => /\.tsx?$/u.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(ROOT, "src", file), "utf8").matchAll(
          /\brules?(?:: \[?| = )"([a-z-]+\/[a-z0-9-]+)"/gu,
        ),
      ].map((match) => match[1] ?? ""),
    );
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter((id) => !IDS.includes(id))).toEqual([]);
});
