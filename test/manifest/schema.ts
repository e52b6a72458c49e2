/** Microsoft's schema of a manifest, and what it says of one. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";

const schema = (name: string) => ({ fileName: name, contents: readFileSync(join(__dirname, name), "utf8") });

export function validateManifest(contents: string): ReturnType<typeof validateXML> {
  return validateXML({
    xml: [{ fileName: "manifest.xml", contents }],
    schema: [schema("office-app.xsd")],
    preload: [schema("basic-types.xsd"), schema("version-overrides.xsd")],
  });
}
