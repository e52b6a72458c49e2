/** 安装说明: what an administrator of an office network has to know and to do. */

export interface Installation {
  readonly server: string;
  readonly support: string | null;
  readonly version: string;
  readonly officeJs: string;
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const code = (text: string): string => `<code>${escape(text)}</code>`;

export function instructions({ server, support, version, officeJs }: Installation): string {
  const officeHost = new URL(officeJs).host;
  const versions: readonly (readonly [string, string])[] = [
    ["Microsoft 365 的 Excel（Windows、Mac）", "可用"],
    ["Excel 2021、2024（Windows、Mac，批量许可版）", "可用"],
    ["Excel 网页版", "可用，要求浏览器能访问上述服务器"],
    ["Excel 2019", "缺少所需功能（ExcelApi 1.9），打开时会说明；请用单文件版"],
    ["Excel 2016 及更早版本", "不可用；请用单文件版"],
    ["WPS 表格", "不可用（不支持微软加载项）；请用单文件版"],
    ["完全不联网的电脑", "不可用：微软不支持离线加载项；请用单文件版"],
  ];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>决算公开助手 ${escape(version)} 安装说明</title>
<style>
body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.7; font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
table { border-collapse: collapse; } td, th { border: 1px solid #888; padding: .3em .8em; text-align: left; }
code { background: #eee; padding: 0 .3em; overflow-wrap: anywhere; }
</style>
</head>
<body>
<h1>决算公开助手 ${escape(version)}：安装说明</h1>
<p>本文件夹供在单位网络中安装 Excel 加载项。服务器地址：${code(server)}。</p>
<p><strong>没有 Excel、用 WPS，或电脑不联网？</strong>不必安装：把 ${code("网站/决算公开助手.html")} 这一个文件复制到电脑上双击打开即可，功能相同，见 ${code("网站/使用手册.html")}。</p>
<h2>一、放到网页服务器</h2>
<ol>
<li>把文件夹 ${code("网站")} 里的全部内容复制到网页服务器，使 ${code(`${server}/taskpane.html`)} 能在浏览器中打开（会显示“请在 Excel 中打开本加载项”）。</li>
<li>必须是 https，证书要被各台电脑信任（单位内部证书须先装入“受信任的根证书颁发机构”）。</li>
<li>服务器只提供文件，不接收任何数据；不需要数据库，也不需要运行程序。</li>
</ol>
<h2>二、让 Excel 看到它（任选一种）</h2>
<h3>方法 1：共享文件夹（Windows，不需要管理中心）</h3>
<ol>
<li>在一台服务器上建共享文件夹，例如 ${code("\\\\服务器\\加载项")}，各用户可读，把 ${code("manifest.xml")} 放进去。</li>
<li>在用户的 Excel 中：文件 → 选项 → 信任中心 → 信任中心设置 → 受信任的加载项目录，填入该共享文件夹的网络路径，添加目录，勾选“在菜单中显示”，确定后重新启动 Excel。</li>
<li>插入 → 我的加载项 → 共享文件夹 → 决算公开助手 → 添加。“审阅”选项卡上出现按钮。</li>
</ol>
<h3>方法 2：管理员统一部署</h3>
<p>Microsoft 365 管理中心 → 设置 → 集成应用 → 上传自定义应用 → Office 加载项，上传 ${code("manifest.xml")}，选择用户。几小时内出现在各用户的 Excel 中。</p>
<h3>确认装好了</h3>
<p>打开任一决算公开工作簿，“审阅”选项卡 → 决算公开助手 → 开始勾稽。只显示“没有连上 Excel”时见第四节。Mac 上的 Excel 由方法 2 部署；一台 Mac 自用时，把 ${code("manifest.xml")} 放进 ${code("~/Library/Containers/com.microsoft.Excel/Data/Documents/wef")} 再重新打开 Excel。Excel 网页版：开始 → 加载项 → 更多加载项 → 我的加载项 → 上传我的加载项，选 ${code("manifest.xml")}。</p>
<h2>三、哪些版本可以用</h2>
<table><tr><th>软件</th><th>能否使用</th></tr>
${versions.map(([name, can]) => `<tr><td>${name}</td><td>${can}</td></tr>`).join("\n")}
</table>
<h2>四、哪些地方要联网，为什么</h2>
<ul>
<li>加载项每次打开时，Excel 从 ${code(officeHost)} 取微软的脚本 office.js。这是微软对所有加载项的要求，不允许放在自己的服务器上；防火墙须放行这个地址。取不到时，窗格会说明原因。</li>
<li>加载项自己的文件只从 ${code(server)} 取。</li>
<li>工作簿的数据不离开电脑：窗格的安全策略（CSP）只允许这两个地址，程序不向任何地址发送内容。</li>
<li>微软不支持离线使用加载项。不联网的电脑请用单文件版 ${code("决算公开助手.html")}，它不发出任何请求。</li>
</ul>
<h2>五、更新与卸载</h2>
<p>更新：用新版 ${code("网站")} 的内容覆盖服务器上的文件，并更换 ${code("manifest.xml")}。卸载：从共享文件夹或管理中心移除 ${code("manifest.xml")}。工作簿里的痕迹可用窗格的“清除全部痕迹”移除。</p>
<p>求助：${support === null ? `<a href="${escape(server)}/help.html">帮助</a>` : `<a href="${escape(support)}">${escape(support)}</a>`}</p>
</body>
</html>
`;
}
