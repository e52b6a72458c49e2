/** The same content gives the same bytes, later and after other documents: two can be compared. */
import { join } from "node:path";
import { checkFile } from "../../src/cli/check-file";
import { disclose } from "../../src/report/disclosure/disclose";

const SAMPLE = join(__dirname, "..", "..", "assets", "samples", "xining-2024.xlsx");

test("a disclosure made twice, an hour apart, is one", async () => {
  const checked = await checkFile({ file: SAMPLE, budget: 0 });
  const madeAt = async (time: string): Promise<Uint8Array> => {
    jest.useFakeTimers({ now: new Date(time), doNotFake: ["nextTick", "setImmediate", "setTimeout"] });
    const result = await disclose(checked);
    jest.useRealTimers();
    return result?.bytes ?? new Uint8Array();
  };
  const [first, second] = [await madeAt("2025-06-01T10:00:00"), await madeAt("2025-06-01T11:00:00")];
  expect(first.length).toBeGreaterThan(10_000);
  expect(Buffer.compare(first, second)).toBe(0);
});
