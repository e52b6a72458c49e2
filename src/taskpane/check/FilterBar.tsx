import {
  Button,
  SearchBox,
  Select,
  Text,
  ToggleButton,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useMemo } from "react";
import type { Severity } from "../../engine/finding";
import { usePane, useSession } from "../shell/pane-context";
import { ALL_SEVERITIES, NO_FILTER, countBySeverity, isFiltered, sheetsOf } from "../state";

const useStyles = makeStyles({
  bar: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
  },
  severities: { gridColumn: "1 / -1", display: "flex", gap: tokens.spacingHorizontalXS },
  severity: { minWidth: 0, flexGrow: 1 },
  search: { maxWidth: "none" },
  shown: {
    gridColumn: "1 / -1",
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    color: tokens.colorNeutralForeground2,
  },
});

export function FilterBar({ shown }: { readonly shown: number }) {
  const styles = useStyles();
  const { strings, setFilter } = useSession();
  const filter = usePane((state) => state.filter);
  const report = usePane((state) => state.report);
  const findings = useMemo(() => report?.findings ?? [], [report]);
  const counts = useMemo(() => countBySeverity(findings), [findings]);
  const sheets = useMemo(() => sheetsOf(findings), [findings]);

  /** A click shows what is clicked and nothing else; a second one shows all again. */
  const isOnly = (severity: Severity) => filter.severities.size === 1 && filter.severities.has(severity);
  const toggle = (severity: Severity) =>
    setFilter({ severities: new Set(isOnly(severity) ? ALL_SEVERITIES : [severity]) });
  return (
    <div className={styles.bar} role="search">
      <div className={styles.severities} role="group" aria-label={strings.check.severityFilter}>
        {ALL_SEVERITIES.map((severity) => (
          <ToggleButton
            key={severity}
            size="small"
            className={styles.severity}
            checked={isOnly(severity)}
            onClick={() => toggle(severity)}
          >
            {strings.severities[severity]} {counts[severity]}
          </ToggleButton>
        ))}
      </div>
      <SearchBox
        size="small"
        className={styles.search}
        placeholder={strings.check.search}
        aria-label={strings.check.search}
        value={filter.query}
        onChange={(_, { value }) => setFilter({ query: value })}
      />
      <Select
        size="small"
        aria-label={strings.check.sheetFilter}
        value={filter.sheet ?? ""}
        onChange={(_, { value }) => setFilter({ sheet: value === "" ? null : value })}
      >
        <option value="">{strings.check.allSheets}</option>
        {sheets.map((sheet) => (
          <option key={sheet} value={sheet}>
            {sheet}
          </option>
        ))}
      </Select>
      {isFiltered(filter) && (
        <div className={styles.shown}>
          <Text size={200} role="status">
            {strings.check.shown(shown, findings.length)}
          </Text>
          <Button size="small" appearance="transparent" onClick={() => setFilter(NO_FILTER)}>
            {strings.check.resetFilter}
          </Button>
        </div>
      )}
    </div>
  );
}
