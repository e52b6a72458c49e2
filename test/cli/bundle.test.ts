/**
 * The built command line is another program than its sources: what a bundler resolves ahead of time is no longer asked
 * where it runs. The part of it that reads PDFs is built as the command line is, and reads one with a font of no file.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { typedPdf } from "../files/pdf/typed";

const ROOT = join(__dirname, "../..");
// Beside the packages, as dist is.
const folder = mkdtempSync(join(ROOT, "node_modules/.bundle-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** In a program of its own: what a bundler loads, it puts into the world of the tests that come after. */
function build(entry: string): void {
  const program = `
    const [cli] = require("./webpack.config.js")({}, {}).filter(({ name }) => name === "cli");
    const entry = { reader: { import: ${JSON.stringify(entry)}, library: { type: "commonjs2" } } };
    const output = { path: ${JSON.stringify(folder)}, filename: "[name].js" };
    require("webpack")({ ...cli, entry, output, plugins: [], devtool: false }, (error, stats) => {
      if (error ?? stats.hasErrors()) throw error ?? new Error(stats.toString());
    });`;
  execFileSync(process.execPath, ["-e", program], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
}

test("finds the character maps of Chinese fonts where it runs", () => {
  build(join(ROOT, "src/disk/open-pdf.ts"));
  writeFileSync(join(folder, "a.pdf"), typedPdf(["2024年度收入总计2,347.78万元。"]));
  const program = `require("./reader.js").openPdf("a.pdf").then(({ document }) => console.log(document.blocks[0].text))`;
  const said = execFileSync(process.execPath, ["-e", program], { cwd: folder, encoding: "utf8" });
  expect(said.trim()).toBe("2024年度收入总计2,347.78万元。");
}, 60_000);
