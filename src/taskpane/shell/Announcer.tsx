import { makeStyles } from "@fluentui/react-components";
import { outcomeText } from "../check/CheckTab";
import { countBySeverity } from "../state";
import { usePane, useStrings } from "./pane-context";

const useStyles = makeStyles({
  hidden: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
});

/** Tells a screen reader what a job is doing and how it ended, without moving the focus. */
export function Announcer() {
  const styles = useStyles();
  const strings = useStrings();
  const work = usePane((state) => state.work);
  const notice = usePane((state) => state.notice);
  const report = usePane((state) => state.report);

  const counts = report && countBySeverity(report.findings);
  const outcome =
    report && counts
      ? counts.error + counts.warning === 0
        ? report.outcome === "clean"
          ? `${strings.check.clean}. ${strings.check.cleanHint(report.relations.checked)}`
          : outcomeText(strings, report)
        : strings.check.found(counts.error, counts.warning)
      : "";
  return (
    <>
      <div role="status" aria-live="polite" className={styles.hidden} data-testid="status">
        {work
          ? work.label
          : [notice?.kind === "error" ? "" : notice?.text, outcome].filter(Boolean).join(" ")}
      </div>
      <div role="alert" className={styles.hidden}>
        {notice?.kind === "error" ? notice.text : ""}
      </div>
    </>
  );
}
