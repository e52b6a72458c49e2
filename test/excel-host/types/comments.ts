import { areaAddress, areaOf, overlaps } from "../area";
import { invalidArgument, itemNotFound } from "../failure";
import type { BookModel, CommentModel, SheetModel } from "../model";
import { collectionMethods, defineType } from "../object-type";
import { requireUnprotected } from "./protect";
import { Range, type RangeModel } from "./range";
import { rangeAt } from "./workbook";

interface CommentsModel {
  readonly book: BookModel;
  readonly sheet?: SheetModel;
}

const commentsOf = ({ book, sheet }: CommentsModel) =>
  book.comments.filter((comment) => !sheet || comment.sheet === sheet);

/** A cell given as a range or as an address with its sheet. */
function placeOf({ book, sheet }: CommentsModel, given: unknown): RangeModel {
  return Range.unwrap(given) ?? rangeAt(book, String(given), sheet);
}

function at(comments: CommentsModel, given: unknown): CommentModel | undefined {
  const { sheet, area } = placeOf(comments, given);
  return comments.book.comments.find(
    (comment) => comment.sheet === sheet && overlaps(area, areaOf(comment.row, comment.column)),
  );
}

const collection = collectionMethods<CommentsModel>(
  (comments) => commentsOf(comments).map((comment) => Comment({ book: comments.book, comment })),
  (comments, id) => {
    const comment = commentsOf(comments).find((one) => one.id === id);
    return comment ? Comment({ book: comments.book, comment }) : null;
  },
);

export const CommentCollection = defineType<CommentsModel>("CommentCollection", {
  ...collection,
  methods: {
    ...collection.methods,
    add: (comments, [given, content], host) => {
      const { sheet, area } = placeOf(comments, given);
      requireUnprotected(sheet);
      const isNoted = comments.book.notes.has(`${sheet.name}!${areaAddress(area)}`);
      if (typeof content !== "string" || isNoted || at(comments, given)) throw invalidArgument();
      const { book } = comments;
      const comment = { id: book.newId(), sheet, row: area.firstRow, column: area.firstColumn, content };
      book.comments.push(comment);
      host.formatChanged(sheet);
      return Comment({ book, comment });
    },
    getItemByCell: (comments, [given]) => {
      const comment = at(comments, given);
      if (!comment) throw itemNotFound();
      return Comment({ book: comments.book, comment });
    },
  },
});

const Comment = defineType<{ readonly book: BookModel; readonly comment: CommentModel }>("Comment", {
  identity: ({ comment }) => ({ Id: comment.id }),
  get: {
    id: ({ comment }) => comment.id,
    content: ({ comment }) => comment.content,
    authorName: () => "User",
  },
  methods: {
    getLocation: ({ comment }) => Range({ sheet: comment.sheet, area: areaOf(comment.row, comment.column) }),
    delete: ({ book, comment }, _args, host) => {
      requireUnprotected(comment.sheet);
      book.comments.splice(book.comments.indexOf(comment), 1);
      host.formatChanged(comment.sheet);
      return null;
    },
  },
});
