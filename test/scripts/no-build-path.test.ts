/** A bundle says nothing of the folder that it was built in: what the libraries ask of it is answered alike everywhere. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const loader = createRequire(__filename)("../../scripts/no-build-path-loader.js") as (
  source: string,
) => string;
const libraries = join(__dirname, "..", "..", "node_modules");

test.each([
  "highs/build/highs.mjs",
  "pdfjs-dist/legacy/build/pdf.mjs",
  "pdfjs-dist/legacy/build/pdf.worker.mjs",
])("%s", (file) => {
  const source = readFileSync(join(libraries, file), "utf8");
  expect(source).toContain("import.meta.url");
  const left = loader(source).match(/.{0,30}import\.meta\.url/gu) ?? [];
  // Addresses of files that are bundled are made by the bundler.
  expect(left.filter((use) => !/new URL\(\s*"[\w-]+\.wasm"\s*,\s*import\.meta\.url$/u.test(use))).toEqual([]);
});
