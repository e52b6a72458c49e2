/**
 * @jest-environment jsdom
 */
import { paragraphText } from "../../src/draft/paragraph";
import { readDocx } from "../../src/files/read-docx";
import { narrativeText } from "../../src/report/narrative-text";
import type { Session } from "../../src/taskpane/session/session";
import { documentOf, lastYearOf } from "../draft/last-year";
import { idle, noticed, openPane } from "./open-pane";

/** A file as a browser hands it over: jsdom's own cannot be read. */
function fileOf(name: string, content: Uint8Array | string): File {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) } as unknown as File;
}

async function paneWithText() {
  const pane = await openPane();
  await pane.session.check();
  await pane.session.writeNarrative();
  const { narrative } = pane.session.store.get().narrative;
  if (!narrative) throw new Error("the sample has a narrative");
  return { ...pane, lastYear: lastYearOf(narrativeText(narrative)) };
}

function shownIn({ store }: Session) {
  const { draft } = store.get();
  if (!draft) throw new Error("no draft is shown");
  return draft;
}

const textIn = (session: Session): string => shownIn(session).paragraphs.map(paragraphText).join("\n");

/** Files handed to the user, by their names. */
const files = new Map<string, Uint8Array>();
jest.mock("../../src/taskpane/save-file", () => ({
  ...jest.requireActual<object>("../../src/taskpane/save-file"),
  saveFile: (name: string, bytes: Uint8Array) => {
    files.set(name, bytes);
    return Promise.resolve("linked");
  },
}));

function savedAs(name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new Error(`${name} was not saved`);
  return bytes;
}

test("last year's document becomes this year's, follows its cells, and keeps what was written by hand", async () => {
  const { host, session, pass, close, lastYear } = await paneWithText();
  await session.openBase(fileOf("某局2023年度说明.docx", documentOf(lastYear)));
  expect(session.store.get().notice).toBeNull();
  const before = shownIn(session);
  expect(before.made).toMatchObject({ mode: "next", isDocument: true, fileName: "某局2024年度说明" });
  expect(before.made.summary.written).toBeGreaterThan(30);
  expect(textIn(session)).toContain("2024年度");
  expect(textIn(session)).toContain("3,416.16");
  expect(textIn(session)).not.toContain("3,300.25");

  // A figure leads to its cells.
  const position = before.paragraphs.findIndex(({ spans }) =>
    spans.some(({ text, kind }) => kind === "amount" && text === "3,416.16"),
  );
  const figure = before.paragraphs[position]?.spans.find(({ text }) => text === "3,416.16");
  if (figure?.kind !== "amount") throw new Error("the figure is in the draft");
  await session.chooseInDraft({ key: "figure", text: figure.text, sources: figure.sources });
  expect(shownIn(session).chosen?.text).toBe("3,416.16");

  // What is written by hand outlives the next draft.
  const own = `${paragraphText(before.paragraphs[position] ?? { spans: [] })}另作说明。`;
  session.editDraft(position, own);
  expect(textIn(session)).toContain("另作说明。");
  expect(shownIn(session).stale.size).toBe(0);
  const cell = figure.sources[0]?.cell;
  if (!cell) throw new Error("the figure has a cell");
  const sheet = host.sheetNamed(cell.sheet);
  const letter = String.fromCharCode(65 + cell.column);
  expect(sheet.cell(cell.row, cell.column)?.value).toBe(3416.16);
  host.userTypes(cell.sheet, `${letter}${String(cell.row + 1)}`, "3500.50");
  await noticed(session);
  pass();
  await idle(session);
  expect(shownIn(session).stale.has(position)).toBe(true);
  expect(textIn(session)).not.toContain("3,500.50");
  await session.renewDraft();
  expect(textIn(session)).toContain("3,500.50");
  expect(paragraphText(shownIn(session).paragraphs[position] ?? { spans: [] })).toMatch(
    /3,500\.50.*另作说明。$/u,
  );
  expect(shownIn(session).stale.size).toBe(0);

  await session.saveDraft("revised");
  const saved = savedAs("某局2024年度说明.docx");
  const texts = readDocx(saved, "a.docx").blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.text] : [],
  );
  expect(texts.join("\n")).toContain("另作说明。");
  await session.unmarkFile(fileOf("a.docx", saved));
  expect(savedAs("a.docx").length).toBeGreaterThan(0);
  await close();
});

test.each([
  ["通知.txt", "关于开会的通知。请各位同事按时参加。", /没有读到决算情况说明/],
  ["预算.txt", "2024年预算情况说明。收入预算10万元，支出预算10万元，预算安排合理。", /预算的说明/],
  ["空.txt", "  \n ", /没有可读的文字/],
])("%s cannot serve as the template, and says why in one line", async (name, text, why) => {
  const { session, close } = await openPane();
  await session.check();
  await session.openBase(fileOf(name, text));
  expect(session.store.get().draft).toBeNull();
  const { notice } = session.store.get();
  expect(notice?.kind).toBe("error");
  expect(notice?.text).toMatch(why);
  expect(notice?.text).not.toContain("\n");
  await close();
});

test("a text is saved as text, or as a new document", async () => {
  const { session, close, lastYear } = await paneWithText();
  await session.openBase(fileOf("说明.txt", lastYear));
  await session.saveDraft("txt");
  await session.saveDraft("plain");
  const text = new TextDecoder().decode(savedAs("说明-2024.txt"));
  expect(text).toBe(textIn(session));
  const document = readDocx(savedAs("说明-2024.docx"), "a.docx");
  expect(
    document.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : [])).join("\n"),
  ).toBe(
    text
      .split("\n")
      .map((line) => line.trim())
      .join("\n"),
  );
  session.closeDraft();
  expect(session.store.get().draft).toBeNull();
  await close();
});
