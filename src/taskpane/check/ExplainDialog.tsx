import {
  Button,
  DialogActions,
  DialogContent,
  Field,
  Input,
  Text,
  Textarea,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../../engine/finding";
import { PaneDialog } from "../shell/PaneDialog";
import { usePane, useSession, useStrings } from "../shell/pane-context";
import { useShown } from "../shell/use-shown";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  reasons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface ExplainDialogProps {
  /** `null`: closed. */
  readonly finding: Finding | null;
  readonly onClose: () => void;
}

export function ExplainDialog({ finding, onClose }: ExplainDialogProps) {
  const { explain } = useStrings();
  const shown = useShown(finding);
  return (
    <PaneDialog open={finding !== null} title={explain.title} onClose={onClose}>
      {shown && <ExplainForm key={shown.id} finding={shown} onClose={onClose} />}
    </PaneDialog>
  );
}

interface ExplainFormProps {
  readonly finding: Finding;
  readonly onClose: () => void;
}

/** Why a finding stands: a reason and a name; what was said before is only a beginning. */
function ExplainForm({ finding, onClose }: ExplainFormProps) {
  const styles = useStyles();
  const { strings, explain, unexplain } = useSession();
  const texts = strings.explain;
  const explainer = usePane((state) => state.explainer);
  const said = finding.explained ?? finding.saidEarlier;
  const [reason, setReason] = useState(said?.reason ?? "");
  const [name, setName] = useState(said?.name ?? explainer);
  const isComplete = reason.trim() !== "" && name.trim() !== "";
  return (
    <>
      <DialogContent className={styles.content}>
        <Text size={200}>{finding.message}</Text>
        <div className={styles.reasons}>
          {texts.reasons.map((one) => (
            <Button key={one} size="small" shape="circular" onClick={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </div>
        <Field label={texts.reason} required>
          <Textarea value={reason} onChange={(_, { value }) => setReason(value)} resize="vertical" />
        </Field>
        <Field label={texts.name} required>
          <Input value={name} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Text size={200}>{texts.hint}</Text>
      </DialogContent>
      <DialogActions>
        {finding.explained && (
          <Button
            onClick={() => {
              onClose();
              void unexplain(finding);
            }}
          >
            {texts.remove}
          </Button>
        )}
        <Button onClick={onClose}>{strings.common.cancel}</Button>
        <Button
          appearance="primary"
          disabled={!isComplete}
          onClick={() => {
            onClose();
            void explain(finding, reason.trim(), name.trim());
          }}
        >
          {texts.save}
        </Button>
      </DialogActions>
    </>
  );
}
