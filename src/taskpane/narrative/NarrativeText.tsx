import { Text, makeStyles, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { Narrative, NarrativeSection } from "../../engine/compose/compose";
import type { MissingInput, Paragraph } from "../../engine/compose/define-paragraph";
import { usePane, useSession } from "../shell/pane-context";
import { FillIn } from "./FillIn";
import { SpanView } from "./SpanView";

const useStyles = makeStyles({
  heading: {
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
  },
  subheading: { margin: `${tokens.spacingVerticalS} 0 0`, fontWeight: tokens.fontWeightSemibold },
  paragraph: {
    margin: `${tokens.spacingVerticalXS} 0`,
    textIndent: "2em",
    lineHeight: tokens.lineHeightBase400,
  },
  flat: { textIndent: 0 },
  problem: {
    display: "block",
    padding: tokens.spacingHorizontalS,
    borderLeft: `4px solid ${tokens.colorPaletteRedBorderActive}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
  },
  stale: {
    display: "block",
    padding: tokens.spacingHorizontalS,
    borderLeft: `4px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
});

export function NarrativeText({ narrative }: { readonly narrative: Narrative }) {
  const styles = useStyles();
  const { strings } = useSession();
  const { changed, chosen } = usePane((state) => state.narrative);
  return (
    <article lang="zh-CN">
      {changed.size > 0 && (
        <Text size={200} className={styles.stale} role="status">
          {strings.narrate.stale}
        </Text>
      )}
      <h1 className={styles.heading}>{narrative.title}</h1>
      {narrative.sections.map((section) => (
        <SectionView
          key={section.id}
          section={section}
          isChanged={changed.has(section.id)}
          chosen={chosen?.key.startsWith(`${section.id}/`) ? chosen.key : null}
        />
      ))}
    </article>
  );
}

interface SectionViewProps {
  readonly section: NarrativeSection;
  readonly isChanged: boolean;
  readonly chosen: string | null;
}

const SectionView = memo(function SectionView({ section, isChanged, chosen }: SectionViewProps) {
  const styles = useStyles();
  const { strings } = useSession();
  return (
    <section>
      <h2 className={styles.heading}>{section.heading}</h2>
      {isChanged && (
        <Text size={200} className={styles.stale}>
          {strings.narrate.staleSection}
        </Text>
      )}
      {section.problems.length > 0 && (
        <Text size={200} className={styles.problem}>
          {strings.narrate.sectionErrors(section.problems.length)}
        </Text>
      )}
      {section.paragraphs.map((paragraph, index) => (
        <ParagraphView key={index} paragraph={paragraph} id={`${section.id}/${index}`} chosen={chosen} />
      ))}
    </section>
  );
});

interface ParagraphViewProps {
  readonly paragraph: Paragraph;
  readonly id: string;
  readonly chosen: string | null;
}

function ParagraphView({ paragraph, id, chosen }: ParagraphViewProps) {
  const styles = useStyles();
  const { chooseSpan } = useSession();
  const waiting = paragraph.spans.find(
    (span, index) => span.kind === "placeholder" && chosen === `${id}/${index}`,
  );
  const content = paragraph.spans.map((span, index) => {
    const key = `${id}/${index}`;
    return (
      <SpanView
        key={key}
        span={span}
        id={key}
        isChosen={chosen === key}
        onChoose={(one) => void chooseSpan(one)}
      />
    );
  });
  return (
    <>
      {paragraph.role === "text" ? (
        <p className={styles.paragraph}>{content}</p>
      ) : (
        <h3 className={styles.subheading}>{content}</h3>
      )}
      {waiting?.kind === "placeholder" && <FillBeside key={chosen} missing={waiting.missing} />}
    </>
  );
}

/** What a sentence waits for, asked under it; then the next that waits has the focus. */
function FillBeside({ missing }: { readonly missing: readonly MissingInput[] }) {
  const fields = usePane((state) => state.narrative.fields);
  const asked = fields.filter(({ key }) => missing.some((one) => one.key === key));
  if (asked.length === 0) return null;
  return <FillIn fields={asked} onWritten={focusNextWaiting} />;
}

/** The form is gone with what it asked for. */
function focusNextWaiting(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[data-waiting]")?.focus());
}
