import { Button, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  ArrowSyncRegular,
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  HighlightRegular,
  WarningFilled,
} from "@fluentui/react-icons";
import { useMemo } from "react";
import { BeginButtons } from "../shell/BeginButtons";
import { usePane, useSession } from "../shell/pane-context";
import { countBySeverity, isBusy, openItems } from "../state";
import type { PaneReport } from "../analyst/desk";
import type { Strings } from "../strings/zh";
import { FilterBar } from "./FilterBar";
import { FindingList } from "./FindingList";
import { MarkMenu } from "./MarkMenu";
import { TieMap } from "./TieMap";
import { RepairAll } from "./RepairAll";
import { rowsOf } from "./rows";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    maxHeight: "60%",
    overflowY: "auto",
    flexShrink: 0,
  },
  summary: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  words: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  icon: { fontSize: "24px", flexShrink: 0, marginTop: "2px" },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  doubtful: { color: tokens.colorPaletteMarigoldForeground1 },
  detail: { color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export function CheckTab() {
  const styles = useStyles();
  const report = usePane((state) => state.report);
  const filter = usePane((state) => state.filter);
  const unfolded = usePane((state) => state.unfolded);
  const grouping = usePane((state) => state.grouping);
  const showsRounding = usePane((state) => state.showsRounding);
  const rows = useMemo(
    () => (report ? rowsOf(report, { filter, unfolded, grouping, showsRounding }) : { rows: [], shown: 0 }),
    [report, filter, unfolded, grouping, showsRounding],
  );
  if (!report) return <></>;
  const isWithoutTables = report.tables.every(({ status }) => status === "missing");
  return (
    <>
      <div className={styles.head}>
        <Summary />
        <Actions />
        {isWithoutTables && <BeginButtons />}
        {report.ties.length > 0 && <TieMap report={report} />}
        {report.findings.length > 0 && <FilterBar shown={rows.shown} />}
      </div>
      <FindingList rows={rows.rows} isFilteredEmpty={report.findings.length > 0 && rows.shown === 0} />
    </>
  );
}

function Summary() {
  const styles = useStyles();
  const { strings } = useSession();
  const report = usePane((state) => state.report);
  if (!report) return null;
  const { error, warning } = countBySeverity(report.findings);
  const { checked, fail, rounding, unknown } = report.relations;
  const details = [
    strings.check.counts(checked, fail),
    ...(rounding > 0 ? [strings.check.roundingCount(rounding)] : []),
    ...(unknown > 0 ? [strings.check.unknownCount(unknown)] : []),
  ];
  return (
    <div className={styles.summary} data-testid="summary">
      {error > 0 ? (
        <ErrorCircleFilled className={mergeClasses(styles.icon, styles.bad)} aria-hidden />
      ) : warning > 0 || report.outcome !== "clean" ? (
        <WarningFilled className={mergeClasses(styles.icon, styles.doubtful)} aria-hidden />
      ) : (
        <CheckmarkCircleFilled className={mergeClasses(styles.icon, styles.good)} aria-hidden />
      )}
      <div className={styles.words}>
        <Text weight="semibold" as="h1" style={{ margin: 0 }}>
          {checked === 0
            ? strings.recognize.none
            : error + warning === 0
              ? outcomeText(strings, report)
              : strings.check.found(error, warning)}
        </Text>
        <Text size={200} className={styles.detail}>
          {details.join(strings.common.separator)}
        </Text>
        {openItems(report).map(({ id, title, reason }) => (
          <Text key={id} size={200} className={styles.detail}>
            {strings.check.openItem(id, title, reason ?? "")}
          </Text>
        ))}
      </div>
    </div>
  );
}

/** Where nothing was found: whether everything was looked at. */
export function outcomeText({ check }: Strings, report: PaneReport): string {
  return report.outcome === "clean" ? check.clean : check.open(openItems(report).length);
}

function Actions() {
  const styles = useStyles();
  const { strings, check, mark } = useSession();
  const isWorking = usePane(isBusy);
  const marks = usePane((state) => state.marks);
  return (
    <div className={styles.actions}>
      <Button size="small" icon={<ArrowSyncRegular />} disabled={isWorking} onClick={() => void check()}>
        {strings.check.again}
      </Button>
      <Button
        size="small"
        icon={<HighlightRegular />}
        appearance={marks === "outdated" ? "primary" : "secondary"}
        title={marks === "outdated" ? strings.marks.outdated : undefined}
        disabled={isWorking}
        onClick={() => void mark()}
      >
        {marks === "none" ? strings.marks.mark : strings.marks.refresh}
      </Button>
      <RepairAll />
      <MarkMenu />
    </div>
  );
}
