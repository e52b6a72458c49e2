import { Button, Text, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { FileInput } from "../shell/FileInput";
import { usePane, useSession } from "../shell/pane-context";
import { countBySeverity, isBusy } from "../state";
import { ReceivedTextView } from "./ReceivedTextView";
import { ReviewFindings } from "./ReviewFindings";

const useStyles = makeStyles({
  page: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  form: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    overflowY: "auto",
  },
  paste: { flexGrow: 1, minHeight: "160px" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  head: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0 },
});

/** A received narrative against the workbook. */
export function ReviewTab() {
  const styles = useStyles();
  const { outcome } = usePane((state) => state.review);
  const { reviewFile } = useSession();
  const isWorking = usePane(isBusy);
  return (
    <div
      className={styles.page}
      data-testid="review-page"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [dropped] = event.dataTransfer.files;
        if (dropped && !isWorking) void reviewFile(dropped);
      }}
    >
      {outcome === null ? (
        <ReviewForm />
      ) : (
        <>
          <ReviewHead />
          <ReceivedTextView outcome={outcome} />
          <ReviewFindings outcome={outcome} />
        </>
      )}
    </div>
  );
}

function ReviewForm() {
  const styles = useStyles();
  const { strings, review, reviewFile } = useSession();
  const isWorking = usePane(isBusy);
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.form}>
      <Text>{strings.review.intro}</Text>
      <Textarea
        className={styles.paste}
        textarea={{ style: { height: "100%", maxHeight: "none" } }}
        placeholder={strings.review.paste}
        aria-label={strings.review.paste}
        value={text}
        onChange={(_, { value }) => setText(value)}
      />
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabled={isWorking || text.trim() === ""}
          onClick={() => void review({ kind: "text", text })}
        >
          {strings.review.start}
        </Button>
        <Button disabled={isWorking} onClick={() => file.current?.click()}>
          {strings.review.open}
        </Button>
      </div>
      <FileInput
        input={file}
        accept=".docx,.docm,.pdf,.txt,.md"
        testId="review-file"
        onChoose={(chosen) => void reviewFile(chosen)}
      />
    </div>
  );
}

function ReviewHead() {
  const styles = useStyles();
  const { strings, review, forgetReview } = useSession();
  const { outcome, received } = usePane((state) => state.review);
  const isWorking = usePane(isBusy);
  if (!outcome) return null;
  const { error, warning } = countBySeverity(outcome.findings);
  return (
    <div className={styles.head}>
      <Text as="h1" weight="semibold" className={styles.title}>
        {!outcome.isNarrative
          ? strings.review.notNarrative
          : error + warning === 0
            ? strings.review.clean
            : strings.review.found(error, warning)}
      </Text>
      <Text size={200}>{strings.review.claims(outcome.claims)}</Text>
      <div className={styles.actions}>
        <Button
          size="small"
          disabled={isWorking || received === null}
          onClick={() => received && void review(received)}
        >
          {strings.review.again}
        </Button>
        <Button size="small" disabled={isWorking} onClick={forgetReview}>
          {strings.review.edit}
        </Button>
      </div>
    </div>
  );
}
