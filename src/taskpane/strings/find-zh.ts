/** Texts for finding one's way among findings, in Chinese. */
export const findZh = {
  find: {
    grouping: "分组",
    groupings: { none: "不分组", severity: "按级别", sheet: "按工作表", cause: "按原因" },
    causes: { structure: "整行、整列或整表", undecided: "原因未能判断", other: "未指到单元格" },
    noSheet: "不在某一张表",
    group: (name: string, count: number) => `${name}（${count}）`,
    previous: "上一条",
    next: "下一条",
    position: (at: number, count: number) => (at > 0 ? `第 ${at} / ${count} 条` : `共 ${count} 条`),
    legend: "标记的颜色",
    map: "勾稽关系图",
    mapHint: "绿：全部相符；黄：有未能判断的；红：有不符的。点表或连线，只看有关的结果。",
    table: (title: string, failing: number, open: number) =>
      `${title}：${failing > 0 ? `不符 ${failing} 条` : open > 0 ? `未能判断 ${open} 条` : "相符"}`,
    tie: (from: string, to: string) => (from === to ? `${from} 表内` : `${from} 与 ${to}`),
    counts: (holding: number, failing: number, open: number) =>
      [`相符 ${holding}`, failing > 0 ? `不符 ${failing}` : "", open > 0 ? `未能判断 ${open}` : ""]
        .filter((part) => part !== "")
        .join("，"),
  },
};
