/**
 * Takes the folder of the build out of libraries that ask where they stand: the bundle would carry it, and two builds of
 * the same sources would differ. In a browser they make nothing of it; an address of a file that is bundled stays.
 */
const ASKED = /(new URL\(\s*"[^".][^"]*"\s*,\s*)?import\.meta\.url/g;

module.exports = function noBuildPath(source) {
  return source.replace(ASKED, (whole, address) => (address ? whole : '"file:///bundle.js"'));
};
