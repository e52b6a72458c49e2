import type { SuspectCell } from "../../engine/finding";
import { printedValue } from "../../engine/printed";
import type { Strings } from "../strings/zh";

/** The interval or value that a cell should have, in words. */
export function expectedText({ check }: Strings, suspect: SuspectCell): string {
  const { min, max, value } = suspect.expected;
  const show = (figure: number): string => printedValue(suspect, figure);
  if (value !== null) return check.shouldBe(show(value));
  if (min === null) return max === null ? check.wrong : check.notAbove(show(max));
  if (max === null) return check.notBelow(show(min));
  return show(min) === show(max) ? check.shouldBe(show(min)) : check.between(show(min), show(max));
}
