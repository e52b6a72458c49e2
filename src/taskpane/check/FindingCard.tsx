import { Badge, Button, Text, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Culprit, FaultKind, Finding } from "../../engine/finding";
import { printedCell } from "../../engine/printed";
import type { Proposal } from "../../check/repairs/propose";
import type { CellPlace } from "../../hosts/host";
import { usePane, useSession, useStrings } from "../shell/pane-context";
import { cellOfFinding, isBusy } from "../state";
import { Alternatives } from "./Alternatives";
import { ArithmeticView } from "./ArithmeticView";
import { expectedText } from "./expected-text";
import { RepairButtons } from "./RepairButtons";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeftWidth: "4px",
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: "anywhere",
  },
  error: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  warning: { borderLeftColor: tokens.colorPaletteMarigoldBorderActive },
  info: { borderLeftColor: tokens.colorNeutralStroke1 },
  selected: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: "-1px" },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minWidth: 0 },
  badge: { flexShrink: 0, whiteSpace: "nowrap" },
  title: {
    minWidth: 0,
    flexGrow: 1,
    justifyContent: "flex-start",
    paddingLeft: 0,
    paddingRight: 0,
    textAlign: "left",
    color: tokens.colorBrandForegroundLink,
  },
  from: { textDecorationLine: "line-through", color: tokens.colorNeutralForeground2 },
  figures: { fontVariantNumeric: "tabular-nums" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface FindingCardProps {
  readonly finding: Finding;
  /** The finding that the keyboard is on: only its buttons are in the tab order. */
  readonly isActive: boolean;
  readonly onAsk: (asked: AskedFinding) => void;
}

/** A finding that a dialog is about: one of its proposals, or, with none, why it stands. */
export interface AskedFinding {
  readonly finding: Finding;
  readonly proposal: Proposal | null;
}

/** What is mended by inserting or deleting a row: no cell that is written would do it. */
const OF_ROWS: ReadonlySet<FaultKind | undefined> = new Set(["missing-line", "doubled-line"] as const);

const BADGES = { error: "danger", warning: "warning", info: "informative" } as const;

export function FindingCard({ finding, isActive, onAsk }: FindingCardProps) {
  const styles = useStyles();
  const { strings, jumpWithin, select, toggleWhy, showHelp } = useSession();
  const [rule] = finding.rules;
  const isSelected = usePane((state) => state.selected === finding.id);
  const isExpanded = usePane((state) => state.expanded.has(finding.id));
  const isWorking = usePane(isBusy);
  const place = cellOfFinding(finding);
  const { culprit, severity } = finding;
  const tabIndex = isActive ? 0 : -1;
  const go = (to: CellPlace) => {
    select(finding.id);
    void jumpWithin(finding, to);
  };
  return (
    <article className={mergeClasses(styles.card, styles[severity], isSelected && styles.selected)}>
      <div className={styles.head}>
        <Badge appearance="tint" color={BADGES[severity]} size="medium" className={styles.badge}>
          {strings.severities[severity]}
        </Badge>
        {finding.explained && (
          <Badge appearance="outline" color="informative" size="medium" className={styles.badge}>
            {strings.explain.explained}
          </Badge>
        )}
        {place && (
          <Button
            appearance="transparent"
            size="small"
            className={styles.title}
            tabIndex={tabIndex}
            aria-label={strings.check.jump(`${place.sheet} ${place.address}`)}
            onClick={() => go(place)}
          >
            {place.sheet} {place.address}
          </Button>
        )}
      </div>
      {place && <ItemLine finding={finding} place={place} />}
      {culprit ? (
        <CulpritLine culprit={culprit} finding={finding} />
      ) : (
        <Text size={200}>{finding.message}</Text>
      )}
      {OF_ROWS.has(finding.fault) && <Text size={200}>{strings.repair.rowsByHand}</Text>}
      <SaidLine finding={finding} />
      <div className={styles.actions}>
        {finding.arithmetic.length > 0 && (
          <Button
            size="small"
            appearance="subtle"
            tabIndex={tabIndex}
            aria-expanded={isExpanded}
            onClick={() => toggleWhy(finding)}
          >
            {isExpanded ? strings.check.hideWhy : strings.check.why}
          </Button>
        )}
        {culprit || finding.fault !== undefined ? (
          <RepairButtons
            finding={finding}
            tabIndex={tabIndex}
            onChoose={(proposal) => onAsk({ finding, proposal })}
          />
        ) : null}
        <Button
          size="small"
          appearance="subtle"
          tabIndex={tabIndex}
          disabled={isWorking}
          onClick={() => onAsk({ finding, proposal: null })}
        >
          {finding.explained ? strings.explain.change : strings.explain.open}
        </Button>
        {rule !== undefined && (
          <Button size="small" appearance="subtle" tabIndex={tabIndex} onClick={() => showHelp(rule)}>
            {strings.help.basis}
          </Button>
        )}
      </div>
      {isExpanded && (
        <>
          {culprit && <Text size={200}>{finding.message}</Text>}
          {finding.arithmetic.map((arithmetic) => (
            <ArithmeticView
              key={arithmetic.relation}
              arithmetic={arithmetic}
              tabIndex={tabIndex}
              onJump={go}
            />
          ))}
        </>
      )}
      {culprit && culprit.alternatives.length > 0 && (
        <Alternatives culprit={culprit} tabIndex={tabIndex} onJump={go} />
      )}
    </article>
  );
}

/** The item as the table names it, so that nobody has to go to the cell to learn what it is. */
function ItemLine({ finding, place }: { readonly finding: Finding; readonly place: CellPlace }) {
  const terms = finding.arithmetic.flatMap(({ left, right }) => [...left, ...right]);
  const own = terms.find(({ cell }) => cell.sheet === place.sheet && cell.address === place.address);
  return own ? <Text weight="semibold">{own.label}</Text> : null;
}

/** What a person says of it, or said of it before. */
function SaidLine({ finding: { explained, saidEarlier } }: { readonly finding: Finding }) {
  const { explain } = useStrings();
  const said = explained ?? saidEarlier;
  if (!said) return null;
  const text = explain.said(said.reason, said.name, said.date);
  return <Text size={200}>{explained ? `${explain.explained}：${text}` : explain.earlier(text)}</Text>;
}

function CulpritLine({ culprit, finding }: { readonly culprit: Culprit; readonly finding: Finding }) {
  const styles = useStyles();
  const { strings } = useSession();
  const facts = [
    ...(culprit.cause ? [strings.causes[culprit.cause]] : []),
    ...(finding.arithmetic.length > 0 ? [strings.check.explains(finding.arithmetic.length)] : []),
  ];
  return (
    <>
      <Text className={styles.figures}>
        <span className={styles.from}>{printedCell(culprit, strings.check.blankCell)}</span>{" "}
        <strong>{expectedText(strings, culprit)}</strong>
      </Text>
      {facts.length > 0 && <Text size={200}>{facts.join(strings.common.separator)}</Text>}
      {culprit.cause === null && culprit.alternatives.length > 0 && (
        <Text size={200}>{strings.check.undecided}</Text>
      )}
    </>
  );
}
