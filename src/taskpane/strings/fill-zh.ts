/** Texts about filling in 补充资料 from the pane, in Chinese. */
export const fillZh = {
  fill: {
    form: "补充资料",
    write: "填入",
    group: (name: string, count: number) => `${name}（${count}）`,
    inText: "在文中查看",
    earlier: (text: string) => `上年说明写的是：${text}`,
    take: "照此填写",
    done: (count: number) => `已填入“补充资料” ${count} 项，文中已更新。`,
    wrong: (label: string, why: string) => `“${label}”没有填入：${why}`,
    noPlace: "“补充资料”工作表里没有这一项的位置，没有填入。",
    why: (labels: string) => `在窗格中填写：${labels}`,
    reasons: "从上年的说明取原因作参考…",
    reasonsRead: (name: string, count: number) =>
      count > 0
        ? `已从 ${name} 读出 ${count} 条上年写的原因，列在待填的原因旁，仅供参考，不会自动填入。`
        : `${name} 里没有读出与本年待填项目对应的原因。`,
  },
};
