import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { marksOf, type DraftMark } from "../../draft/marks";
import { useSession } from "../shell/pane-context";
import type { ShownDraft } from "./draft-state";
import { FoldButton } from "../shell/FoldButton";

const useStyles = makeStyles({
  report: {
    flexShrink: 0,
    maxHeight: "40%",
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  fold: { justifyContent: "flex-start", paddingLeft: 0, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  entry: {
    paddingLeft: 0,
    minWidth: 0,
    textAlign: "left",
    justifyContent: "flex-start",
    color: tokens.colorBrandForegroundLink,
  },
  stale: {
    padding: tokens.spacingHorizontalS,
    borderLeft: `4px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
});

/** What was understood, written, kept and marked, and what was wrong in the base already. */
export function DraftReport({ draft }: { readonly draft: ShownDraft }) {
  const styles = useStyles();
  const { strings } = useSession();
  const words = strings.draft;
  const { made, stale, lost, base, paragraphs } = draft;
  const { summary, otherEntity } = made;
  const marks = marksOf(paragraphs);
  const told = [
    words.written(summary.written, summary.proved),
    summary.kept > 0 ? words.kept(summary.kept) : "",
    summary.cloned + summary.fromEdition > 0 ? words.added(summary.cloned, summary.fromEdition) : "",
  ].filter((text) => text !== "");
  return (
    <section className={styles.report} data-testid="draft-report" aria-label={base.name}>
      <h1 className={styles.title}>{base.name}</h1>
      {stale.size > 0 && (
        <Text size={200} className={styles.stale} role="status">
          {words.stale(stale.size)}
        </Text>
      )}
      {otherEntity && (
        <Text size={200} className={styles.stale}>
          {words.otherEntity(otherEntity.named, otherEntity.own)}
        </Text>
      )}
      <Text size={200}>{told.join(strings.common.separator)}</Text>
      {made.mode === "same" && <Text size={200}>{words.same}</Text>}
      {made.isMended && <Text size={200}>{words.mended}</Text>}
      {made.tables > 0 && <Text size={200}>{words.tables(made.tables)}</Text>}
      <MarkList title={words.toCheck} marks={marks.filter(({ kind }) => kind === "待核")} />
      <MarkList title={words.toFill} marks={marks.filter(({ kind }) => kind === "待填")} />
      <Fold title={words.baseErrors(made.baseErrors.length)} count={made.baseErrors.length}>
        {made.baseErrors.map((message, index) => (
          <li key={index}>
            <Text size={200}>{message}</Text>
          </li>
        ))}
      </Fold>
      <Fold title={words.lost(lost.length)} count={lost.length}>
        {lost.map((text, index) => (
          <li key={index}>
            <Text size={200}>{text}</Text>
          </li>
        ))}
      </Fold>
    </section>
  );
}

interface MarkListProps {
  readonly title: (count: number) => string;
  readonly marks: readonly DraftMark[];
}

/** Each leads to its place in the text. */
function MarkList({ title, marks }: MarkListProps) {
  const styles = useStyles();
  const { lookAt } = useSession();
  return (
    <Fold title={title(marks.length)} count={marks.length}>
      {marks.map(({ paragraph, quote, why }, index) => (
        <li key={index}>
          <Button
            appearance="transparent"
            size="small"
            className={styles.entry}
            onClick={() => lookAt(paragraph - 1)}
          >
            …{quote}：{why}
          </Button>
        </li>
      ))}
    </Fold>
  );
}

interface FoldProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Fold({ title, count, children }: FoldProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  if (count === 0) return null;
  return (
    <>
      <FoldButton isOpen={isOpen} onToggle={() => setOpen(!isOpen)} className={styles.fold}>
        {title}
      </FoldButton>
      {isOpen && <ul className={styles.list}>{children}</ul>}
    </>
  );
}
