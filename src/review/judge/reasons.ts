/** Reasons: there where a change is told, and not the opposite of it. */
import { contradicts } from "../../narrative/reasons";
import { remark } from "../context";
import type { ReviewContext } from "../context";
import { subjectLabel } from "../read/claims";
import type { Claim, ClaimOf, Statement } from "../read/claims";
import type { Section } from "../read/sections";

/** Sections whose change against last year every form wants explained. */
const EXPLAINED: readonly Section[] = ["overall", "appropriation", "generalBudget", "operating"];
/** A text that explains nothing follows another form; one that explains mostly has left one out. */
const USUAL = 2;

export function judgeReasons(context: ReviewContext): void {
  const { statements } = context.reading;
  for (const statement of statements) judgeDirection(context, statement);
  const withReason = new Set(
    statements.flatMap(({ claims, section }) =>
      claims.some(({ kind }) => kind === "reason") ? [section] : [],
    ),
  );
  if (withReason.size < USUAL) return;
  for (const section of EXPLAINED) {
    if (withReason.has(section)) continue;
    const change = statements
      .filter((statement) => statement.section === section)
      .flatMap((statement) => statement.claims.filter(isChange))
      .find((claim) => claim.kind === "change-amount" && claim.amount.value !== 0);
    if (!change) continue;
    remark(context, {
      rule: "review/reason-missing",
      severity: "warning",
      message: "与上年相比有增减，没有写明主要原因。",
      at: change.at,
      expected: "主要原因",
    });
  }
}

function isChange(claim: Claim): claim is ClaimOf<"change-amount" | "change-rate"> {
  return (claim.kind === "change-amount" || claim.kind === "change-rate") && claim.against === "prior";
}

/** The direction that the reason stands behind, and what it says itself. */
function judgeDirection(context: ReviewContext, statement: Statement): void {
  let direction = 0;
  for (const claim of statement.claims) {
    if (claim.kind === "change-amount" && claim.amount.value !== 0) direction = claim.direction;
    if (claim.kind === "change-rate" && claim.percent.int !== 0) direction = claim.direction;
    if (claim.kind === "comparison") direction = claim.sign;
    if (claim.kind !== "reason" || direction === 0) continue;
    const { block, end } = claim.at;
    const reason = block.text.slice(end, end + 200).split("。", 1)[0] ?? "";
    if (!contradicts(reason, direction)) continue;
    remark(context, {
      rule: "review/reason",
      severity: "warning",
      message: `${subjectLabel(statement.subject)}${direction > 0 ? "增加" : "减少"}的原因写为“${reason}”，与增减方向相反。`,
      at: { block, start: end, end: end + reason.length },
      found: reason,
    });
  }
}
