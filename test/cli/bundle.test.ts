/**
 * The built command line is another program than its sources: what a bundler resolves ahead of time is no longer asked
 * where it runs. The part of it that reads PDFs is built as the command line is, and reads one with a font of no file.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import webpack, { type Configuration } from "webpack";
import { typedPdf } from "../files/pdf/typed";

const ROOT = join(__dirname, "../..");
// Beside the packages, as dist is.
const folder = mkdtempSync(join(ROOT, "node_modules/.bundle-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function build(entry: string): Promise<void> {
  const configure = createRequire(__filename)("../../webpack.config.js") as (
    env: object,
    args: object,
  ) => Configuration[];
  const configurations = configure({}, {});
  const cli = configurations.find(({ name }) => name === "cli");
  const configuration: Configuration = {
    ...cli,
    entry: { reader: { import: entry, library: { type: "commonjs2" } } },
    output: { path: folder, filename: "[name].js" },
    plugins: [],
    devtool: false,
  };
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error ?? stats?.hasErrors() === true) reject(error ?? new Error(stats?.toString()));
      else resolve();
    });
  });
}

test("finds the character maps of Chinese fonts where it runs", async () => {
  await build(join(ROOT, "src/disk/open-pdf.ts"));
  writeFileSync(join(folder, "a.pdf"), typedPdf(["2024年度收入总计2,347.78万元。"]));
  const program = `require("./reader.js").openPdf("a.pdf").then(({ document }) => console.log(document.blocks[0].text))`;
  const said = execFileSync(process.execPath, ["-e", program], { cwd: folder, encoding: "utf8" });
  expect(said.trim()).toBe("2024年度收入总计2,347.78万元。");
}, 60_000);
