import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Span } from "../../engine/compose/define-paragraph";
import type { ChosenSpan } from "./narrative-state";

const useStyles = makeStyles({
  span: {
    padding: "0 1px",
    border: "none",
    borderRadius: tokens.borderRadiusSmall,
    font: "inherit",
    textIndent: 0,
    cursor: "pointer",
    color: tokens.colorBrandForegroundLink,
    backgroundColor: "transparent",
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  waiting: {
    color: tokens.colorPaletteDarkOrangeForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  chosen: { backgroundColor: tokens.colorBrandBackground2 },
});

interface SpanViewProps {
  readonly span: Span;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onChoose: (chosen: ChosenSpan) => void;
}

/** A figure leads to its cells, a placeholder to the cell that would fill it; other words are only read. */
export function SpanView({ span, id, isChosen, onChoose }: SpanViewProps) {
  const styles = useStyles();
  if (span.kind === "text") return <>{span.text}</>;
  const sources = span.kind === "placeholder" ? span.missing : span.sources;
  if (sources.length === 0 || span.kind === "name") return <>{span.text}</>;
  return (
    <button
      type="button"
      data-waiting={span.kind === "placeholder" ? "" : undefined}
      className={mergeClasses(
        styles.span,
        span.kind === "placeholder" && styles.waiting,
        isChosen && styles.chosen,
      )}
      onClick={() => onChoose({ key: id, text: span.text, sources })}
    >
      {span.text}
    </button>
  );
}
