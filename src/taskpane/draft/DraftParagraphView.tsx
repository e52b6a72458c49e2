import { Button, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { MARK } from "../../draft/marks";
import { paragraphText, type DraftParagraph } from "../../draft/paragraph";
import type { Span } from "../../engine/compose/define-paragraph";
import { SpanView } from "../narrative/SpanView";
import { useSession } from "../shell/pane-context";

const useStyles = makeStyles({
  paragraph: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalXS,
    borderLeft: "4px solid transparent",
    paddingLeft: tokens.spacingHorizontalS,
  },
  isNew: { borderLeftColor: tokens.colorBrandStroke1 },
  isStale: { borderLeftColor: tokens.colorPaletteMarigoldBorderActive },
  text: {
    flexGrow: 1,
    minWidth: 0,
    margin: 0,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
  },
  note: {
    display: "block",
    color: tokens.colorNeutralForeground2,
  },
  mark: {
    color: tokens.colorPaletteDarkOrangeForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
});

interface DraftParagraphViewProps {
  readonly paragraph: DraftParagraph;
  readonly position: number;
  readonly isStale: boolean;
  readonly isEdited: boolean;
  readonly chosen: string | null;
  readonly onEdit: () => void;
}

export function DraftParagraphView(props: DraftParagraphViewProps) {
  const styles = useStyles();
  const { strings, chooseInDraft } = useSession();
  const { paragraph, position, isStale, isEdited, chosen, onEdit } = props;
  const isEmpty = paragraphText(paragraph).trim() === "";
  return (
    <div
      className={mergeClasses(
        styles.paragraph,
        paragraph.base === null && styles.isNew,
        isStale && styles.isStale,
      )}
    >
      <p className={styles.text}>
        {isStale && (
          <Text size={200} className={styles.note}>
            {strings.draft.staleParagraph}
          </Text>
        )}
        {isEdited && (
          <Text size={200} className={styles.note}>
            {strings.draft.edited}
          </Text>
        )}
        {paragraph.spans.map((span, index) => {
          const key = `${position}/${index}`;
          return span.kind === "text" ? (
            <Words key={key} span={span} />
          ) : (
            <SpanView
              key={key}
              span={span}
              id={key}
              isChosen={chosen === key}
              onChoose={(one) => void chooseInDraft(one)}
            />
          );
        })}
      </p>
      {!isEmpty && (
        <Button
          appearance="subtle"
          size="small"
          icon={<EditRegular />}
          aria-label={strings.draft.edit(position + 1)}
          onClick={onEdit}
        />
      )}
    </div>
  );
}

/** What asks to be looked at stands out. */
function Words({ span }: { readonly span: Span }) {
  const styles = useStyles();
  const marks = new Set([...span.text.matchAll(MARK)].map(([mark]) => mark));
  if (marks.size === 0) return <>{span.text}</>;
  return (
    <>
      {span.text.split(/(【[^】]*】)/u).map((part, index) =>
        marks.has(part) ? (
          <mark key={index} className={styles.mark}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}
