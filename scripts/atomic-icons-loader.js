/**
 * Lets each icon be imported from its own file. The index of the icon library names some 18,000 icons; parsing it
 * only to drop nearly all of them is most of the time of a build.
 */
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*["']@fluentui\/react-icons["'];?/g;

/** `ChevronDown16Regular` lives in `chevron-down`; what is no icon (`bundleIcon`) is a tool. */
function fileOf(name) {
  if (/^[a-z]/.test(name)) return "utils";
  const kebab = name
    .replace(/(\d+)?(Regular|Filled|Light|Color)$/, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
  return `svg/${kebab}`;
}

module.exports = function atomicIcons(source) {
  return source.replace(IMPORT, (_, names) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "))
      .map((name) => `import { ${name} } from "@fluentui/react-icons/${fileOf(name.split(" as ")[0])}";`)
      .join(" "),
  );
};
