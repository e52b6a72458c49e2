/** Writes the licences of all packages that went into a bundle beside it: most ask for that wherever they are delivered. */
const fs = require("node:fs");
const path = require("node:path");

const NAME = "THIRD-PARTY.txt";
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
/** The innermost package of a file, whose name may have a scope. */
const PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

class ThirdParty {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("ThirdParty", (compilation) => {
      const { Compilation, sources } = compiler.webpack;
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: "ThirdParty", stage }, () => {
        compilation.emitAsset(NAME, new sources.RawSource(textOf(foldersOf(compilation))));
      });
    });
  }
}

function foldersOf({ modules }) {
  const folders = new Set();
  const add = (module) => {
    const folder = PACKAGE.exec(module.nameForCondition?.() ?? "")?.[1];
    if (folder) folders.add(folder);
    for (const inner of module.modules ?? []) add(inner);
  };
  for (const module of modules) add(module);
  return folders;
}

/** In the order of names, so that the same packages give the same text. */
function textOf(folders) {
  const entries = [...folders].map(entryOf).filter((entry) => entry !== null);
  const byHead = new Map(entries.map((entry) => [entry.head, entry.text]));
  const line = "-".repeat(80);
  return [...byHead]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([head, text]) => `${head}\n\n${text}\n\n${line}\n`)
    .join("\n");
}

function entryOf(folder) {
  const file = path.join(folder, "package.json");
  if (!fs.existsSync(file)) return null;
  const { name, version, license } = JSON.parse(fs.readFileSync(file, "utf8"));
  const texts = fs
    .readdirSync(folder)
    .filter((entry) => LICENCE.test(entry) && fs.statSync(path.join(folder, entry)).isFile())
    .sort()
    .map((entry) => fs.readFileSync(path.join(folder, entry), "utf8").trim());
  return {
    head: `${name} ${version}: ${license ?? "licence not named"}`,
    text: texts.join("\n\n") || "(The package brings no text of its licence.)",
  };
}

/** The same for a bundle of which the paths of its files are known. */
function licencesOf(files) {
  return textOf(new Set(files.map((file) => PACKAGE.exec(path.resolve(file))?.[1]).filter(Boolean)));
}

module.exports = { ThirdParty, licencesOf };
