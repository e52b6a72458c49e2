/** Texts of help and settings, in Chinese. */
export const helpZh = {
  help: {
    title: "帮助与设置",
    basis: "依据",
    what: "按内容识别决算公开表，逐条核对表内、表间关系，指出最可能有误的单元格；写出和审阅决算情况说明。",
    read: "读取：本工作簿全部工作表的数值、公式和数字格式；您在窗格里打开的文件。",
    written:
      "写入：只在您点击后写入标记、批注、改正的数和本工具的工作表；改过的每一格记入“修改记录”，可撤回。",
    leaves:
      "不外传：表格、说明和文件都只在本机处理。窗格只从安装它的服务器和 Office.js 的地址装载程序，不发送任何数据。",
    settings: "设置",
    rounding: "列出尾差（四舍五入或末位调整所致的差额）",
    off: "停用的核对",
    noneOff: "没有停用的核对。可在下面的某一种结果旁停用，须写明理由；记入“核对说明”，各种报告都列为未核对。",
    switchOff: "停用…",
    switchOffOf: (title: string) => `停用：${title}`,
    switchOn: "恢复",
    switchOnOf: (title: string) => `恢复：${title}`,
    offHint: "停用后不再核对，也不算通过：应当成立的关系停用后，核对结论是“部分未核对”。",
    confirmOff: "停用这项核对",
    switchedOff: "已停用，理由记入“核对说明”。",
    switchedOn: "已恢复核对。",
    kinds: "结果的种类和依据",
    search: "查找核对项目",
    kind: (count: number) => `${count} 项`,
    none: "没有这样的核对项目。",
    severities: {
      error: "错误：应当成立的关系不成立，须改正或说明。",
      warning: "提醒：通常成立的关系不成立，请核实。",
      info: "提示：尾差等，不算错误。",
    },
    about: "关于",
    version: (version: string) => `版本 ${version}`,
    contact: "求助",
    noContact: "求助：请找安装本工具的人员。",
  },
};
