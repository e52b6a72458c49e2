/** The session as React's components reach it, and the parts of the state that each of them follows. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Session } from "../session/session";
import type { PaneState } from "../state";

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no session around this component");
  return session;
}

/** Follows one part of the state; `pick` returns a value that stays identical while nothing in it has changed. */
export function usePane<Part>(pick: (state: PaneState) => Part): Part {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, () => pick(store.get()));
}

export function useStrings(): Session["strings"] {
  return useSession().strings;
}
