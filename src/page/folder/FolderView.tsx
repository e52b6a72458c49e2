import { useRef, useState, useSyncExternalStore } from "react";
import { Button, Input, ProgressBar, Select, Text, makeStyles, tokens } from "@fluentui/react-components";
import type { BatchRecord } from "../../report/summary/record";
import { FileInput } from "../../taskpane/shell/FileInput";
import type { Workplace } from "../workplace";
import { RESULTS, resultOf, sortRecords, type Result, type SortKey } from "./rows";
import type { FolderDesk } from "./folder-desk";

const useStyles = makeStyles({
  page: {
    flexGrow: 1,
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    padding: tokens.spacingHorizontalL,
    gap: tokens.spacingVerticalM,
  },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  bars: {
    display: "flex",
    height: "12px",
    width: "100%",
    borderRadius: tokens.borderRadiusMedium,
    overflow: "hidden",
  },
  scroll: { flexGrow: 1, minHeight: 0, overflow: "auto", backgroundColor: tokens.colorNeutralBackground1 },
  table: { borderCollapse: "collapse", width: "100%", color: tokens.colorNeutralForeground1 },
  cell: {
    textAlign: "left",
    padding: "4px 8px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    verticalAlign: "top",
  },
  number: { textAlign: "right" },
  sort: {
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    border: "0",
    background: "none",
    padding: "0",
    cursor: "pointer",
    color: "inherit",
  },
  failed: { backgroundColor: "#6e6e6e" },
  errors: { backgroundColor: "#c50f1f" },
  warnings: { backgroundColor: "#bc7c00" },
  open: { backgroundColor: "#2f6fb2" },
  clean: { backgroundColor: "#177a53" },
});

/** The summary of a folder: how it goes, how many came out how, and every workbook with the way to it. */
export function FolderView({
  workplace,
  desk,
}: {
  readonly workplace: Workplace;
  readonly desk: FolderDesk;
}) {
  const styles = useStyles();
  const { texts } = workplace;
  const { records, total, unused, isRunning } = useSyncExternalStore(desk.store.subscribe, desk.store.get);
  const [wanted, setWanted] = useState<Result | "all">("all");
  const [query, setQuery] = useState("");
  const [sort, setSort] = useState<SortKey>("result");
  const counts = RESULTS.map((result) => records.filter((record) => resultOf(record) === result).length);
  const shown = sortRecords(
    records.filter(
      (record) =>
        (wanted === "all" || resultOf(record) === wanted) &&
        `${record.file} ${record.entity ?? ""}`.includes(query.trim()),
    ),
    sort,
  );
  return (
    <main className={styles.page}>
      <div className={styles.row}>
        <Text weight="semibold" data-testid="progress">
          {texts.folder.progress(desk.opened.name, records.length, total)}
        </Text>
        {isRunning ? (
          <Button onClick={() => desk.stop()}>{texts.folder.stop}</Button>
        ) : (
          records.length < total && <Button onClick={() => void desk.start()}>{texts.folder.goOn}</Button>
        )}
        <Button
          appearance="primary"
          disabled={isRunning || records.length === 0}
          onClick={() => workplace.saveFolder(desk)}
        >
          {texts.folder.save}
        </Button>
        <RulesButton workplace={workplace} />
        {unused > 0 && <Text size={200}>{texts.folder.unused(unused)}</Text>}
      </div>
      {isRunning && (
        <ProgressBar value={records.length} max={Math.max(1, total)} aria-label={texts.folder.working} />
      )}
      <div
        className={styles.bars}
        role="img"
        aria-label={RESULTS.map((result, at) => `${texts.folder.results[result]} ${counts[at] ?? 0}`).join(
          "，",
        )}
      >
        {RESULTS.map((result, at) => (
          <span key={result} className={styles[result]} style={{ flexGrow: counts[at] ?? 0 }} />
        ))}
      </div>
      <div className={styles.row}>
        <Select
          aria-label={texts.folder.result}
          value={wanted}
          onChange={(_, { value }) => setWanted(RESULTS.find((result) => result === value) ?? "all")}
        >
          <option value="all">{texts.folder.all(records.length)}</option>
          {RESULTS.map((result, at) => (
            <option key={result} value={result}>
              {`${texts.folder.results[result]} ${counts[at] ?? 0}`}
            </option>
          ))}
        </Select>
        <Input
          type="search"
          aria-label={texts.folder.search}
          placeholder={texts.folder.search}
          value={query}
          onChange={(_, { value }) => setQuery(value)}
        />
      </div>
      <div className={styles.scroll} role="region" aria-label={texts.folder.list} tabIndex={0}>
        <Table workplace={workplace} desk={desk} records={shown} sort={sort} onSort={setSort} />
      </div>
    </main>
  );
}

function Table({
  workplace,
  desk,
  records,
  sort,
  onSort,
}: {
  readonly workplace: Workplace;
  readonly desk: FolderDesk;
  readonly records: readonly BatchRecord[];
  readonly sort: SortKey;
  readonly onSort: (key: SortKey) => void;
}) {
  const styles = useStyles();
  const { texts } = workplace;
  const headings: readonly (readonly [SortKey, string, boolean])[] = [
    ["file", texts.folder.file, false],
    ["entity", texts.folder.entity, false],
    ["result", texts.folder.result, false],
    ["errors", texts.folder.errors, true],
    ["warnings", texts.folder.warnings, true],
    ["notChecked", texts.folder.notChecked, true],
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {headings.map(([key, heading, isNumber]) => (
            <th
              key={key}
              className={`${styles.cell} ${isNumber ? styles.number : ""}`}
              aria-sort={sort === key ? "descending" : "none"}
            >
              <button type="button" className={styles.sort} onClick={() => onSort(key)}>
                {heading}
              </button>
            </th>
          ))}
          <th className={styles.cell}>{texts.folder.note}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.file}>
            <td className={styles.cell}>
              <Button
                appearance="transparent"
                size="small"
                onClick={() => void workplace.openFromFolder(desk, record.file)}
              >
                {record.file}
              </Button>
            </td>
            <td className={styles.cell}>{record.entity ?? ""}</td>
            <td className={styles.cell}>{texts.folder.results[resultOf(record)]}</td>
            <td className={`${styles.cell} ${styles.number}`}>{record.errors}</td>
            <td className={`${styles.cell} ${styles.number}`}>{record.warnings}</td>
            <td className={`${styles.cell} ${styles.number}`}>{record.notChecked}</td>
            <td className={styles.cell}>{record.failure ?? record.notAnnotated ?? ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A bureau's own rules for every workbook of the folder. */
function RulesButton({ workplace }: { readonly workplace: Workplace }) {
  const input = useRef<HTMLInputElement>(null);
  const texts = workplace.texts.folder;
  const rules = useSyncExternalStore(workplace.store.subscribe, () => workplace.store.get().rules);
  return (
    <>
      <Button onClick={() => input.current?.click()}>{texts.rules}</Button>
      <FileInput
        input={input}
        label={texts.rules}
        accept=".xlsx,.xlsm,.xls"
        onChoose={(file) => void workplace.chooseRules(file)}
      />
      {rules && <Text size={200}>{texts.withRules(rules.name)}</Text>}
    </>
  );
}
