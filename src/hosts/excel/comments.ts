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
    worksheets.load("items/id,items/name,items/protection/protected");
    comments.load("items/id");
    const traces = askTraces(context);
    await context.sync();
    const locations = comments.items.map((comment) => comment.getLocation().load("address"));
    if (locations.length > 0) await context.sync();

    const taken = new Set(locations.map(({ address }) => cellName(address)));
    const skipped = new Map<string, SkippedSheet>();
    const wanted: Wanted[] = [];
    let occupied = 0;
    for (const { sheet: name, address, text } of notes) {
      const sheet = worksheets.items.find((one) => one.name === name);
      if (!sheet) skipped.set(name, { sheet: name, why: "missing" });
      else if (sheet.protection.protected) skipped.set(name, { sheet: name, why: "protected" });
      else if (taken.has(`${name}!${address}`)) occupied += 1;
      else {
        taken.add(`${name}!${address}`);
        wanted.push({ sheetId: sheet.id, address, text });
      }
    }

    // Ids of comments that somebody has deleted since are forgotten, so that the list does not grow without end.
    const present = new Set(comments.items.map(({ id }) => id));
    const ids: string[] = traces().commentIds.filter((id) => present.has(id));
    let added = 0;
    const starts = Array.from(
      { length: Math.ceil(wanted.length / COMMENTS_A_PIECE) },
      (_, at) => at * COMMENTS_A_PIECE,
    );
    await inTurn(starts, async (start) => {
      const piece = wanted.slice(start, start + COMMENTS_A_PIECE);
      const made = await addPiece(context, piece);
      ids.push(...made);
      added += made.length;
      occupied += piece.length - made.length;
      keepTraces(context, { ...traces(), commentIds: ids });
      await context.sync();
    });
    return { added, occupied, skipped: [...skipped.values()] };
  });
}

interface Wanted {
  readonly sheetId: string;
  readonly address: string;
  readonly text: string;
}

/**
 * The ids of the comments added. A cell with an old note takes no comment, and Excel tells of notes only in versions
 * that hardly anybody has: where a batch is refused, its comments are added one by one, and what is refused again is
 * left out. What did get in before the refusal is seen by then.
 */
async function addPiece(context: Excel.RequestContext, piece: readonly Wanted[]): Promise<string[]> {
  const add = ({ sheetId, address, text }: Wanted): Excel.Comment => {
    const range = context.workbook.worksheets.getItem(sheetId).getRange(address);
    return context.workbook.comments.add(range, text).load("id");
  };
  try {
    const added = piece.map(add);
    await context.sync();
    return added.map(({ id }) => id);
  } catch (error) {
    if (!REFUSALS.has(excelCode(error) ?? "")) throw error;
  }
  const ids: string[] = [];
  await inTurn(piece, async (wanted) => {
    const range = context.workbook.worksheets.getItem(wanted.sheetId).getRange(wanted.address);
    const before = context.workbook.comments.getItemByCell(range).load("id,content");
    try {
      await context.sync();
      if (before.content === wanted.text) ids.push(before.id);
      return;
    } catch (error) {
      if (excelCode(error) !== "ItemNotFound") throw error;
    }
    try {
      const added = add(wanted);
      await context.sync();
      ids.push(added.id);
    } catch (error) {
      if (!REFUSALS.has(excelCode(error) ?? "")) throw error;
    }
  });
  return ids;
}

const REFUSALS: ReadonlySet<string> = new Set([
  "InvalidArgument",
  "GeneralException",
  "InvalidOperation",
  "ItemAlreadyExists",
]);

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
