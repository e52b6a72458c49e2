import { Button, Select, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDownRegular, ArrowUpRegular } from "@fluentui/react-icons";
import { usePane, useSession } from "../shell/pane-context";
import { GROUPINGS, type Grouping } from "../state";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  grouping: { flexGrow: 1, minWidth: "96px", maxWidth: "160px" },
  legend: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, flexBasis: "100%" },
  entry: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS },
  swatch: {
    width: "14px",
    height: "14px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    forcedColorAdjust: "none",
  },
  // The colours of the marks in the grid, whatever the theme of the pane.
  error: { backgroundColor: "#FFC7CE" },
  warning: { backgroundColor: "#FFEB9C" },
});

export interface StepBarProps {
  /** Counted from 1; 0 where none is selected. */
  readonly at: number;
  readonly count: number;
  readonly onStep: (by: 1 | -1) => void;
}

/** From finding to finding, how they are grouped, and what the colours of the marks mean. */
export function StepBar({ at, count, onStep }: StepBarProps) {
  const styles = useStyles();
  const { strings, setGrouping } = useSession();
  const { find } = strings;
  const grouping = usePane((state) => state.grouping);
  return (
    <div className={styles.bar}>
      <Select
        size="small"
        className={styles.grouping}
        aria-label={find.grouping}
        value={grouping}
        onChange={(_, { value }) => setGrouping(GROUPINGS.find((one) => one === value) ?? "none")}
      >
        {GROUPINGS.map((one: Grouping) => (
          <option key={one} value={one}>
            {find.groupings[one]}
          </option>
        ))}
      </Select>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={find.previous}
        aria-keyshortcuts="Shift+F8"
        title={`${find.previous} (Shift+F8)`}
        disabled={count === 0}
        onClick={() => onStep(-1)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={find.next}
        aria-keyshortcuts="F8"
        title={`${find.next} (F8)`}
        disabled={count === 0}
        onClick={() => onStep(1)}
      />
      <Text size={200}>{find.position(at, count)}</Text>
      <Legend />
    </div>
  );
}

/** What rounding explains, and a remark, mark no cell. */
const MARKED = ["error", "warning"] as const;

function Legend() {
  const styles = useStyles();
  const { strings } = useSession();
  const marks = usePane((state) => state.marks);
  if (marks === "none") return null;
  return (
    <div className={styles.legend} role="note" aria-label={strings.find.legend}>
      {MARKED.map((severity) => (
        <span key={severity} className={styles.entry}>
          <span className={mergeClasses(styles.swatch, styles[severity])} aria-hidden />
          <Text size={200}>{strings.severities[severity]}</Text>
        </span>
      ))}
    </div>
  );
}
