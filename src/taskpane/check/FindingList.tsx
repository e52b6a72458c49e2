import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { NotCheckedFold } from "../shell/NotCheckedFold";
import { usePane, useSession } from "../shell/pane-context";
import { cellOfFinding, NO_FILTER, type Fold } from "../state";
import { FindingCard, type AskedFinding } from "./FindingCard";
import { FindingDialogs } from "./FindingDialogs";
import { groupName } from "./group-name";
import { StepBar } from "./StepBar";
import type { Row } from "./rows";
import { FoldButton } from "../shell/FoldButton";

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden" },
  list: { position: "relative", margin: 0, padding: 0, listStyleType: "none" },
  item: {
    position: "absolute",
    top: 0,
    left: 0,
    right: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  empty: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingVerticalXXL,
  },
  fold: { justifyContent: "flex-start", textAlign: "left", fontWeight: tokens.fontWeightRegular },
  group: { display: "block", margin: 0, paddingTop: tokens.spacingVerticalXS, overflowWrap: "anywhere" },
});

/** Keys that move from finding to finding. */
const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

export interface FindingListProps {
  readonly rows: readonly Row[];
  readonly isFilteredEmpty: boolean;
}

/** Only the rows in view exist in the page, so thousands of findings cost as much as twenty. */
export function FindingList({ rows, isFilteredEmpty }: FindingListProps) {
  const styles = useStyles();
  const { strings, setFilter, select, jump } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [asked, setAsked] = useState<AskedFinding | null>(null);
  /** Set when the focus has to follow the keyboard to a row that may not exist in the page yet. */
  const focusNext = useRef(false);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 112,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const move = STEPS[event.key];
    // A heading holds nothing that could take the focus.
    const stops = rows.flatMap(({ kind }, index) => (kind === "group" ? [] : [index]));
    if (!move || event.altKey || event.ctrlKey || event.metaKey || stops.length === 0) return;
    event.preventDefault();
    const next = stops[move(stops.indexOf(active), stops.length - 1)] ?? active;
    focusNext.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next);
  };
  const selected = usePane((state) => state.selected);
  const selectedAt = rows.findIndex(({ key }) => key === selected);
  useEffect(() => {
    if (selectedAt < 0) return;
    setActive(selectedAt);
    virtualizer.scrollToIndex(selectedAt, { align: "auto" });
  }, [selectedAt, virtualizer]);

  const places = rows.flatMap((row, index) => (row.kind === "finding" ? [{ index, row }] : []));
  const position = places.findIndex(({ index }) => index === selectedAt);
  /** To the next finding and its cell; the focus stays where it is. */
  const step = (by: 1 | -1) => {
    const next = places[position < 0 ? (by > 0 ? 0 : places.length - 1) : position + by];
    if (!next) return null;
    const { finding } = next.row;
    select(finding.id);
    const cell = cellOfFinding(finding);
    if (cell) void jump(cell);
    return next.index;
  };
  useFunctionKey((by) => {
    const index = step(by);
    if (index === null) return;
    focusNext.current = true;
    setActive(index);
  });
  const items = virtualizer.getVirtualItems();
  useEffect(() => {
    if (!focusNext.current) return;
    const target = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"] button`);
    if (!target) return;
    focusNext.current = false;
    target.focus({ preventScroll: true });
  }, [active, items]);

  const current = Math.min(active, Math.max(rows.length - 1, 0));
  return (
    <>
      <StepBar at={position + 1} count={places.length} onStep={step} />
      <div ref={scroller} className={styles.scroller} onKeyDown={onKeyDown} data-testid="findings">
        {isFilteredEmpty && (
          <div className={styles.empty}>
            <Text>{strings.check.noMatch}</Text>
            <Button size="small" onClick={() => setFilter(NO_FILTER)}>
              {strings.check.resetFilter}
            </Button>
          </div>
        )}
        <ul
          className={styles.list}
          style={{ height: virtualizer.getTotalSize() }}
          aria-label={strings.check.list}
        >
          {items.map(({ index, key, start }) => {
            const row = rows[index];
            return (
              row && (
                <li
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className={styles.item}
                  style={{ transform: `translateY(${start}px)` }}
                  aria-posinset={index + 1}
                  aria-setsize={rows.length}
                  onFocus={() => setActive(index)}
                >
                  <RowView row={row} isActive={index === current} onAsk={setAsked} />
                </li>
              )
            );
          })}
        </ul>
      </div>
      <FindingDialogs asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

/** F8 and Shift+F8, wherever the focus is in the pane: what has the focus afterwards is the finding. */
function useFunctionKey(step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F8" || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      latest.current(event.shiftKey ? -1 : 1);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

interface RowViewProps {
  readonly row: Row;
  readonly isActive: boolean;
  readonly onAsk: (asked: AskedFinding) => void;
}

function RowView({ row, isActive, onAsk }: RowViewProps) {
  const styles = useStyles();
  const { strings } = useSession();
  switch (row.kind) {
    case "group":
      return (
        <Text as="h2" size={200} weight="semibold" className={styles.group}>
          {strings.find.group(groupName(strings, row), row.count)}
        </Text>
      );
    case "limit":
      return (
        <Text size={200} tabIndex={isActive ? 0 : -1}>
          {row.text}
        </Text>
      );
    case "finding":
      return <FindingCard finding={row.finding} isActive={isActive} onAsk={onAsk} />;
    case "fold":
      return <FindingsFold fold={row.key} count={row.count} isActive={isActive} />;
    case "notChecked":
      return (
        <NotCheckedFold
          title={strings.check.notChecked(row.entries.length)}
          entries={row.entries}
          tabIndex={isActive ? 0 : -1}
        />
      );
  }
}

interface FindingsFoldProps {
  readonly fold: Fold;
  readonly count: number;
  readonly isActive: boolean;
}

function FindingsFold({ fold, count, isActive }: FindingsFoldProps) {
  const styles = useStyles();
  const { strings, toggleFold } = useSession();
  const isOpen = usePane((state) => state.unfolded.has(fold));
  return (
    <FoldButton
      isOpen={isOpen}
      onToggle={() => toggleFold(fold)}
      className={styles.fold}
      tabIndex={isActive ? 0 : -1}
    >
      {fold === "rounding" ? strings.check.rounding(count) : strings.explain.explainedCount(count)}
    </FoldButton>
  );
}
