import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Link,
  Text,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { QuestionCircleRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { usePane, useSession } from "../shell/pane-context";
import { useReturnFocus } from "../shell/use-return-focus";
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
export function HelpDialog({ check }: { readonly check: string | null }) {
  const styles = useStyles();
  useReturnFocus(true);
  const { strings, closeHelp, showRounding } = useSession();
  const { help } = strings;
  const showsRounding = usePane((state) => state.showsRounding);
  const hasReport = usePane((state) => state.report !== null);
  const settings = hasReport && (
    <Section title={help.settings}>
      <Checkbox
        label={help.rounding}
        checked={showsRounding}
        onChange={(_, { checked }) => void showRounding(checked === true)}
      />
      <SwitchedOffList />
    </Section>
  );
  return (
    <Dialog open onOpenChange={(_, data) => data.open || closeHelp()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{help.title}</DialogTitle>
          <DialogContent className={styles.content}>
            {check === null && (
              <>
                <Text>{help.what}</Text>
                <ul className={styles.list}>
                  {[help.read, help.written, help.leaves].map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
                {settings}
              </>
            )}
            <Section title={help.kinds}>
              {check === null && (
                <ul className={styles.list}>
                  {Object.values(help.severities).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
              <CheckCatalogue asked={check} canSwitch={hasReport} />
            </Section>
            {check === null && (
              <Section title={help.about}>
                <AboutLines />
              </Section>
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={closeHelp}>
              {strings.common.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
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
