const path = require("node:path");
const js = require("@eslint/js");
const prettier = require("eslint-config-prettier");
const officeAddins = require("eslint-plugin-office-addins");
const reactHooks = require("eslint-plugin-react-hooks");
const tseslint = require("typescript-eslint");

const TYPESCRIPT = ["**/*.ts", "**/*.tsx"];

module.exports = tseslint.config(
  { ignores: ["dist/", "coverage/", "screenshots/", "node_modules/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        process: "readonly",
        URL: "readonly",
      },
    },
  },
  {
    files: TYPESCRIPT,
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: path.resolve(__dirname) } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Figures and counts are shown all over the place; only objects would print as nonsense.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Several numbers and strings of one kind read better side by side than aligned by force.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Taken as one object, zod brings its messages in forty languages along: a fifth of the page's program.
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier[imported.name='z']",
          message: 'Write import * as z from "zod".',
        },
      ],
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["src/hosts/excel/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  { files: ["src/taskpane/**/*.tsx", "src/page/**/*.tsx"], ...reactHooks.configs.flat["recommended-latest"] },
  // The rule speaks for React's compiler, which this project does not use.
  {
    files: ["src/taskpane/**/*.tsx", "src/page/**/*.tsx"],
    rules: { "react-hooks/incompatible-library": "off" },
  },
  { files: ["scripts/**", "bench/**", "test/e2e/**"], rules: { "no-console": "off" } },
  prettier,
);
