/**
 * pdf.js is an ES module and jest's modules are not: its two halves are loaded by Node itself, outside the realm of the
 * tests, with the names that our own loader has supplied there.
 */
const outer = require("node:vm").runInThisContext("globalThis");
const { createRequire } = outer.process.getBuiltinModule("node:module");

module.exports = (file) => {
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
    if (!(name in outer)) outer[name] = globalThis[name];
  }
  if (globalThis.pdfjsWorker) outer.pdfjsWorker = globalThis.pdfjsWorker;
  const { warn } = outer.console;
  const known = new Set(Object.getOwnPropertyNames(outer));
  outer.console.warn = () => undefined;
  try {
    return { __esModule: true, ...createRequire(module.filename)(`pdfjs-dist/legacy/build/${file}`) };
  } finally {
    outer.console.warn = warn;
    // It gives old engines what they lack, `Iterator` among it; the next test file of this process would inherit that.
    for (const name of Object.getOwnPropertyNames(outer)) {
      if (!known.has(name) && name !== "pdfjsWorker") delete outer[name];
    }
  }
};
