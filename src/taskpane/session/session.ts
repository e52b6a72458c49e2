/** Everything that the user can do in the pane, behind one object that React knows. */
import type { Host } from "../../hosts/host";
import type { Analyst } from "../analyst/analyst";
import type { Filter, Fold, Grouping, Tab } from "../state";
import type { Strings } from "../strings/zh";
import { createCheckActions } from "./check-actions";
import { createContext } from "./context";
import { pageTimer, watchWorkbook, type Timer } from "./live";
import { createEntryActions } from "./entry-actions";
import { createDraftActions } from "./draft-actions";
import { createExplainActions } from "./explain-actions";
import { createMarkActions } from "./mark-actions";
import { createNarrativeActions } from "./narrative-actions";
import { createOwnRuleActions } from "./own-rule-actions";
import { createRepairActions } from "./repair-actions";
import { createReviewActions } from "./review-actions";
import { loadSettings, saveSettings } from "./settings";
import { createSheetActions, loadFile } from "./sheet-actions";
import { createStepActions } from "./step-actions";

export interface SessionParts {
  readonly host: Host;
  readonly analyst: Analyst;
  readonly strings: Strings;
  /** Only tests bring their own. */
  readonly timer?: Timer;
  readonly now?: () => Date;
  readonly load?: (path: string) => Promise<Uint8Array>;
  /** Told of a shared rule book that the user has chosen, for the next workbook of the same session. */
  readonly onRuleBook?: (file: Uint8Array, name: string) => void;
}

export function createSession({
  host,
  analyst,
  strings,
  timer = pageTimer,
  now = () => new Date(),
  load = loadFile,
  onRuleBook = () => undefined,
}: SessionParts) {
  const context = createContext(host, analyst, strings);
  const { store } = context;
  const checking = createCheckActions(context);
  const steps = createStepActions(context, now);

  const toggled = <Id extends string>(set: ReadonlySet<Id>, id: Id): ReadonlySet<Id> =>
    set.has(id) ? new Set([...set].filter((other) => other !== id)) : new Set([...set, id]);

  return {
    strings,
    store,
    checks: () => analyst.ask("checks", []),
    choices: () => analyst.ask("choices", []),
    ...checking,
    ...steps,
    ...createRepairActions(context, steps),
    ...createEntryActions(context, steps),
    ...createExplainActions(context, now),
    ...createMarkActions(context),
    ...createOwnRuleActions(context, onRuleBook),
    ...createNarrativeActions(context),
    ...createDraftActions(context),
    ...createReviewActions(context),
    ...createSheetActions({ context, load }),

    /** Loads the settings of the workbook and begins to watch it; returns the function that ends the watch. */
    start: async (): Promise<() => Promise<void>> => {
      await loadSettings(context);
      if (await host.hasMarks()) store.update({ marks: "outdated" });
      return watchWorkbook(context, checking.recheck, timer);
    },

    showTab: (tab: Tab) => store.update({ tab }),
    setFilter: (filter: Partial<Filter>) =>
      store.update((state) => ({ filter: { ...state.filter, ...filter } })),
    setGrouping: (grouping: Grouping) => store.update({ grouping }),
    setLive: (live: boolean) => store.update({ live }),
    select: (id: string) => store.update({ selected: id }),
    toggleFold: (fold: Fold) => store.update((state) => ({ unfolded: toggled(state.unfolded, fold) })),
    /** `check`: the kind of finding that it opens at. */
    showHelp: (check: string | null) => store.update({ help: { check } }),
    closeHelp: () => store.update({ help: null }),
    showRounding: (showsRounding: boolean): Promise<void> => {
      store.update({ showsRounding });
      return saveSettings(context);
    },
    dismissNotice: () => store.update({ notice: null }),
  };
}

export type Session = ReturnType<typeof createSession>;
