import {
  linkSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UnwritableFile, writeFileWhole } from "../../src/disk/write-file";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-file-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);

test("a new file, and nothing beside it", async () => {
  await writeFileWhole(at("a.txt"), "一", { force: false, inputs: [] });
  expect([readFileSync(at("a.txt"), "utf8"), readdirSync(folder)]).toEqual(["一", ["a.txt"]]);
});

test("pieces in their order; where one cannot be made, nothing is left and the reason is told", async () => {
  function* pieces(fails: boolean): Generator<Uint8Array> {
    yield Buffer.from("一");
    if (fails) throw new RangeError("made of nothing");
    yield Buffer.from("二");
  }
  await writeFileWhole(at("a.txt"), pieces(false), { force: false, inputs: [] });
  const failed = writeFileWhole(at("a.txt"), pieces(true), { force: true, inputs: [] });
  await expect(failed).rejects.toThrow(RangeError);
  expect([readFileSync(at("a.txt"), "utf8"), readdirSync(folder)]).toEqual(["一二", ["a.txt"]]);
});

test("an existing file stays without force, and gives way with it", async () => {
  writeFileSync(at("a.txt"), "旧");
  const write = (force: boolean): Promise<void> => writeFileWhole(at("a.txt"), "新", { force, inputs: [] });
  await expect(write(false)).rejects.toThrow(UnwritableFile);
  expect(readFileSync(at("a.txt"), "utf8")).toBe("旧");
  await write(true);
  expect([readFileSync(at("a.txt"), "utf8"), readdirSync(folder)]).toEqual(["新", ["a.txt"]]);
});

test("the input is never replaced, by whatever name", async () => {
  writeFileSync(at("in.xlsx"), "旧");
  symlinkSync(at("in.xlsx"), at("soft.xlsx"));
  linkSync(at("in.xlsx"), at("hard.xlsx"));
  for (const name of ["in.xlsx", "soft.xlsx", "hard.xlsx"]) {
    const written = writeFileWhole(at(name), "新", { force: true, inputs: [at("in.xlsx")] });
    await expect(written).rejects.toMatchObject({ reason: "isInput" });
  }
  expect(readFileSync(at("in.xlsx"), "utf8")).toBe("旧");
});

test("no folder, or a folder in its place", async () => {
  const options = { force: true, inputs: [] };
  await expect(writeFileWhole(at("no/a.txt"), "一", options)).rejects.toMatchObject({ reason: "noFolder" });
  await expect(writeFileWhole(folder, "一", options)).rejects.toMatchObject({ reason: "notAFile" });
});

test("of many who write one name, one wins and its content is whole", async () => {
  const contents = Array.from({ length: 8 }, (_, index) => String(index).repeat(100_000));
  const results = await Promise.allSettled(
    contents.map((content) => writeFileWhole(at("a.txt"), content, { force: false, inputs: [] })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(contents).toContain(readFileSync(at("a.txt"), "utf8"));
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});
