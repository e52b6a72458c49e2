/** Comments on cells, only on request, and only where nobody has one. */
import type { CellPlace, Host, SkippedSheet } from "../host";
import { inTurn, isSupported, run } from "./run";
import { askTraces, keepTraces } from "./settings";
import { excelCode, hostError } from "./errors";

const COMMENTS_A_PIECE = 200;

type Note = CellPlace & { readonly text: string };

export function addComments(notes: readonly Note[]): ReturnType<Host["comment"]> {
  return run(async (context) => {
    if (!isSupported("1.10")) throw hostError("unsupported");
    const { comments, worksheets } = context.workbook;
    worksheets.load("items/name,items/protection/protected");
    comments.load("items/id");
    const traces = askTraces(context);
    await context.sync();
    const locations = comments.items.map((comment) => comment.getLocation().load("address"));
    if (locations.length > 0) await context.sync();

    const taken = new Set(locations.map(({ address }) => cellName(address)));
    const skipped = new Map<string, SkippedSheet>();
    const wanted: { readonly range: Excel.Range; readonly text: string }[] = [];
    let occupied = 0;
    for (const { sheet: name, address, text } of notes) {
      const sheet = worksheets.items.find((one) => one.name === name);
      if (!sheet) skipped.set(name, { sheet: name, why: "missing" });
      else if (sheet.protection.protected) skipped.set(name, { sheet: name, why: "protected" });
      else if (taken.has(`${name}!${address}`)) occupied += 1;
      else {
        taken.add(`${name}!${address}`);
        wanted.push({ range: sheet.getRange(address), text });
      }
    }

    const ids: string[] = [...traces().commentIds];
    const starts = Array.from(
      { length: Math.ceil(wanted.length / COMMENTS_A_PIECE) },
      (_, at) => at * COMMENTS_A_PIECE,
    );
    await inTurn(starts, async (start) => {
      const piece = wanted.slice(start, start + COMMENTS_A_PIECE);
      const added = piece.map(({ range, text }) => comments.add(range, text).load("id"));
      await context.sync();
      ids.push(...added.map(({ id }) => id));
      keepTraces(context, { ...traces(), commentIds: ids });
      await context.sync();
    });
    return { added: wanted.length, occupied, skipped: [...skipped.values()] };
  });
}

export function clearComments(): Promise<void> {
  return run(async (context) => {
    const askedTraces = askTraces(context);
    await context.sync();
    const traces = askedTraces();
    if (traces.commentIds.length === 0) return;
    const comments = context.workbook.comments.load("items/id");
    await context.sync();
    const ours = comments.items.filter(({ id }) => traces.commentIds.includes(id));
    const left: string[] = [];
    await inTurn(ours, async (comment) => {
      const { id } = comment;
      try {
        comment.delete();
        await context.sync();
      } catch (error) {
        // On a sheet that was protected since, a comment has to stay and stays remembered.
        if (excelCode(error) === "AccessDenied") left.push(id);
        else if (excelCode(error) !== "ItemNotFound") throw error;
      }
    });
    keepTraces(context, { ...traces, commentIds: left });
    await context.sync();
  });
}

/** `'收入 表'!$B$2` → `收入 表!B2` */
function cellName(address: string): string {
  const bang = address.lastIndexOf("!");
  const sheet = address
    .slice(0, bang)
    .replace(/^'(.*)'$/, "$1")
    .replaceAll("''", "'");
  return `${sheet}!${address.slice(bang + 1).replaceAll("$", "")}`;
}
