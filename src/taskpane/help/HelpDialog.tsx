import {
  Button,
  Checkbox,
  DialogActions,
  DialogContent,
  Link,
  Text,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { QuestionCircleRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { PaneDialog } from "../shell/PaneDialog";
import { usePane, useSession } from "../shell/pane-context";
import { useShown } from "../shell/use-shown";
import { about } from "./about";
import { CheckCatalogue } from "./CheckCatalogue";
import { SwitchedOffList } from "./SwitchedOffList";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

export function HelpButton() {
  const { strings, showHelp } = useSession();
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<QuestionCircleRegular />}
      aria-label={strings.help.title}
      title={strings.help.title}
      onClick={() => showHelp(null)}
    />
  );
}

/** What the tool does, reads and never sends; the settings of this workbook; every kind of finding with its basis. */
export function HelpDialog() {
  const styles = useStyles();
  const help = usePane((state) => state.help);
  const check = useShown(help)?.check ?? null;
  const { strings, closeHelp, showRounding } = useSession();
  const texts = strings.help;
  const showsRounding = usePane((state) => state.showsRounding);
  const hasReport = usePane((state) => state.report !== null);
  const settings = hasReport && (
    <Section title={texts.settings}>
      <Checkbox
        label={texts.rounding}
        checked={showsRounding}
        onChange={(_, { checked }) => void showRounding(checked === true)}
      />
      <SwitchedOffList />
    </Section>
  );
  return (
    <PaneDialog open={help !== null} title={texts.title} onClose={closeHelp}>
      <DialogContent className={styles.content}>
        {check === null && (
          <>
            <Text>{texts.what}</Text>
            <ul className={styles.list}>
              {[texts.read, texts.written, texts.leaves].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            {settings}
          </>
        )}
        <Section title={texts.kinds}>
          {check === null && (
            <ul className={styles.list}>
              {Object.values(texts.severities).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          <CheckCatalogue asked={check} canSwitch={hasReport} />
        </Section>
        {check === null && (
          <Section title={texts.about}>
            <AboutLines />
          </Section>
        )}
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" onClick={closeHelp}>
          {strings.common.close}
        </Button>
      </DialogActions>
    </PaneDialog>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

function AboutLines() {
  const { strings } = useSession();
  const { version, support } = about();
  return (
    <>
      {version !== null && <Text>{strings.help.version(version)}</Text>}
      {support === null ? (
        <Text>{strings.help.noContact}</Text>
      ) : (
        <Text>
          {strings.help.contact}{" "}
          <Link href={support} target="_blank" rel="noreferrer">
            {support}
          </Link>
        </Text>
      )}
    </>
  );
}
