/** What the tab 审阅 shows. */
import type { Received, ReviewOutcome } from "../analyst/review-answers";

export interface ReviewState {
  /** What is reviewed; kept so that it can be reviewed again once the workbook has changed. */
  readonly received: Received | null;
  readonly outcome: ReviewOutcome | null;
  /** The finding that is shown in the text. */
  readonly selected: string | null;
}

export const noReview: ReviewState = { received: null, outcome: null, selected: null };
