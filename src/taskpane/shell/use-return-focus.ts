/** Where the focus was when a dialog opened is where it is when the dialog has closed, whichever way it was closed. */
import { useEffect } from "react";

export function useReturnFocus(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement;
    return () => {
      // After what the dialog itself does when it goes; what has the focus by then, or is gone, is left alone.
      setTimeout(() => {
        const isFree = document.activeElement === null || document.activeElement === document.body;
        if (isFree && before instanceof HTMLElement && before.isConnected) before.focus();
      }, 0);
    };
  }, [isOpen]);
}
