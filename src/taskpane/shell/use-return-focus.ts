/** Where the focus was when a dialog opened is where it is when the dialog has closed, whichever way it was closed. */
import { useEffect, useMemo } from "react";

export function useReturnFocus(isOpen: boolean): void {
  // While it is drawn: once its effects run, the dialog has taken the focus.
  const before = useMemo(() => (isOpen ? document.activeElement : null), [isOpen]);
  useEffect(() => {
    if (!isOpen) return undefined;
    return () => {
      // After what the dialog itself does when it goes; what has the focus by then, or is gone, is left alone.
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && before instanceof HTMLElement && before.isConnected) before.focus();
      }, 0);
    };
  }, [isOpen, before]);
}
