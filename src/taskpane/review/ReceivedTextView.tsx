import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import type { ReceivedParagraph } from "../../review/received-text";
import type { Finding } from "../../engine/finding";
import type { ReviewOutcome } from "../analyst/review-answers";
import { usePane, useSession } from "../shell/pane-context";
import { byParagraph, segmentsOf } from "./segments";

const useStyles = makeStyles({
  scroller: { flex: "1 1 45%", minHeight: 0, overflowY: "auto", overflowX: "hidden" },
  text: { position: "relative" },
  paragraph: {
    position: "absolute",
    top: 0,
    left: 0,
    right: 0,
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    lineHeight: tokens.lineHeightBase400,
    minHeight: "1em",
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
  },
  heading: { fontWeight: tokens.fontWeightSemibold },
  mark: {
    padding: 0,
    border: "none",
    font: "inherit",
    textAlign: "inherit",
    color: "inherit",
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  error: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderBottom: `2px solid ${tokens.colorPaletteRedBorderActive}`,
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `2px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  info: { borderBottom: `2px dotted ${tokens.colorNeutralStroke1}`, backgroundColor: "transparent" },
  selected: { outline: `2px solid ${tokens.colorCompoundBrandStroke}` },
});

/** The text as it was received, with what was found marked in it; a long one exists only where it is looked at. */
export function ReceivedTextView({ outcome }: { readonly outcome: ReviewOutcome }) {
  const styles = useStyles();
  const { strings } = useSession();
  const selected = usePane((state) => state.review.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const { paragraphs, findings } = outcome;
  const marks = useMemo(() => byParagraph(findings), [findings]);
  const virtualizer = useVirtualizer({
    count: paragraphs.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => 24 * Math.max(1, Math.ceil((paragraphs[index]?.text.length ?? 0) / 22)),
    overscan: 4,
  });
  const at = findings.find(({ id }) => id === selected)?.text?.paragraph;
  const index = at === undefined ? -1 : paragraphs.findIndex((paragraph) => paragraph.index === at);
  useEffect(() => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "center" });
  }, [index, selected, virtualizer]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="region"
      aria-label={strings.review.text}
      tabIndex={0}
    >
      <div className={styles.text} style={{ height: virtualizer.getTotalSize() }} lang="zh-CN">
        {virtualizer.getVirtualItems().map(({ key, index: row, start }) => {
          const paragraph = paragraphs[row];
          return (
            paragraph && (
              <p
                key={key}
                ref={virtualizer.measureElement}
                data-index={row}
                className={mergeClasses(styles.paragraph, paragraph.heading !== null && styles.heading)}
                style={{ transform: `translateY(${start}px)` }}
              >
                <MarkedText
                  paragraph={paragraph}
                  findings={marks.get(paragraph.index) ?? []}
                  selected={selected}
                />
              </p>
            )
          );
        })}
      </div>
    </div>
  );
}

interface MarkedTextProps {
  readonly paragraph: ReceivedParagraph;
  readonly findings: readonly Finding[];
  readonly selected: string | null;
}

function MarkedText({ paragraph, findings, selected }: MarkedTextProps) {
  const styles = useStyles();
  const { selectInText } = useSession();
  return (
    <>
      {segmentsOf(paragraph.text, findings).map(({ text, finding }, index) =>
        finding === null ? (
          text
        ) : (
          <button
            key={index}
            type="button"
            className={mergeClasses(
              styles.mark,
              styles[finding.severity],
              finding.id === selected && styles.selected,
            )}
            title={finding.message}
            onClick={() => selectInText(finding.id)}
          >
            {text}
          </button>
        ),
      )}
    </>
  );
}
