import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { DraftPage } from "../draft/DraftPage";
import { OpenBase } from "../draft/OpenBase";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import { EntryFindings } from "./EntryFindings";
import { MissingList } from "./MissingList";
import { NarrativeActions } from "./NarrativeActions";
import { NarrativeText } from "./NarrativeText";
import { SourceBar } from "./SourceBar";

const useStyles = makeStyles({
  page: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  intro: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    overflowY: "auto",
  },
  text: { flexGrow: 1, minHeight: 0, overflowY: "auto", padding: `0 ${tokens.spacingHorizontalM}` },
});

/** 决算情况说明 from the figures of the workbook. */
export function NarrativeTab() {
  const styles = useStyles();
  const { strings, writeNarrative } = useSession();
  const { narrative, findings, chosen } = usePane((state) => state.narrative);
  const draft = usePane((state) => state.draft);
  const isWorking = usePane(isBusy);
  if (draft) return <DraftPage draft={draft} />;
  if (!narrative) {
    return (
      <div className={styles.page}>
        <div className={styles.intro}>
          <Text>{strings.narrate.intro}</Text>
          <Button appearance="primary" disabled={isWorking} onClick={() => void writeNarrative()}>
            {strings.narrate.start}
          </Button>
          <OpenBase />
          <NarrativeActions />
        </div>
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <NarrativeActions />
      <div
        className={styles.text}
        data-testid="narrative"
        tabIndex={0}
        role="region"
        aria-label={strings.narrate.text}
      >
        <EntryFindings findings={findings} />
        <MissingList missing={narrative.missing} />
        <NarrativeText narrative={narrative} />
      </div>
      {chosen && <SourceBar chosen={chosen} />}
    </div>
  );
}
