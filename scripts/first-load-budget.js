/** Prints what the pane costs, gzipped, and fails the build when opening it costs more than the limit. */
const { gzipSync } = require("node:zlib");
const { WebpackError } = require("webpack");

class FirstLoadBudget {
  constructor({ entry, limit }) {
    this.entry = entry;
    this.limit = limit;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FirstLoadBudget", (compilation) => {
      const stage = compilation.constructor.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: "FirstLoadBudget", stage }, (assets) => {
        const size = (file) => gzipSync(assets[file].buffer()).length;
        const isCode = (file) => /\.(js|css|wasm)$/.test(file) && file in assets;
        const first = compilation.entrypoints.get(this.entry).getFiles().filter(isCode);
        const later = Object.keys(assets).filter((file) => isCode(file) && !first.includes(file));

        const total = first.reduce((sum, file) => sum + size(file), 0);
        const lines = [
          `first load of the pane: ${kilobytes(total)} gzipped, at most ${kilobytes(this.limit)}`,
          ...later.map((file) => `  on demand: ${file} ${kilobytes(size(file))}`),
        ];
        process.stdout.write(`${lines.join("\n")}\n`);
        if (total > this.limit) compilation.errors.push(new WebpackError(lines[0]));
      });
    });
  }
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

module.exports = { FirstLoadBudget };
