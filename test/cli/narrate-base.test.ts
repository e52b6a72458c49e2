/** `narrate --base` as a user's shell runs it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { Document, ImageRun, Packer, Paragraph } from "docx";
import { crc32 } from "../../src/files/crc32";
import { finalAccounts } from "./run";

const SAMPLE = join("assets", "samples", "xining-2024.xlsx");
let folder: string;
const path = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "final-accounts-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("last year's text becomes this year's; a text of this year comes back", () => {
  const now = path("本年.txt");
  expect(finalAccounts(["narrate", SAMPLE, "-o", now]).code).toBe(0);
  const again = path("再来.txt");
  const same = finalAccounts(["narrate", SAMPLE, "--base", now, "-o", again]);
  expect(same.stderr).toContain("底稿就是本年度的");
  // The sample's opening budgets do not add up, and a draft says so where it stands.
  const withoutMarks = (each: string): string => each.replace(/【待核[^】]*】/gu, "");
  expect(withoutMarks(readFileSync(again, "utf8"))).toBe(readFileSync(now, "utf8"));
  expect(readFileSync(again, "utf8").match(/【待核/gu)).toHaveLength(1);
  expect(same.code).toBe(1);

  // The year before, with other figures and one that is nobody's.
  const text = readFileSync(now, "utf8");
  const year = Number(/(20\d\d)年度收入/u.exec(text)?.[1]);
  const older = text
    .replaceAll(String(year - 1), String(year - 2))
    .replaceAll(String(year), String(year - 1))
    .replace(/(?<=收入、支出总计)[\d,.]+/u, "1.23")
    .replace("二、收入决算情况说明\n", "二、收入决算情况说明\n另有代管资金77.70万元。\n");
  writeFileSync(path("上年.txt"), older);
  const next = finalAccounts(["narrate", SAMPLE, "--base", path("上年.txt"), "-o", path("新.txt")]);
  const written = readFileSync(path("新.txt"), "utf8");
  expect(written).toContain(`${String(year)}年度收入、支出总计`);
  expect(written).not.toContain("1.23万元");
  expect(written).toContain("77.70万元【待核：没有识别的数，仍为底稿原数】");
  expect(next.stderr).toMatch(/请逐条核对【待核】（\d+）：/u);
  const plain = written.replace(/【待核[^】]*】/gu, "");
  expect(plain.replace("另有代管资金77.70万元。\n", "")).toBe(text);
});

test("what is no narrative is refused in one line, and the base is never written over", () => {
  writeFileSync(path("信.txt"), "今天天气很好。");
  const refused = finalAccounts(["narrate", SAMPLE, "--base", path("信.txt")]);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("底稿里没有读到决算情况说明的内容");
  writeFileSync(path("底稿.txt"), "一、收入决算情况说明\n本年收入合计1.00万元。");
  const over = finalAccounts([
    "narrate",
    SAMPLE,
    "--base",
    path("底稿.txt"),
    "-o",
    path("底稿.txt"),
    "--force",
  ]);
  expect(over.code).toBe(2);
  expect(readFileSync(path("底稿.txt"), "utf8")).toContain("1.00万元");
});

/** A white page as a scanner stores it: greyscale, eight bits a point. */
function scannedPage(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body) >>> 0);
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const points = deflateSync(Buffer.alloc((width + 1) * height, 0xff));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", points),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

test("a Word document of scanned pages is one clear line", async () => {
  const pages = [1, 2, 3].map(
    () =>
      new Paragraph({
        pageBreakBefore: true,
        children: [
          new ImageRun({
            type: "png",
            data: scannedPage(60, 85),
            transformation: { width: 595, height: 842 },
          }),
        ],
      }),
  );
  const scan = path("扫描.docx");
  writeFileSync(scan, await Packer.toBuffer(new Document({ sections: [{ children: pages }] })));
  const refused = finalAccounts(["narrate", SAMPLE, "--base", scan, "-o", path("稿.docx")]);
  expect(refused.code).toBe(2);
  // The line before it tells of the sample's own opening budgets.
  expect(refused.stderr).not.toContain("Error");
  expect(refused.stderr.trim().split("\n").slice(1)).toEqual([
    expect.stringMatching(/^final-accounts: .*扫描\.docx：底稿里没有可读的文字（可能是扫描件）$/u),
  ]);
  expect(existsSync(path("稿.docx"))).toBe(false);
});
