import { Badge, Button, Select, Text, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { TableStatus } from "../../engine/fact";
import type { Choices, PaneReport } from "../analyst/desk";
import { usePane, useSession } from "../shell/pane-context";
import { isBusy } from "../state";

const useStyles = makeStyles({
  page: {
    flexGrow: 1,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: { margin: 0 },
  about: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    alignItems: "center",
  },
  value: { margin: 0, overflowWrap: "anywhere" },
  list: { margin: 0, padding: 0, listStyleType: "none" },
  item: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  title: {
    flexGrow: 1,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "left",
    paddingLeft: 0,
    paddingRight: 0,
  },
  badge: { flexShrink: 0, whiteSpace: "nowrap" },
  plain: { flexGrow: 1, minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground2 },
  problems: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

/** What was recognized, what was not, and the means to put it right. */
export function RecognizeTab() {
  const styles = useStyles();
  const { strings } = useSession();
  const report = usePane((state) => state.report);
  const choices = useChoices();
  if (!report) return <></>;
  const count = (status: TableStatus) => report.tables.filter((table) => table.status === status).length;
  const hasTables = report.tables.some((table) => table.status !== "missing");
  return (
    <div className={styles.page}>
      <Text as="h1" weight="semibold" className={styles.heading}>
        {hasTables ? strings.recognize.summary(count("read"), count("empty")) : strings.recognize.none}
      </Text>
      {!hasTables && <Text size={200}>{strings.recognize.noneHint}</Text>}
      <About report={report} choices={choices} />
      <section>
        <Text as="h2" weight="semibold" className={styles.heading}>
          {strings.recognize.tables}
        </Text>
        <ul className={styles.list}>
          {report.tables.map((table) => (
            <TableItem key={`${table.table} ${table.sheet ?? ""}`} table={table} />
          ))}
        </ul>
      </section>
      {report.unrecognized.length > 0 && <Unrecognized report={report} choices={choices} />}
    </div>
  );
}

/** The catalogues are the analyst's; they are asked for once. */
function useChoices(): Choices {
  const { choices } = useSession();
  const [loaded, setLoaded] = useState<Choices>({ tables: [], editions: [] });
  useEffect(() => {
    let isShown = true;
    void choices().then((value) => {
      if (isShown) setLoaded(value);
    });
    return () => {
      isShown = false;
    };
  }, [choices]);
  return loaded;
}

interface PartProps {
  readonly report: PaneReport;
  readonly choices: Choices;
}

function About({ report, choices }: PartProps) {
  const styles = useStyles();
  const { strings, chooseEdition } = useSession();
  const edition = usePane((state) => state.edition);
  const isWorking = usePane(isBusy);
  const recognized = choices.editions.find(({ id }) => id === report.edition)?.name ?? report.edition;
  return (
    <dl className={styles.about}>
      <dt>{strings.recognize.entity}</dt>
      <dd className={styles.value}>{report.entity ?? strings.recognize.unknown}</dd>
      <dt>{strings.recognize.year}</dt>
      <dd className={styles.value}>{report.year ?? strings.recognize.unknown}</dd>
      <dt>{strings.recognize.edition}</dt>
      <dd className={styles.value}>
        <Select
          size="small"
          aria-label={strings.recognize.edition}
          value={edition ?? ""}
          disabled={isWorking}
          onChange={(_, { value }) => void chooseEdition(value === "" ? null : value)}
        >
          <option value="">
            {strings.recognize.automatic}（{recognized}）
          </option>
          {choices.editions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </dd>
    </dl>
  );
}

const COLOURS = { read: "success", empty: "informative", unreadable: "danger", missing: "warning" } as const;

function TableItem({ table }: { readonly table: PaneReport["tables"][number] }) {
  const styles = useStyles();
  const { strings, jump } = useSession();
  const { sheet, title, code, status, unit, facts, problems } = table;
  const name = code === null ? title : `${code} ${title}`;
  const details =
    sheet === null ? [] : [sheet, ...(unit === null ? [] : [unit]), strings.recognize.facts(facts)];
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        {sheet === null ? (
          <Text className={styles.plain}>{name}</Text>
        ) : (
          <Button
            appearance="transparent"
            size="small"
            className={styles.title}
            aria-label={strings.recognize.goTo(name)}
            onClick={() => void jump({ sheet, address: "A1" })}
          >
            {name}
          </Button>
        )}
        <Badge appearance="tint" color={COLOURS[status]} className={styles.badge}>
          {strings.statuses[status]}
        </Badge>
      </div>
      {details.length > 0 && (
        <Text size={200} className={styles.detail}>
          {details.join(" · ")}
        </Text>
      )}
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={strings.recognize.problems}>
          {problems.map((problem, index) => (
            <li key={index}>
              <Text size={200}>{problem}</Text>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Unrecognized({ report, choices }: PartProps) {
  const styles = useStyles();
  const { strings, nameTable } = useSession();
  const named = usePane((state) => state.named);
  const isWorking = usePane(isBusy);
  return (
    <section>
      <Text as="h2" weight="semibold" className={styles.heading}>
        {strings.recognize.unrecognized}
      </Text>
      <Text as="p" size={200} className={styles.detail}>
        {strings.recognize.nameHint}
      </Text>
      <ul className={styles.list}>
        {report.unrecognized.map(({ sheet, reason }) => (
          <li key={sheet} className={styles.item}>
            <Text weight="semibold">{sheet}</Text>
            <br />
            <Text size={200} className={styles.detail}>
              {reason}
            </Text>
            <Select
              size="small"
              aria-label={strings.recognize.nameTable(sheet)}
              value={named[sheet] ?? ""}
              disabled={isWorking}
              onChange={(_, { value }) => void nameTable(sheet, value === "" ? null : value)}
            >
              <option value="">{strings.recognize.notATable}</option>
              {choices.tables.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
    </section>
  );
}
