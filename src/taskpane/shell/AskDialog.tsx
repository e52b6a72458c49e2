import { Button, DialogActions, DialogContent } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { PaneDialog } from "./PaneDialog";
import { useStrings } from "./pane-context";

export interface AskDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly text?: readonly string[];
  /** What is asked about, where words alone do not show it. */
  readonly children?: ReactNode;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asks before anything is written that the user has not typed himself. */
export function AskDialog({ open, title, text = [], children, confirm, onClose, onConfirm }: AskDialogProps) {
  const strings = useStrings();
  return (
    <PaneDialog open={open} title={title} modalType="alert" onClose={onClose}>
      <DialogContent>
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {children}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{strings.common.cancel}</Button>
        <Button
          appearance="primary"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </DialogActions>
    </PaneDialog>
  );
}
