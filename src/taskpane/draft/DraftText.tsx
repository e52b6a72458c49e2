import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { paragraphText } from "../../draft/paragraph";
import { useSession } from "../shell/pane-context";
import { DraftParagraphView } from "./DraftParagraphView";
import type { ShownDraft } from "./draft-state";
import { EditParagraph } from "./EditParagraph";

const useStyles = makeStyles({
  scroller: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden" },
  text: { position: "relative" },
  row: {
    position: "absolute",
    top: 0,
    left: 0,
    right: 0,
    minHeight: "1em",
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
  },
  looked: { backgroundColor: tokens.colorNeutralBackground3 },
});

/** The draft as it will be saved; a long one exists only where it is looked at. */
export function DraftText({ draft }: { readonly draft: ShownDraft }) {
  const styles = useStyles();
  const { strings, editDraft } = useSession();
  const { paragraphs, made, looksAt } = draft;
  const [edited, setEdited] = useState<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: paragraphs.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const paragraph = paragraphs[index];
      return 24 * Math.max(1, Math.ceil((paragraph ? paragraphText(paragraph).length : 0) / 22));
    },
    overscan: 4,
  });
  useEffect(() => {
    if (looksAt !== null) virtualizer.scrollToIndex(looksAt, { align: "center" });
  }, [looksAt, virtualizer]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-testid="draft"
      role="region"
      aria-label={strings.draft.text}
      tabIndex={0}
    >
      <div className={styles.text} style={{ height: virtualizer.getTotalSize() }} lang="zh-CN">
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const paragraph = paragraphs[index];
          return (
            paragraph && (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={mergeClasses(styles.row, index === looksAt && styles.looked)}
                style={{ transform: `translateY(${start}px)` }}
              >
                {edited === index ? (
                  <EditParagraph
                    position={index}
                    text={paragraphText(paragraph)}
                    onClose={() => setEdited(null)}
                    onKeep={(text) => editDraft(index, text)}
                  />
                ) : (
                  <DraftParagraphView
                    paragraph={paragraph}
                    position={index}
                    isStale={draft.stale.has(index)}
                    isEdited={paragraph !== made.paragraphs[index]}
                    chosen={draft.chosen?.key ?? null}
                    onEdit={() => setEdited(index)}
                  />
                )}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
