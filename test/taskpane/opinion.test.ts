/**
 * @jest-environment jsdom
 */
import { readDocx } from "../../src/files/read-docx";
import { EXPENDITURE, openPane } from "./open-pane";

const files = new Map<string, Uint8Array>();
jest.mock("../../src/taskpane/save-file", () => ({
  ...jest.requireActual<object>("../../src/taskpane/save-file"),
  saveFile: (name: string, bytes: Uint8Array) => {
    files.set(name, bytes);
    return Promise.resolve("linked");
  },
}));

function textOf(name: string): string {
  const bytes = files.get(name);
  if (!bytes) throw new Error("no file was handed over");
  return readDocx(new Uint8Array(bytes), name)
    .blocks.flatMap((block) =>
      block.kind === "paragraph" ? [block.text] : block.cells.map(({ text }) => text),
    )
    .join("\n");
}

test("the pane hands over the letter of what stands in the workbook now", async () => {
  const { host, session, close } = await openPane();
  await session.check();
  host.userTypes(EXPENDITURE, "D10", "1134.66");
  await session.saveOpinion();
  const text = textOf("审核意见.docx");
  expect(text).toContain("xining-2024.xlsx");
  expect(text).toContain("需要更正的问题（1处）");
  expect(text).toContain("1,143.66");
  await close();
});
