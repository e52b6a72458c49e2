import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useRef } from "react";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import { FileInput } from "../shell/FileInput";

export const BASES = ".docx,.docm,.txt,.md,.pdf";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** 以文档为底稿…, where no narrative is shown yet. */
export function OpenBase() {
  const styles = useStyles();
  const { strings, openBase } = useSession();
  const isWorking = usePane(isBusy);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.column}>
      <Button disabled={isWorking} onClick={() => input.current?.click()}>
        {strings.draft.open}
      </Button>
      <Text size={200} className={styles.hint}>
        {strings.draft.hint}
      </Text>
      <FileInput input={input} accept={BASES} testId="base-file" onChoose={(file) => void openBase(file)} />
    </div>
  );
}
