/**
 * Three bundles: `cli` (Node, libraries stay in node_modules), `taskpane` (the browser, everything included) and
 * `try` (a page that plays Excel, for development). Choose with `--config-name`; the default is what is delivered.
 */
const path = require("node:path");
const fs = require("node:fs");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const webpack = require("webpack");
const { FirstLoadBudget } = require("./scripts/first-load-budget");
const { ThirdParty } = require("./scripts/third-party");

const source = (...parts) => path.resolve(__dirname, "src", ...parts);
/** Runs the claims of the test host inside real Excel; in the development build only. */
const contract = (file) => path.resolve(__dirname, "test/excel-host/contract", file);
const output = (...parts) => path.resolve(__dirname, "dist", ...parts);

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

const atomicIcons = {
  test: /\.(js|tsx)$/,
  include: [source("taskpane"), path.resolve(__dirname, "node_modules/@fluentui")],
  exclude: path.resolve(__dirname, "node_modules/@fluentui/react-icons"),
  enforce: "pre",
  use: path.resolve(__dirname, "scripts/atomic-icons-loader.js"),
};

const noBuildPath = {
  test: /\.mjs$/,
  include: ["highs", "pdfjs-dist"].map((name) => path.resolve(__dirname, "node_modules", name)),
  enforce: "pre",
  use: path.resolve(__dirname, "scripts/no-build-path-loader.js"),
};

const styleSheet = { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] };

/** The CLI starts as a program of its own, also from a checkout. */
const EXECUTABLE = "final-accounts.js";

class MakeExecutable {
  apply(compiler) {
    compiler.hooks.afterEmit.tap("MakeExecutable", ({ outputOptions }) => {
      const program = path.join(outputOptions.path, EXECUTABLE);
      if (fs.existsSync(program)) fs.chmodSync(program, 0o755);
    });
  }
}

/** Where to report a fault, as whoever builds says. */
const CONTACT = process.env.SECURITY_CONTACT;
const securityNote = {
  from: path.resolve(__dirname, "SECURITY.md"),
  transform: (content) =>
    CONTACT === undefined
      ? content
      : content.toString().replace(/\*\*no address was given[^*]*\*\*/u, `**${CONTACT}**`),
};

/** The worker of `batch` is an entry of its own: a thread starts from a file and calls what it exports. */
const cliEntries = {
  "final-accounts": source("cli", "main.ts"),
  "batch-worker": { import: source("cli", "batch-worker.ts"), library: { type: "commonjs2" } },
};

const cli = (mode) => ({
  name: "cli",
  stats: "errors-warnings",
  mode,
  target: "node20",
  devtool: "source-map",
  entry: cliEntries,
  output: { path: output("cli"), filename: "[name].js", clean: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  // Where a package lies is asked when the program runs: what is resolved here would be the number of a module.
  module: { rules: [typescript("es2022")], parser: { javascript: { createRequire: false } } },
  externalsPresets: { node: true },
  externals: [
    ({ request }, callback) =>
      // Of zod only what is used is packed in: as a package it first loads its messages in forty languages.
      /^[./]|^zod$/.test(request) || path.isAbsolute(request)
        ? callback()
        : callback(null, `commonjs ${request}`),
  ],
  // Readable stack traces matter more than bytes on a disk.
  optimization: { minimize: false },
  performance: { hints: false },
  plugins: [
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, include: EXECUTABLE }),
    new MakeExecutable(),
    new CopyPlugin({ patterns: [securityNote] }),
    new ThirdParty(),
  ],
});

/** Where office.js comes from in what is delivered: Microsoft's address, or that of its operator in China. */
const OFFICE_JS = process.env.OFFICE_JS ?? "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const OFFICE_DIST = path.resolve(__dirname, "node_modules/@microsoft/office-js/dist");

/**
 * What the pane may load and reach. Styles: Fluent fills empty style elements through CSSOM, so that the only inline
 * style allowed is the empty one (its hash). Requests: our own files; office.js itself comes from Microsoft.
 */
function contentSecurityPolicy(officeOrigin) {
  const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval'${officeOrigin}`,
    `style-src 'self' ${EMPTY_STYLE}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Where users ask for help, as whoever builds says. */
const SUPPORT = process.env.SUPPORT_URL ?? "";

/** Pages of the pane; in development office.js is served from node_modules. */
function page(mode, chunk, template) {
  const isProduction = mode === "production";
  return new HtmlPlugin({
    filename: `${chunk}.html`,
    chunks: [chunk],
    template,
    inject: "body",
    scriptLoading: "defer",
    version: require("./package.json").version,
    support: SUPPORT,
    officeJs: isProduction ? OFFICE_JS : "office-js/office.js",
    policy: contentSecurityPolicy(isProduction ? ` ${new URL(OFFICE_JS).origin}` : ""),
  });
}

/** The address under which the files will be served, for the manifest. */
const ADDRESS = (process.env.ADDIN_URL ?? "https://localhost:3000").replace(/\/$/, "");

const taskpane = (mode) => ({
  name: "taskpane",
  stats: "errors-warnings",
  mode,
  target: ["web", "es2020"],
  devtool: mode === "production" ? false : "source-map",
  entry: {
    taskpane: source("taskpane", "index.tsx"),
    commands: source("commands", "commands.ts"),
    ...(mode === "production" ? {} : { contract: contract("page.ts") }),
  },
  output: {
    path: output(mode === "production" ? "taskpane" : "taskpane-dev"),
    filename: "[name].[contenthash:8].js",
    clean: true,
  },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    // The solver asks for these only under Node.
    fallback: { fs: false, path: false, crypto: false, url: false, module: false },
  },
  module: {
    rules: [
      typescript("es2020"),
      atomicIcons,
      noBuildPath,
      styleSheet,
      { test: /\.wasm$/, type: "asset/resource", generator: { filename: "[name].[contenthash:8].wasm" } },
    ],
  },
  performance: { hints: false },
  plugins: [
    new webpack.NormalModuleReplacementPlugin(/^node:/, (resource) => {
      resource.request = resource.request.replace(/^node:/, "");
    }),
    new ThirdParty(),
    new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css" }),
    page(mode, "taskpane", source("taskpane", "taskpane.html")),
    page(mode, "commands", source("commands", "commands.html")),
    ...(mode === "production" ? [] : [page(mode, "contract", contract("page.html"))]),
    new CopyPlugin({
      patterns: [
        { from: "assets/icons", to: "assets/icons" },
        { from: "assets/samples/xining-2024.xlsx", to: "assets/samples" },
        { from: source("taskpane", "help.html") },
        { from: source("taskpane", "save.html") },
        // Character maps that Chinese fonts of a PDF may name.
        { from: "node_modules/pdfjs-dist/cmaps", to: "cmaps" },
        securityNote,
        {
          from: "manifest.xml",
          transform: (content) => content.toString().replaceAll("https://localhost:3000", ADDRESS),
        },
      ],
    }),
    ...(mode === "production" ? [new FirstLoadBudget({ entry: "taskpane", limit: 350 * 1024 })] : []),
  ],
  devServer: {
    port: 3000,
    server: "https",
    static: [{ directory: OFFICE_DIST, publicPath: "/office-js", watch: false }],
    // For this machine alone, under its own name: a page of another origin may neither read nor reach it.
    host: "localhost",
    allowedHosts: ["localhost"],
    client: { overlay: false },
    hot: false,
    liveReload: true,
  },
});

/** The page that plays Excel, with the test host in it. */
const tryPage = (mode) => ({
  name: "try",
  stats: "errors-warnings",
  mode,
  target: ["web", "es2022"],
  devtool: false,
  entry: { try: path.resolve(__dirname, "scripts/try/page.tsx") },
  output: { path: output("try"), filename: "[name].js", clean: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: { rules: [typescript("es2022"), styleSheet] },
  performance: { hints: false },
  optimization: { minimize: false },
  plugins: [
    new MiniCssExtractPlugin({ filename: "[name].css" }),
    new HtmlPlugin({ filename: "index.html", template: path.resolve(__dirname, "scripts/try/page.html") }),
    new CopyPlugin({ patterns: [{ from: "assets/samples/xining-2024.xlsx", to: "sample.xlsx" }] }),
  ],
});

module.exports = (_env, { mode = "production", configName = [] }) => {
  const wanted = [cli(mode), taskpane(mode)];
  return configName.includes("try") ? [...wanted, tryPage(mode)] : wanted;
};
