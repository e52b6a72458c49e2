import { FluentProvider, Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, type ReactElement } from "react";
import { CheckTab } from "../check/CheckTab";
import { NarrativeTab } from "../narrative/NarrativeTab";
import { RuleBookBar } from "../own-rules/RuleBookBar";
import { RecognizeTab } from "../recognize/RecognizeTab";
import { ReviewTab } from "../review/ReviewTab";
import type { Session } from "../session/session";
import type { Tab as TabId } from "../state";
import { paneTheme } from "../theme";
import { FirstScreen } from "./FirstScreen";
import { HelpButton, HelpDialog } from "../help/HelpDialog";
import { NoticeBar } from "./NoticeBar";
import { SessionContext, usePane, useSession } from "./pane-context";
import { Announcer } from "./Announcer";
import { StaleBar } from "./StaleBar";
import { WorkBar } from "./WorkBar";

const TABS: readonly { id: TabId; content: () => ReactElement }[] = [
  { id: "recognize", content: RecognizeTab },
  { id: "check", content: CheckTab },
  { id: "narrate", content: NarrativeTab },
  { id: "review", content: ReviewTab },
];

const useStyles = makeStyles({
  provider: { height: "100%" },
  page: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    boxSizing: "border-box",
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  top: {
    display: "flex",
    alignItems: "center",
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tabs: { flexGrow: 1, minWidth: 0, justifyContent: "space-between" },
  tab: { minWidth: 0, paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  panel: { flexGrow: 1, minHeight: 0, overflow: "hidden", display: "flex", flexDirection: "column" },
});

export interface AppProps {
  readonly session: Session;
  readonly isDark: boolean;
}

export function App({ session, isDark }: AppProps) {
  const styles = useStyles();
  return (
    <FluentProvider theme={paneTheme(isDark)} className={styles.provider}>
      <SessionContext.Provider value={session}>
        <Pane />
      </SessionContext.Provider>
    </FluentProvider>
  );
}

/** All of the pane, in whatever height it is given. */
export function Pane() {
  const styles = useStyles();
  const { strings, showTab } = useSession();
  const tab = usePane((state) => state.tab);
  const hasReport = usePane((state) => state.report !== null);
  useFocusOnResults(hasReport, `tab-${tab}`);
  const Content = TABS.find(({ id }) => id === tab)?.content ?? CheckTab;
  return (
    <main className={styles.page}>
      {hasReport && (
        <div className={styles.top}>
          <TabList
            className={styles.tabs}
            size="small"
            selectedValue={tab}
            onTabSelect={(_, { value }) => {
              const chosen = TABS.find(({ id }) => id === value);
              if (chosen) showTab(chosen.id);
            }}
            aria-label={strings.product}
          >
            {TABS.map(({ id }) => (
              <Tab
                key={id}
                value={id}

                id={`tab-${id}`}
                aria-controls="panel"
                className={styles.tab}
              >
                {strings.tabs[id]}
              </Tab>
            ))}
          </TabList>
          <HelpButton />
        </div>
      )}
      {hasReport ? (
        <div className={styles.panel} role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
          <Content />
        </div>
      ) : (
        <FirstScreen />
      )}
      {/* Under the content, so that what comes and goes here never moves what the user looks at. */}
      <NoticeBar />
      <RuleBookBar />
      <StaleBar />
      <WorkBar />
      <Announcer />
      <HelpDialog />
    </main>
  );
}

/** The button that began the first check is gone with its screen; the focus goes on to the results, and to nobody else's. */
function useFocusOnResults(hasReport: boolean, id: string): void {
  const had = useRef(hasReport);
  useEffect(() => {
    const isNew = hasReport && !had.current;
    had.current = hasReport;
    if (isNew && document.hasFocus() && document.activeElement === document.body)
      document.getElementById(id)?.focus();
  }, [hasReport, id]);
}
