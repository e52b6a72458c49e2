/** Texts about the user's own rules, in Chinese. */
export const ownRulesZh = {
  ownRules: {
    menu: "自定义勾稽…",
    title: "自定义勾稽",
    layOut: "生成工作表",
    withResults: "写入结果",
    choose: "选择规则文件",
    none: "还没有规则。生成工作表后在表里填写，或在下面新建。",
    written: "已写入“自定义勾稽”工作表",
    added: (name: string) => `已添加规则“${name}”`,
    book: (name: string) => `规则文件：${name}`,
    bookAway: (name: string) =>
      `这个工作簿使用规则文件“${name}”，本次还没有打开：请再选择一次，其中的规则没有核对`,
    bookOpened: (name: string, count: number) => `已使用规则文件“${name}”，${count} 条规则`,
    bookChanged: (name: string, count: number) => `“${name}”与上次的内容不同，已使用现在的 ${count} 条规则`,
    statuses: { good: "相符", failing: "不符", wrong: "要改写", quiet: "未核对" },
    row: "这一行",
    left: "左边",
    right: "右边",
    newRule: "新建规则",
    name: "名称",
    relation: "关系",
    level: "级别",
    takeSelection: "取选中区域",
    takeSelectionFor: (side: string) => `${side}：取选中区域`,
    add: "添加",
  },
};
