import { Dialog, DialogBody, DialogSurface, DialogTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useReturnFocus } from "./use-return-focus";

export interface PaneDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** `alert`: wants an answer; `non-modal`: the workbook beside it stays in use. */
  readonly modalType?: "modal" | "alert" | "non-modal";
  readonly testId?: string;
  readonly onClose: () => void;
  /** Its content and its actions; mounted while it is open. */
  readonly children: ReactNode;
}

/**
 * Every dialog of the pane. It stays in its place while it is closed: one that is taken away with what it asked about
 * leaves the pane hidden from screen readers.
 */
export function PaneDialog({ open, title, modalType = "modal", testId, onClose, children }: PaneDialogProps) {
  useReturnFocus(open);
  return (
    <Dialog open={open} modalType={modalType} onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface {...(testId === undefined ? {} : { "data-testid": testId })}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          {children}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
