import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { PageBook } from "../hosts/page/book";
import { asTyped } from "../hosts/page/typed";
import { toA1 } from "../workbook/address";
import { Grid } from "./grid/grid";
import type { Workplace } from "./workplace";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  formula: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    padding: `2px ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    alignItems: "center",
  },
  address: { minWidth: "4em", textAlign: "center", color: tokens.colorNeutralForeground1 },
  content: {
    flexGrow: 1,
    minWidth: 0,
    font: "inherit",
    padding: "2px 4px",
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  grid: { flexGrow: 1, minHeight: 0, position: "relative" },
  tabs: {
    display: "flex",
    overflowX: "auto",
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  tab: {
    flexShrink: 0,
    font: "inherit",
    padding: "4px 12px",
    border: "0",
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    cursor: "pointer",
    whiteSpace: "nowrap",
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: `inset 0 -2px ${tokens.colorBrandStroke1}`,
  },
});

/** Counts what happened to a book, so that React draws again. */
function useBook(book: PageBook): void {
  const [version] = useState(() => ({ at: 0 }));
  const subscribe = useCallback(
    (listener: () => void) =>
      book.watch(() => {
        version.at += 1;
        listener();
      }),
    [book, version],
  );
  useSyncExternalStore(subscribe, () => version.at);
}

/** The open workbook: the cell's content, the grid, the sheets' tabs. */
export function SheetView({ workplace, book }: { readonly workplace: Workplace; readonly book: PageBook }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<Grid | null>(null);
  const { texts } = workplace;
  useBook(book);
  useEffect(() => {
    const shown = new Grid(book, {
      texts,
      onFailure: (error) =>
        error === null ? workplace.store.update({ message: null }) : workplace.fail(error),
    });
    grid.current = shown;
    place.current?.append(shown.element);
    return () => {
      shown.close();
      shown.element.remove();
    };
  }, [book, texts, workplace]);

  const { sheet, row, column } = book.selection;
  const cell = book.cell({ sheet, address: toA1(row, column) })?.cell;
  const sheets = book.workbook.sheets.filter(({ visibility }) => visibility === "visible");
  return (
    <div className={styles.view}>
      <div className={styles.formula}>
        <span className={styles.address} aria-label={texts.address}>
          {toA1(row, column)}
        </span>
        <ContentField
          key={`${sheet}!${toA1(row, column)}/${asTyped(cell ?? { value: null })}`}
          content={asTyped(cell ?? { value: null })}
          label={texts.content}
          className={styles.content}
          onType={(text) => {
            try {
              book.type(sheet, toA1(row, column), text);
            } catch (error) {
              workplace.fail(error);
            }
            grid.current?.focus();
          }}
        />
      </div>
      <div ref={place} className={styles.grid} />
      <div className={styles.tabs} role="tablist" aria-label={texts.sheets}>
        {sheets.map(({ name }) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === sheet}
            className={`${styles.tab}${name === sheet ? ` ${styles.current}` : ""}`}
            onClick={() => book.select({ sheet: name, row: 0, column: 0 })}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}

function ContentField({
  content,
  label,
  className,
  onType,
}: {
  readonly content: string;
  readonly label: string;
  readonly className: string;
  readonly onType: (text: string) => void;
}) {
  const [text, setText] = useState(content);
  return (
    <input
      className={className}
      aria-label={label}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" && text !== content) onType(text);
        if (event.key === "Escape") setText(content);
      }}
      onBlur={() => {
        if (text !== content) onType(text);
      }}
    />
  );
}
