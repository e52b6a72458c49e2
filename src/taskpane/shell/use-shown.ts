/** What a dialog is about, and goes on being about while it closes. */
import { useState } from "react";

export function useShown<Value>(value: Value | null): Value | null {
  const [shown, setShown] = useState(value);
  if (value !== null && value !== shown) setShown(value);
  return value ?? shown;
}
