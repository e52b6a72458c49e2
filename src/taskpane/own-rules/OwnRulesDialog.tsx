import {
  Badge,
  Button,
  DialogActions,
  DialogContent,
  Text,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { OwnRuleView } from "../analyst/own-rules-answers";
import { ArithmeticView } from "../check/ArithmeticView";
import { PaneDialog } from "../shell/PaneDialog";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";
import { ChooseRuleBook } from "./ChooseRuleBook";
import { NewRuleForm } from "./NewRuleForm";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { margin: 0, padding: 0, listStyleType: "none", maxHeight: "45vh", overflowY: "auto" },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  line: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  badge: { flexShrink: 0, whiteSpace: "nowrap" },
  detail: { color: tokens.colorNeutralForeground2 },
});

const COLOURS = { good: "success", failing: "danger", wrong: "warning", quiet: "informative" } as const;

export interface OwnRulesDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The user's own rules with what became of each; both sides are a click away. */
export function OwnRulesDialog({ open, onClose }: OwnRulesDialogProps) {
  const styles = useStyles();
  const { strings, layOutRules } = useSession();
  const rules = usePane((state) => state.report?.ownRules ?? NONE);
  const book = usePane((state) => state.ruleBook);
  const isWorking = usePane(isBusy);
  const texts = strings.ownRules;
  return (
    <PaneDialog open={open} title={texts.title} modalType="non-modal" testId="own-rules" onClose={onClose}>
      <DialogContent className={styles.content}>
        <div className={styles.actions}>
          <Button size="small" disabled={isWorking} onClick={() => void layOutRules(false)}>
            {texts.layOut}
          </Button>
          <Button size="small" disabled={isWorking} onClick={() => void layOutRules(true)}>
            {texts.withResults}
          </Button>
          <ChooseRuleBook />
        </div>
        {book && (
          <Text size={200} className={styles.detail}>
            {book.isOpen ? texts.book(book.name) : texts.bookAway(book.name)}
          </Text>
        )}
        {rules.length === 0 && <Text size={200}>{texts.none}</Text>}
        <ul className={styles.list} tabIndex={0} aria-label={texts.title}>
          {rules.map((rule) => (
            <RuleItem key={`${rule.origin ?? ""}/${rule.name}`} rule={rule} />
          ))}
        </ul>
        <NewRuleForm />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{strings.common.close}</Button>
      </DialogActions>
    </PaneDialog>
  );
}

const NONE: readonly OwnRuleView[] = [];

function RuleItem({ rule }: { readonly rule: OwnRuleView }) {
  const styles = useStyles();
  const { strings, jump } = useSession();
  const { name, origin, place, status, text, meaning, arithmetic, sides } = rule;
  const texts = strings.ownRules;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <Text weight="semibold">{origin === null ? name : `${name}（${origin}）`}</Text>
        <Badge appearance="tint" className={styles.badge} color={COLOURS[status]}>
          {texts.statuses[status]}
        </Badge>
      </div>
      <Text size={200}>{text}</Text>
      {meaning !== "" && (
        <Text size={200} className={styles.detail}>
          {meaning}
        </Text>
      )}
      {arithmetic && status === "failing" && (
        <ArithmeticView arithmetic={arithmetic} tabIndex={0} onJump={(cell) => void jump(cell)} />
      )}
      <div className={styles.line}>
        {place && (
          <Button size="small" appearance="subtle" onClick={() => void jump(place)}>
            {texts.row}
          </Button>
        )}
        {sides.left && (
          <Button size="small" appearance="subtle" onClick={() => sides.left && void jump(sides.left)}>
            {texts.left}
          </Button>
        )}
        {sides.right && (
          <Button size="small" appearance="subtle" onClick={() => sides.right && void jump(sides.right)}>
            {texts.right}
          </Button>
        )}
      </div>
    </li>
  );
}
