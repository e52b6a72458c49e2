/** What `npm run package` makes of an address: a manifest that Excel takes, and instructions that name what matters. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { manifestFor, readOptions } from "../scripts/package";
import { instructions } from "../scripts/package/instructions";
import { validateManifest } from "./manifest/schema";

const root = join(__dirname, "..");
test.each([
  ["https://caiwu.example.gov.cn/addin", null],
  ["https://10.0.0.8:8443", "https://caiwu.example.gov.cn/help"],
])("the manifest for %s is valid and names no other server", async (server, support) => {
  const manifest = manifestFor(readFileSync(join(root, "manifest.xml"), "utf8"), {
    server,
    support,
    version: "1.2.3",
  });
  const { errors } = await validateManifest(manifest);
  expect(errors).toEqual([]);
  expect(manifest).not.toContain("localhost");
  expect(manifest).toContain("<Version>1.2.3.0</Version>");
  expect(manifest).toContain(`<SupportUrl DefaultValue="${support ?? `${server}/help.html`}"`);
});

test.each([
  [[], /--server/u],
  [["--server", "http://intern"], /https/u],
  [["--server", 'https://a"b'], /https/u],
  [["--server", "https://a.cn", "--office-js", "elsewhere"], /microsoft/u],
  [["--server", "https://a.cn", "--support", "mail"], /https/u],
])("%j is refused with one line", (args, why) => {
  expect(() => readOptions(args)).toThrow(why);
});

test("the instructions name the server, office.js, the versions and the page for whoever has no network", () => {
  const { server } = readOptions(["--server", "https://caiwu.example.gov.cn/addin/", "--office-js", "china"]);
  expect(server).toBe("https://caiwu.example.gov.cn/addin");
  const officeJs = "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js";
  const text = instructions({ server, support: null, version: "1.2.3", officeJs });
  for (const part of [
    `${server}/taskpane.html`,
    "appsforoffice.cdn.partner.office365.cn",
    "WPS",
    "离线",
    "决算公开助手.html",
    "共享文件夹",
  ]) {
    expect(text).toContain(part);
  }
});
