/** Residues of a template, doubled words and marks. */
import type { Severity } from "../../engine/finding";
import { remark } from "../context";
import type { ReviewContext } from "../context";
import type { ReviewRule } from "../rules";
import type { SectionedBlock } from "../read/sections";

interface Residue {
  readonly rule: ReviewRule;
  readonly pattern: RegExp;
  readonly severity: Severity;
  readonly message: (found: string) => string;
}

const left = (found: string): string => `模板中的“${found}”没有改写。`;

const RESIDUES: readonly Residue[] = [
  { rule: "review/residue", pattern: /[XxＸ×✕]{2,}|[○◯]{2,}|_{3,}/gu, severity: "error", message: left },
  {
    rule: "review/residue",
    pattern: /某某?(?:部门|单位|局|委|市|县|区)/gu,
    severity: "error",
    message: left,
  },
  {
    rule: "review/residue",
    pattern:
      /(?:增长|增加|上升)\((?:下降|减少|降低)\)|(?:下降|减少|降低)\((?:增长|增加|上升)\)|大于?\(小于?\)|小于?\(大于?\)|大小于/gu,
    severity: "error",
    message: left,
  },
  {
    rule: "review/residue",
    pattern:
      /如持平作[^，。；)]{0,8}|不涉及的不列|按上述格式[^。]{0,20}|作下述说明|列明[^，。；]{2,12}(?=[，。；])|见图\d+|\(图\d+\)/gu,
    severity: "error",
    message: left,
  },
  {
    rule: "review/direction",
    pattern:
      /(?:减|降)(?:增加|增长)|(?:增|升)(?:减少|下降)(?!变化)|(?:增加|增长)(?:减少|下降)(?=\d)|(?:减少|下降)(?:增加|增长)(?=\d)/gu,
    severity: "error",
    message: (found) => `“${found}”的增减方向自相矛盾。`,
  },
  {
    rule: "review/slip",
    pattern:
      /上一度(?!电)|士地|财政拔款|财政拨欸|决箅|预箅|支岀|收人(?=决算|合计|总计|支出)|20\d年度?(?!\d)|(?<!\d)20 ?年度/gu,
    severity: "warning",
    message: (found) => `“${found}”疑为错字。`,
  },
  { rule: "review/residue", pattern: /…{2,}|\.{6,}/gu, severity: "warning", message: left },
  {
    rule: "review/placeholder",
    pattern: /【待填：?[^】]*】/gu,
    severity: "error",
    message: (found) => `${found}还没有填写。`,
  },
  {
    rule: "review/doubled",
    pattern:
      /(是|的|了|和|与|为|在|及|将|被|由|万元|预算|决算|主要|原因|完成|增加|减少|增长|下降|本部门|本单位)\1/gu,
    severity: "warning",
    message: (found) => `“${found}”重复。`,
  },
  {
    rule: "review/doubled",
    pattern: /[，、；：。](?=[，、；：。])[，、；：。]+/gu,
    severity: "warning",
    message: (found) => `标点“${found}”重复。`,
  },
];

export function judgeResidues(context: ReviewContext, blocks: readonly SectionedBlock[]): void {
  for (const { block, narrated, section } of blocks) {
    if (!narrated && section !== "performance") continue;
    for (const { rule, pattern, severity, message } of RESIDUES) {
      for (const match of block.text.matchAll(pattern)) {
        const at = { block, start: match.index, end: match.index + match[0].length };
        remark(context, { rule, severity, message: message(match[0]), at, found: match[0] });
      }
    }
  }
}
