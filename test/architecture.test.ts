/** The import directions of the design, and the purity of the core. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const SRC = join(__dirname, "..", "src");

/** What each folder may import beside itself. */
const CORE = ["workbook", "engine"];
const CATALOGUES = ["tables", "rules", "narrative", "editions", "review"];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  workbook: [],
  engine: ["workbook"],
  tables: CORE,
  rules: [...CORE, "tables", "editions"],
  editions: [...CORE, "tables"],
  narrative: [...CORE, "tables", "editions", "rules"],
  review: [...CORE, "tables", "editions", "narrative", "rules"],
  "own-rules": [...CORE, "tables", "rules"],
  draft: [...CORE, "tables", "rules", "editions", "narrative", "review"],
  check: [...CORE, ...CATALOGUES, "own-rules", "draft"],
  forms: [...CORE, ...CATALOGUES],
  report: [...CORE, ...CATALOGUES, "own-rules", "draft", "check", "forms"],
  solver: [...CORE],
  batch: [...CORE, ...CATALOGUES, "own-rules", "check", "report", "files", "solver"],
  hosts: ["workbook", "files"],
  files: ["workbook"],
  disk: ["workbook", "files"],
  taskpane: [
    ...CORE,
    ...CATALOGUES,
    "own-rules",
    "draft",
    "check",
    "forms",
    "report",
    "hosts",
    "files",
    "solver",
  ],
  page: [
    ...CORE,
    ...CATALOGUES,
    "own-rules",
    "draft",
    "check",
    "forms",
    "report",
    "hosts",
    "files",
    "solver",
    "taskpane",
    "batch",
  ],
  commands: [...CORE, ...CATALOGUES, "check", "forms", "report", "hosts", "solver", "taskpane"],
  cli: [
    ...CORE,
    ...CATALOGUES,
    "own-rules",
    "draft",
    "check",
    "forms",
    "report",
    "files",
    "disk",
    "batch",
    "solver",
  ],
};

/** Single files that a folder may see outside its directions. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  hosts: ["engine/finding"],
  files: ["engine/finding"],
};

const PURE = [...CORE, ...CATALOGUES, "own-rules", "draft", "check", "forms", "report"];
const IMPURE_WORDS =
  /\b(?:process|window|localStorage|Excel|Office)\.|\bdocument\.(?:body|createElement|getElement|querySelector)|\b(?:setTimeout|fetch)\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/u;

interface Import {
  readonly file: string;
  /** Only types are taken: nothing is loaded. */
  readonly isType: boolean;
  readonly from: string;
  readonly to: string;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/u.test(file));

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), "utf8");
  const matches = [
    ...text.matchAll(/(^(?:import|export) type [^;]*?)?(?:from|import\(|import)\s*\(?["']([^"']+)["']/gmu),
  ];
  return matches.map(([, type, target = ""]) => {
    const to = target.startsWith(".") ? relative(SRC, resolve(SRC, dirname(file), target)) : target;
    return { file, from: file.split("/")[0] ?? "", to, isType: type !== undefined };
  });
}

const IMPORTS = FILES.flatMap(importsOf);

test("there are files and imports to look at", () => {
  expect(FILES.length).toBeGreaterThan(40);
  expect(IMPORTS.length).toBeGreaterThan(80);
});

test("every folder has its direction", () => {
  expect(
    [...new Set(FILES.map((file) => file.split("/")[0] ?? ""))].filter((folder) => !(folder in ALLOWED)),
  ).toEqual([]);
});

test("imports keep to the directions of the design", () => {
  const wrong = IMPORTS.filter(
    ({ to }) => !to.startsWith("..") && (to.split("/")[0] ?? "") in ALLOWED,
  ).filter(({ from, to }) => {
    const folder = to.split("/")[0] ?? "";
    return folder !== from && !(ALLOWED[from] ?? []).includes(folder) && !(ALSO[from] ?? []).includes(to);
  });
  expect(wrong).toEqual([]);
});

test("no file loads itself by way of others", () => {
  const loads = new Map<string, string[]>();
  for (const { file, to, isType } of IMPORTS) {
    const loaded = [`${to}.ts`, `${to}.tsx`, join(to, "index.ts")].find((name) => FILES.includes(name));
    if (loaded !== undefined && !isType) loads.set(file, [...(loads.get(file) ?? []), loaded]);
  }
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || way.includes(file)) return;
    for (const next of loads.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of FILES) visit(file, []);
  expect(cycles).toEqual([]);
});

test.each(PURE)("%s is pure: no Node, no DOM, no Excel, no clock", (folder) => {
  const imports = IMPORTS.filter(
    ({ from, to }) => from === folder && /^(?:node:|react|@fluentui|@microsoft|fs$|path$)/u.test(to),
  );
  const words = FILES.filter((file) => file.startsWith(`${folder}/`)).filter((file) => {
    const code = readFileSync(join(SRC, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "");
    return IMPURE_WORDS.test(code);
  });
  expect({ imports, words }).toEqual({ imports: [], words: [] });
});

test("only hosts/excel and its faces say Excel or Office", () => {
  const speakers = FILES.filter((file) => !/^(?:hosts\/excel|commands|taskpane)\//u.test(file)).filter(
    (file) =>
      /\b(?:Excel\.run|Office\.onReady|Office\.context)\b/u.test(readFileSync(join(SRC, file), "utf8")),
  );
  expect(speakers).toEqual([]);
});

test("only disk and cli touch the file system", () => {
  const touchers = IMPORTS.filter(
    ({ from, to }) => /^(?:node:)?fs/u.test(to) && from !== "cli" && from !== "disk",
  );
  expect(touchers).toEqual([]);
});

test("only test/cases.ts knows of files beside the project", () => {
  const root = join(SRC, "..");
  const knowing = ["src", "test", "bench", "scripts"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/u.test(file))
      .map((file) => join(folder, file))
      .filter((file) => /"\.\.", "shared"|\.\.\/shared\//u.test(readFileSync(join(root, file), "utf8"))),
  );
  expect(knowing).toEqual([join("test", "cases.ts")]);
});
