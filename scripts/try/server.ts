/**
 * Serves the try page over https, as office.js demands: `/` is the page that plays Excel with the sample beside it,
 * `/pane/` the pane, `/pane/office-js/` Microsoft's script from node_modules.
 */
import { createReadStream, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import { generate } from "selfsigned";

const ROOT = join(__dirname, "../..");
export const OFFICE_DIST = join(ROOT, "node_modules/@microsoft/office-js/dist");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".xml": "text/xml",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export interface TryServer {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * @param paneFolder where the built pane lies; @param port 0 takes a free one; @param name under which it is asked for, where
 * a browser was told that it leads here
 */
export async function serveTryPage(paneFolder: string, port: number, name?: string): Promise<TryServer> {
  const folders: readonly (readonly [prefix: string, folder: string])[] = [
    ["/pane/office-js/", OFFICE_DIST],
    ["/pane/", paneFolder],
    ["/", join(ROOT, "dist/try")],
  ];
  const pems = await generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) =>
    answer({ folders, name }, request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `https://${name ?? "localhost"}:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Site {
  readonly folders: readonly (readonly [prefix: string, folder: string])[];
  readonly name: string | undefined;
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  const file = fileOf(site, request);
  if (typeof file === "number") {
    response.writeHead(file).end();
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "cache-control": "no-store",
  });
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/** What is asked for, or the status that refuses it. */
function fileOf({ folders, name }: Site, request: IncomingMessage): string | number {
  // A page of another name that leads to this machine is not answered.
  const asked = (request.headers.host ?? "").replace(/:\d+$/u, "").toLowerCase();
  const isOurs = ["localhost", "127.0.0.1", "[::1]", name].includes(asked);
  if (!isOurs) return 421;
  const path = pathOf(request.url ?? "/");
  if (path === null) return 400;
  const [prefix, folder] = folders.find(([start]) => path.startsWith(start)) ?? ["/", ""];
  const file = normalize(join(folder, path.slice(prefix.length)));
  const isInside = file === normalize(folder) || file.startsWith(normalize(folder) + sep);
  return isInside && isFile(file) ? file : 404;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** `null` for what is no address: a lone `%`, a NUL. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, "https://localhost").pathname);
    if (path.includes("\0")) return null;
    return path === "/" ? "/index.html" : path;
  } catch {
    return null;
  }
}
