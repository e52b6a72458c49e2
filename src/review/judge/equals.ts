/** 持平: against the other figure where it is known, and against what the same statement says besides. */
import { claimsOf, subjectLabel } from "../read/claims";
import type { ClaimOf, Statement } from "../read/claims";
import { agrees, remark, skipped, wan } from "../context";
import type { Known, ReviewContext } from "../context";
import { agree } from "./interval";
import { budgetsOf } from "./rates";
import { finalFigure, priorFigure, statedFigure } from "./values";

export function judgeEqual(context: ReviewContext, statement: Statement, claim: ClaimOf<"equal">): void {
  const text = claim.at.block.text.slice(claim.at.start, claim.at.end);
  const change =
    claimsOf(statement, "change-amount").find(
      ({ against, amount }) => against === claim.against && amount.value !== 0,
    ) ??
    claimsOf(statement, "change-rate").find(
      ({ against, percent }) => against === claim.against && percent.int !== 0,
    );
  if (change && !claim.loose) {
    const said = change.at.block.text.slice(change.at.start, change.at.end);
    remark(context, {
      rule: "review/contradiction",
      severity: "error",
      message: `${subjectLabel(statement.subject)}既写“${text}”，又写“${said}”，自相矛盾。`,
      at: claim.at,
      found: text,
      claim,
    });
    return;
  }
  const now = finalFigure(context, statement);
  const others = othersOf(context, statement, claim);
  const [other] = others;
  if (!now || !other) {
    const why = claim.against === "prior" ? "没有上年数可以核对" : "没有预算数可以核对";
    skipped(context, { at: claim.at, claim, why });
    return;
  }
  if (claim.loose || others.some((each) => agree(now, each))) {
    agrees(context, claim, [now, other]);
    return;
  }
  remark(context, {
    rule: "review/comparison",
    severity: "error",
    message: `${subjectLabel(statement.subject)}为${wan(now.value)}，比较的数为${wan(other.value)}，并非持平。`,
    at: claim.at,
    found: text,
    against: [now],
    claim,
  });
}

function othersOf(context: ReviewContext, statement: Statement, { against }: ClaimOf<"equal">): Known[] {
  if (against === "budget") return budgetsOf(context, statement).map(({ known }) => known);
  const prior = priorFigure(context, statement) ?? statedFigure(context, statement, ["before"]);
  return prior ? [prior] : [];
}
