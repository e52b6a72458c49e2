/**
 * Turns every comparison and every sign of the rules the other way round, one at a time, and asks whether the
 * catalogue's test would notice. `npx tsx scripts/mutate-rules.ts [part of a file's name]…` prints what was tried and what nobody noticed;
 * rules are tried in this process, inspections and performance tables by running their tests.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import ts from "typescript";
import { comparisonOf, type RuleDefinition } from "../src/engine/reconcile/define-rule";
import { sentenceOf } from "../src/rules/sentence";
import { strangeIdsOf } from "../test/rules/strange-ids";
import { broken, comparisonSaid, silent } from "../test/rules/try-rule";

const ROOT = join(__dirname, "..");
const RULES = join(ROOT, "src", "rules");

interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

const OPPOSITES: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, ">="],
  [ts.SyntaxKind.LessThanEqualsToken, ">"],
  [ts.SyntaxKind.GreaterThanToken, "<="],
  [ts.SyntaxKind.GreaterThanEqualsToken, "<"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.PlusToken, "-"],
]);

/** What stands for a comparison in data. */
const WORDS: Readonly<Record<string, string>> = {
  '"<="': '"="',
  '"="': '"<="',
  '"definition"': '"inequality"',
  '"inequality"': '"definition"',
};

/** How the relations of a shape compare when they are turned round. */
const SHAPES: Readonly<Record<string, string>> = {
  tieOut: "<=",
  usualTieOut: "<=",
  partOf: "=",
  usualPartOf: "=",
};

function mutantsOf(file: string): Mutant[] {
  const text = readFileSync(join(RULES, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const add = (node: ts.Node, by: string): void => {
    mutants.push({ file, start: node.getStart(source), end: node.end, by });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const opposite = OPPOSITES.get(node.operatorToken.kind);
      const isText = [node.left, node.right].some(
        (side) =>
          ts.isStringLiteralLike(side) ||
          ts.isTemplateExpression(side) ||
          /[\u4e00-\u9fff]/u.test(side.getText()),
      );
      if (opposite !== undefined && !isText) add(node.operatorToken, opposite);
      // What is compared with a word is a comparison too.
      else if (opposite?.includes("==") === true) add(node.operatorToken, opposite);
    }
    const isNegative = ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken;
    if (isNegative && !ts.isLiteralTypeNode(node.parent)) add(node, node.operand.getText());
    if (ts.isStringLiteral(node) && !ts.isLiteralTypeNode(node.parent)) {
      const opposite = WORDS[node.getText()];
      if (opposite !== undefined && ts.isPropertyAssignment(node.parent)) add(node, opposite);
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const name = node.expression.text;
      const other = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
      if (other !== undefined) {
        add(node, `({ ...${node.getText()}, comparison: "${other}" as const })`);
        // A part and its whole the other way round.
        if (node.expression.text.includes("artOf")) swapped(node, add);
      }
      if (node.expression.text === "pick") add(node, `({ ...${node.getText()}, times: -1 as const })`);
    }
    if (ts.isObjectLiteralExpression(node) && isPick(node))
      add(node, `${node.getText().slice(0, -1).replace(/,\s*$/u, "")}, times: -1 as const }`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function isPick(node: ts.ObjectLiteralExpression): boolean {
  const names = node.properties.map((property) => property.name?.getText());
  return ["table", "lines", "columns"].every((name) => names.includes(name));
}

function swapped(call: ts.CallExpression, add: (node: ts.Node, by: string) => void): void {
  const [argument] = call.arguments;
  if (!argument || !ts.isObjectLiteralExpression(argument)) return;
  const text = argument.getText();
  add(
    argument,
    text
      .replace(/\bleft:/u, "LEFT:")
      .replace(/\bright:/u, "left:")
      .replace("LEFT:", "right:"),
  );
}

function applied(mutant: Mutant): string {
  const text = readFileSync(join(RULES, mutant.file), "utf8");
  return text.slice(0, mutant.start) + mutant.by + text.slice(mutant.end);
}

/** The rules as they are with one file changed. */
async function rulesWith(changed: { file: string; text: string } | null): Promise<RuleDefinition[]> {
  const bundled = await build({
    stdin: {
      contents: 'export { RULES } from "./index"; export { ROLL_FORWARDS } from "./roll-forward";',
      resolveDir: RULES,
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "cjs",
    logLevel: "silent",
    plugins: [
      {
        name: "mutant",
        setup(bundle) {
          // The filter is read by Go, which knows no flags.
          bundle.onLoad({ filter: new RegExp("[.]ts$") }, ({ path }) =>
            changed && path === join(RULES, changed.file)
              ? { contents: changed.text, loader: "ts" }
              : undefined,
          );
        },
      },
    ],
  });
  const exported: { RULES: RuleDefinition[]; ROLL_FORWARDS: RuleDefinition[] } = {
    RULES: [],
    ROLL_FORWARDS: [],
  };
  const holder = { exports: exported };
  runInNewContext(bundled.outputFiles[0]?.text ?? "", { module: holder, exports: exported });
  return [...holder.exports.RULES, ...holder.exports.ROLL_FORWARDS];
}

/** The page of all checks is compared by a test as well. */
const PAGE = readFileSync(join(ROOT, "docs", "checks.md"), "utf8");

function isAsListed(rule: RuleDefinition): boolean {
  const at = PAGE.indexOf(`\`${rule.id}\``);
  return at >= 0 && PAGE.slice(at).split("\n- ")[0]?.includes(sentenceOf(rule)) === true;
}

const isNoticed = (rule: RuleDefinition): boolean =>
  !isAsListed(rule) ||
  comparisonSaid(rule) !== comparisonOf(rule) ||
  strangeIdsOf(rule).length > 0 ||
  broken(rule).length > 0 ||
  silent(rule).length > 0;

/** The tests of a folder of rules that are no data. */
const TESTS: Readonly<Record<string, string>> = {
  inspections: "test/rules/(?:inspections|head-matter)",
  "self-evaluation": "test/rules/self-evaluation",
};

/** Whether the jest tests beside the file turn red with it. */
function isRedWith(mutant: Mutant): boolean {
  const path = join(RULES, mutant.file);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, applied(mutant));
  try {
    const tests = TESTS[dirname(mutant.file)] ?? "test/rules";
    const run = spawnSync("npx", ["jest", tests, "--bail", "--silent"], { cwd: ROOT });
    return run.status !== 0;
  } finally {
    writeFileSync(path, before);
  }
}

async function main(): Promise<void> {
  const files = readdirSync(RULES, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/^(?:basis|sentence|structure|index|rule)\.ts$/u.test(file),
  );
  const only = process.argv.slice(2);
  const mutants = files
    .filter((file) => only.length === 0 || only.some((part) => file.includes(part)))
    .flatMap(mutantsOf);
  const original = new Map((await rulesWith(null)).map((rule) => [rule.id, JSON.stringify(rule)]));
  let noticed = 0;
  for (const [index, mutant] of mutants.entries()) {
    if (index % 20 === 0) process.stderr.write(`${index} of ${mutants.length}: ${mutant.file}\n`);
    const text = applied(mutant);
    const isData = !mutant.file.includes("/");
    let found: boolean;
    if (isData) {
      const rules = await rulesWith({ file: mutant.file, text });
      const changed = rules.filter((rule) => original.get(rule.id) !== JSON.stringify(rule));
      found = changed.some(isNoticed);
    } else found = isRedWith(mutant);
    if (found) noticed += 1;
    else {
      const line = readFileSync(join(RULES, mutant.file), "utf8").slice(0, mutant.start).split("\n").length;
      console.log(`not noticed: ${mutant.file}:${line} → ${mutant.by.replace(/\s+/gu, " ").slice(0, 90)}`);
    }
  }
  console.log(`${noticed} of ${mutants.length} changes turned a test red`);
}

void main();
