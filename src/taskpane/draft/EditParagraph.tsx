import { Button, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useSession } from "../shell/pane-context";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
});

interface EditParagraphProps {
  readonly position: number;
  readonly text: string;
  readonly onKeep: (text: string) => void;
  readonly onClose: () => void;
}

/** Reasons and free sentences are the user's to write; a paragraph stays one line. */
export function EditParagraph({ position, text, onKeep, onClose }: EditParagraphProps) {
  const styles = useStyles();
  const { strings } = useSession();
  const [value, setValue] = useState(text);
  return (
    <div className={styles.column}>
      <Textarea
        rows={6}
        resize="vertical"
        aria-label={strings.draft.edit(position + 1)}
        value={value}
        onChange={(_, data) => setValue(data.value.replace(/[\r\n]+/gu, ""))}
      />
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          onClick={() => {
            onKeep(value);
            onClose();
          }}
        >
          {strings.draft.keep}
        </Button>
        <Button size="small" onClick={onClose}>
          {strings.common.cancel}
        </Button>
      </div>
    </div>
  );
}
