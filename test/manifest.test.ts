import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validateManifest as validate } from "./manifest/schema";

const root = join(__dirname, "..");
const manifest = readFileSync(join(root, "manifest.xml"), "utf8");

const all = (pattern: RegExp): string[] => [...manifest.matchAll(pattern)].map((match) => match[1] ?? "");

describe("manifest.xml", () => {
  it("follows the schema", async () => {
    expect((await validate(manifest)).errors).toEqual([]);
  });

  it.each([
    ["an element out of order", manifest.replace(/(<Id>.*<\/Id>)\s*(<Version>.*<\/Version>)/, "$2$1")],
    [
      "an address without https",
      manifest.replaceAll("https://localhost:3000/taskpane", "http://localhost/taskpane"),
    ],
    [
      "a text that is too long",
      manifest.replace(/(id="Open.Label" DefaultValue=")[^"]*/, `$1${"长".repeat(126)}`),
    ],
    ["more rights than needed", manifest.replace("ReadWriteDocument", "ReadWriteMailbox")],
    ["an unknown action", manifest.replace('xsi:type="ShowTaskpane"', 'xsi:type="OpenPane"')],
  ])("is refused with %s", async (_what, broken) => {
    expect(broken).not.toBe(manifest);
    expect((await validate(broken)).valid).toBe(false);
  });

  it("defines every resource that it refers to, and refers to every one that it defines", () => {
    const used = new Set(all(/resid="([^"]+)"/g));
    const defined = new Set(all(/<bt:(?:Image|Url|String) id="([^"]+)"/g));
    expect([...used].sort()).toEqual([...defined].sort());
  });

  it("names icons that exist", () => {
    const icons = all(/\/(assets\/icons\/[^"]+)"/g);
    expect(icons.length).toBeGreaterThan(4);
    expect(icons.filter((icon) => !existsSync(join(root, icon)))).toEqual([]);
  });

  it("speaks English wherever it speaks Chinese", () => {
    const texts = manifest.match(
      /<(DisplayName|Description|bt:String)[^>]*DefaultValue="[^"]*"[^>]*>\s*<[^>]*Override Locale="en-US"/g,
    );
    const chinese = manifest.match(/<(DisplayName|Description|bt:String)[^>]*DefaultValue=/g);
    expect(texts?.length).toBe(chinese?.length);
  });
});
