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
  saving: {
    picked: (name: string) => `已保存 ${name}。`,
    linked: (name: string) =>
      `已把 ${name} 交给浏览器下载，是否保存成功以浏览器为准。没有看到下载时，请用“复制（带格式）”粘贴到 Word。`,
    opened: (name: string) => `此处不能直接保存，已在浏览器中打开保存页面，请在那里点 ${name}。`,
    none: (name: string) => `此处不能保存文件，${name} 没有保存。请用“复制（带格式）”粘贴到 Word。`,
  },
};
