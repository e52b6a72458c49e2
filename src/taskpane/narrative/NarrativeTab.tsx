import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { DraftPage } from "../draft/DraftPage";
import { OpenBase } from "../draft/OpenBase";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import type { MissingLine } from "../../engine/compose/compose";
import type { AskedField } from "../analyst/entry-answers";
import { EntryFindings } from "./EntryFindings";
import { MissingList } from "./MissingList";
import { NarrativeActions } from "./NarrativeActions";
import { NarrativeText } from "./NarrativeText";
import type { ChosenSpan } from "./narrative-state";
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
  const { narrative, findings, chosen, fields } = usePane((state) => state.narrative);
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
        <MissingList others={otherThanFields(narrative.missing, fields)} />
        <NarrativeText narrative={narrative} />
      </div>
      {chosen && !isAsked(chosen, fields) && <SourceBar chosen={chosen} />}
    </div>
  );
}

/** What is missing and is no entry of 补充资料, as a table that could not be read. */
function otherThanFields(missing: readonly MissingLine[], fields: readonly AskedField[]): string[] {
  const keys = new Set<string>(fields.map(({ key }) => key));
  return missing.filter(({ key }) => !keys.has(key)).map(({ label }) => label);
}

/** It is filled in beside its sentence. */
function isAsked({ sources }: ChosenSpan, fields: readonly AskedField[]): boolean {
  return sources.some((source) => fields.some(({ key }) => key === source.key) && !("value" in source));
}
