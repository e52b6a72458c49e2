import { Text, makeStyles, tokens } from "@fluentui/react-components";
import type { Arithmetic, ArithmeticTerm } from "../../engine/finding";
import { printedCell, printedSum } from "../../engine/printed";
import type { CellPlace } from "../../hosts/host";
import { useSession } from "../shell/pane-context";

const useStyles = makeStyles({
  box: {
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { display: "block", marginBottom: tokens.spacingVerticalXXS },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    tableLayout: "fixed",
  },
  term: {
    padding: 0,
    border: "none",
    backgroundColor: "transparent",
    fontFamily: "inherit",
    fontSize: "inherit",
    cursor: "pointer",
    textAlign: "left",
    color: tokens.colorBrandForegroundLink,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sign: { width: "1.6em", textAlign: "center", verticalAlign: "top" },
  label: { verticalAlign: "top", textAlign: "left", fontWeight: tokens.fontWeightRegular },
  value: { width: "38%", textAlign: "right", fontVariantNumeric: "tabular-nums", verticalAlign: "top" },
  sum: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, fontWeight: tokens.fontWeightSemibold },
});

/** Terms of a long sum that are shown at once; the rest is told by its number. */
const MAX_TERMS = 60;

export interface ArithmeticViewProps {
  readonly arithmetic: Arithmetic;
  readonly tabIndex: 0 | -1;
  readonly onJump: (place: CellPlace) => void;
}

/** A relation as on paper: both sides term by term, their sums, the difference, what rounding allows. */
export function ArithmeticView({ arithmetic, tabIndex, onJump }: ArithmeticViewProps) {
  const styles = useStyles();
  const { strings } = useSession();
  const { left, right, leftName, rightName, leftSum, rightSum, difference, allowance, comparison } =
    arithmetic;
  // Blank addends say nothing; one alone on its side is what is missing.
  const side = (terms: readonly ArithmeticTerm[]) =>
    withoutBlanks(terms)
      .slice(0, MAX_TERMS)
      .map((term, index) => (
        <tr key={`${term.cell.sheet}!${term.cell.address}`}>
          <td className={styles.sign}>{signOf(term.coefficient, index)}</td>
          <th scope="row" className={styles.label}>
            <button
              type="button"
              className={styles.term}
              tabIndex={tabIndex}
              onClick={() => onJump(term.cell)}
            >
              {term.label}
            </button>
          </th>
          <td className={styles.value}>{printedCell(term.cell, strings.check.blankCell)}</td>
        </tr>
      ));
  const total = (label: string, value: number, sign = "") => (
    <tr className={styles.sum}>
      <td className={styles.sign}>{sign}</td>
      <th scope="row" className={styles.label}>
        {label}
      </th>
      <td className={styles.value}>{printedSum(arithmetic, value)}</td>
    </tr>
  );
  return (
    <div className={styles.box}>
      <Text size={200} weight="semibold" className={styles.title}>
        {arithmetic.label}
      </Text>
      <table className={styles.table} aria-label={arithmetic.label}>
        <tbody>
          {side(left)}
          {left.length > 1 && total(leftName, leftSum)}
        </tbody>
        <tbody>
          <tr>
            <td className={styles.sign} aria-label={comparison === "=" ? "=" : strings.check.atMost}>
              {comparison === "=" ? "＝" : "≤"}
            </td>
            <td colSpan={2} />
          </tr>
          {side(right)}
          {right.length > 1 && total(rightName, rightSum)}
        </tbody>
        <tbody>
          {total(strings.check.difference, difference)}
          {total(strings.check.allowance, allowance, "±")}
        </tbody>
      </table>
    </div>
  );
}

function withoutBlanks(terms: readonly ArithmeticTerm[]): readonly ArithmeticTerm[] {
  const filled = terms.filter(({ cell }) => cell.value !== null || cell.text !== null);
  return filled.length > 0 ? filled : terms.slice(0, 1);
}

/** `−`, `＋` or `2×`, as one would write it by hand. */
function signOf(coefficient: number, index: number): string {
  const sign = coefficient < 0 ? "−" : index > 0 ? "＋" : "";
  return Math.abs(coefficient) === 1 ? sign : `${sign}${Math.abs(coefficient)}×`;
}
