import { CAUSES, SEVERITIES } from "../../engine/finding";
import type { Strings } from "../strings/zh";
import type { Row } from "./rows";

/** The heading of a group in the user's language; a sheet has its own name. */
export function groupName(
  strings: Strings,
  { grouping, name }: Pick<Extract<Row, { kind: "group" }>, "grouping" | "name">,
): string {
  if (grouping === "sheet") return name === "" ? strings.find.noSheet : name;
  const severity = SEVERITIES.find((one) => one === name);
  if (severity) return strings.severities[severity];
  const cause = CAUSES.find((one) => one === name);
  if (cause) return strings.causes[cause];
  return strings.find.causes[name === "structure" || name === "undecided" ? name : "other"];
}
