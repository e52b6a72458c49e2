import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Text,
  Textarea,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../../engine/finding";
import { usePane, useSession } from "../shell/pane-context";
import { useReturnFocus } from "../shell/use-return-focus";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  reasons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface ExplainDialogProps {
  readonly finding: Finding;
  readonly onClose: () => void;
}

/** Why a finding stands: a reason and a name; what was said before is only a beginning. */
export function ExplainDialog({ finding, onClose }: ExplainDialogProps) {
  const styles = useStyles();
  useReturnFocus(true);
  const { strings, explain, unexplain } = useSession();
  const texts = strings.explain;
  const explainer = usePane((state) => state.explainer);
  const said = finding.explained ?? finding.saidEarlier;
  const [reason, setReason] = useState(said?.reason ?? "");
  const [name, setName] = useState(said?.name ?? explainer);
  const isComplete = reason.trim() !== "" && name.trim() !== "";
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.title}</DialogTitle>
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
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
