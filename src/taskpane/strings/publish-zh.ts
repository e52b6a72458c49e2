/** Texts about what leaves the pane: what is open before it does, and how a file was saved, in Chinese. */
export const publishZh = {
  publish: {
    title: "还有未了事项，仍要继续？",
    errors: (count: number) => `勾稽错误 ${count} 处（未改正，也未剔除）`,
    problems: (count: number) => `说明所引用的数字中有错误 ${count} 处`,
    missing: (count: number, labels: string) => `【待填】${count} 项：${labels}`,
    tables: (count: number, titles: string) => `缺少的公开表 ${count} 张：${titles}`,
    unsure: (count: number, cells: string) => `【待核】${count} 处：${cells}`,
    stale: "工作簿在上次勾稽之后又有改动",
    more: (shown: string) => `${shown} 等`,
    kept: "这些在文中照样标出（【待填】【待核】），不会编造。",
    anyway: "仍然继续",
  },
};
