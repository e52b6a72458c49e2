/** A narrative without its workbook: what the text proves by itself, and nothing expected of tables that nobody has. */
import type { ReceivedText } from "../review/received-text";
import { review } from "../review/review";
import { check } from "./check";
import type { Checked } from "./checked";
import { STATEMENTS_READ } from "./checklist/items";
import { withGaps, withTextRuns } from "./review";

const WITHOUT_TABLES = {
  what: "公开表",
  why: "没有给出工作簿：只核对说明自身能够证明的内容，金额与公开表是否一致没有核对",
};

/** `name`: of the text's file; it stands where the workbook's would. */
export function checkTextAlone(text: ReceivedText, name: string): Checked {
  const empty = check({ name, sheets: [] });
  const reviewed = withGaps(review(text), text, []);
  return {
    ...empty,
    year: reviewed.reading.year,
    tables: [],
    unrecognized: [],
    findings: [],
    notChecked: [WITHOUT_TABLES],
    runs: new Map([
      ...withTextRuns(empty.runs, reviewed, text),
      [STATEMENTS_READ, { status: "person", why: "没有提供工作簿" }],
    ]),
    review: { ...reviewed, text },
  };
}
