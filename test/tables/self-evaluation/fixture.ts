/** A small form of our own, as rows of text divided by `|`. */
import type { Workbook } from "../../../src/workbook/workbook";
import { layOut } from "./lay-out";

export const SMALL_FORM = [
  "项目支出绩效自评表",
  "（2024年度）",
  "项目名称|档案数字化费",
  "主管部门|西宁市城中区人民政府办公室|||实施单位|档案室",
  "项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分",
  "|年度资金总额|30|32.5|26|10|80%|8",
  "|其中：当年财政拨款|30|30|24|--|80%|--",
  "|上年结转资金||2.5|2|--|80%|--",
  "|其他资金||||--||--",
  "年度总体目标|预期目标|||实际完成情况",
  "|整理并扫描馆藏档案|||已扫描大部分",
  "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际指标值|分值|得分|偏差原因分析及改进措施",
  "|成本指标|经济成本指标|预算控制数|≤32.5万元|26万元|20|20",
  "|产出指标|数量指标|扫描页数|≥8000页|7600页|30|28|设备故障，已更换",
  "||质量指标|图像合格率|≥98%|99%|20|20",
  "|满意度指标|服务对象满意度指标|查档人员满意度|≥90%|95%|20|20",
  "总分||||||100|96",
];

export function smallForm(changes: Readonly<Record<number, string>> = {}): Workbook {
  const rows = SMALL_FORM.map((row, index) => (changes[index] ?? row).split("|"));
  return layOut([rows], "a sheet each");
}
