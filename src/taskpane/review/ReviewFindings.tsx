import { Badge, Button, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { Finding, FindingCell, TextRange } from "../../engine/finding";
import { printedCell } from "../../engine/printed";
import type { ReviewOutcome } from "../analyst/review-answers";
import { NotCheckedFold } from "../shell/NotCheckedFold";
import { usePane, useSession } from "../shell/pane-context";

const useStyles = makeStyles({
  scroller: {
    flex: "1 1 45%",
    minHeight: 0,
    overflowY: "auto",
    overflowX: "hidden",
    borderTop: `2px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { position: "relative", margin: 0, padding: 0, listStyleType: "none" },
  item: {
    position: "absolute",
    top: 0,
    left: 0,
    right: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  card: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: "anywhere",
  },
  selected: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-1px" },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  found: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground2 },
  link: {
    paddingLeft: 0,
    paddingRight: 0,
    minWidth: 0,
    color: tokens.colorBrandForegroundLink,
    textAlign: "left",
  },
});

const BADGES = { error: "danger", warning: "warning", info: "informative" } as const;

export function ReviewFindings({ outcome }: { readonly outcome: ReviewOutcome }) {
  const styles = useStyles();
  const { strings } = useSession();
  const selected = usePane((state) => state.review.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const { findings, notChecked } = outcome;
  const virtualizer = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 110,
    getItemKey: (index) => findings[index]?.id ?? index,
    overscan: 4,
  });
  const index = findings.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
  }, [index, virtualizer]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-testid="review-findings"
      role="region"
      aria-label={strings.review.findings}
      tabIndex={0}
    >
      <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index: row, start }) => {
          const finding = findings[row];
          return (
            finding && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={row}
                className={styles.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ReviewCard finding={finding} isSelected={finding.id === selected} />
              </li>
            )
          );
        })}
      </ul>
      {notChecked.length > 0 && (
        <NotCheckedFold
          title={strings.review.notChecked(notChecked.length)}
          entries={notChecked}
          tabIndex={0}
        />
      )}
    </div>
  );
}

function ReviewCard({ finding, isSelected }: { readonly finding: Finding; readonly isSelected: boolean }) {
  const styles = useStyles();
  const { strings, selectInText } = useSession();
  const { text, severity, message, cells } = finding;
  return (
    <article className={mergeClasses(styles.card, isSelected && styles.selected)}>
      <div className={styles.head}>
        <Badge appearance="tint" color={BADGES[severity]}>
          {strings.severities[severity]}
        </Badge>
        {text && (
          <Button
            size="small"
            appearance="transparent"
            className={styles.link}
            onClick={() => selectInText(finding.id)}
          >
            {strings.review.sentence(text.paragraph)} · {strings.review.toText}
          </Button>
        )}
      </div>
      {text && <Correction text={text} />}
      <Text size={200}>{message}</Text>
      {cells.map((cell) => (
        <CellLink key={`${cell.sheet}!${cell.address}`} cell={cell} finding={finding} />
      ))}
    </article>
  );
}

function Correction({ text: { found, expected } }: { readonly text: TextRange }) {
  const styles = useStyles();
  const { strings } = useSession();
  if (found === null || expected === null) return null;
  return (
    <Text>
      <span className={styles.found}>{found}</span> <strong>{strings.review.expected(expected)}</strong>
    </Text>
  );
}

function CellLink({ cell, finding }: { readonly cell: FindingCell; readonly finding: Finding }) {
  const styles = useStyles();
  const { strings, jump, selectInText } = useSession();
  const { sheet, address } = cell;
  const content = printedCell(cell, "");
  const text = content === "" ? `${sheet} ${address}` : `${sheet} ${address}：${content}`;
  return (
    <Button
      size="small"
      appearance="transparent"
      className={styles.link}
      aria-label={strings.review.toCell(text)}
      onClick={() => {
        selectInText(finding.id);
        void jump({ sheet, address });
      }}
    >
      {text}
    </Button>
  );
}
