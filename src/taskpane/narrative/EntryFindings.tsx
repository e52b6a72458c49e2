import { Button, Text, makeStyles, tokens } from "@fluentui/react-components";
import type { Finding } from "../../engine/finding";
import { useSession } from "../shell/pane-context";
import { cellOfFinding } from "../state";

const useStyles = makeStyles({
  list: {
    margin: `${tokens.spacingVerticalS} 0`,
    padding: tokens.spacingHorizontalS,
    listStyleType: "none",
    borderLeft: `4px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    overflowWrap: "anywhere",
  },
  link: { paddingLeft: 0, paddingRight: 0, minWidth: 0, color: tokens.colorBrandForegroundLink },
});

/** What is wrong in 补充资料 itself: entries that cannot be read or contradict each other. */
export function EntryFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const styles = useStyles();
  const { strings, jump } = useSession();
  if (findings.length === 0) return null;
  return (
    <ul className={styles.list}>
      {findings.map((finding) => {
        const place = cellOfFinding(finding);
        return (
          <li key={finding.id}>
            <Text size={200}>{finding.message}</Text>{" "}
            {place && (
              <Button
                appearance="transparent"
                size="small"
                className={styles.link}
                aria-label={strings.check.jump(`${place.sheet} ${place.address}`)}
                onClick={() => void jump(place)}
              >
                {place.sheet} {place.address}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
