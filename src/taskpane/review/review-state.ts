/** What the tab 审阅 shows. */
export interface ReviewState {
  readonly text: string;
}

export const noReview: ReviewState = { text: "" };
