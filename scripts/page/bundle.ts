/** One script of the page with all that it imports, for the oldest browsers that are promised. */
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build, type Plugin } from "esbuild";
import atomicIcons from "../atomic-icons-loader";

export interface Bundle {
  readonly script: string;
  readonly style: string;
  /** Paths of everything that went in, from the project's folder. */
  readonly files: readonly string[];
}

const ROOT = join(__dirname, "../..");

/** Early 2023: what WPS, 360 and older desks carry, and the browsers of its day. */
export const TARGETS = ["chrome109", "firefox113", "safari16.4"];
/** What pdf.js promises to run in. */
export const PDF_TARGETS = ["chrome118", "firefox119", "safari17.4"];

/** Asked for under Node only. */
const NODE_ONLY = ["node:*", "fs", "path", "crypto", "url", "module"];

/** Parsing the index of the icon library only to drop nearly all of it is most of the time of a build. */
const icons: Plugin = {
  name: "atomic icons",
  setup: (builder) => {
    builder.onLoad({ filter: /(?:src[\\/](?:taskpane|page)|@fluentui)[\\/].*\.(?:js|tsx)$/ }, ({ path }) =>
      /react-icons[\\/]/u.test(path)
        ? undefined
        : {
            contents: atomicIcons(readFileSync(path, "utf8")),
            loader: extname(path) === ".tsx" ? "tsx" : "js",
          },
    );
  },
};

/** pdf.js needs more than the promised browsers have: it goes into a script of its own, started with the first PDF. */
const withoutPdf: Plugin = {
  name: "without PDF",
  setup: (builder) => {
    builder.onResolve({ filter: /^pdfjs-dist\// }, ({ path }) => ({ path, namespace: "without-pdf" }));
    builder.onLoad({ filter: /.*/, namespace: "without-pdf" }, () => ({
      contents: `throw new Error("no reader of PDFs was supplied");`,
    }));
  },
};

/** `targets`: those of the page, or of a script that needs newer browsers. */
export async function bundle(entry: string, targets: readonly string[] = TARGETS): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: [...targets],
    charset: "utf8",
    legalComments: "none",
    jsx: "automatic",
    outdir: join(ROOT, "dist/page"),
    external: NODE_ONLY,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
    // The pane's own addresses, which the page never asks for.
    logOverride: { "empty-import-meta": "silent" },
    plugins: targets === TARGETS ? [icons, withoutPdf] : [],
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? "";
  return {
    // What a script says must not end the element that it stands in.
    script: text(".js").replace(/<\/(?=script)/giu, "<\\/"),
    style: text(".css"),
    files: Object.keys(metafile.inputs),
  };
}
