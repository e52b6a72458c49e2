/**
 * Two bundles: `cli` (Node, libraries stay in node_modules) and `taskpane` (the browser, everything included).
 * Choose with `--config-name`.
 */
const path = require("node:path");
const fs = require("node:fs");
const webpack = require("webpack");

const source = (...parts) => path.resolve(__dirname, "src", ...parts);

/** The CLI starts as a program of its own, also from a checkout. */
const EXECUTABLE = "final-accounts.js";

const typescript = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: "swc-loader",
    options: {
      jsc: {
        target,
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
      },
    },
  },
});

class MakeExecutable {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("MakeExecutable", ({ outputOptions }) => {
      const program = path.join(outputOptions.path, EXECUTABLE);
      if (fs.existsSync(program)) fs.chmodSync(program, 0o755);
    });
  }
}

/** Workers of `batch` are entries of their own: a thread starts from a file. */
function cliEntries() {
  const entries = { "final-accounts": source("cli", "main.ts") };
  const worker = source("cli", "batch-worker.ts");
  if (fs.existsSync(worker)) entries["batch-worker"] = worker;
  return entries;
}

const cli = (mode) => ({
  name: "cli",
  mode,
  target: "node20",
  devtool: "source-map",
  entry: cliEntries(),
  output: { path: path.resolve(__dirname, "dist/cli"), filename: "[name].js", clean: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: { rules: [typescript("es2022")] },
  externalsPresets: { node: true },
  externals: [
    ({ request }, callback) =>
      /^[./]/.test(request) || path.isAbsolute(request) ? callback() : callback(null, `commonjs ${request}`),
  ],
  // Readable stack traces matter more than bytes on a disk.
  optimization: { minimize: false },
  performance: { hints: false },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: EXECUTABLE }),
    new MakeExecutable(),
  ],
});

module.exports = (_env, { mode = "production" }) => [cli(mode)];
