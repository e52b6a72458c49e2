/** The projects that the narrative counts against the forms that are there. */
import { toA1 } from "../../workbook/address";
import { formatFen } from "../../workbook/amount";
import type { Amount } from "../../workbook/amount";
import { plainFinding, type Finding } from "../../engine/finding";
import type { FormColumn } from "../../tables/self-evaluation/labels";
import type { SelfEvaluation } from "../../tables/self-evaluation/schema";
import { performanceSummary } from "../../tables/self-evaluation/summary";

/** What 关于绩效评价情况说明 states; `null` where it states nothing. Money in 分. */
export interface StatedProjects {
  readonly projects: number | null;
  readonly money: Amount | null;
}

/** `null` where both agree, or where there is nothing to compare. */
export function statedProjectsFinding(
  evaluations: readonly SelfEvaluation[],
  stated: StatedProjects,
): Finding | null {
  const [first] = evaluations;
  if (!first) return null;
  const count = evaluations.length;
  const { budget } = performanceSummary(evaluations);
  const { projects, money } = stated;
  const isOtherCount = projects !== null && projects !== count;
  const isOtherMoney = money !== null && Math.abs(money.value - budget.value) > money.half + budget.half;
  if (!isOtherCount && !isOtherMoney) return null;
  const total = formatFen(budget.value, "万元");
  const parts = [
    ...(isOtherCount ? [`说明称${projects}个项目，工作簿中有${count}张自评表`] : []),
    ...(isOtherMoney
      ? [`说明称涉及资金${formatFen(money.value, "万元")}万元，各表全年预算数合计${total}万元`]
      : []),
  ];
  const rule = "self-evaluation/stated-projects";
  return plainFinding({
    rule,
    id: rule,
    severity: "warning",
    message: `项目支出绩效自评：${parts.join("；")}`,
    cells: evaluations.flatMap(({ project, table }) =>
      project
        ? [
            {
              sheet: project.cell.sheet,
              address: toA1(project.cell.row, project.cell.column),
              table,
              line: null,
              column: "project" satisfies FormColumn,
              measure: null,
              unit: null,
              value: null,
              text: project.text,
            },
          ]
        : [],
    ),
  });
}
