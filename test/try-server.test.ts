/** The server of `npm run try` is for this machine under its own name, and no address that it is asked for ends it. */
import { request } from "node:https";
import { connect } from "node:tls";
import { serveTryPage, type TryServer } from "../scripts/try/server";

let server: TryServer;
let port: number;
beforeAll(async () => {
  server = await serveTryPage(__dirname, 0);
  port = Number(new URL(server.address).port);
});
afterAll(() => server.close());

function ask(path: string, host = `localhost:${String(port)}`): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { host: "localhost", port, path, headers: { host }, rejectUnauthorized: false };
    request(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

/** The first line that comes back for a request as it stands. */
function askRaw(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "localhost", port, rejectUnauthorized: false }, () => {
      socket.write(`${line}\r\nhost: localhost:${String(port)}\r\nconnection: close\r\n\r\n`);
    });
    socket.once("data", (data: Buffer) => resolve(data.toString().split("\r\n")[0] ?? ""));
    socket.on("error", reject);
  });
}

test.each([
  ["/%", 400],
  ["/%E0%A4%A", 400],
  ["/a%00b", 400],
  ["/pane/%2e%2e/%2e%2e/package.json", 404],
  ["/pane/try-server.test.ts/below", 404],
  ["/" + "a".repeat(300), 404],
  ["/pane/try-server.test.ts", 200],
])("%s is answered with %i, and the server goes on", async (path, status) => {
  expect(await ask(path)).toBe(status);
  expect(await ask("/pane/try-server.test.ts")).toBe(200);
});

test("an address that is none", async () => {
  expect(await askRaw("GET // HTTP/1.1")).toMatch(/^HTTP\/1\.1 4\d\d/u);
  expect(await ask("/pane/try-server.test.ts")).toBe(200);
});

test.each(["example.invalid", "localhost.example.invalid", "192.0.2.1:3001"])(
  "host “%s” is not answered",
  async (host) => {
    expect(await ask("/pane/try-server.test.ts", host)).not.toBe(200);
  },
);
