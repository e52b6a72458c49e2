/** Where the focus was when a dialog opened is where it is when the dialog has closed, whichever way it was closed. */
import { useLayoutEffect, useMemo } from "react";

export function useReturnFocus(isOpen: boolean): void {
  // While it is drawn: once its effects run, the dialog has taken the focus.
  const before = useMemo(() => (isOpen ? document.activeElement : null), [isOpen]);
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      // Before the dialog is taken away: whoever had gone elsewhere by then stays there.
      const now = document.activeElement;
      const wasInside = now === null || now === document.body || now.closest(DIALOGS) !== null;
      // After what the dialog itself does when it goes.
      setTimeout(() => {
        if (wasInside && before instanceof HTMLElement && before.isConnected) before.focus();
      }, 0);
    };
  }, [isOpen, before]);
}

const DIALOGS = "[role=dialog], [role=alertdialog]";
